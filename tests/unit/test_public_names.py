"""What ``import chainfix`` offers, and what it does not import before it is asked for."""

import ast
import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import chainfix
from tests.support import pki
from tests.support.programs import REPOSITORY

HEAVY = (
    "OpenSSL",
    "certifi",
    "dataclasses",
    "email",
    "http",
    "json",
    "logging",
    "platformdirs",
    "requests",
    "rich",
    "ssl",
    "urllib3",
)


def modules_after(code: str, folder: Path) -> set[str]:
    """What is imported once a fresh interpreter has run the code."""
    whole = f"import sys\n{code}\nprint(' '.join(sys.modules))"
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-c", whole]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What cryptography imports by itself, to read a certificate and to check an EC signature."""
    folder = tmp_path_factory.mktemp("floor")
    return modules_after("import cryptography.x509, cryptography.hazmat.backends.openssl.backend", folder)


def heavy(imported: set[str]) -> list[str]:
    return sorted(name for name in imported if name.split(".")[0] in HEAVY)


class TestNames:
    def test_each_is_there_and_has_a_home(self) -> None:
        homes = {name: home for home, names in chainfix._HOMES.items() for name in names}
        assert {*homes, "__version__"} == set(chainfix.__all__)
        for name, home in homes.items():
            assert getattr(chainfix, name) is getattr(importlib.import_module(home), name)

    def test_each_has_one_home_where_it_was_made(self) -> None:
        listed = [name for names in chainfix._HOMES.values() for name in names]
        assert sorted(listed) == sorted(set(listed))
        for home, names in chainfix._HOMES.items():
            for name in names:
                assert getattr(chainfix, name).__module__ == home

    def test_type_checkers_see_the_same(self) -> None:
        """The imports behind TYPE_CHECKING are what mypy reads, the table is what Python reads."""
        tree = ast.parse(Path(str(chainfix.__file__)).read_text())
        imports = [
            node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("chainfix.")
        ]
        seen = {str(node.module): tuple(sorted(alias.name for alias in node.names)) for node in imports}
        assert seen == {home: tuple(sorted(names)) for home, names in chainfix._HOMES.items()}

    def test_dir_lists_them(self) -> None:
        assert dir(chainfix) == sorted(chainfix.__all__)

    def test_the_list_is_sorted(self) -> None:
        assert list(chainfix.__all__) == sorted(chainfix.__all__)

    def test_another_is_an_attribute_error(self) -> None:
        with pytest.raises(AttributeError, match="module 'chainfix' has no attribute 'check_all'"):
            chainfix.check_all  # noqa: B018
        with pytest.raises(ImportError):
            from chainfix import check_all  # noqa: F401

    def test_each_is_documented(self) -> None:
        for name in set(chainfix.__all__) - {"__version__"}:
            assert getattr(chainfix, name).__doc__, name

    def test_types_are_shipped(self) -> None:
        assert (Path(str(chainfix.__file__)).parent / "py.typed").is_file()


class TestImports:
    def test_importing_it_imports_nothing_else(self, tmp_path: Path) -> None:
        """PEP 562: what is not asked for costs nothing."""
        bare, ours = modules_after("", tmp_path), modules_after("import chainfix", tmp_path)
        assert ours - bare == {"chainfix"}

    def test_errors_alone_are_cheap(self, tmp_path: Path) -> None:
        imported = modules_after("from chainfix import ChainfixError, InputError", tmp_path)
        assert {name for name in imported if name.startswith("chainfix")} == {"chainfix", "chainfix.errors"}
        assert "cryptography" not in imported

    def test_an_offline_build_imports_nothing_heavy(self, tmp_path: Path, floor: set[str]) -> None:
        root = pki.root("Root")
        ca = root.ca("CA")
        for name, entity in (("root", root), ("ca", ca), ("leaf", ca.leaf("www.example.org"))):
            (tmp_path / f"{name}.pem").write_text(entity.pem)
        code = (
            "import chainfix\n"
            "repair = chainfix.build('leaf.pem', stores=['root.pem'], pool=['ca.pem'], fetch=False, at='2026-07-01')\n"
            "repair.write('chain.pem'), repair.added, repair.removed"
        )
        imported = modules_after(code, tmp_path)
        assert heavy(imported - floor) == []
        assert (tmp_path / "chain.pem").read_text() == ca.pem

    def test_nor_does_a_build_with_the_roots_of_certifi(self, tmp_path: Path, floor: set[str]) -> None:
        """Its bundle is found without importing the package."""
        imported = modules_after("import chainfix; chainfix.Builder()", tmp_path)
        assert heavy(imported - floor) == []

    def test_what_is_looked_at_would_be_seen(self, tmp_path: Path, floor: set[str]) -> None:
        """A build over the network imports requests, so the tests above can fail."""
        code = "import chainfix.adapters.http, requests"
        assert {"requests", "ssl", "logging"} <= set(heavy(modules_after(code, tmp_path) - floor))
