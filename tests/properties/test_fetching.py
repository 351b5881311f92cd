"""What holds over AIA: fetched is as good as given, and a warm cache as a cold one."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.properties.strategies import Published, published
from tests.support.aia_proxy import AiaProxy

EXAMPLES = settings(max_examples=60)


@pytest.fixture(scope="module")
def proxy() -> Iterator[AiaProxy]:
    with AiaProxy() as running:
        yield running


@pytest.fixture(scope="module")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("caches")


def fresh(caches: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=caches))


def play(proxy: AiaProxy, drawn: Published) -> None:
    proxy.answers.clear()
    proxy.play(drawn.answers)


@EXAMPLES
@given(drawn=published())
def test_a_list_is_found_over_aia_whenever_there_is_one(drawn: Published, proxy: AiaProxy, caches: Path) -> None:
    """RFC 5280 4.2.2.1: the referenced CA issuers description is intended to aid in the selection of a certification path."""
    play(proxy, drawn)
    assert (drawn.built(proxy.url, fresh(caches)) is None) == (drawn.drawn.brute() is None)


@EXAMPLES
@given(drawn=published())
def test_what_was_fetched_is_a_sound_list(drawn: Published, proxy: AiaProxy, caches: Path) -> None:
    """An answer is only a hint: the list is verified all the same."""
    play(proxy, drawn)
    built = drawn.built(proxy.url, fresh(caches))
    assert built is None or drawn.drawn.brute(candidates=built)


@EXAMPLES
@given(drawn=published())
def test_a_cold_and_a_warm_cache_agree(drawn: Published, proxy: AiaProxy, caches: Path) -> None:
    """The cache answers URL by URL as if it had been fetched."""
    play(proxy, drawn)
    cache = fresh(caches)
    assert drawn.built(proxy.url, cache) == drawn.built(proxy.url, cache)
