"""The table of NIST's Public Key Interoperability Test Suite (PKITS 1.0.1): the sections that are about paths, without revocation.

The certificates are those of the package cryptography-vectors. Expected is what NIST's document says under its default
settings: any-policy, none of the initial policy flags. Its names say it (``Valid...``, ``Invalid...``), but for the section on
certificate policies and inhibitAnyPolicyTest3, whose answers depend on the settings.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import cryptography_vectors

TOTAL = 224
"""How many tests the document has, those of the sections 4.4, 4.14 and 4.15 included, which are about revocation alone."""
SECTIONS = {
    "4.1 Signature Verification": """
        ValidCertificatePathTest1
        InvalidCASignatureTest2
        InvalidEESignatureTest3
        ValidDSASignaturesTest4
        ValidDSAParameterInheritanceTest5
        InvalidDSASignatureTest6
    """,
    "4.2 Validity Periods": """
        InvalidCAnotBeforeDateTest1
        InvalidEEnotBeforeDateTest2
        Validpre2000UTCnotBeforeDateTest3
        ValidGeneralizedTimenotBeforeDateTest4
        InvalidCAnotAfterDateTest5
        InvalidEEnotAfterDateTest6
        Invalidpre2000UTCEEnotAfterDateTest7
        ValidGeneralizedTimenotAfterDateTest8
    """,
    "4.3 Verifying Name Chaining": """
        InvalidNameChainingTest1
        InvalidNameChainingOrderTest2
        ValidNameChainingWhitespaceTest3
        ValidNameChainingWhitespaceTest4
        ValidNameChainingCapitalizationTest5
        ValidNameUIDsTest6
        ValidRFC3280MandatoryAttributeTypesTest7
        ValidRFC3280OptionalAttributeTypesTest8
        ValidUTF8StringEncodedNamesTest9
        ValidRolloverfromPrintableStringtoUTF8StringTest10
        ValidUTF8StringCaseInsensitiveMatchTest11
    """,
    "4.5 Verifying Paths with Self-Issued Certificates": """
        ValidBasicSelfIssuedOldWithNewTest1
        InvalidBasicSelfIssuedOldWithNewTest2
        ValidBasicSelfIssuedNewWithOldTest3
        ValidBasicSelfIssuedNewWithOldTest4
        InvalidBasicSelfIssuedNewWithOldTest5
        ValidBasicSelfIssuedCRLSigningKeyTest6
        InvalidBasicSelfIssuedCRLSigningKeyTest7
        InvalidBasicSelfIssuedCRLSigningKeyTest8
    """,
    "4.6 Verifying Basic Constraints": """
        InvalidMissingbasicConstraintsTest1
        InvalidcAFalseTest2
        InvalidcAFalseTest3
        ValidbasicConstraintsNotCriticalTest4
        InvalidpathLenConstraintTest5
        InvalidpathLenConstraintTest6
        ValidpathLenConstraintTest7
        ValidpathLenConstraintTest8
        InvalidpathLenConstraintTest9
        InvalidpathLenConstraintTest10
        InvalidpathLenConstraintTest11
        InvalidpathLenConstraintTest12
        ValidpathLenConstraintTest13
        ValidpathLenConstraintTest14
        ValidSelfIssuedpathLenConstraintTest15
        InvalidSelfIssuedpathLenConstraintTest16
        ValidSelfIssuedpathLenConstraintTest17
    """,
    "4.7 Key Usage": """
        InvalidkeyUsageCriticalkeyCertSignFalseTest1
        InvalidkeyUsageNotCriticalkeyCertSignFalseTest2
        ValidkeyUsageNotCriticalTest3
        InvalidkeyUsageCriticalcRLSignFalseTest4
        InvalidkeyUsageNotCriticalcRLSignFalseTest5
    """,
    "4.8 Certificate Policies": """
        ValidCertificatePathTest1
        AllCertificatesNoPoliciesTest2
        DifferentPoliciesTest3
        DifferentPoliciesTest4
        DifferentPoliciesTest5
        OverlappingPoliciesTest6
        DifferentPoliciesTest7
        DifferentPoliciesTest8
        DifferentPoliciesTest9
        AllCertificatesSamePoliciesTest10
        AllCertificatesanyPolicyTest11
        DifferentPoliciesTest12
        AllCertificatesSamePoliciesTest13
        AnyPolicyTest14
        UserNoticeQualifierTest15
        UserNoticeQualifierTest16
        UserNoticeQualifierTest17
        UserNoticeQualifierTest18
        UserNoticeQualifierTest19
        CPSPointerQualifierTest20
    """,
    "4.9 Require Explicit Policy": """
        ValidrequireExplicitPolicyTest1
        ValidrequireExplicitPolicyTest2
        InvalidrequireExplicitPolicyTest3
        ValidrequireExplicitPolicyTest4
        InvalidrequireExplicitPolicyTest5
        ValidSelfIssuedrequireExplicitPolicyTest6
        InvalidSelfIssuedrequireExplicitPolicyTest7
        InvalidSelfIssuedrequireExplicitPolicyTest8
    """,
    "4.10 Policy Mappings": """
        ValidPolicyMappingTest1
        InvalidPolicyMappingTest2
        ValidPolicyMappingTest3
        InvalidPolicyMappingTest4
        ValidPolicyMappingTest5
        ValidPolicyMappingTest6
        InvalidMappingFromanyPolicyTest7
        InvalidMappingToanyPolicyTest8
        ValidPolicyMappingTest9
        InvalidPolicyMappingTest10
        ValidPolicyMappingTest11
        ValidPolicyMappingTest12
        ValidPolicyMappingTest13
        ValidPolicyMappingTest14
    """,
    "4.11 Inhibit Policy Mapping": """
        InvalidinhibitPolicyMappingTest1
        ValidinhibitPolicyMappingTest2
        InvalidinhibitPolicyMappingTest3
        ValidinhibitPolicyMappingTest4
        InvalidinhibitPolicyMappingTest5
        InvalidinhibitPolicyMappingTest6
        ValidSelfIssuedinhibitPolicyMappingTest7
        InvalidSelfIssuedinhibitPolicyMappingTest8
        InvalidSelfIssuedinhibitPolicyMappingTest9
        InvalidSelfIssuedinhibitPolicyMappingTest10
        InvalidSelfIssuedinhibitPolicyMappingTest11
    """,
    "4.12 Inhibit Any Policy": """
        InvalidinhibitAnyPolicyTest1
        ValidinhibitAnyPolicyTest2
        inhibitAnyPolicyTest3
        InvalidinhibitAnyPolicyTest4
        InvalidinhibitAnyPolicyTest5
        InvalidinhibitAnyPolicyTest6
        ValidSelfIssuedinhibitAnyPolicyTest7
        InvalidSelfIssuedinhibitAnyPolicyTest8
        ValidSelfIssuedinhibitAnyPolicyTest9
        InvalidSelfIssuedinhibitAnyPolicyTest10
    """,
    "4.13 Name Constraints": """
        ValidDNnameConstraintsTest1
        InvalidDNnameConstraintsTest2
        InvalidDNnameConstraintsTest3
        ValidDNnameConstraintsTest4
        ValidDNnameConstraintsTest5
        ValidDNnameConstraintsTest6
        InvalidDNnameConstraintsTest7
        InvalidDNnameConstraintsTest8
        InvalidDNnameConstraintsTest9
        InvalidDNnameConstraintsTest10
        ValidDNnameConstraintsTest11
        InvalidDNnameConstraintsTest12
        InvalidDNnameConstraintsTest13
        ValidDNnameConstraintsTest14
        InvalidDNnameConstraintsTest15
        InvalidDNnameConstraintsTest16
        InvalidDNnameConstraintsTest17
        ValidDNnameConstraintsTest18
        ValidDNnameConstraintsTest19
        InvalidDNnameConstraintsTest20
        ValidRFC822nameConstraintsTest21
        InvalidRFC822nameConstraintsTest22
        ValidRFC822nameConstraintsTest23
        InvalidRFC822nameConstraintsTest24
        ValidRFC822nameConstraintsTest25
        InvalidRFC822nameConstraintsTest26
        ValidDNandRFC822nameConstraintsTest27
        InvalidDNandRFC822nameConstraintsTest28
        InvalidDNandRFC822nameConstraintsTest29
        ValidDNSnameConstraintsTest30
        InvalidDNSnameConstraintsTest31
        ValidDNSnameConstraintsTest32
        InvalidDNSnameConstraintsTest33
        ValidURInameConstraintsTest34
        InvalidURInameConstraintsTest35
        ValidURInameConstraintsTest36
        InvalidURInameConstraintsTest37
        InvalidDNSnameConstraintsTest38
    """,
    "4.16 Private Certificate Extensions": """
        ValidUnknownNotCriticalCertificateExtensionTest1
        InvalidUnknownCriticalCertificateExtensionTest2
    """,
}
INVALID_BY_POLICY = {"4.8.4", "4.8.5", "4.8.7", "4.8.8", "4.8.9", "4.8.12"}


class PkitsTest(NamedTuple):
    """One test of the suite."""

    number: str
    name: str
    """Of the target, without the ending EE."""

    @property
    def valid(self) -> bool:
        """What the document expects."""
        return not self.name.startswith("Invalid") and self.number not in INVALID_BY_POLICY

    @property
    def target(self) -> bytes:
        """The target certificate in DER."""
        return read(f"{self.name}EE")


TESTS = tuple(
    PkitsTest(f"{section.split()[0]}.{place}", name)
    for section, names in SECTIONS.items()
    for place, name in enumerate(names.split(), start=1)
)


@cache
def folder() -> Path:
    """Where cryptography-vectors keeps the certificates."""
    return Path(next(iter(cryptography_vectors.__path__)), "x509", "PKITS_data", "certs")


@cache
def read(stem: str) -> bytes:
    """One certificate in DER."""
    return (folder() / f"{stem}.crt").read_bytes()


@cache
def authorities() -> tuple[bytes, ...]:
    """Every CA certificate of the suite in DER, the trust anchor too."""
    return tuple(path.read_bytes() for path in sorted(folder().glob("*.crt")) if not path.stem.endswith("EE"))


@cache
def anchor() -> bytes:
    """The one trust anchor in DER."""
    return read("TrustAnchorRootCertificate")
