"""The private key is encrypted.

A server asks for the pass phrase each time it starts; without anybody at the terminal it does not come up again after a reboot
or an update. nginx takes it from ``ssl_password_file``, Apache from ``SSLPassPhraseDialog``, dovecot from ``ssl_key_password``;
postfix takes none.

What to do: where the server cannot be told the pass phrase, ``openssl pkey -in KEY -out NEW`` writes the key in the clear; let
nobody but its owner read that file.
"""

from chainfix.findings.case import Case
from chainfix.findings.finding import Confidence, Hit, Severity
from chainfix.findings.keyfiles import keys_of

CODE, NAME = "CF605", "encrypted-key"
SEVERITY, CONFIDENCE = Severity.NOTE, Confidence.CERTAIN
SOURCE = "RFC 5958 3; RFC 1421 4.6.1.1"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit for each private key under a pass phrase; not applicable where there is no key."""
    keys = keys_of(case)
    if not keys:
        return None
    places = [f"{key.place}, line {key.line}" if key.line else key.place for key in keys if key.encrypted]
    return [Hit(f"{place}: the private key is encrypted, and a server asks for its pass phrase at every start") for place in places]
