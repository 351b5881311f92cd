"""Where chainfix judges a list that was really served otherwise than its flags do: expected, actual and the reason."""

from typing import NamedTuple


class Departure(NamedTuple):
    """One list; an unexpected agreement fails the suite too."""

    host: str
    expected: dict[str, bool]
    """The flags that differ, as they came with the list."""
    actual: dict[str, bool]
    """The same as chainfix sees them."""
    reason: str


EXCEPTIONS: dict[str, Departure] = {
    "d9280d7781b3d9100e4293de623de3a333c9402029825c6ad9342ae60c94a754": Departure(
        host="login.live.com",
        expected={"complete_without_extra": True},
        actual={"complete_without_extra": False},
        reason="the extKeyUsage of the CA certificate that was sent lacks serverAuth: it names the two purposes of Server "
        "Gated Cryptography only, which clients of its time took for it; its twin with serverAuth was not sent",
    ),
    "fdae8fd07fe74aca4a9580df24b5629ef1a0f4c1cd0016d9e933a42ca56437a4": Departure(
        host="geoip.elastic.dev",
        expected={"ordered": False, "unrelated": True},
        actual={"ordered": True, "unrelated": False},
        reason="the leaf and a root of the stores without the intermediate between them: a list that is incomplete is not judged "
        "for its order, as with SSL Labs, and a root may stand above the gap",
    ),
}
"""By the SHA-256 of the leaf."""
