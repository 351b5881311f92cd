"""Real TLS clients: what they say of a server on loopback, and what it sent them."""

from pathlib import Path

from tests.support.programs import need, run

_BEGIN = "-----BEGIN CERTIFICATE-----"
_END = "-----END CERTIFICATE-----"


def curl(port: int, host: str, store: Path) -> tuple[bool, str]:
    """Whether curl accepts the server as ``host`` with the roots of ``store`` (whatever page it then gets), and its words."""
    where = ("--resolve", f"{host}:{port}:127.0.0.1", f"https://{host}:{port}/")
    answer = run(need("curl"), "--silent", "--show-error", "--noproxy", "*", "--cacert", store, *where)
    return answer.returncode == 0, answer.stderr


def openssl(port: int, host: str, store: Path) -> tuple[bool, str]:
    """Whether ``openssl s_client`` accepts the server as ``host`` with the roots of ``store``, and its words."""
    trust = ("-CAfile", store, "-no-CApath", "-no-CAstore", "-verify_return_error", "-verify_hostname", host)
    answer = run(need("openssl"), "s_client", "-connect", f"127.0.0.1:{port}", "-servername", host, *trust)
    return answer.returncode == 0 and "Verify return code: 0 (ok)" in answer.stdout, answer.stdout + answer.stderr


def served_list(port: int, host: str) -> list[str]:
    """The PEM blocks that the server sends, in its order, as openssl shows them."""
    answer = run(need("openssl"), "s_client", "-showcerts", "-connect", f"127.0.0.1:{port}", "-servername", host)
    return pem_blocks(answer.stdout.split("\nServer certificate\n")[0])


def pem_blocks(text: str) -> list[str]:
    """The certificates in a text, each from its BEGIN to its END line."""
    parts = text.split(_BEGIN)[1:]
    return [_BEGIN + part.split(_END)[0] + _END + "\n" for part in parts]
