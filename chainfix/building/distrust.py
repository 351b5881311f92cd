"""Roots that Mozilla distrusts for leaves from a date on, while certifi still carries them: certifi is PEM and holds no dates.

NSS keeps such a date in ``CKA_NSS_SERVER_DISTRUST_AFTER``, a UTCTime. Firefox refuses a chain that ends in the root when the
leaf's notBefore is *later* than that instant (``isDistrustedCertificateChain`` in ``NSSCertDBTrustDomain.cpp``); a leaf that
starts at the very instant is accepted. The dates below are those of ``builtins/certdata.txt`` in NSS 3.112 (Firefox 140) and
NSS 3.125 (Firefox 153), read from the tables that those releases ship. Listed is every dated root that a certifi release since
2024.7.4 holds. The table knows no root that Mozilla simply removed: certifi drops such a root with its next release.
"""

from datetime import UTC, datetime
from typing import Literal, NamedTuple


class Distrust(NamedTuple):
    """From when on a trust store refuses what one of its roots issues."""

    spki_sha256: str
    """SHA-256 of the root's SubjectPublicKeyInfo, in lower-case hexadecimal."""
    subject: str
    """The root's subject name as RFC 4514 text."""
    after: int
    """Seconds since the epoch: the last instant at which a leaf may start."""
    basis: Literal["notBefore", "sct"]
    """Which date of the leaf is compared: its notBefore, or its earliest signed certificate timestamp."""
    purpose: Literal["server"]
    """For which purpose the root is distrusted."""
    source: str
    """Where the date was read."""

    @property
    def date(self) -> str:
        """The day of that instant (UTC, YYYY-MM-DD)."""
        return datetime.fromtimestamp(self.after, UTC).strftime("%Y-%m-%d")


_ENTRUST = "NSS 3.112 certdata.txt; https://groups.google.com/a/mozilla.org/g/dev-security-policy/c/jCvkhBjg9Yw"
_ENTRUST_G4 = "https://groups.google.com/a/mozilla.org/g/dev-security-policy/c/jCvkhBjg9Yw (NSS 3.112 trusts it for mail only)"
_GLOBALTRUST = "NSS 3.112 certdata.txt; https://bugzilla.mozilla.org/show_bug.cgi?id=1901080"
_EPKI = "NSS 3.112 certdata.txt; https://bugzilla.mozilla.org/show_bug.cgi?id=1891438"
_IZENPE = "NSS 3.125 certdata.txt; https://bugzilla.mozilla.org/show_bug.cgi?id=2017317"


def _server(spki_sha256: str, subject: str, after: str, source: str) -> Distrust:
    instant = int(datetime.fromisoformat(after).timestamp())
    return Distrust(spki_sha256, subject, instant, "notBefore", "server", source)


MOZILLA = (
    _server(
        "952c2039c0243eb515dd73d83fc3643184874feb0862a9837731ed9b4742e17a",
        "CN=Izenpe.com,O=IZENPE S.A.,C=ES",
        "2026-04-15T23:59:59Z",
        _IZENPE,
    ),
    _server(
        "62554c17005543b237215f04268dcd2fd1c470240ad3c8660e25ae2c59630f55",
        "OU=ePKI Root Certification Authority,O=Chunghwa Telecom Co.\\, Ltd.,C=TW",
        "2025-04-15T23:59:59Z",
        _EPKI,
    ),
    _server(
        "6dbfae00d37b9cd73f8fb47de65917af00e0dddf42dbceac20c17c0275ee2095",
        "CN=Entrust Root Certification Authority,OU=(c) 2006 Entrust\\, Inc.,"
        "OU=www.entrust.net/CPS is incorporated by reference,O=Entrust\\, Inc.,C=US",
        "2024-11-30T23:59:59Z",
        _ENTRUST,
    ),
    _server(
        "76ee8590374c715437bbca6bba6028eadde2dc6dbbb8c3f610e851f11d1ab7f5",
        "CN=Entrust Root Certification Authority - G2,OU=(c) 2009 Entrust\\, Inc. - for authorized use only,"
        "OU=See www.entrust.net/legal-terms,O=Entrust\\, Inc.,C=US",
        "2024-11-30T23:59:59Z",
        _ENTRUST,
    ),
    _server(
        "36d7c79f3d089a0ff79972d90923dea5ca76b4ccbaf7c2751cb152e9494f52d0",
        "CN=Entrust Root Certification Authority - G4,OU=(c) 2015 Entrust\\, Inc. - for authorized use only,"
        "OU=See www.entrust.net/legal-terms,O=Entrust\\, Inc.,C=US",
        "2024-11-30T23:59:59Z",
        _ENTRUST_G4,
    ),
    _server(
        "fea2b7d645fba73d753c1ec9a7870c40e1f7b0c561e927b985bf711866e36f22",
        "CN=Entrust Root Certification Authority - EC1,OU=(c) 2012 Entrust\\, Inc. - for authorized use only,"
        "OU=See www.entrust.net/legal-terms,O=Entrust\\, Inc.,C=US",
        "2024-11-30T23:59:59Z",
        _ENTRUST,
    ),
    _server(
        "1ea3c5e43ed66c2da2983a42a4a79b1e906786ce9f1b58621419a00463a87d38",
        "CN=Entrust.net Certification Authority (2048),OU=(c) 1999 Entrust.net Limited,"
        "OU=www.entrust.net/CPS_2048 incorp. by ref. (limits liab.),O=Entrust.net",
        "2024-11-30T23:59:59Z",
        _ENTRUST,
    ),
    _server(
        "6c464b9a5b233a5e874da765c26f045010d2ddcff45794f0b4c7e4aafa501495",
        "CN=AffirmTrust Commercial,O=AffirmTrust,C=US",
        "2024-11-30T23:59:59Z",
        _ENTRUST,
    ),
    _server(
        "94072ad3f58f70f93098e5a5f6c04c96c710bd849d83184919ae90eb890ae400",
        "CN=AffirmTrust Networking,O=AffirmTrust,C=US",
        "2024-11-30T23:59:59Z",
        _ENTRUST,
    ),
    _server(
        "c7f43b4cf5b71568294f822b53762605f6ddd15cadece739e9e2c3cba61e9d67",
        "CN=AffirmTrust Premium,O=AffirmTrust,C=US",
        "2024-11-30T23:59:59Z",
        _ENTRUST,
    ),
    _server(
        "3219b09114ff495a3eb6eb00c2efeab34002ae5f0a56c7679ea087a3fa037e4f",
        "CN=AffirmTrust Premium ECC,O=AffirmTrust,C=US",
        "2024-11-30T23:59:59Z",
        _ENTRUST,
    ),
    _server(
        "fee8af929175687f4638a3fc983db8ecd0e5e2a83e737f3fb77b4c22fcbac0a6",
        "CN=GLOBALTRUST 2020,O=e-commerce monitoring GmbH,C=AT",
        "2024-06-30T00:00:00Z",
        _GLOBALTRUST,
    ),
)
"""What is applied to the store ``mozilla``, newest date first."""
