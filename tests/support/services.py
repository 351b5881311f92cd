"""Real servers of the protocols that TLS starts in, each with the smallest configuration that serves one certificate.

They come from Debian's packages, run in a folder of their own on free ports of loopback, and never as root: some refuse to.
"""

import contextlib
import functools
import grp
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from string import Template
from types import MappingProxyType
from typing import NamedTuple

from tests.support import servers
from tests.support.children import child
from tests.support.programs import free_port, need

NOBODY, NOGROUP = "nobody", "nogroup"
"""Whom root becomes."""

_DOVECOT = """\
base_dir = $folder/run
state_dir = $folder/run
log_path = $folder/dovecot.log
default_internal_user = $user
default_internal_group = $group
default_login_user = $user
listen = 127.0.0.1
protocols = imap pop3 sieve submission lmtp
hostname = localhost
submission_relay_host = 127.0.0.1
ssl = yes
ssl_cert = <$certificate
ssl_key = <$key
passdb {
  driver = static
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $imap
  }
  inet_listener imaps {
    port = 0
  }
}
service pop3-login {
  chroot =
  inet_listener pop3 {
    port = $pop3
  }
  inet_listener pop3s {
    port = 0
  }
}
service submission-login {
  chroot =
  inet_listener submission {
    port = $smtp
  }
  inet_listener submissions {
    port = 0
  }
}
service managesieve-login {
  chroot =
  inet_listener sieve {
    port = $sieve
  }
}
service lmtp {
  inet_listener lmtp {
    port = $lmtp
  }
}
"""

_EXIM = """\
primary_hostname = localhost
spool_directory = $folder
log_file_path = $folder/exim-%s.log
exim_user = $user
exim_group = $group
never_users =
keep_environment =
local_interfaces = 127.0.0.1
daemon_smtp_ports = $smtp
tls_advertise_hosts = *
tls_certificate = $certificate
tls_privatekey = $key
"""

_PROSODY = """\
pidfile = "$folder/prosody.pid"
data_path = "$folder"
log = { info = "$folder/prosody.log" }
interfaces = { "127.0.0.1" }
modules_enabled = { "c2s", "s2s", "tls" }
c2s_ports = { $xmpp }
s2s_ports = { $xmpp_server }
c2s_direct_tls_ports = {}
s2s_direct_tls_ports = {}
ssl = { certificate = "$certificate", key = "$key" }
VirtualHost "localhost"
"""

_SLAPD = """\
include /etc/ldap/schema/core.schema
modulepath /usr/lib/ldap
moduleload back_null
TLSCertificateFile $certificate
TLSCertificateKeyFile $key
database null
suffix "dc=localhost"
"""

_VSFTPD = """\
listen=YES
listen_address=127.0.0.1
listen_port=$ftp
background=NO
run_as_launching_user=YES
secure_chroot_dir=$folder/run
local_enable=YES
ssl_enable=YES
ssl_ciphers=HIGH
rsa_cert_file=$certificate
rsa_private_key_file=$key
vsftpd_log_file=$folder/vsftpd.log
"""


class Daemon(NamedTuple):
    """How a server is started; in its texts stand ``$folder``, ``$certificate``, ``$key``, ``$user``, ``$group`` and the ports."""

    protocols: tuple[str, ...]
    """What ``--starttls`` calls them; each has a port, which is called the same with _ for -."""
    command: tuple[str, ...]
    """Its first word is the program."""
    configuration: str = ""
    """What stands in the file of the next field."""
    file: str = "conf"
    """Its name in ``$folder``."""
    before: tuple[tuple[str, ...], ...] = ()
    """Commands that must have ended before it."""


DAEMONS = MappingProxyType(
    {
        "dovecot": Daemon(("imap", "pop3", "sieve", "smtp", "lmtp"), ("dovecot", "-F", "-c", "$folder/conf"), _DOVECOT),
        "exim": Daemon(("smtp",), ("exim4", "-C", "$folder/conf", "-bdf"), _EXIM),
        "mariadb": Daemon(
            ("mysql",),
            (
                *("mariadbd", "--no-defaults", "--datadir=$folder/run", "--socket=$folder/run/socket"),
                *("--skip-grant-tables", "--skip-innodb", "--default-storage-engine=Aria"),
                *("--bind-address=127.0.0.1", "--port=$mysql", "--ssl-cert=$certificate", "--ssl-key=$key"),
            ),
        ),
        "postgresql": Daemon(
            ("postgres",),
            (
                *("postgres", "-D", "$folder/run", "-F", "-h", "127.0.0.1", "-p", "$postgres", "-k", ""),
                *("-c", "ssl=on", "-c", "ssl_cert_file=$certificate", "-c", "ssl_key_file=$key"),
            ),
            before=(("initdb", "--no-sync", "--auth=reject", "--pgdata=$folder/run"),),
        ),
        "prosody": Daemon(
            ("xmpp", "xmpp-server"),
            ("prosody", "--config", "$folder/prosody.cfg.lua", "-F"),
            _PROSODY,
            file="prosody.cfg.lua",
        ),
        "slapd": Daemon(("ldap",), ("slapd", "-d", "0", "-f", "$folder/conf", "-h", "ldap://127.0.0.1:$ldap"), _SLAPD),
        "vsftpd": Daemon(("ftp",), ("vsftpd", "$folder/conf"), _VSFTPD),
    }
)

