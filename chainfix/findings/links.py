"""The links of a list: each certificate with the one that issued it."""

from itertools import pairwise

from chainfix.certificates.certificate import Certificate
from chainfix.findings.case import Case

Link = tuple[Certificate, Certificate]
"""A certificate and its issuer."""


def links(case: Case) -> tuple[Link, ...]:
    """Those of the path, without the anchor; where there is none, every pair of the list of which one issued the other.

    What stands below is of the list; the issuer may have come from elsewhere.
    """
    if case.path is not None:
        return tuple(link for link in pairwise(case.path.certificates) if link[0] in case.list)
    listed = tuple(dict.fromkeys(case.list))
    return tuple((child, issuer) for child in listed for issuer in listed if child != issuer and case.issued(child, issuer))
