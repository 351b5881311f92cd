"""Play the AIA servers of a case: a proxy on loopback that answers each URL of a map with a file.

    python play_aia.py FOLDER                      print the proxy's URL and answer until interrupted
    python play_aia.py FOLDER -- COMMAND...        run COMMAND, {proxy} in it replaced by that URL

FOLDER holds map.json (URL -> file name) and the files. A URL that is not in the map is answered 404. Nothing leaves the machine.
"""

import json
import pathlib
import subprocess
import sys
import threading

HERE = pathlib.Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[2]))  # the proxy is the one that the tests use

from tests.support.aia_proxy import AiaProxy  # noqa: E402


def bodies(folder: pathlib.Path) -> dict[str, bytes]:
    """Read what each URL answers."""
    files: dict[str, str] = json.loads((folder / "map.json").read_text(encoding="utf-8"))
    return {url: (folder / name).read_bytes() for url, name in files.items()}


def main(folder: str, *command: str) -> int:
    """Run the command behind ``--`` and return its exit status, or answer until interrupted."""
    with AiaProxy(bodies(pathlib.Path(folder))) as proxy:
        if command:
            return subprocess.run([part.replace("{proxy}", proxy.url) for part in command[1:]], check=False).returncode
        print(proxy.url, flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    usable = len(sys.argv) == 2 or (len(sys.argv) > 3 and sys.argv[2] == "--")
    sys.exit(main(*sys.argv[1:]) if usable else __doc__)
