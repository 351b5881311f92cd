"""Real TLS servers as children of a test: their own configuration in a folder of the test, on a free port of loopback."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from tests.support.children import child
from tests.support.programs import free_port, need

_APACHE = """\
ServerRoot {folder}
PidFile {folder}/apache.pid
ErrorLog {folder}/apache.log
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
User {user}
Group {group}
ServerName www.example.org
Listen 127.0.0.1:{port}
DocumentRoot {folder}
SSLEngine on
SSLSessionCache none
SSLCertificateKeyFile {key}
SSLCertificateFile {certificate}
{chain}
"""

_NGINX = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {certificate};
        ssl_certificate_key {key};
        location / {{ return 200 "hello\\n"; }}
    }}
}}
"""

_HAPROXY = """\
defaults
    mode http
    timeout connect 5s
    timeout client 5s
    timeout server 5s
frontend www
    bind 127.0.0.1:{port} ssl crt {certificate}
"""


@contextlib.contextmanager
def apache(folder: Path, certificate: Path, key: Path, chain: Path | None = None) -> Iterator[int]:
    """Apache with mod_ssl: SSLCertificateFile and, if given, SSLCertificateChainFile. Yields its port."""
    program, port = need("apache2"), free_port()
    line = f"SSLCertificateChainFile {chain}" if chain else ""
    user, group = ("nobody", "nogroup") if os.geteuid() == 0 else (f"#{os.geteuid()}", f"#{os.getegid()}")  # it refuses to be root
    text = _APACHE.format(folder=folder, user=user, group=group, port=port, key=key, certificate=certificate, chain=line)
    (folder / "apache.conf").write_text(text)
    with child((port,), folder, program, "-d", folder, "-f", folder / "apache.conf", "-D", "FOREGROUND"):
        yield port


@contextlib.contextmanager
def nginx(folder: Path, certificate: Path, key: Path) -> Iterator[int]:
    """Run nginx with one certificate file. Yields its port."""
    program, port = need("nginx"), free_port()
    (folder / "nginx.conf").write_text(_NGINX.format(folder=folder, port=port, key=key, certificate=certificate))
    with child((port,), folder, program, "-p", folder, "-e", folder / "nginx.log", "-c", folder / "nginx.conf"):
        yield port


@contextlib.contextmanager
def haproxy(folder: Path, certificate: Path) -> Iterator[int]:
    """HAProxy with one certificate file; the key lies beside it, as that name with ``.key`` behind it. Yields its port."""
    program, port = need("haproxy"), free_port()
    (folder / "haproxy.cfg").write_text(_HAPROXY.format(port=port, certificate=certificate))
    with child((port,), folder, program, "-f", folder / "haproxy.cfg"):
        yield port
