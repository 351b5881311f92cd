"""What is served is not what is in the file.

Where the leaf is another one, mostly the certificate was renewed and the server not reloaded: it goes on with the old one until it
expires. Or another node, another virtual host or another file serves. Where the leaf is the same, the server makes the list itself:
a Windows server builds it from its own certificate stores; GnuTLS (exim on Debian) sorts it, drops what is stray or twice, and of
two cross-certificates the second; OpenSSL may complete a leaf alone from its trust store.

What to do: reload the server, and look again. Where only the list differs, put the intermediates where the server takes them from:
on Windows into the store "Intermediate Certification Authorities", and the unwanted twin out of it.
"""

from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import Case
from chainfix.findings.comparison import leaf_among, leaf_described, list_difference, same_sort_of_key, share_a_name
from chainfix.findings.finding import Confidence, Hit, Severity

CODE, NAME = "CF801", "differs-from-file"
SEVERITY, CONFIDENCE = Severity.ERROR, Confidence.CERTAIN
SOURCE = "observation: renewals that were never loaded"
SINCE = ""
SSL_LABS = None


def check(case: Case) -> list[Hit] | None:
    """One hit where the leaf or the list is another; None where there is nothing to compare with."""
    if case.against is None:
        return None
    name, expected = case.against
    if not expected:
        return [Hit(f"{name} holds no certificate")]
    leaf = leaf_among(expected, case.leaf)
    if leaf != case.leaf:
        message = f"{_place(case)} {leaf_described(case.leaf)}, {name} holds {leaf_described(leaf)}: {_reason(case, leaf)}"
        return [Hit(message, case.leaf, case.position(case.leaf))]
    told = list_difference(case.list, expected)
    if not told:
        return []
    alone = len(expected) == 1
    hint = ", where the leaf stands alone" if alone else ""
    message = f"the list is not that of {name}{hint}: {told}"
    return [Hit(message, severity=Severity.NOTE if alone else Severity.WARNING)]


def _place(case: Case) -> str:
    return "the server sends" if case.live else "this is"


def _reason(case: Case, expected: Certificate) -> str:
    if not same_sort_of_key(case.leaf, expected):
        other = "; a server may have both, and --key-type asks for one of them" if case.live else ""
        return f"the keys are of different sorts{other}"
    if not share_a_name(case.leaf, expected):
        return "they are for different names"
    if expected.starts > case.leaf.starts:
        return "the file is newer: reload the server" if case.live else "the other one is newer"
    if expected.starts < case.leaf.starts:
        return "the file is older: the server takes its certificate from elsewhere" if case.live else "the other one is older"
    return "both begin at the same time"
