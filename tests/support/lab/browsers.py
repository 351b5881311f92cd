"""Chromium and Firefox without a window, each question in a new process with a new profile: nothing seen is remembered."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.chromium import Chromium
from tests.support.lab.nss import database
from tests.support.lab.question import Client, Question
from tests.support.programs import need, run

_TIME = 60
"""Seconds that Firefox may take."""

# Chromium takes its user's anchors from the NSS database in HOME.

_LAUNCHER = """#!/bin/sh
HOME="{home}" exec "{program}" --host-resolver-rules="MAP * 127.0.0.1" --no-first-run --no-proxy-server \\
    --disable-background-networking --disable-component-update --disable-extensions --disable-sync "$@"
"""
_REFUSALS = ("net::ERR_CERT_", "net::ERR_SSL_KEY_USAGE_INCOMPATIBLE", "net::ERR_SSL_SERVER_CERT_BAD_FORMAT")


def _chromium(question: Question) -> bool:
    """Whether the page comes when the browser is sent to it."""
    program, home = need("chromium"), question.folder / "home"
    database(question.store, home / ".pki" / "nssdb")
    launcher = question.folder / "chromium"
    launcher.write_text(_LAUNCHER.format(home=home, program=program), encoding="utf-8")
    launcher.chmod(0o755)
    with Chromium.started(str(launcher), question.folder / "profile") as browser:
        error: str = browser._ask("Page.navigate", url=_url(question)).get("errorText", "")
    if error and not error.startswith(_REFUSALS):
        raise RuntimeError(f"Chromium: {error}")
    return not error


# Firefox runs a background task of an application that is nothing but this task, since its own window takes two seconds to open.
# The network, the verifier and the anchors of users are the browser's; the profile is one that it makes for the task and deletes.

_APPLICATION = """[App]
Vendor=Lab
Name=Lab
Version=1
BuildID=1
ID=lab@example.org

[Gecko]
MinVersion=1
MaxVersion=999.*
"""
_PREFERENCES = """
pref("security.nocertdb", false);
pref("network.dns.forceResolve", "127.0.0.1");
pref("network.proxy.type", 0);
pref("toolkit.backgroundtasks.defaultMinTaskRuntimeMS", 0);
"""
"""Firefox keeps no certificates for a background task, and lets it last half a second, if nothing else is said."""
_TASK = Path(__file__).parent / "native" / "firefox.sys.mjs"


@cache
def _application() -> TemporaryDirectory[str]:
    """The application; what runs background tasks wants one file of the browser's."""
    temporary = TemporaryDirectory(prefix="lab-")
    folder = Path(temporary.name)
    tasks, preferences = folder / "modules" / "backgroundtasks", folder / "defaults" / "preferences"
    tasks.mkdir(parents=True)
    preferences.mkdir(parents=True)
    browser = Path(need("firefox-esr")).resolve().parent / "browser" / "omni.ja"
    manifest = f"resource devtools jar:{browser.as_uri()}!/chrome/devtools/modules/devtools/\n"
    (folder / "chrome.manifest").write_text(manifest, encoding="ascii")
    (folder / "application.ini").write_text(_APPLICATION, encoding="ascii")
    (preferences / "lab.js").write_text(_PREFERENCES, encoding="ascii")
    shutil.copy(_TASK, tasks / "BackgroundTask_ask.sys.mjs")
    return temporary


def _firefox(question: Question) -> bool:
    """Whether it fetches the page."""
    place = {"HOME": str(question.folder), "TMPDIR": str(question.folder)}
    application = Path(_application().name) / "application.ini"
    ended = subprocess.run(
        (need("firefox-esr"), "--app", application, "--backgroundtask", "ask", question.store, _url(question)),
        env=os.environ | place,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_TIME,
        check=False,
    )
    answers = [line for line in ended.stdout.splitlines() if line.startswith(("accepts", "refuses"))]
    if len(answers) != 1:
        raise RuntimeError(f"{ended.args} ended with {ended.returncode}:\n{ended.stdout}\n{ended.stderr}")
    return answers == ["accepts"]


def _url(question: Question) -> str:
    return f"https://{question.host}:{question.port}/"


def _version(program: str) -> str:
    """The first word that begins with a digit."""
    return next(word for word in run(need(program), "--version").stdout.split() if word[0].isdigit())


CLIENTS: tuple[Client, ...] = (
    Client("chromium", "chromium", _chromium, lambda: _version("chromium")),
    Client("firefox-esr", "firefox-esr", _firefox, lambda: _version("firefox-esr")),
)
