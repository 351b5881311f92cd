"""Reads questions from standard input, one a line (host, port, store file, with tabs between them), and answers each with one
line: yes, no or error, and the words of rtls. Run in an environment that has the package.
"""

import socket
import ssl
import sys
from importlib import import_module
from typing import Any

rtls: Any = import_module("rtls")


def answer(host: str, port: str, store: str) -> str:
    context = rtls.SSLContext(rtls.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(store)
    try:
        with socket.create_connection(("127.0.0.1", int(port)), timeout=30) as connection:
            context.wrap_socket(connection, server_hostname=host).close()
    except ssl.SSLError as error:
        return f"{'no' if 'certificate' in str(error).lower() else 'error'} {error}"
    return "yes"


for line in sys.stdin:
    sys.stdout.write(" ".join(answer(*line.strip().split("\t")).split()) + "\n")
    sys.stdout.flush()