Ports = Mapping[str, int]
"""By what ``--starttls`` is to say."""
Serving = Callable[[str, str], AbstractContextManager[Ports]]
"""What :func:`serving` does for one server."""


@contextlib.contextmanager
def daemon(name: str, certificate: str, key: str) -> Iterator[Ports]:
    """One of ``DAEMONS``."""
    kind = DAEMONS[name]
    commands = [(_program(program), *words) for program, *words in (*kind.before, kind.command)]
    ports = {protocol: free_port() for protocol in kind.protocols}
    with _folder(certificate, key) as folder:
        facts = _facts(folder, ports)
        _write(folder / kind.file, Template(kind.configuration).substitute(facts))
        *before, command = ([Template(word).substitute(facts) for word in words] for words in commands)
        for words in before:
            _prepare(words, folder)
        with child(tuple(ports.values()), folder, *command, user=_user(), group=_group()):
            yield ports


@contextlib.contextmanager
def _apache(certificate: str, key: str) -> Iterator[Ports]:
    with _folder(certificate, key) as folder, servers.apache(folder, folder / "site.pem", folder / "site.pem.key") as port:
        yield {"none": port}


@contextlib.contextmanager
def _nginx(certificate: str, key: str) -> Iterator[Ports]:
    with _folder(certificate, key) as folder, servers.nginx(folder, folder / "site.pem", folder / "site.pem.key") as port:
        yield {"none": port}


@contextlib.contextmanager
def _haproxy(certificate: str, key: str) -> Iterator[Ports]:
    with _folder(certificate, key) as folder, servers.haproxy(folder, folder / "site.pem") as port:
        yield {"none": port}


SERVICES: Mapping[str, Serving] = MappingProxyType(
    {"apache": _apache, "nginx": _nginx, "haproxy": _haproxy} | {name: functools.partial(daemon, name) for name in DAEMONS}
)
"""Each server that the tests know."""


def serving(name: str, certificate: str, key: str) -> AbstractContextManager[Ports]:
    """One of ``SERVICES``, serving a file given as PEM with the leaf first, with its key in PEM; gives its ports."""
    return SERVICES[name](certificate, key)


def _program(name: str) -> str:
    """Debian keeps PostgreSQL's own programs in a folder for each version."""
    kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(kept[-1]) if kept else need(name)


@contextlib.contextmanager
def _folder(certificate: str, key: str) -> Iterator[Path]:
    """A folder with the files, that the unprivileged user owns; pytest's own are closed to it."""
    with tempfile.TemporaryDirectory(prefix="chainfix-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "run").mkdir(mode=0o700)
        _give(folder, folder / "run")
        _write(folder / "site.pem", certificate)
        _write(folder / "site.pem.key", key, mode=0o600)
        yield folder


def _write(file: Path, text: str, mode: int = 0o644) -> None:
    file.write_text(text)
    file.chmod(mode)
    _give(file)


def _give(*files: Path) -> None:
    if _user():
        for file in files:
            shutil.chown(file, NOBODY, NOGROUP)


def _facts(folder: Path, ports: Ports) -> dict[str, object]:
    named = {protocol.replace("-", "_"): port for protocol, port in ports.items()}
    user, group = _user() or pwd.getpwuid(os.geteuid()).pw_name, _group() or grp.getgrgid(os.getegid()).gr_name
    return {
        "folder": folder,
        "certificate": folder / "site.pem",
        "key": folder / "site.pem.key",
        "user": user,
        "group": group,
    } | named


def _prepare(command: list[str], folder: Path) -> None:
    user = _user()
    become = {"user": user, "group": _group(), "extra_groups": ()} if user else {}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False, **become)  # type: ignore[call-overload]
    if done.returncode:
        message = f"{command[0]} failed: {done.stdout}{done.stderr}"
        raise RuntimeError(message)


def _user() -> str | None:
    return NOBODY if os.geteuid() == 0 else None


def _group() -> str | None:
    return NOGROUP if os.geteuid() == 0 else None
