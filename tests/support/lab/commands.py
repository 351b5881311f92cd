"""The clients that are a command: one process for each question, and its exit status or its words for an answer."""

import re
import subprocess
from collections.abc import Callable
from functools import cache

from tests.support.lab.question import AbsentError, Client, Question
from tests.support.programs import need, run

_Ended = subprocess.CompletedProcess[str]
_CURL_REFUSES = 60
"""CURLE_PEER_FAILED_VERIFICATION; for a signature that is wrong it is 35 with OpenSSL's words for that."""
_WGET_REFUSES = 5
"""SSL verification failure."""


def _openssl(*flags: str) -> Callable[[Question], bool]:
    """``openssl s_client``, with the host name checked, which it does not do by itself."""

    def ask(question: Question) -> bool:
        _expect("openssl", "version", r"OpenSSL 3\.")
        trust = ("-CAfile", question.store, "-no-CApath", "-no-CAstore", "-verify_return_error", "-verify_hostname", question.host)
        where = ("-connect", f"127.0.0.1:{question.port}", "-servername", question.host)
        ended = run(need("openssl"), "s_client", *where, *trust, *flags)
        accepts = ended.returncode == 0 and "Verify return code: 0 (ok)" in ended.stdout
        return _verdict(ended, accepts=accepts, refuses="verify error:num=" in ended.stderr)

    return ask


def _curl(question: Question) -> bool:
    _expect("curl", "--version", r"OpenSSL/3\.")
    trust = ("--cacert", question.store, "--capath", question.folder)
    quietly = ("--disable", "--silent", "--show-error", "--noproxy", "*", "--output", question.folder / "page")
    ended = run(need("curl"), *quietly, *trust, _url(question))
    refuses = ended.returncode == _CURL_REFUSES or "asn1 encoding" in ended.stderr
    return _verdict(ended, accepts=ended.returncode == 0, refuses=refuses)


def _gnutls(question: Question) -> bool:
    _expect("gnutls-cli", "--version", r"gnutls-cli 3\.7\.")
    ended = run(need("gnutls-cli"), "--x509cafile", question.store, "--port", str(question.port), question.host)
    refuses = re.search("verification of server certificate failed|Fatal error: .*certificate", ended.stdout + ended.stderr)
    return _verdict(ended, accepts=ended.returncode == 0, refuses=refuses is not None)


def _wget(question: Question) -> bool:
    _expect("wget", "--version", r"\+ssl/gnutls")
    trust = (f"--ca-certificate={question.store}", f"--ca-directory={question.folder}")
    quietly = ("--no-config", "--no-proxy", "--no-hsts", "--tries=1", "-O", question.folder / "page")
    ended = run(need("wget"), *quietly, *trust, _url(question))
    return _verdict(ended, accepts=ended.returncode == 0, refuses=ended.returncode == _WGET_REFUSES)


def _url(question: Question) -> str:
    return f"https://{question.host}:{question.port}/"


def _verdict(ended: _Ended, *, accepts: bool, refuses: bool) -> bool:
    """Raises RuntimeError where a program says neither yes nor no."""
    if accepts == refuses:
        raise RuntimeError(f"{ended.args} ended with {ended.returncode}:\n{ended.stdout}\n{ended.stderr}")
    return accepts


@cache
def _words(program: str, option: str) -> str:
    return run(need(program), option).stdout


def _expect(program: str, option: str, pattern: str) -> None:
    """Raises AbsentError where a program is not of the version, or not made with the library, that its model is of."""
    words = _words(program, option)
    if not re.search(pattern, words):
        raise AbsentError(f"{program} is not the one that is modelled ({pattern}): {words.splitlines()[0]}")


def _version(program: str, option: str, pattern: str) -> Callable[[], str]:
    def version() -> str:
        found = re.search(pattern, _words(program, option))
        return found[1] if found else "?"

    return version


_OPENSSL = _version("openssl", "version", r"OpenSSL (\S+)")

CLIENTS: tuple[Client, ...] = (
    Client("openssl-3.0", "openssl", _openssl(), _OPENSSL),
    Client("openssl-3.0-strict", "openssl", _openssl("-x509_strict"), _OPENSSL),
    Client("curl-openssl", "curl", _curl, _version("curl", "--version", r"curl (\S+)")),
    Client("gnutls-cli", "gnutls-cli", _gnutls, _version("gnutls-cli", "--version", r"gnutls-cli (\S+)")),
    Client("wget(GnuTLS)", "wget", _wget, _version("wget", "--version", r"Wget (\S+)")),
)
