"""Reads questions from standard input, one a line (host, port, store file, with tabs between them), and answers each with one
line: yes, no or error, and the words of curl_cffi. Run in an environment that has the package.
"""

import sys
from importlib import import_module
from typing import Any

curl_cffi: Any = import_module("curl_cffi.requests")
REFUSES = (35, 60)
"""CURLE_SSL_CONNECT_ERROR, as a wrong signature ends, and CURLE_PEER_FAILED_VERIFICATION."""


def answer(host: str, port: str, store: str) -> str:
    try:
        curl_cffi.get(f"https://{host}:{port}/", verify=store, proxies={}, timeout=30)
    except curl_cffi.RequestsError as error:
        return f"{'no' if error.code in REFUSES else 'error'} {error}"
    return "yes"


for line in sys.stdin:
    sys.stdout.write(" ".join(answer(*line.strip().split("\t")).split()) + "\n")
    sys.stdout.flush()
