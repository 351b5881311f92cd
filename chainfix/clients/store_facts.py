"""The trust stores of clients, as facts: each root once, and of each store what it lacks and has beside its base."""

from chainfix.clients.stores import ClientStore, Root

AAA_CERTIFICATE_SERVICES = Root(
    "CN=AAA Certificate Services,O=Comodo CA Limited,L=Salford,ST=Greater Manchester,C=GB",
    "bd153ed7b0434f6886b17bce8bbe84ed340c7132d702a8f4fa318f756ecbd6f3",
)
ACCVRAIZ1 = Root("C=ES,O=ACCV,OU=PKIACCV,CN=ACCVRAIZ1", "05570ae6eb0fceb4210e6db79486b7094caf200401e149b6677441b5f25e449b")
ACEDICOM_ROOT = Root("C=ES,O=EDICOM,OU=PKI,CN=ACEDICOM Root", "b0f6f15b4817ebe6fe0b4bfcd7d3ace4c758b0ab6f8a9da2ed92e618239d9c98")
ACTALIS_AUTHENTICATION_ROOT_CA = Root(
    "CN=Actalis Authentication Root CA,O=Actalis S.p.A./03358520967,L=Milan,C=IT",
    "25d4913cf587097414d29d26f6c1b1942cd6d64eaf45d0fcf81526adba96d324",
)
AC_RAIZ_CERTICAMARA_S_A = Root(
    "CN=AC Raíz Certicámara S.A.,O=Sociedad Cameral de Certificación Digital - Certicámara S.A.,C=CO",
    "fd872d176617e50c266119d0fdb047b0732da2048b121af7b9860ca3e2f2f2be",
)
AC_RAIZ_FNMT_RCM = Root("OU=AC RAIZ FNMT-RCM,O=FNMT-RCM,C=ES", "2fc5667a4b9a2678ed6ac6ad25465fcbf6094bfcd9504097c7a8fa47ade5e888")
AC_RAIZ_FNMT_RCM_SERVIDORES_SEGUROS = Root(
    "CN=AC RAIZ FNMT-RCM SERVIDORES SEGUROS,organizationIdentifier=VATES-Q2826004J,OU=Ceres,O=FNMT-RCM,C=ES",
    "453b74809b69019627f2f843001db5950cdd1d45371053e7f3dfdbc3714113c6",
)
ADDTRUST_CLASS_1_CA_ROOT = Root(
    "CN=AddTrust Class 1 CA Root,OU=AddTrust TTP Network,O=AddTrust AB,C=SE",
    "052b687107ec84e8730382452ec2a27451745d7485a57d6f464e0da7a1b6af2a",
)
ADDTRUST_EXTERNAL_CA_ROOT = Root(
    "CN=AddTrust External CA Root,OU=AddTrust External TTP Network,O=AddTrust AB,C=SE",
    "942a6916a6e4ae527711c5450247a2a74fb8e156a8254ca66e739a11493bb445",
)
ADDTRUST_QUALIFIED_CA_ROOT = Root(
    "CN=AddTrust Qualified CA Root,OU=AddTrust TTP Network,O=AddTrust AB,C=SE",
    "c73afc2eba770d0cbc1ee41f252b52e8a93d12b72dccec031d8d839cbf818a79",
)
AFFIRMTRUST_COMMERCIAL = Root(
    "CN=AffirmTrust Commercial,O=AffirmTrust,C=US",
    "6c464b9a5b233a5e874da765c26f045010d2ddcff45794f0b4c7e4aafa501495",
)
AFFIRMTRUST_NETWORKING = Root(
    "CN=AffirmTrust Networking,O=AffirmTrust,C=US",
    "94072ad3f58f70f93098e5a5f6c04c96c710bd849d83184919ae90eb890ae400",
)
AFFIRMTRUST_PREMIUM = Root(
    "CN=AffirmTrust Premium,O=AffirmTrust,C=US",
    "c7f43b4cf5b71568294f822b53762605f6ddd15cadece739e9e2c3cba61e9d67",
)
AFFIRMTRUST_PREMIUM_ECC = Root(
    "CN=AffirmTrust Premium ECC,O=AffirmTrust,C=US",
    "3219b09114ff495a3eb6eb00c2efeab34002ae5f0a56c7679ea087a3fa037e4f",
)
AMAZON_ROOT_CA_1 = Root("CN=Amazon Root CA 1,O=Amazon,C=US", "fbe3018031f9586bcbf41727e417b7d1c45c2f47f93be372a17b96b50757d5a2")
AMAZON_ROOT_CA_2 = Root("CN=Amazon Root CA 2,O=Amazon,C=US", "7f4296fc5b6a4e3b35d3c369623e364ab1af381d8fa7121533c9d6c633ea2461")
AMAZON_ROOT_CA_3 = Root("CN=Amazon Root CA 3,O=Amazon,C=US", "36abc32656acfc645c61b71613c4bf21c787f5cabbee48348d58597803d7abc9")
AMAZON_ROOT_CA_4 = Root("CN=Amazon Root CA 4,O=Amazon,C=US", "f7ecded5c66047d28ed6466b543c40e0743abe81d109254dcf845d4c2c7853c5")
AMERICA_ONLINE_ROOT_CERTIFICATION_AUTHORITY_1 = Root(
    "CN=America Online Root Certification Authority 1,O=America Online Inc.,C=US",
    "23849d094923d44a4881b63ab185e9be15aac8ef2c3044d934bc7f26e2d2cd69",
)
AMERICA_ONLINE_ROOT_CERTIFICATION_AUTHORITY_2 = Root(
    "CN=America Online Root Certification Authority 2,O=America Online Inc.,C=US",
    "fcf7da983603e88862030d96137d8e13031badfb4d56c1fd4cacc339f6bdbb2a",
)
ANF_SECURE_SERVER_ROOT_CA = Root(
    "CN=ANF Secure Server Root CA,OU=ANF CA Raiz,O=ANF Autoridad de Certificacion,C=ES,serialNumber=G63287510",
    "9a52ff6a3cb6e353a08567e0dc9c395b300d60a22292ab8c18c1656b2983ae90",
)
APPLICATIONCA = Root(
    "OU=ApplicationCA,O=Japanese Government,C=JP",
    "6f3e077fe5504646c0191afce494e4eb68183e398f5a4dc05669f8b6e6e682fe",
)
ATOS_TRUSTEDROOT_2011 = Root(
    "C=DE,O=Atos,CN=Atos TrustedRoot 2011",
    "e5ca37bc7b6c361979bc6b123ca9a1db019046d7ff5f57dfb854b19d10b0682f",
)
ATOS_TRUSTEDROOT_ROOT_CA_ECC_G2_2020 = Root(
    "CN=Atos TrustedRoot Root CA ECC G2 2020,O=Atos,C=DE",
    "c3c0811992ccbc2c282d2c30022dbce857dba2a0cfb99887e33bb6986c916eae",
)
ATOS_TRUSTEDROOT_ROOT_CA_ECC_TLS_2021 = Root(
    "C=DE,O=Atos,CN=Atos TrustedRoot Root CA ECC TLS 2021",
    "608963c78c455e6e34b072468ace0956cff18d34643f9f305b7162fa181979fc",
)
ATOS_TRUSTEDROOT_ROOT_CA_RSA_G2_2020 = Root(
    "CN=Atos TrustedRoot Root CA RSA G2 2020,O=Atos,C=DE",
    "21e94ddbfa686cbbfb802689f5b0d768356fb64e361dbcb7eaad0f406bcb3171",
)
ATOS_TRUSTEDROOT_ROOT_CA_RSA_TLS_2021 = Root(
    "C=DE,O=Atos,CN=Atos TrustedRoot Root CA RSA TLS 2021",
    "f7ca77a610e3d42447240692dbd57cfd13cf042acd2062e6a62b87b9ed81c1a7",
)
AUTORIDAD_DE_CERTIFICACION_FIRMAPROFESIONAL_CIF_A62634068_2001 = Root(
    "emailAddress=ca@firmaprofesional.com,CN=Autoridad de Certificacion Firmaprofesional CIF A62634068,"
    "L=C/ Muntaner 244 Barcelona,C=ES",
    "04a6ea654b23658973c98198c64a3a691c0da72ebebd9aebf75324cde6960eaa",
)
AUTORIDAD_DE_CERTIFICACION_FIRMAPROFESIONAL_CIF_A62634068_2009 = Root(
    "CN=Autoridad de Certificacion Firmaprofesional CIF A62634068,C=ES",
    "3b0d73b4be4a854adc3e51d7ef9fa48aefbb2cdd824d67bdc7d7d09a2abc2d43",
)
A_TRUST_NQUAL_03 = Root(
    "CN=A-Trust-nQual-03,OU=A-Trust-nQual-03,O=A-Trust Ges. f. Sicherheitssysteme im elektr. Datenverkehr GmbH,C=AT",
    "fac95de3c24a174194800cffaa3ca51d7116630664a9b60c8758b4ef0dc58f88",
)
BALTIMORE_CYBERTRUST_ROOT = Root(
    "CN=Baltimore CyberTrust Root,OU=CyberTrust,O=Baltimore,C=IE",
    "63d9af9b47b1064d49a10e7b7fd566dbc8caa399459bfc2829c571ad8c6ef34a",
)
BJCA_GLOBAL_ROOT_CA1 = Root(
    "CN=BJCA Global Root CA1,O=BEIJING CERTIFICATE AUTHORITY,C=CN",
    "ebc55f21e88d49ede81c0075ab08b3c73b81f0f33e37d7641a1d01b6e602dc9d",
)
BJCA_GLOBAL_ROOT_CA2 = Root(
    "CN=BJCA Global Root CA2,O=BEIJING CERTIFICATE AUTHORITY,C=CN",
    "cc94a5a0319ff77a4ccadd821c4c59674e44d52816cbd1dfe2c761370ad4d21c",
)
BUYPASS_CLASS_2_CA_1 = Root(
    "CN=Buypass Class 2 CA 1,O=Buypass AS-983163327,C=NO",
    "b638cff05c8a832758edc3028af9e2d55514568bc6bb34ab36d140b97ac6b12d",
)
BUYPASS_CLASS_3_CA_1 = Root(
    "CN=Buypass Class 3 CA 1,O=Buypass AS-983163327,C=NO",
    "3a803e7c0a43a29fd73672e3d0bb2c3653d948ede0b3cb1db4ce75a857e89af1",
)
CA_DISIG = Root("CN=CA Disig,O=Disig a.s.,L=Bratislava,C=SK", "4bdc636f48d21fb68c5a3cd4a20685788043bdb524e7e84d4192c451ee3429b5")
CA_DISIG_ROOT_R2 = Root(
    "CN=CA Disig Root R2,O=Disig a.s.,L=Bratislava,C=SK",
    "702116ccd8bf23e16466f0e0dba0ed6a239a9c1cd6a8f5a66b39af3595020385",
)
CERTIGNA = Root("CN=Certigna,O=Dhimyotis,C=FR", "510d20e5c47f63cf666b20f61af62bc099a42ac824ffa443a2da7c90b1808a91")
CERTIGNA_ROOT_CA = Root(
    "CN=Certigna Root CA,OU=0002 48146308100036,O=Dhimyotis,C=FR",
    "8e8046ec4cac015a507ce0d2d0154a4b40e8e42b3165cfa546571435112d17e5",
)
CERTINOMIS_AUTORITE_RACINE = Root(
    "CN=Certinomis - Autorité Racine,OU=0002 433998903,O=Certinomis,C=FR",
    "36ecc61fc7e5f1923d167e67dfde34608549b34a63c7c6e60ffd5c1840381f5c",
)
CERTSIGN_ROOT_CA = Root("OU=certSIGN ROOT CA,O=certSIGN,C=RO", "dbc1e3a15238a0483bcdb8fdec616e03e705a48e2a501157cadf3b9c7311c5e5")
CERTSIGN_ROOT_CA_G2 = Root(
    "OU=certSIGN ROOT CA G2,O=CERTSIGN SA,C=RO",
    "cbad7b1d384849df0946b7ee8e7f5f7ce3aed876fda7bc9d30d8b16f29ff2c53",
)
CERTUM_CA = Root("CN=Certum CA,O=Unizeto Sp. z o.o.,C=PL", "9736ac3b25d16c45a45418a964578156480a8cc434541ddc5dd59233229868de")
CERTUM_EC_384_CA = Root(
    "CN=Certum EC-384 CA,OU=Certum Certification Authority,O=Asseco Data Systems S.A.,C=PL",
    "de7b6932e9c44582ce0de07abdab7eea90c75d6d2a07331df57bd5cb88553d13",
)
CERTUM_TRUSTED_NETWORK_CA_2 = Root(
    "CN=Certum Trusted Network CA 2,OU=Certum Certification Authority,O=Unizeto Technologies S.A.,C=PL",
    "6b3b57e9ec88d1bb3d01637ff33c7698b3c9758255e9f01ea9178f3e7f3b2b52",
)
CERTUM_TRUSTED_ROOT_CA = Root(
    "CN=Certum Trusted Root CA,OU=Certum Certification Authority,O=Asseco Data Systems S.A.,C=PL",
    "681dc482c296c8402c6ebb20e68309a3bc846523ae34b984a84ee697a3312db7",
)
CFCA_EV_ROOT = Root(
    "CN=CFCA EV ROOT,O=China Financial Certification Authority,C=CN",
    "dd5ed1c090f9f448061baa94a6bb11017544e9eefaa20cc714ce6c633f5dc629",
)
CHAMBERS_OF_COMMERCE_ROOT = Root(
    "CN=Chambers of Commerce Root,OU=http://www.chambersign.org,O=AC Camerfirma SA CIF A82743287,C=EU",
    "8a2affbd1a1c5d1bdccbb7f548ba995f966806b3fd0c3a00fae2e52f3c853989",
)
CHAMBERS_OF_COMMERCE_ROOT_2008 = Root(
    "CN=Chambers of Commerce Root - 2008,O=AC Camerfirma S.A.,serialNumber=A82743287,"
    "L=Madrid (see current address at www.camerfirma.com/address),C=EU",
    "ced43902ab5fb57b442322dc0e172a4fb55f7178b808f94e780a6fd6cc6bd818",
)
CLASS_2_PRIMARY_CA = Root(
    "CN=Class 2 Primary CA,O=Certplus,C=FR",
    "772fccca7d1646d60628134ff2e6e7f5ba095898be59698bce9d15f96f69a9f3",
)
CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY = Root(
    "OU=Class 3 Public Primary Certification Authority,O=VeriSign\\, Inc.,C=US",
    "b1124142a5a1a5a28819c735340eff8c9e2f8168fee3ba187f253bc1a392d7e2",
)
CNNIC_ROOT = Root("CN=CNNIC ROOT,O=CNNIC,C=CN", "1f4224cec84fc99ced881ff6fcfd3e21f8c519c547aa6a5dd3de247302ce50d1")
COMMSCOPE_PUBLIC_TRUST_ECC_ROOT_01 = Root(
    "CN=CommScope Public Trust ECC Root-01,O=CommScope,C=US",
    "8d223ba5007d804c9cc607c900e32e20666c5a49fc29d55ad12dfb68d72ee57b",
)
COMMSCOPE_PUBLIC_TRUST_ECC_ROOT_02 = Root(
    "CN=CommScope Public Trust ECC Root-02,O=CommScope,C=US",
    "6841995ede67848882f30a5d1ee89ddf99b4ac67e41253f7cad6be6d27054007",
)
COMMSCOPE_PUBLIC_TRUST_RSA_ROOT_01 = Root(
    "CN=CommScope Public Trust RSA Root-01,O=CommScope,C=US",
    "e4e939252afe70bd9f1cd295030313baa40d558641f35b23b4714b43e81f5436",
)
COMMSCOPE_PUBLIC_TRUST_RSA_ROOT_02 = Root(
    "CN=CommScope Public Trust RSA Root-02,O=CommScope,C=US",
    "86bd768cda54e16d533104b88b80c98c3ac70f593092a6e1ba438d37f4ea4ed2",
)
COMODO_CERTIFICATION_AUTHORITY = Root(
    "CN=COMODO Certification Authority,O=COMODO CA Limited,L=Salford,ST=Greater Manchester,C=GB",
    "006d7be7555dd82026442c4f1a27a80e89a1989cb87b34448ed2194c18196d5e",
)
COMODO_RSA_CERTIFICATION_AUTHORITY = Root(
    "CN=COMODO RSA Certification Authority,O=COMODO CA Limited,L=Salford,ST=Greater Manchester,C=GB",
    "82b5f84daf47a59c7ab521e4982aefa40a53406a3aec26039efa6b2e0e7244c1",
)
COMSIGN_GLOBAL_ROOT_CA = Root(
    "C=IL,O=ComSign Ltd.,CN=ComSign Global Root CA",
    "c06c872fc2d0ac08d78d421981fbda4e35500d0946f79894edd21ac29dec0719",
)
COMSIGN_SECURED_CA = Root(
    "C=IL,O=ComSign,CN=ComSign Secured CA",
    "cf0b474ace8469faba402f02eebdf9e1700d9cbe8be4e4348407b69dd3196e94",
)
CYBERTRUST_GLOBAL_ROOT = Root(
    "CN=Cybertrust Global Root,O=Cybertrust\\, Inc",
    "7e8782c150ce3952f802e636023a5d3e95bb5d68e33e85adb2ba178125cebf15",
)
DEUTSCHE_TELEKOM_ROOT_CA_2 = Root(
    "CN=Deutsche Telekom Root CA 2,OU=T-TeleSec Trust Center,O=Deutsche Telekom AG,C=DE",
    "d1de2ae61c8df2fa623966163d4c73d460bfc428e57585be6bfeb9a56323d1b6",
)
DIGICERT_ASSURED_ID_ROOT_CA = Root(
    "CN=DigiCert Assured ID Root CA,OU=www.digicert.com,O=DigiCert Inc,C=US",
    "23f2edff3ede90259a9e30f40af8f912a5e5b3694e6938440341f6060e014ffa",
)
DIGICERT_ASSURED_ID_ROOT_G2 = Root(
    "CN=DigiCert Assured ID Root G2,OU=www.digicert.com,O=DigiCert Inc,C=US",
    "f1c6ba670cfc88e4df52973cae420f0a089dd474144fe5806c420064e1591229",
)
DIGICERT_ASSURED_ID_ROOT_G3 = Root(
    "CN=DigiCert Assured ID Root G3,OU=www.digicert.com,O=DigiCert Inc,C=US",
    "15eed339594b304f8cf847b477371d8d6fec61f4db2b01af589e7c53b35cae4c",
)
DIGICERT_GLOBAL_ROOT_CA = Root(
    "CN=DigiCert Global Root CA,OU=www.digicert.com,O=DigiCert Inc,C=US",
    "aff988906dde12955d9bebbf928fdcc31cce328d5b9384f21c8941ca26e20391",
)
DIGICERT_GLOBAL_ROOT_G2 = Root(
    "CN=DigiCert Global Root G2,OU=www.digicert.com,O=DigiCert Inc,C=US",
    "8bb593a93be1d0e8a822bb887c547890c3e706aad2dab76254f97fb36b82fc26",
)
DIGICERT_GLOBAL_ROOT_G3 = Root(
    "CN=DigiCert Global Root G3,OU=www.digicert.com,O=DigiCert Inc,C=US",
    "b94c198300cec5c057ad0727b70bbe91816992256439a7b32f4598119dda9c97",
)
DIGICERT_HIGH_ASSURANCE_EV_ROOT_CA = Root(
    "CN=DigiCert High Assurance EV Root CA,OU=www.digicert.com,O=DigiCert Inc,C=US",
    "5a889647220e54d6bd8a16817224520bb5c78e58984bd570506388b9de0f075f",
)
DIGICERT_TLS_ECC_P384_ROOT_G5 = Root(
    "CN=DigiCert TLS ECC P384 Root G5,O=DigiCert\\, Inc.,C=US",
    "a02fafa192c8cb81cb1341554f9c05b71cca2a890b0d1298d683647c961efbdf",
)
DIGICERT_TLS_RSA4096_ROOT_G5 = Root(
    "CN=DigiCert TLS RSA4096 Root G5,O=DigiCert\\, Inc.,C=US",
    "6a97b51c8219e93e5dec64bad5806cdeb0f8355be47e757010b702456e01aafd",
)
DIGICERT_TRUSTED_ROOT_G4 = Root(
    "CN=DigiCert Trusted Root G4,OU=www.digicert.com,O=DigiCert Inc,C=US",
    "59df317bfa9f4f0ab7ca514d7772296aa2c765b87664d08b96e57399e364729c",
)
DSTCA_E1 = Root(
    "OU=DSTCA E1,O=Digital Signature Trust Co.,C=US",
    "5f665b4060be9efaf6ad739f6b39a1db9847277eb8dc144045376de1009e3127",
)
DSTCA_E2 = Root(
    "OU=DSTCA E2,O=Digital Signature Trust Co.,C=US",
    "278a6391d3d36b49aa4080f56a36b3c10fba4e28aa6a9592a82e7535113a12d3",
)
DST_ACES_CA_X6 = Root(
    "CN=DST ACES CA X6,OU=DST ACES,O=Digital Signature Trust,C=US",
    "3c35e164bedd2cf12beb83ecff78b5e80da8158d2830217e4ebffce8928899a6",
)
DST_ROOT_CA_X3 = Root(
    "CN=DST Root CA X3,O=Digital Signature Trust Co.",
    "563b3caf8cfef34c2335caf560a7a95906e8488462eb75ac59784830df9e5b2b",
)
D_TRUST_BR_ROOT_CA_1_2020 = Root(
    "CN=D-TRUST BR Root CA 1 2020,O=D-Trust GmbH,C=DE",
    "603f76f28c9feba83ec751edb66c8d7523ea40fe49fe74427629f50dabbcf55a",
)
D_TRUST_BR_ROOT_CA_2_2023 = Root(
    "CN=D-TRUST BR Root CA 2 2023,O=D-Trust GmbH,C=DE",
    "ac76f63a46e761b5acc3259705c920cb7f0563d248d8d180f934af68099a15f9",
)
D_TRUST_EV_ROOT_CA_1_2020 = Root(
    "CN=D-TRUST EV Root CA 1 2020,O=D-Trust GmbH,C=DE",
    "9d37e4a989eab3882d116052fc8b58446702cb593726e4604c3795940c7103e2",
)
D_TRUST_EV_ROOT_CA_2_2023 = Root(
    "CN=D-TRUST EV Root CA 2 2023,O=D-Trust GmbH,C=DE",
    "e753cdd9f13413c7ca9cda82962f8c0ce5ed13d1657312954af5267eb2cb7c79",
)
D_TRUST_ROOT_CA_3_2013 = Root(
    "CN=D-TRUST Root CA 3 2013,O=D-Trust GmbH,C=DE",
    "d49c6f289cd056519492480f192f00a6fc7c1862dab2e7b5d8e05f6678fae141",
)
EBG_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYCS = Root(
    "C=TR,O=EBG Bilişim Teknolojileri ve Hizmetleri A.Ş.,CN=EBG Elektronik Sertifika Hizmet Sağlayıcısı",
    "3551de58a7d79cd980283df81790d63a982c1a63b30482ec5821db7661554ef9",
)
EMSIGN_ECC_ROOT_CA_C3 = Root(
    "CN=emSign ECC Root CA - C3,O=eMudhra Inc,OU=emSign PKI,C=US",
    "eabc185c4e82d942b1a5978ba3c0181487d6b3b9974e5c49f72f6d0bd9637150",
)
EMSIGN_ECC_ROOT_CA_G3 = Root(
    "CN=emSign ECC Root CA - G3,O=eMudhra Technologies Limited,OU=emSign PKI,C=IN",
    "8d417db2dd8bf5e3084d1e3f196d583849d81bdd4c00c70b9d39369e96b8c782",
)
EMSIGN_ROOT_CA_C1 = Root(
    "CN=emSign Root CA - C1,O=eMudhra Inc,OU=emSign PKI,C=US",
    "b7408b4d2be0238ba37004dd34e276c6019bd2f24c9db7d4980f5f6c359a4bcc",
)
EMSIGN_ROOT_CA_G1 = Root(
    "CN=emSign Root CA - G1,O=eMudhra Technologies Limited,OU=emSign PKI,C=IN",
    "376a1a7082a593dccc20d561d119e9ab8d30f11cc321d0a37fa41f0df284e01c",
)
ENTRUST_NET_CERTIFICATION_AUTHORITY_2048 = Root(
    "CN=Entrust.net Certification Authority (2048),OU=(c) 1999 Entrust.net Limited,"
    "OU=www.entrust.net/CPS_2048 incorp. by ref. (limits liab.),O=Entrust.net",
    "1ea3c5e43ed66c2da2983a42a4a79b1e906786ce9f1b58621419a00463a87d38",
)
ENTRUST_NET_SECURE_SERVER_CERTIFICATION_AUTHORITY = Root(
    "CN=Entrust.net Secure Server Certification Authority,OU=(c) 1999 Entrust.net Limited,"
    "OU=www.entrust.net/CPS incorp. by ref. (limits liab.),O=Entrust.net,C=US",
    "9ecc51368e86e3460f66c295e4942dd53080f27b1e410aff2d1aa9d4e6bc7e7c",
)
ENTRUST_ROOT_CERTIFICATION_AUTHORITY = Root(
    "CN=Entrust Root Certification Authority,OU=(c) 2006 Entrust\\, Inc.,"
    "OU=www.entrust.net/CPS is incorporated by reference,O=Entrust\\, Inc.,C=US",
    "6dbfae00d37b9cd73f8fb47de65917af00e0dddf42dbceac20c17c0275ee2095",
)
ENTRUST_ROOT_CERTIFICATION_AUTHORITY_EC1 = Root(
    "CN=Entrust Root Certification Authority - EC1,OU=(c) 2012 Entrust\\, Inc. - for authorized use only,"
    "OU=See www.entrust.net/legal-terms,O=Entrust\\, Inc.,C=US",
    "fea2b7d645fba73d753c1ec9a7870c40e1f7b0c561e927b985bf711866e36f22",
)
ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G2 = Root(
    "CN=Entrust Root Certification Authority - G2,OU=(c) 2009 Entrust\\, Inc. - for authorized use only,"
    "OU=See www.entrust.net/legal-terms,O=Entrust\\, Inc.,C=US",
    "76ee8590374c715437bbca6bba6028eadde2dc6dbbb8c3f610e851f11d1ab7f5",
)
ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G4 = Root(
    "CN=Entrust Root Certification Authority - G4,OU=(c) 2015 Entrust\\, Inc. - for authorized use only,"
    "OU=See www.entrust.net/legal-terms,O=Entrust\\, Inc.,C=US",
    "36d7c79f3d089a0ff79972d90923dea5ca76b4ccbaf7c2751cb152e9494f52d0",
)
EPKI_ROOT_CERTIFICATION_AUTHORITY = Root(
    "OU=ePKI Root Certification Authority,O=Chunghwa Telecom Co.\\, Ltd.,C=TW",
    "62554c17005543b237215f04268dcd2fd1c470240ad3c8660e25ae2c59630f55",
)
EQUIFAX_SECURE_CERTIFICATE_AUTHORITY = Root(
    "OU=Equifax Secure Certificate Authority,O=Equifax,C=US",
    "ff5680cd73a5703da04817a075fd462506a73506c4b81a1583ef549478d26476",
)
EQUIFAX_SECURE_EBUSINESS_CA_1 = Root(
    "CN=Equifax Secure eBusiness CA-1,O=Equifax Secure Inc.,C=US",
    "26c18dc6eea6f632f676bceba1d8c2b48352f29c2d5fcda878e09dcb832dd6e5",
)
EQUIFAX_SECURE_EBUSINESS_CA_2 = Root(
    "OU=Equifax Secure eBusiness CA-2,O=Equifax Secure,C=US",
    "1916f3508ec3fad795f8dc4bd316f9c6085a64de3c4153ac6d62d5ea19515d39",
)
EQUIFAX_SECURE_GLOBAL_EBUSINESS_CA_1 = Root(
    "CN=Equifax Secure Global eBusiness CA-1,O=Equifax Secure Inc.,C=US",
    "a6f1f9bf8a0a9ddc080fb49b1efc3d1a1c2c32dc0e136a5b00c97316f2a3dc11",
)
E_GUVEN_KOK_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYICISI = Root(
    "CN=e-Guven Kok Elektronik Sertifika Hizmet Saglayicisi,O=Elektronik Bilgi Guvenligi A.S.,C=TR",
    "628e3a1156f6faa92f94b409258d4cba3f2047480d30194faf3fbed05eaeb5b2",
)
E_SZIGNO_ROOT_CA_2017 = Root(
    "CN=e-Szigno Root CA 2017,organizationIdentifier=VATHU-23584497,O=Microsec Ltd.,L=Budapest,C=HU",
    "42431627ea76cc78697f915e3455b1b2ec82ff2f6380ee6423ef3c0840b7e631",
)
E_SZIGNO_TLS_ROOT_CA_2023 = Root(
    "CN=e-Szigno TLS Root CA 2023,organizationIdentifier=VATHU-23584497,O=Microsec Ltd.,L=Budapest,C=HU",
    "47487900a1beb9ee08ccbc1116a8ec55f454b638994319f051b984023ced6423",
)
FIRMAPROFESIONAL_CA_ROOT_A_WEB = Root(
    "CN=FIRMAPROFESIONAL CA ROOT-A WEB,organizationIdentifier=VATES-A62634068,O=Firmaprofesional SA,C=ES",
    "2db2ae4d0d08a4dc7b7a5c911b36b42e3068d2e58657efa61a2f2f69c553b858",
)
FNMT_CLASE_2_CA = Root("OU=FNMT Clase 2 CA,O=FNMT,C=ES", "3b45918205c591298a1922a58b4921d01f648fa9d28bdddfad24aeec5942cfbf")
GDCA_TRUSTAUTH_R5_ROOT = Root(
    "CN=GDCA TrustAUTH R5 ROOT,O=GUANG DONG CERTIFICATE AUTHORITY CO.\\,LTD.,C=CN",
    "ceb19411c65052c757f941eb826c96941e4d08d096c7db7e7ea3c4f8c13f1a13",
)
GEOTRUST_GLOBAL_CA = Root(
    "CN=GeoTrust Global CA,O=GeoTrust Inc.,C=US",
    "87af34d66fb3f2fdf36e09111e9aba2f6f44b207f3863f3d0b54b25023909aa5",
)
GEOTRUST_GLOBAL_CA_2 = Root(
    "CN=GeoTrust Global CA 2,O=GeoTrust Inc.,C=US",
    "17755a5c295f3d2d72e6f031a1f07f400c588b9e582b22f17eae31a1590d1185",
)
GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY = Root(
    "CN=GeoTrust Primary Certification Authority,O=GeoTrust Inc.,C=US",
    "4905466623ab4178be92ac5cbd6584f7a1e17f27652d5a85af89504ea239aaaa",
)
GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G2 = Root(
    "CN=GeoTrust Primary Certification Authority - G2,OU=(c) 2007 GeoTrust Inc. - For authorized use only,O=GeoTrust Inc.,C=US",
    "bcfb44aab9ad021015706b4121ea761c81c9e88967590f6f94ae744dc88b78fb",
)
GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G3 = Root(
    "CN=GeoTrust Primary Certification Authority - G3,OU=(c) 2008 GeoTrust Inc. - For authorized use only,O=GeoTrust Inc.,C=US",
    "ab98495276adf1ecaff28f35c53048781e5c1718dab9c8e67a504f4f6a51328f",
)
GEOTRUST_UNIVERSAL_CA = Root(
    "CN=GeoTrust Universal CA,O=GeoTrust Inc.,C=US",
    "9699225c5de52e56cdd32df2e96d1cfea5aa3ca0bb52cd8933c23b5c27443820",
)
GEOTRUST_UNIVERSAL_CA_2 = Root(
    "CN=GeoTrust Universal CA 2,O=GeoTrust Inc.,C=US",
    "7caa03465124590c601e567e52148e952c0cffe89000530fe0d95b6d50eaae41",
)
GLOBALSIGN_2006_8A27 = Root(
    "CN=GlobalSign,O=GlobalSign,OU=GlobalSign Root CA - R2",
    "8a27b5557b4bec7cc0305fbf3d53d1f71cd3f34910c5d65e27ecddb82077ba3d",
)
GLOBALSIGN_2012_08B3 = Root(
    "CN=GlobalSign,O=GlobalSign,OU=GlobalSign ECC Root CA - R4",
    "08b3a6335fce5ef48f8f0e543986c07fd18a3b1226129f61864bbd5bdd1f1cc9",
)
GLOBALSIGN_2012_7E0E = Root(
    "CN=GlobalSign,O=GlobalSign,OU=GlobalSign ECC Root CA - R5",
    "7e0ead76bb6819dc2f54511a84354f6e8b307b9dd82058ea6c004f01d9dda5df",
)
GLOBALSIGN_2014_6827 = Root(
    "CN=GlobalSign,O=GlobalSign,OU=GlobalSign Root CA - R6",
    "682747f8ba621b87cdd3bc295ed5cabce722a1c0c0363d1d68b38928d2787f1e",
)
GLOBALSIGN_ROOT_CA = Root(
    "CN=GlobalSign Root CA,OU=Root CA,O=GlobalSign nv-sa,C=BE",
    "2bcee858158cf5465fc9d76f0dfa312fef25a4dca8501da9b46b67d1fbfa1b64",
)
GLOBALTRUST_2020 = Root(
    "CN=GLOBALTRUST 2020,O=e-commerce monitoring GmbH,C=AT",
    "fee8af929175687f4638a3fc983db8ecd0e5e2a83e737f3fb77b4c22fcbac0a6",
)
GLOBAL_CHAMBERSIGN_ROOT = Root(
    "CN=Global Chambersign Root,OU=http://www.chambersign.org,O=AC Camerfirma SA CIF A82743287,C=EU",
    "4eada9b5311e718199d98ea82b95005cba93198ab1f97efcbe8dc6201628f8af",
)
GLOBAL_CHAMBERSIGN_ROOT_2008 = Root(
    "CN=Global Chambersign Root - 2008,O=AC Camerfirma S.A.,serialNumber=A82743287,"
    "L=Madrid (see current address at www.camerfirma.com/address),C=EU",
    "927a1b8562280576d048c50321ada43d8703d2d9521a18c28b8c46cc6aae4efd",
)
GOVERNMENT_ROOT_CERTIFICATION_AUTHORITY_2002 = Root(
    "O=Government Root Certification Authority,C=TW",
    "a81293445db196a2030f9e455fe3c74a9a4f8317b02b01406027a8708174434c",
)
GO_DADDY_CLASS_2_CERTIFICATION_AUTHORITY = Root(
    "OU=Go Daddy Class 2 Certification Authority,O=The Go Daddy Group\\, Inc.,C=US",
    "5632d97bfa775bf3c99ddea52fc2553410864016729c52dd6524c8a9c3b4489f",
)
GTE_CYBERTRUST_GLOBAL_ROOT = Root(
    "CN=GTE CyberTrust Global Root,OU=GTE CyberTrust Solutions\\, Inc.,O=GTE Corporation,C=US",
    "1069fa47a0aa4f8cf7111b1caea365eeaed10bfff32660def6e0614bfae70875",
)
GTS_ROOT_R1 = Root(
    "CN=GTS Root R1,O=Google Trust Services LLC,C=US",
    "871a9194f4eed5b312ff40c84c1d524aed2f778bbff25f138cf81f680a7adc67",
)
GTS_ROOT_R2 = Root(
    "CN=GTS Root R2,O=Google Trust Services LLC,C=US",
    "55f77de41c03792428f8d518c55104225be43a5598d926a528ad653e1ccec7bf",
)
GTS_ROOT_R3 = Root(
    "CN=GTS Root R3,O=Google Trust Services LLC,C=US",
    "4179edd981ef747477b49626408af43daa2ca7ab7f9e082c1060f84096774348",
)
GTS_ROOT_R4 = Root(
    "CN=GTS Root R4,O=Google Trust Services LLC,C=US",
    "9847e5653e5e9e847516e5cb818606aa7544a19be67fd7366d506988e8d84347",
)
HARICA_TLS_ECC_ROOT_CA_2021 = Root(
    "CN=HARICA TLS ECC Root CA 2021,O=Hellenic Academic and Research Institutions CA,C=GR",
    "fc784300ec8df4d3d1bad763835182918d52a9ff0238bdf695a1cd9bdb98321c",
)
HARICA_TLS_RSA_ROOT_CA_2021 = Root(
    "CN=HARICA TLS RSA Root CA 2021,O=Hellenic Academic and Research Institutions CA,C=GR",
    "693c9aa6b245b3b0261637750863eadb6c248a16e52d6f4bc90c86bbf32d7042",
)
HELLENIC_ACADEMIC_AND_RESEARCH_INSTITUTIONS_ECC_ROOTCA_2015 = Root(
    "CN=Hellenic Academic and Research Institutions ECC RootCA 2015,"
    "O=Hellenic Academic and Research Institutions Cert. Authority,L=Athens,C=GR",
    "bb52086d0639e8db332775ac8f4e8435d92ceb00f4e24f28fc0eabe240772e80",
)
HELLENIC_ACADEMIC_AND_RESEARCH_INSTITUTIONS_ROOTCA_2011 = Root(
    "CN=Hellenic Academic and Research Institutions RootCA 2011,O=Hellenic Academic and Research Institutions Cert. Authority,C=GR",
    "1a7a3a1a68dd2361e3f3bb855f3b26fcd88b197d8dd4de06cf1b362ac89ec13b",
)
HELLENIC_ACADEMIC_AND_RESEARCH_INSTITUTIONS_ROOTCA_2015 = Root(
    "CN=Hellenic Academic and Research Institutions RootCA 2015,"
    "O=Hellenic Academic and Research Institutions Cert. Authority,L=Athens,C=GR",
    "50cc86ba96db3263c79a43ead07553d9f56659e6907e72d8c026637a1cdc85dc",
)
HIPKI_ROOT_CA_G1 = Root(
    "CN=HiPKI Root CA - G1,O=Chunghwa Telecom Co.\\, Ltd.,C=TW",
    "79caaf5347e6e4a94c8e78a98496fc74020f809ede13f220fab6104c8ded329f",
)
HONGKONG_POST_ROOT_CA_1 = Root(
    "CN=Hongkong Post Root CA 1,O=Hongkong Post,C=HK",
    "36c22314131a5fbf1b70ea4ccf4bc13a777d938ec65e1da24e3c2cfd01d3d163",
)
HONGKONG_POST_ROOT_CA_3 = Root(
    "CN=Hongkong Post Root CA 3,O=Hongkong Post,L=Hong Kong,ST=Hong Kong,C=HK",
    "2541e53ba5b3b07acbe7097ac4a03e040c11cf7a6d4a67cb213d558b50167a06",
)
HTTP_WWW_VALICERT_COM_1999_0656 = Root(
    "emailAddress=info@valicert.com,CN=http://www.valicert.com/,OU=ValiCert Class 3 Policy Validation Authority,"
    "O=ValiCert\\, Inc.,L=ValiCert Validation Network",
    "0656f5955204c8d2bc8b1ca475e2a4fa6e124d124512784157c858b55471141a",
)
HTTP_WWW_VALICERT_COM_1999_093D = Root(
    "emailAddress=info@valicert.com,CN=http://www.valicert.com/,OU=ValiCert Class 2 Policy Validation Authority,"
    "O=ValiCert\\, Inc.,L=ValiCert Validation Network",
    "093db767888f6b1327555dbd42bb5c93fedec5044c7a84bc6ea32a578c2235c0",
)
HTTP_WWW_VALICERT_COM_1999_31DE = Root(
    "emailAddress=info@valicert.com,CN=http://www.valicert.com/,OU=ValiCert Class 1 Policy Validation Authority,"
    "O=ValiCert\\, Inc.,L=ValiCert Validation Network",
    "31de0cb19f2adbb0d1cd7b1b31ef8ee3eb59b74459aef94b480beeeeb85c64c9",
)
IDENTRUST_COMMERCIAL_ROOT_CA_1 = Root(
    "CN=IdenTrust Commercial Root CA 1,O=IdenTrust,C=US",
    "07e854f26a7cbd389927aa041bfef1b6cd21dd143818ad947dc655a9e587fe88",
)
IDENTRUST_PUBLIC_SECTOR_ROOT_CA_1 = Root(
    "CN=IdenTrust Public Sector Root CA 1,O=IdenTrust,C=US",
    "58dd61feb36ea7d258724371709149cb121337864cacb2d0999ad20739d06477",
)
IGC_A = Root(
    "emailAddress=igca@sgdn.pm.gouv.fr,CN=IGC/A,OU=DCSSI,O=PM/SGDN,L=Paris,ST=France,C=FR",
    "86c13a3408dd1aa77ee8b6947c03958772f531248c1627befb2c4f4b04d04496",
)
IPSCA_GLOBAL_CA_ROOT = Root(
    "emailAddress=global01@ipsca.com,CN=ipsCA Global CA Root,OU=ipsCA,O=IPS Certification Authority s.l. ipsCA,L=Madrid,"
    "ST=Madrid,C=ES",
    "5e7673a17a08d61413cd51b57dbaacbebfe5acb915e3966e5321b13eb9efaaeb",
)
ISRG_ROOT_X1 = Root(
    "CN=ISRG Root X1,O=Internet Security Research Group,C=US",
    "0b9fa5a59eed715c26c1020c711b4f6ec42d58b0015e14337a39dad301c5afc3",
)
IZENPE_COM_2007 = Root("CN=Izenpe.com,O=IZENPE S.A.,C=ES", "952c2039c0243eb515dd73d83fc3643184874feb0862a9837731ed9b4742e17a")
JUUR_SK = Root(
    "CN=Juur-SK,O=AS Sertifitseerimiskeskus,C=EE,emailAddress=pki@sk.ee",
    "cbe5ac15d88b5cac3f81e6df3bfb57bea60958813a47b77f3c5cb6b98191bdb5",
)
KEYNECTIS_ROOT_CA = Root(
    "CN=KEYNECTIS ROOT CA,OU=ROOT,O=KEYNECTIS,C=FR",
    "15bb28d9207e13f8bc9557dd785eba773bea944e04d7e08ff8aa55ef3194aa20",
)
KISA_ROOTCA_1 = Root(
    "CN=KISA RootCA 1,OU=Korea Certification Authority Central,O=KISA,C=KR",
    "c746127c5f6b529ce9e2948efd9465444089319acf03f34d0bf37eadc77db22f",
)
KISA_ROOTCA_3 = Root(
    "CN=KISA RootCA 3,OU=Korea Certification Authority Central,O=KISA,C=KR",
    "c3bc6100f57e320d8659f22584677e56860aab1014e0084a496fff8c880b6ba3",
)
LUXTRUST_GLOBAL_ROOT = Root(
    "CN=LuxTrust Global Root,O=LuxTrust s.a.,C=LU",
    "85a3d81d2ad0c79df0a79684e0e2666009a09de15760ea1d76cf0ee7b2825dbd",
)
LUXTRUST_GLOBAL_ROOT_2 = Root(
    "CN=LuxTrust Global Root 2,O=LuxTrust S.A.,C=LU",
    "b738290cc08547e79ac67f831ebb33547c4e7db4514e2d2988c23c441340eb41",
)
MICROSEC_E_SZIGNO_ROOT_CA = Root(
    "CN=Microsec e-Szigno Root CA,OU=e-Szigno CA,O=Microsec Ltd.,L=Budapest,C=HU",
    "980922eee07f86bc7f5e5e95d57db8bdae68e17a421c4e72a96a708a87920124",
)
MICROSEC_E_SZIGNO_ROOT_CA_2009 = Root(
    "emailAddress=info@e-szigno.hu,CN=Microsec e-Szigno Root CA 2009,O=Microsec Ltd.,L=Budapest,C=HU",
    "616167201433aea6c8e5e3070afcaf6749188f814bd1abb179ae8dad3abf26ec",
)
MICROSOFT_ECC_ROOT_CERTIFICATE_AUTHORITY_2017_2019 = Root(
    "CN=Microsoft ECC Root Certificate Authority 2017,O=Microsoft Corporation,C=US",
    "35f53ce1264611e03340fe37e1ec7d4cc986c5613dca70fd04aa44545f2daf28",
)
MICROSOFT_ROOT_AUTHORITY = Root(
    "CN=Microsoft Root Authority,OU=Microsoft Corporation,OU=Copyright (c) 1997 Microsoft Corp.",
    "4462c107c485dd6a5443f5e7a1604416034a374c3f4d10875f1c3715027563af",
)
MICROSOFT_RSA_ROOT_CERTIFICATE_AUTHORITY_2017_2019 = Root(
    "CN=Microsoft RSA Root Certificate Authority 2017,O=Microsoft Corporation,C=US",
    "b2f7298b52bf2c3cac4ddfe72de4d682ac58957595982f2b62301af597c699c5",
)
NAVER_GLOBAL_ROOT_CERTIFICATION_AUTHORITY = Root(
    "CN=NAVER Global Root Certification Authority,O=NAVER BUSINESS PLATFORM Corp.,C=KR",
    "786ffa578618c3b9a311175e50816f4dda0605c3869f296ebc5943bf09f4e904",
)
NETLOCK_ARANY_CLASS_GOLD_FOTANUSITVANY = Root(
    "CN=NetLock Arany (Class Gold) Főtanúsítvány,OU=Tanúsítványkiadók (Certification Services),O=NetLock Kft.,L=Budapest,C=HU",
    "f48badd7df6a06690d0ae31373b12855f8dedb14517f362a313101cc98cc6b35",
)
NETLOCK_EXPRESSZ_CLASS_C_TANUSITVANYKIADO = Root(
    "CN=NetLock Expressz (Class C) Tanusitvanykiado,OU=Tanusitvanykiadok,O=NetLock Halozatbiztonsagi Kft.,L=Budapest,C=HU",
    "25aeec63f3ccd73dd61cb4fbbd13603722e02cb54e03047737084211071d7850",
)
NETLOCK_KOZJEGYZOI_CLASS_A_TANUSITVANYKIADO = Root(
    "CN=NetLock Kozjegyzoi (Class A) Tanusitvanykiado,OU=Tanusitvanykiadok,O=NetLock Halozatbiztonsagi Kft.,L=Budapest,"
    "ST=Hungary,C=HU",
    "a4003bd5bdd894e01a8e01e06b62c7aa82f03de5253133570aad4fd0e7d81d3c",
)
NETLOCK_UZLETI_CLASS_B_TANUSITVANYKIADO = Root(
    "CN=NetLock Uzleti (Class B) Tanusitvanykiado,OU=Tanusitvanykiadok,O=NetLock Halozatbiztonsagi Kft.,L=Budapest,C=HU",
    "43cffc359f2e8caa57388ee9f6f1dbe93bf093682a699ac3852e6d1f8579e7f9",
)
NETWORK_SOLUTIONS_CERTIFICATE_AUTHORITY = Root(
    "CN=Network Solutions Certificate Authority,O=Network Solutions L.L.C.,C=US",
    "32d180ed31c935589ec9dbbb722123b883b5fc2dc10f9fca3a95d77e1bfcb534",
)
OISTE_SERVER_ROOT_ECC_G1 = Root(
    "CN=OISTE Server Root ECC G1,O=OISTE Foundation,C=CH",
    "d439dd80f1e3bc5c9e5f13e8bff7a8887df9dc1c3e19d76af70c8f8d985eef22",
)
OISTE_SERVER_ROOT_RSA_G1 = Root(
    "CN=OISTE Server Root RSA G1,O=OISTE Foundation,C=CH",
    "b964e141d3a55cae180ea6a1a8d4a297de26f11833c673569d196fb533a98710",
)
OISTE_WISEKEY_GLOBAL_ROOT_GA_CA = Root(
    "CN=OISTE WISeKey Global Root GA CA,OU=OISTE Foundation Endorsed,OU=Copyright (c) 2005,O=WISeKey,C=CH",
    "ce24eb0626defd8168c96a7701f09301600fe5dd0dbce58e9c97b830af02ef28",
)
OISTE_WISEKEY_GLOBAL_ROOT_GB_CA = Root(
    "CN=OISTE WISeKey Global Root GB CA,OU=OISTE Foundation Endorsed,O=WISeKey,C=CH",
    "149f2ee63b9a5e5803240a770dc991fc2e3445e62831c245a49bc4f1f738ff9c",
)
OISTE_WISEKEY_GLOBAL_ROOT_GC_CA = Root(
    "CN=OISTE WISeKey Global Root GC CA,OU=OISTE Foundation Endorsed,O=WISeKey,C=CH",
    "fd371bea9755ff60c8828c849b8e5215de532d61b009855fa0ad630d90eef82e",
)
QUOVADIS_ROOT_CA_1_G3 = Root(
    "CN=QuoVadis Root CA 1 G3,O=QuoVadis Limited,C=BM",
    "86a68f050034126a540d39db2c5f917ef66a94fb9619fa1ecd827cea46ba0cb0",
)
QUOVADIS_ROOT_CA_2 = Root(
    "CN=QuoVadis Root CA 2,O=QuoVadis Limited,C=BM",
    "8fd112c3c8370f147d5ccd3a7d865eb8dd540783bac69fc60088e3743ff33378",
)
QUOVADIS_ROOT_CA_2_G3 = Root(
    "CN=QuoVadis Root CA 2 G3,O=QuoVadis Limited,C=BM",
    "4a49edbd2f8f8230bd5592b313573fe1c172a45fa98011cc1eddbb36ade3fce5",
)
QUOVADIS_ROOT_CA_3 = Root(
    "CN=QuoVadis Root CA 3,O=QuoVadis Limited,C=BM",
    "0c7acaa710226720bbc940349ee2e6148652a89dbf406a232c895f6dc78ebb9a",
)
QUOVADIS_ROOT_CA_3_G3 = Root(
    "CN=QuoVadis Root CA 3 G3,O=QuoVadis Limited,C=BM",
    "f3438e23b3ce532522facf307923f58fd18608e9ba7addc30e952b43c49616c3",
)
QUOVADIS_ROOT_CERTIFICATION_AUTHORITY = Root(
    "CN=QuoVadis Root Certification Authority,OU=Root Certification Authority,O=QuoVadis Limited,C=BM",
    "be3db7b79bfe579dcf9b07ca4cad75aff16975568e5b45cfcae4d61fb63175a8",
)
ROOT_CA_GENERALITAT_VALENCIANA = Root(
    "CN=Root CA Generalitat Valenciana,OU=PKIGVA,O=Generalitat Valenciana,C=ES",
    "d8fb33e385c9c2da729a84706ba927dcbb79273e122ffd9673363b70b7f36cbb",
)
RSA_SECURITY_2048_V3 = Root(
    "OU=RSA Security 2048 V3,O=RSA Security Inc",
    "b4a039eafc4310ba9bde093edb8f9d9d0b3d4c7c004d48288c35dbcc19467d18",
)
SECOM_TLS_ECC_ROOT_CA_2024 = Root(
    "CN=SECOM TLS ECC Root CA 2024,O=SECOM Trust Systems Co.\\, Ltd.,C=JP",
    "294679e0f97ffd474f19567b36382394e1b4960e030975e66353452034a3c5ea",
)
SECOM_TLS_RSA_ROOT_CA_2024 = Root(
    "CN=SECOM TLS RSA Root CA 2024,O=SECOM Trust Systems Co.\\, Ltd.,C=JP",
    "f0e0b6fbe8b74d4f82d8ed8f8bd6a3d083dc19db3d2cedb1061ccb76d848ee7d",
)
SECURESIGN_ROOTCA1 = Root(
    "CN=SecureSign RootCA1,O=Japan Certification Services\\, Inc.,C=JP",
    "16d82d67a1ed8e89f9ab58f7d0fd3eb0d0017687fcaeecd40475f10083a5b593",
)
SECURESIGN_ROOTCA11 = Root(
    "CN=SecureSign RootCA11,O=Japan Certification Services\\, Inc.,C=JP",
    "bb4128ec9620f2d2a49ce8e2c4e257aebad93a0f11c56b5fa4b00e23759fa39d",
)
SECURESIGN_ROOT_CA12 = Root(
    "CN=SecureSign Root CA12,O=Cybertrust Japan Co.\\, Ltd.,C=JP",
    "e14e51891f3492243eea613bc2c814d47224b224c57d38169e958e30b3dedee4",
)
SECURESIGN_ROOT_CA14 = Root(
    "CN=SecureSign Root CA14,O=Cybertrust Japan Co.\\, Ltd.,C=JP",
    "581cc15821169694c39c2991b53e93ab945a42b076661774c2ecf38a3323acea",
)
SECURESIGN_ROOT_CA15 = Root(
    "CN=SecureSign Root CA15,O=Cybertrust Japan Co.\\, Ltd.,C=JP",
    "f0011f92fcf9be36c7a5b36e7bc862ab20e94ef36fea8a561db0a8d7750c1f51",
)
SECURETRUST_CA = Root(
    "CN=SecureTrust CA,O=SecureTrust Corporation,C=US",
    "77290717614b25f12964ebdb38b5f83caadc0f6c36b0777f880fc6dee1d339cc",
)
SECURE_GLOBAL_CA = Root(
    "CN=Secure Global CA,O=SecureTrust Corporation,C=US",
    "2596904dc4d699ae20c2cef4dce47f285937d77464ac370746f52dea76ba0c28",
)
SECURITY_COMMUNICATION_ECC_ROOTCA1 = Root(
    "CN=Security Communication ECC RootCA1,O=SECOM Trust Systems CO.\\,LTD.,C=JP",
    "3329bfa13b6007ab5fc3713f0acb289426e2fbc99cc5c110a914b139571600b6",
)
SECURITY_COMMUNICATION_EV_ROOTCA1 = Root(
    "OU=Security Communication EV RootCA1,O=SECOM Trust Systems CO.\\,LTD.,C=JP",
    "6544ff9adb642c4c3698a60d8143b6b93bcef01365b540f614dcc2a45ab94d31",
)
SECURITY_COMMUNICATION_ROOTCA1 = Root(
    "OU=Security Communication RootCA1,O=SECOM Trust.net,C=JP",
    "2a4212605aa3e8aecb0fc19806cf3b40b53b95f1a34dbbd6e3ed27230324abb3",
)
SONERA_CLASS2_CA = Root("CN=Sonera Class2 CA,O=Sonera,C=FI", "d2a5f32f0e01b910ef4e3b46bf84e5af5fb5689e7d1507e929e368ac88c6cc76")
SSL_COM_EV_ROOT_CERTIFICATION_AUTHORITY_ECC = Root(
    "CN=SSL.com EV Root Certification Authority ECC,O=SSL Corporation,L=Houston,ST=Texas,C=US",
    "348767cdad3bdd28b2b8dd5351aec30c68cec5cd69d276df3827dbc4f5806464",
)
SSL_COM_ROOT_CERTIFICATION_AUTHORITY_ECC = Root(
    "CN=SSL.com Root Certification Authority ECC,O=SSL Corporation,L=Houston,ST=Texas,C=US",
    "a320f4d534d7be97c1ae8dd0499735bc895c323add2d388bfccf662c23d7f99a",
)
SSL_COM_ROOT_CERTIFICATION_AUTHORITY_RSA = Root(
    "CN=SSL.com Root Certification Authority RSA,O=SSL Corporation,L=Houston,ST=Texas,C=US",
    "d1c45377ebdcd618cd1651dc2e02c21d751e5aa9fcd1b3431ff6ecf6a31348fa",
)
STAAT_DER_NEDERLANDEN_ROOT_CA = Root(
    "CN=Staat der Nederlanden Root CA,O=Staat der Nederlanden,C=NL",
    "67ea193243ae383939b5ad9e356a6b2bf93a93bcdcf828a47082497883083f86",
)
STAAT_DER_NEDERLANDEN_ROOT_CA_G2 = Root(
    "CN=Staat der Nederlanden Root CA - G2,O=Staat der Nederlanden,C=NL",
    "05e77ef1fdfe05e2dca522cae64d8379a041b7b4f16c7cae36067a7f72a14872",
)
STARFIELD_CLASS_2_CERTIFICATION_AUTHORITY = Root(
    "OU=Starfield Class 2 Certification Authority,O=Starfield Technologies\\, Inc.,C=US",
    "15f14ac45c9c7da233d3479164e8137fe35ee0f38ae858183f08410ea82ac4b4",
)
STARTCOM_CERTIFICATION_AUTHORITY = Root(
    "CN=StartCom Certification Authority,OU=Secure Digital Certificate Signing,O=StartCom Ltd.,C=IL",
    "e42f24bd4d37f4aa2e56b979d83d1e65219fe0e9e3a382a1b3cb66c93955de75",
)
STARTCOM_CERTIFICATION_AUTHORITY_G2 = Root(
    "CN=StartCom Certification Authority G2,O=StartCom Ltd.,C=IL",
    "1528397da212890a830b0b95a59968cef234773779df5181cf10fa647534bb65",
)
SWISSCOM_ROOT_CA_1 = Root(
    "CN=Swisscom Root CA 1,OU=Digital Certificate Services,O=Swisscom,C=ch",
    "3499f93fd394523bfb1ec4c3ad4dfb310131fbe9ee5476bde6295de808d5dd8f",
)
SWISSCOM_ROOT_CA_2 = Root(
    "CN=Swisscom Root CA 2,OU=Digital Certificate Services,O=Swisscom,C=ch",
    "cb6e91711ad6d55c8906f379cb071fb5c47933654a7415612eee6629f26fbcd7",
)
SWISSSIGN_GOLD_CA_G2 = Root(
    "CN=SwissSign Gold CA - G2,O=SwissSign AG,C=CH",
    "40fcfc28875dccbfebcbdf6cd7433312da63c4efcf3bd7b1b505c22020ae0274",
)
SWISSSIGN_PLATINUM_CA_G2 = Root(
    "CN=SwissSign Platinum CA - G2,O=SwissSign AG,C=CH",
    "2a8bed32ae680d2d187b9a7afd171d83fd0b935eaf9e2c1b43e80278d2063e39",
)
SWISSSIGN_RSA_TLS_ROOT_CA_2022_1 = Root(
    "CN=SwissSign RSA TLS Root CA 2022 - 1,O=SwissSign AG,C=CH",
    "ebc978ae0dd9e5822d6b19652596f620c93d7caefa952191cb050a632ca9005f",
)
SWISSSIGN_SILVER_CA_G2 = Root(
    "CN=SwissSign Silver CA - G2,O=SwissSign AG,C=CH",
    "9318226f8c83afe47f5f47c24f59ce12dba8c73b181bee6b2ea1f40a06bc1869",
)
SZAFIR_ROOT_CA2 = Root(
    "CN=SZAFIR ROOT CA2,O=Krajowa Izba Rozliczeniowa S.A.,C=PL",
    "6e364b6133deefdcbb21273c5f445a20afbc05038d5b021c0c2153039016345b",
)
TC_TRUSTCENTER_CLASS_2_CA_II = Root(
    "CN=TC TrustCenter Class 2 CA II,OU=TC TrustCenter Class 2 CA,O=TC TrustCenter GmbH,C=DE",
    "acf65e1d62cb58a2bafd6ffab40fb88699c47397cf5cb483d42d69cad34cd48b",
)
TC_TRUSTCENTER_CLASS_3_CA_II = Root(
    "CN=TC TrustCenter Class 3 CA II,OU=TC TrustCenter Class 3 CA,O=TC TrustCenter GmbH,C=DE",
    "9392ae2149924ade37e645dba1ff4bdddcda2b291b6097669d2afa5c7a372619",
)
TC_TRUSTCENTER_UNIVERSAL_CA_I = Root(
    "CN=TC TrustCenter Universal CA I,OU=TC TrustCenter Universal CA,O=TC TrustCenter GmbH,C=DE",
    "b2def5362ad3facd04bd29047a43844f767034ea4892f80e56bee690243e2502",
)
TC_TRUSTCENTER_UNIVERSAL_CA_III = Root(
    "CN=TC TrustCenter Universal CA III,OU=TC TrustCenter Universal CA,O=TC TrustCenter GmbH,C=DE",
    "ab5cdb3356397356d6e691973c25b8618b65d76a90486ea7a8a5c17767f4673a",
)
TDC_INTERNET_ROOT_CA = Root(
    "OU=TDC Internet Root CA,O=TDC Internet,C=DK",
    "effee1f1e5f39f42ff80d471c9c5a799a8c843f9b676315f9eab3f4c7a2f7fc8",
)
TDC_OCES_CA = Root("CN=TDC OCES CA,O=TDC,C=DK", "fc3b82796b572ca9731993635db8cf07c2bf01e199b2f273a3f953bd185de3c0")
TELEKOM_SECURITY_TLS_ECC_ROOT_2020 = Root(
    "CN=Telekom Security TLS ECC Root 2020,O=Deutsche Telekom Security GmbH,C=DE",
    "eab0de5a46419010b01b2d55553fc111aa82b43d9395edfeaeaa8c76e6ad1995",
)
TELEKOM_SECURITY_TLS_RSA_ROOT_2023 = Root(
    "CN=Telekom Security TLS RSA Root 2023,O=Deutsche Telekom Security GmbH,C=DE",
    "0e05e9bb23869eb689dc56839dcec475a3ae75fa6b50bc5a4978360cbe673323",
)
TELIASONERA_ROOT_CA_V1 = Root(
    "CN=TeliaSonera Root CA v1,O=TeliaSonera",
    "10ba3485ca8bb6880ab9531a4063e4001555561c7f2e055165f49b2d74fc5f6b",
)
TELIA_EC_TLS_ROOT_CA_V3 = Root(
    "CN=Telia EC TLS Root CA v3,O=Telia Company AB,C=SE",
    "4c821d7d89adf08c1e951c92b841b4a3c18261b9ce426f337cc0e3805499ba0e",
)
TELIA_ROOT_CA_V2 = Root(
    "CN=Telia Root CA v2,O=Telia Finland Oyj,C=FI",
    "c2b3c31a4a29850aa8f3cf472a1169ff71b416579f6a4482ec7744b83df988ac",
)
TELIA_RSA_TLS_ROOT_CA_V3 = Root(
    "CN=Telia RSA TLS Root CA v3,O=Telia Company AB,C=SE",
    "536cfdae8a6257bf14266c43285958d0f9b937e3068e2a215374170133a9ffcc",
)
THAWTE_PREMIUM_SERVER_CA = Root(
    "emailAddress=premium-server@thawte.com,CN=Thawte Premium Server CA,OU=Certification Services Division,"
    "O=Thawte Consulting cc,L=Cape Town,ST=Western Cape,C=ZA",
    "f53c22059817dd96f400651639d2f857e21070a59abed9079400d9f695506900",
)
THAWTE_PRIMARY_ROOT_CA = Root(
    "CN=thawte Primary Root CA,OU=(c) 2006 thawte\\, Inc. - For authorized use only,OU=Certification Services Division,"
    "O=thawte\\, Inc.,C=US",
    "1d75d0831b9e0885394d32c7a1bfdb3dbc1c28e2b0e8391fb135981dbc5ba936",
)
THAWTE_PRIMARY_ROOT_CA_G2 = Root(
    "CN=thawte Primary Root CA - G2,OU=(c) 2007 thawte\\, Inc. - For authorized use only,O=thawte\\, Inc.,C=US",
    "67dc4f32fa10e7d01a79a073aa0c9e0212ec2ffc3d779e0aa7f9c0f0e1c2c893",
)
THAWTE_PRIMARY_ROOT_CA_G3 = Root(
    "CN=thawte Primary Root CA - G3,OU=(c) 2008 thawte\\, Inc. - For authorized use only,OU=Certification Services Division,"
    "O=thawte\\, Inc.,C=US",
    "1906c6124dbb438578d00e066d5054c6c37f0fa6028c05545e0994eddaec8629",
)
THAWTE_SERVER_CA = Root(
    "emailAddress=server-certs@thawte.com,CN=Thawte Server CA,OU=Certification Services Division,O=Thawte Consulting cc,"
    "L=Cape Town,ST=Western Cape,C=ZA",
    "9c6f6a123cbaa4ee34dbeceee24c97d738878cb423f3c2273903424f5d1f6dd5",
)
TRUSTASIA_GLOBAL_ROOT_CA_G3 = Root(
    "CN=TrustAsia Global Root CA G3,O=TrustAsia Technologies\\, Inc.,C=CN",
    "8685ad850f7f56cd16943bcb70b434e7356e1b8bdc613406e2ea8de46092b636",
)
TRUSTASIA_GLOBAL_ROOT_CA_G4 = Root(
    "CN=TrustAsia Global Root CA G4,O=TrustAsia Technologies\\, Inc.,C=CN",
    "07a2904d4bff9604ea1331ae990e9ffe331232e69ecb8a08cd49d8e34757db41",
)
TRUSTASIA_TLS_ECC_ROOT_CA = Root(
    "CN=TrustAsia TLS ECC Root CA,O=TrustAsia Technologies\\, Inc.,C=CN",
    "f4632e58701c0bd7dafc7e3831355ec433fc13777de286683e8ec50964df0452",
)
TRUSTASIA_TLS_RSA_ROOT_CA = Root(
    "CN=TrustAsia TLS RSA Root CA,O=TrustAsia Technologies\\, Inc.,C=CN",
    "5628872e245fe66148b80badeac9c40f6252e642fa9595aece4b3e8a58b8fd46",
)
TRUSTWAVE_GLOBAL_CERTIFICATION_AUTHORITY = Root(
    "CN=Trustwave Global Certification Authority,O=Trustwave Holdings\\, Inc.,L=Chicago,ST=Illinois,C=US",
    "2e06cae1fc20b200e6fb748557a4444bec9317dfff2e4151669e0f7944f0a9e0",
)
TRUSTWAVE_GLOBAL_ECC_P256_CERTIFICATION_AUTHORITY = Root(
    "CN=Trustwave Global ECC P256 Certification Authority,O=Trustwave Holdings\\, Inc.,L=Chicago,ST=Illinois,C=US",
    "497128fc90656b87290482b223efb72240fe9c421e79938de5f8110cb0be9056",
)
TRUSTWAVE_GLOBAL_ECC_P384_CERTIFICATION_AUTHORITY = Root(
    "CN=Trustwave Global ECC P384 Certification Authority,O=Trustwave Holdings\\, Inc.,L=Chicago,ST=Illinois,C=US",
    "828b0eeff24654e8ff5841a29dd5d4e3ed30952ca43425a79283407208d39d16",
)
TUBITAK_KAMU_SM_SSL_KOK_SERTIFIKASI_SURUM_1 = Root(
    "CN=TUBITAK Kamu SM SSL Kok Sertifikasi - Surum 1,OU=Kamu Sertifikasyon Merkezi - Kamu SM,"
    "O=Turkiye Bilimsel ve Teknolojik Arastirma Kurumu - TUBITAK,L=Gebze - Kocaeli,C=TR",
    "55e00be277ceb0545299f24fd9f877e2acf32852db43ffcd29bca74b39b4c9fa",
)
TUBITAK_UEKAE_KOK_SERTIFIKA_HIZMET_SAGLAYCS_SURUM_3 = Root(
    "CN=TÜBİTAK UEKAE Kök Sertifika Hizmet Sağlayıcısı - Sürüm 3,OU=Kamu Sertifikasyon Merkezi,"
    "OU=Ulusal Elektronik ve Kriptoloji Araştırma Enstitüsü - UEKAE,"
    "O=Türkiye Bilimsel ve Teknolojik Araştırma Kurumu - TÜBİTAK,L=Gebze - Kocaeli,C=TR",
    "15e7e717b428feee3af3afd9150dbad497008d3a3ff016964719907bdb01a645",
)
TUNTRUST_ROOT_CA = Root(
    "CN=TunTrust Root CA,O=Agence Nationale de Certification Electronique,C=TN",
    "c942262c0c7c0a95bb152b71c42556ddbe9a04fa8378373550d2b7ce27d952a3",
)
TURKTRUST_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYCS_2005_2A29 = Root(
    "O=(c) 2005 TÜRKTRUST Bilgi İletişim ve Bilişim Güvenliği Hizmetleri A.Ş.,L=ANKARA,C=TR,"
    "CN=TÜRKTRUST Elektronik Sertifika Hizmet Sağlayıcısı",
    "2a29337c3d6224cc53f0bb5e5d5820c0d8848b04871328f090fee3cd6bf821b4",
)
TURKTRUST_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYCS_2005_44AF = Root(
    "O=TÜRKTRUST Bilgi İletişim ve Bilişim Güvenliği Hizmetleri A.Ş. (c) Kasım 2005,L=Ankara,C=TR,"
    "CN=TÜRKTRUST Elektronik Sertifika Hizmet Sağlayıcısı",
    "44af8afcf1395d2a8e30ef812ce19ceb2e8948dfd21e00fbaa34689f9a24721f",
)
TWCA_CYBER_ROOT_CA = Root(
    "CN=TWCA CYBER Root CA,OU=Root CA,O=TAIWAN-CA,C=TW",
    "06600b94c0318bb6967f0c7787cc8a1032a179c4e95e3c5760b32e290f7fec9b",
)
TWCA_GLOBAL_ROOT_CA = Root(
    "CN=TWCA Global Root CA,OU=Root CA,O=TAIWAN-CA,C=TW",
    "c444b5b66ce5d71e1b5e40f27385c95cbfd24a05b56f70cac0992f0f50c3379c",
)
TWCA_ROOT_CERTIFICATION_AUTHORITY_2008_92C4 = Root(
    "CN=TWCA Root Certification Authority,OU=Root CA,O=TAIWAN-CA,C=TW",
    "92c46879626ef2cc1ecea50c72fb5e385844095f21cbf3b283cb82e6b9fc6a58",
)
T_TELESEC_GLOBALROOT_CLASS_2 = Root(
    "CN=T-TeleSec GlobalRoot Class 2,OU=T-Systems Trust Center,O=T-Systems Enterprise Services GmbH,C=DE",
    "6106c0e3a0a299831875127bd7d3cc1859803d511cac11eb6e0840dd166fc10e",
)
UCA_EXTENDED_VALIDATION_ROOT = Root(
    "CN=UCA Extended Validation Root,O=UniTrust,C=CN",
    "5c41a73ab2c35dfcd771f6fd6e3e8fac9b469d386cadda56a95b646eb48cca34",
)
UCA_GLOBAL_G2_ROOT = Root(
    "CN=UCA Global G2 Root,O=UniTrust,C=CN",
    "1255cabe8152fa64df942f7a47417e29f96c1ce11bf8c84ecbe2815cc1280810",
)
USERTRUST_ECC_CERTIFICATION_AUTHORITY = Root(
    "CN=USERTrust ECC Certification Authority,O=The USERTRUST Network,L=Jersey City,ST=New Jersey,C=US",
    "2021917e98263945c859c43f1d73cb4139053c414fa03ca3bc7ee88614298f3b",
)
USERTRUST_RSA_CERTIFICATION_AUTHORITY = Root(
    "CN=USERTrust RSA Certification Authority,O=The USERTRUST Network,L=Jersey City,ST=New Jersey,C=US",
    "c784333d20bcd742b9fdc3236f4e509b8937070e73067e254dd3bf9c45bf4dde",
)
UTN_DATACORP_SGC = Root(
    "CN=UTN - DATACorp SGC,OU=http://www.usertrust.com,O=The USERTRUST Network,L=Salt Lake City,ST=UT,C=US",
    "4002fcd311d07331567e71bcd971e46048c8dce8d1659711753b3daa2a269afa",
)
UTN_USERFIRST_HARDWARE = Root(
    "CN=UTN-USERFirst-Hardware,OU=http://www.usertrust.com,O=The USERTRUST Network,L=Salt Lake City,ST=UT,C=US",
    "4d40e7af4304a09de87fbf9896204c055141e3f809b2fe733bb2310fdf98a162",
)
UTN_USERFIRST_NETWORK_APPLICATIONS = Root(
    "CN=UTN-USERFirst-Network Applications,OU=http://www.usertrust.com,O=The USERTRUST Network,L=Salt Lake City,ST=UT,C=US",
    "81a98fc788c35f557645a95224e50cd1dac8ffb209dc1e5688aa29205f132218",
)
VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G3 = Root(
    "CN=VeriSign Class 3 Public Primary Certification Authority - G3,OU=(c) 1999 VeriSign\\, Inc. - For authorized use only,"
    "OU=VeriSign Trust Network,O=VeriSign\\, Inc.,C=US",
    "495a96ba6bad782407bd521a00bace657bb355555e4bb7f8146c71bba57e7ace",
)
VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G4 = Root(
    "CN=VeriSign Class 3 Public Primary Certification Authority - G4,OU=(c) 2007 VeriSign\\, Inc. - For authorized use only,"
    "OU=VeriSign Trust Network,O=VeriSign\\, Inc.,C=US",
    "5192438ec369d7ee0ce71f5c6db75f941efbf72e58441715e99eab04c2c8acee",
)
VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G5 = Root(
    "CN=VeriSign Class 3 Public Primary Certification Authority - G5,OU=(c) 2006 VeriSign\\, Inc. - For authorized use only,"
    "OU=VeriSign Trust Network,O=VeriSign\\, Inc.,C=US",
    "25b41b506e4930952823a6eb9f1d31def645ea38a5c6c6a96d71957e384df058",
)
VERISIGN_CLASS_4_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G3 = Root(
    "CN=VeriSign Class 4 Public Primary Certification Authority - G3,OU=(c) 1999 VeriSign\\, Inc. - For authorized use only,"
    "OU=VeriSign Trust Network,O=VeriSign\\, Inc.,C=US",
    "567b8211fd20d3d283ee0cd7ce0672cb9d99bc5b487a58c9d54ec67f77d4a8f5",
)
VERISIGN_TRUST_NETWORK_1998_023C = Root(
    "OU=VeriSign Trust Network,OU=(c) 1998 VeriSign\\, Inc. - For authorized use only,"
    "OU=Class 3 Public Primary Certification Authority - G2,O=VeriSign\\, Inc.,C=US",
    "023c81cce8e7c64fa942d3c15048707d35d9bb5b87f4f544c5bf1bc5643af2fa",
)
VERISIGN_TRUST_NETWORK_1998_C071 = Root(
    "OU=VeriSign Trust Network,OU=(c) 1998 VeriSign\\, Inc. - For authorized use only,"
    "OU=Class 4 Public Primary Certification Authority - G2,O=VeriSign\\, Inc.,C=US",
    "c07135f6b452398264a4776dbd0a6a307c60a36f967bd26321dcb817b5c0c481",
)
VERISIGN_TRUST_NETWORK_1998_DA80 = Root(
    "OU=VeriSign Trust Network,OU=(c) 1998 VeriSign\\, Inc. - For authorized use only,"
    "OU=Class 2 Public Primary Certification Authority - G2,O=VeriSign\\, Inc.,C=US",
    "da800b80b2a87d399e66fa19d72fdf49983b47d8cf322c7c79503a0c7e28feaf",
)
VERISIGN_UNIVERSAL_ROOT_CERTIFICATION_AUTHORITY = Root(
    "CN=VeriSign Universal Root Certification Authority,OU=(c) 2008 VeriSign\\, Inc. - For authorized use only,"
    "OU=VeriSign Trust Network,O=VeriSign\\, Inc.,C=US",
    "967b0cd93fcef7f27ce2c245767ae9b05a776b0649f9965b6290968469686872",
)
VISA_ECOMMERCE_ROOT = Root(
    "CN=Visa eCommerce Root,OU=Visa International Service Association,O=VISA,C=US",
    "a6e11ff15ec326a5e3f18ad33a056694dc84c699766d028a5ad0efe1a8e53ac7",
)
VTRUS_ECC_ROOT_CA = Root(
    "CN=vTrus ECC Root CA,O=iTrusChina Co.\\,Ltd.,C=CN",
    "a246b822f96cfecc155156e5476957845492acf32187ec8a2ef12d89618d711d",
)
VTRUS_ROOT_CA = Root(
    "CN=vTrus Root CA,O=iTrusChina Co.\\,Ltd.,C=CN",
    "e06647e52610160c3e83c42d22e39aa8750c584d6c24afaed54a61164742000a",
)
WELLSSECURE_PUBLIC_ROOT_CERTIFICATE_AUTHORITY = Root(
    "CN=WellsSecure Public Root Certificate Authority,OU=Wells Fargo Bank NA,O=Wells Fargo WellsSecure,C=US",
    "a99972ce1f6c581d0097f62618062e53157b5276e1ec6651a3157057f057b339",
)
WELLS_FARGO_ROOT_CERTIFICATE_AUTHORITY = Root(
    "CN=Wells Fargo Root Certificate Authority,OU=Wells Fargo Certification Authority,O=Wells Fargo,C=US",
    "9adb99c93ab256ecca2b5350c75048a8584c12dfc248e3f60ea9354c34ebfcce",
)
XRAMP_GLOBAL_CERTIFICATION_AUTHORITY = Root(
    "CN=XRamp Global Certification Authority,O=XRamp Security Services Inc,OU=www.xrampsecurity.com,C=US",
    "051cf9fa95e40e9b83edaeda6961f6168c7879c4660172479cdd51ab03cea62b",
)

_APPLE_HAS = frozenset(
    (
        AAA_CERTIFICATE_SERVICES,
        AFFIRMTRUST_COMMERCIAL,
        AFFIRMTRUST_NETWORKING,
        AFFIRMTRUST_PREMIUM,
        AFFIRMTRUST_PREMIUM_ECC,
        ATOS_TRUSTEDROOT_2011,
        ATOS_TRUSTEDROOT_ROOT_CA_ECC_G2_2020,
        ATOS_TRUSTEDROOT_ROOT_CA_RSA_G2_2020,
        CERTIGNA,
        CERTSIGN_ROOT_CA,
        CERTUM_CA,
        CHAMBERS_OF_COMMERCE_ROOT_2008,
        COMODO_CERTIFICATION_AUTHORITY,
        COMSIGN_GLOBAL_ROOT_CA,
        DIGICERT_ASSURED_ID_ROOT_CA,
        DIGICERT_GLOBAL_ROOT_CA,
        DIGICERT_HIGH_ASSURANCE_EV_ROOT_CA,
        D_TRUST_ROOT_CA_3_2013,
        EMSIGN_ECC_ROOT_CA_G3,
        EMSIGN_ROOT_CA_G1,
        ENTRUST_NET_CERTIFICATION_AUTHORITY_2048,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_EC1,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G2,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G4,
        EPKI_ROOT_CERTIFICATION_AUTHORITY,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G2,
        GLOBALSIGN_ROOT_CA,
        GLOBALTRUST_2020,
        GLOBAL_CHAMBERSIGN_ROOT_2008,
        GO_DADDY_CLASS_2_CERTIFICATION_AUTHORITY,
        GTS_ROOT_R2,
        OISTE_WISEKEY_GLOBAL_ROOT_GA_CA,
        QUOVADIS_ROOT_CA_2,
        QUOVADIS_ROOT_CA_3,
        SECURETRUST_CA,
        STARFIELD_CLASS_2_CERTIFICATION_AUTHORITY,
        SWISSSIGN_GOLD_CA_G2,
        SWISSSIGN_SILVER_CA_G2,
        TELIASONERA_ROOT_CA_V1,
        TRUSTWAVE_GLOBAL_CERTIFICATION_AUTHORITY,
        TRUSTWAVE_GLOBAL_ECC_P256_CERTIFICATION_AUTHORITY,
        TRUSTWAVE_GLOBAL_ECC_P384_CERTIFICATION_AUTHORITY,
        XRAMP_GLOBAL_CERTIFICATION_AUTHORITY,
    )
)
_APPLE_LACKS = frozenset(
    (
        AC_RAIZ_FNMT_RCM_SERVIDORES_SEGUROS,
        ANF_SECURE_SERVER_ROOT_CA,
        BJCA_GLOBAL_ROOT_CA1,
        BJCA_GLOBAL_ROOT_CA2,
        CERTIGNA_ROOT_CA,
        D_TRUST_BR_ROOT_CA_1_2020,
        D_TRUST_BR_ROOT_CA_2_2023,
        D_TRUST_EV_ROOT_CA_1_2020,
        D_TRUST_EV_ROOT_CA_2_2023,
        EMSIGN_ECC_ROOT_CA_C3,
        EMSIGN_ROOT_CA_C1,
        E_SZIGNO_ROOT_CA_2017,
        E_SZIGNO_TLS_ROOT_CA_2023,
        OISTE_SERVER_ROOT_ECC_G1,
        OISTE_SERVER_ROOT_RSA_G1,
        SECOM_TLS_ECC_ROOT_CA_2024,
        SECOM_TLS_RSA_ROOT_CA_2024,
        SECURESIGN_ROOT_CA14,
        SECURESIGN_ROOT_CA15,
        SWISSSIGN_RSA_TLS_ROOT_CA_2022_1,
        SZAFIR_ROOT_CA2,
        TELEKOM_SECURITY_TLS_ECC_ROOT_2020,
        TELEKOM_SECURITY_TLS_RSA_ROOT_2023,
        TELIA_EC_TLS_ROOT_CA_V3,
        TELIA_RSA_TLS_ROOT_CA_V3,
        TRUSTASIA_GLOBAL_ROOT_CA_G3,
        TRUSTASIA_GLOBAL_ROOT_CA_G4,
        TRUSTASIA_TLS_ECC_ROOT_CA,
        TRUSTASIA_TLS_RSA_ROOT_CA,
        TUNTRUST_ROOT_CA,
        TWCA_CYBER_ROOT_CA,
        UCA_EXTENDED_VALIDATION_ROOT,
        UCA_GLOBAL_G2_ROOT,
        VTRUS_ECC_ROOT_CA,
        VTRUS_ROOT_CA,
    )
)
_ANDROID_14_HAS = frozenset(
    (
        AFFIRMTRUST_COMMERCIAL,
        AFFIRMTRUST_NETWORKING,
        AFFIRMTRUST_PREMIUM,
        AFFIRMTRUST_PREMIUM_ECC,
        ATOS_TRUSTEDROOT_2011,
        CERTIGNA,
        CERTSIGN_ROOT_CA,
        COMMSCOPE_PUBLIC_TRUST_ECC_ROOT_01,
        COMMSCOPE_PUBLIC_TRUST_ECC_ROOT_02,
        COMMSCOPE_PUBLIC_TRUST_RSA_ROOT_01,
        COMMSCOPE_PUBLIC_TRUST_RSA_ROOT_02,
        COMODO_CERTIFICATION_AUTHORITY,
        DIGICERT_ASSURED_ID_ROOT_CA,
        DIGICERT_GLOBAL_ROOT_CA,
        DIGICERT_HIGH_ASSURANCE_EV_ROOT_CA,
        EMSIGN_ECC_ROOT_CA_C3,
        EMSIGN_ECC_ROOT_CA_G3,
        EMSIGN_ROOT_CA_C1,
        EMSIGN_ROOT_CA_G1,
        EPKI_ROOT_CERTIFICATION_AUTHORITY,
        FIRMAPROFESIONAL_CA_ROOT_A_WEB,
        GLOBALTRUST_2020,
        GTS_ROOT_R2,
        QUOVADIS_ROOT_CA_2,
        QUOVADIS_ROOT_CA_3,
        SECURESIGN_ROOT_CA12,
        SECURETRUST_CA,
        SECURE_GLOBAL_CA,
        SWISSSIGN_GOLD_CA_G2,
        TELIASONERA_ROOT_CA_V1,
        TRUSTWAVE_GLOBAL_CERTIFICATION_AUTHORITY,
        TRUSTWAVE_GLOBAL_ECC_P256_CERTIFICATION_AUTHORITY,
        TRUSTWAVE_GLOBAL_ECC_P384_CERTIFICATION_AUTHORITY,
    )
)
_ANDROID_14_LACKS = frozenset(
    (
        E_SZIGNO_TLS_ROOT_CA_2023,
        SECOM_TLS_ECC_ROOT_CA_2024,
        SECOM_TLS_RSA_ROOT_CA_2024,
        TELIA_EC_TLS_ROOT_CA_V3,
        TELIA_RSA_TLS_ROOT_CA_V3,
    )
)
_ANDROID_4_4_HAS = frozenset(
    (
        AAA_CERTIFICATE_SERVICES,
        ACEDICOM_ROOT,
        AC_RAIZ_CERTICAMARA_S_A,
        ADDTRUST_EXTERNAL_CA_ROOT,
        AFFIRMTRUST_COMMERCIAL,
        AFFIRMTRUST_NETWORKING,
        AFFIRMTRUST_PREMIUM,
        AFFIRMTRUST_PREMIUM_ECC,
        AMERICA_ONLINE_ROOT_CERTIFICATION_AUTHORITY_1,
        AMERICA_ONLINE_ROOT_CERTIFICATION_AUTHORITY_2,
        APPLICATIONCA,
        AUTORIDAD_DE_CERTIFICACION_FIRMAPROFESIONAL_CIF_A62634068_2001,
        A_TRUST_NQUAL_03,
        BALTIMORE_CYBERTRUST_ROOT,
        BUYPASS_CLASS_2_CA_1,
        BUYPASS_CLASS_3_CA_1,
        CA_DISIG,
        CERTIGNA,
        CERTINOMIS_AUTORITE_RACINE,
        CERTSIGN_ROOT_CA,
        CERTUM_CA,
        CHAMBERS_OF_COMMERCE_ROOT,
        CHAMBERS_OF_COMMERCE_ROOT_2008,
        CLASS_2_PRIMARY_CA,
        CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY,
        CNNIC_ROOT,
        COMODO_CERTIFICATION_AUTHORITY,
        COMSIGN_SECURED_CA,
        CYBERTRUST_GLOBAL_ROOT,
        DEUTSCHE_TELEKOM_ROOT_CA_2,
        DIGICERT_ASSURED_ID_ROOT_CA,
        DIGICERT_GLOBAL_ROOT_CA,
        DIGICERT_HIGH_ASSURANCE_EV_ROOT_CA,
        DSTCA_E1,
        DSTCA_E2,
        DST_ACES_CA_X6,
        DST_ROOT_CA_X3,
        EBG_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYCS,
        ENTRUST_NET_CERTIFICATION_AUTHORITY_2048,
        ENTRUST_NET_SECURE_SERVER_CERTIFICATION_AUTHORITY,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_EC1,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G2,
        EPKI_ROOT_CERTIFICATION_AUTHORITY,
        EQUIFAX_SECURE_CERTIFICATE_AUTHORITY,
        EQUIFAX_SECURE_EBUSINESS_CA_1,
        EQUIFAX_SECURE_EBUSINESS_CA_2,
        EQUIFAX_SECURE_GLOBAL_EBUSINESS_CA_1,
        E_GUVEN_KOK_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYICISI,
        FNMT_CLASE_2_CA,
        GEOTRUST_GLOBAL_CA,
        GEOTRUST_GLOBAL_CA_2,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G2,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        GEOTRUST_UNIVERSAL_CA,
        GEOTRUST_UNIVERSAL_CA_2,
        GLOBALSIGN_2006_8A27,
        GLOBALSIGN_ROOT_CA,
        GLOBAL_CHAMBERSIGN_ROOT,
        GLOBAL_CHAMBERSIGN_ROOT_2008,
        GOVERNMENT_ROOT_CERTIFICATION_AUTHORITY_2002,
        GO_DADDY_CLASS_2_CERTIFICATION_AUTHORITY,
        GTE_CYBERTRUST_GLOBAL_ROOT,
        HELLENIC_ACADEMIC_AND_RESEARCH_INSTITUTIONS_ROOTCA_2011,
        HONGKONG_POST_ROOT_CA_1,
        HTTP_WWW_VALICERT_COM_1999_0656,
        HTTP_WWW_VALICERT_COM_1999_093D,
        HTTP_WWW_VALICERT_COM_1999_31DE,
        IGC_A,
        IPSCA_GLOBAL_CA_ROOT,
        JUUR_SK,
        KISA_ROOTCA_1,
        KISA_ROOTCA_3,
        MICROSEC_E_SZIGNO_ROOT_CA,
        MICROSOFT_ROOT_AUTHORITY,
        NETLOCK_EXPRESSZ_CLASS_C_TANUSITVANYKIADO,
        NETLOCK_KOZJEGYZOI_CLASS_A_TANUSITVANYKIADO,
        NETLOCK_UZLETI_CLASS_B_TANUSITVANYKIADO,
        NETWORK_SOLUTIONS_CERTIFICATE_AUTHORITY,
        OISTE_WISEKEY_GLOBAL_ROOT_GA_CA,
        QUOVADIS_ROOT_CA_2,
        QUOVADIS_ROOT_CA_3,
        QUOVADIS_ROOT_CERTIFICATION_AUTHORITY,
        ROOT_CA_GENERALITAT_VALENCIANA,
        RSA_SECURITY_2048_V3,
        SECURESIGN_ROOTCA1,
        SECURESIGN_ROOTCA11,
        SECURETRUST_CA,
        SECURE_GLOBAL_CA,
        SECURITY_COMMUNICATION_EV_ROOTCA1,
        SECURITY_COMMUNICATION_ROOTCA1,
        SONERA_CLASS2_CA,
        STAAT_DER_NEDERLANDEN_ROOT_CA,
        STAAT_DER_NEDERLANDEN_ROOT_CA_G2,
        STARFIELD_CLASS_2_CERTIFICATION_AUTHORITY,
        STARTCOM_CERTIFICATION_AUTHORITY,
        STARTCOM_CERTIFICATION_AUTHORITY_G2,
        SWISSCOM_ROOT_CA_1,
        SWISSCOM_ROOT_CA_2,
        SWISSSIGN_GOLD_CA_G2,
        SWISSSIGN_PLATINUM_CA_G2,
        SWISSSIGN_SILVER_CA_G2,
        TC_TRUSTCENTER_CLASS_2_CA_II,
        TC_TRUSTCENTER_CLASS_3_CA_II,
        TC_TRUSTCENTER_UNIVERSAL_CA_I,
        TC_TRUSTCENTER_UNIVERSAL_CA_III,
        TDC_INTERNET_ROOT_CA,
        TDC_OCES_CA,
        THAWTE_PREMIUM_SERVER_CA,
        THAWTE_PRIMARY_ROOT_CA,
        THAWTE_PRIMARY_ROOT_CA_G2,
        THAWTE_PRIMARY_ROOT_CA_G3,
        THAWTE_SERVER_CA,
        TUBITAK_UEKAE_KOK_SERTIFIKA_HIZMET_SAGLAYCS_SURUM_3,
        TURKTRUST_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYCS_2005_2A29,
        TURKTRUST_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYCS_2005_44AF,
        UTN_DATACORP_SGC,
        UTN_USERFIRST_HARDWARE,
        UTN_USERFIRST_NETWORK_APPLICATIONS,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G4,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G5,
        VERISIGN_CLASS_4_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        VERISIGN_TRUST_NETWORK_1998_023C,
        VERISIGN_TRUST_NETWORK_1998_C071,
        VERISIGN_UNIVERSAL_ROOT_CERTIFICATION_AUTHORITY,
        VISA_ECOMMERCE_ROOT,
        WELLSSECURE_PUBLIC_ROOT_CERTIFICATE_AUTHORITY,
        WELLS_FARGO_ROOT_CERTIFICATE_AUTHORITY,
        XRAMP_GLOBAL_CERTIFICATION_AUTHORITY,
    )
)
_ANDROID_4_4_LACKS = frozenset(
    (
        ACTALIS_AUTHENTICATION_ROOT_CA,
        AC_RAIZ_FNMT_RCM,
        CA_DISIG_ROOT_R2,
        CERTIGNA_ROOT_CA,
        CERTUM_TRUSTED_NETWORK_CA_2,
        CFCA_EV_ROOT,
        COMODO_RSA_CERTIFICATION_AUTHORITY,
        DIGICERT_ASSURED_ID_ROOT_G2,
        DIGICERT_ASSURED_ID_ROOT_G3,
        DIGICERT_GLOBAL_ROOT_G2,
        DIGICERT_GLOBAL_ROOT_G3,
        DIGICERT_TRUSTED_ROOT_G4,
        GLOBALSIGN_2012_08B3,
        GLOBALSIGN_2012_7E0E,
        QUOVADIS_ROOT_CA_1_G3,
        QUOVADIS_ROOT_CA_2_G3,
        QUOVADIS_ROOT_CA_3_G3,
        TWCA_GLOBAL_ROOT_CA,
        T_TELESEC_GLOBALROOT_CLASS_2,
        USERTRUST_ECC_CERTIFICATION_AUTHORITY,
        USERTRUST_RSA_CERTIFICATION_AUTHORITY,
    )
)
_ANDROID_7_0_HAS = frozenset(
    (
        AAA_CERTIFICATE_SERVICES,
        ACEDICOM_ROOT,
        AC_RAIZ_CERTICAMARA_S_A,
        ADDTRUST_EXTERNAL_CA_ROOT,
        AFFIRMTRUST_COMMERCIAL,
        AFFIRMTRUST_NETWORKING,
        AFFIRMTRUST_PREMIUM,
        AFFIRMTRUST_PREMIUM_ECC,
        AMERICA_ONLINE_ROOT_CERTIFICATION_AUTHORITY_1,
        AMERICA_ONLINE_ROOT_CERTIFICATION_AUTHORITY_2,
        APPLICATIONCA,
        AUTORIDAD_DE_CERTIFICACION_FIRMAPROFESIONAL_CIF_A62634068_2001,
        A_TRUST_NQUAL_03,
        BALTIMORE_CYBERTRUST_ROOT,
        BUYPASS_CLASS_2_CA_1,
        BUYPASS_CLASS_3_CA_1,
        CA_DISIG,
        CERTIGNA,
        CERTINOMIS_AUTORITE_RACINE,
        CERTSIGN_ROOT_CA,
        CERTUM_CA,
        CHAMBERS_OF_COMMERCE_ROOT,
        CHAMBERS_OF_COMMERCE_ROOT_2008,
        CLASS_2_PRIMARY_CA,
        CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY,
        CNNIC_ROOT,
        COMODO_CERTIFICATION_AUTHORITY,
        COMSIGN_SECURED_CA,
        CYBERTRUST_GLOBAL_ROOT,
        DEUTSCHE_TELEKOM_ROOT_CA_2,
        DIGICERT_ASSURED_ID_ROOT_CA,
        DIGICERT_GLOBAL_ROOT_CA,
        DIGICERT_HIGH_ASSURANCE_EV_ROOT_CA,
        DSTCA_E1,
        DSTCA_E2,
        DST_ACES_CA_X6,
        DST_ROOT_CA_X3,
        EBG_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYCS,
        ENTRUST_NET_CERTIFICATION_AUTHORITY_2048,
        ENTRUST_NET_SECURE_SERVER_CERTIFICATION_AUTHORITY,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_EC1,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G2,
        EPKI_ROOT_CERTIFICATION_AUTHORITY,
        EQUIFAX_SECURE_CERTIFICATE_AUTHORITY,
        EQUIFAX_SECURE_EBUSINESS_CA_1,
        EQUIFAX_SECURE_EBUSINESS_CA_2,
        EQUIFAX_SECURE_GLOBAL_EBUSINESS_CA_1,
        E_GUVEN_KOK_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYICISI,
        FNMT_CLASE_2_CA,
        GEOTRUST_GLOBAL_CA,
        GEOTRUST_GLOBAL_CA_2,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G2,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        GEOTRUST_UNIVERSAL_CA,
        GEOTRUST_UNIVERSAL_CA_2,
        GLOBALSIGN_2006_8A27,
        GLOBALSIGN_ROOT_CA,
        GLOBAL_CHAMBERSIGN_ROOT,
        GLOBAL_CHAMBERSIGN_ROOT_2008,
        GOVERNMENT_ROOT_CERTIFICATION_AUTHORITY_2002,
        GO_DADDY_CLASS_2_CERTIFICATION_AUTHORITY,
        GTE_CYBERTRUST_GLOBAL_ROOT,
        HELLENIC_ACADEMIC_AND_RESEARCH_INSTITUTIONS_ROOTCA_2011,
        HONGKONG_POST_ROOT_CA_1,
        HTTP_WWW_VALICERT_COM_1999_0656,
        HTTP_WWW_VALICERT_COM_1999_093D,
        HTTP_WWW_VALICERT_COM_1999_31DE,
        IGC_A,
        IPSCA_GLOBAL_CA_ROOT,
        JUUR_SK,
        KISA_ROOTCA_1,
        KISA_ROOTCA_3,
        MICROSEC_E_SZIGNO_ROOT_CA,
        MICROSOFT_ROOT_AUTHORITY,
        NETLOCK_EXPRESSZ_CLASS_C_TANUSITVANYKIADO,
        NETLOCK_KOZJEGYZOI_CLASS_A_TANUSITVANYKIADO,
        NETLOCK_UZLETI_CLASS_B_TANUSITVANYKIADO,
        NETWORK_SOLUTIONS_CERTIFICATE_AUTHORITY,
        OISTE_WISEKEY_GLOBAL_ROOT_GA_CA,
        QUOVADIS_ROOT_CA_2,
        QUOVADIS_ROOT_CA_3,
        QUOVADIS_ROOT_CERTIFICATION_AUTHORITY,
        ROOT_CA_GENERALITAT_VALENCIANA,
        RSA_SECURITY_2048_V3,
        SECURESIGN_ROOTCA1,
        SECURESIGN_ROOTCA11,
        SECURETRUST_CA,
        SECURE_GLOBAL_CA,
        SECURITY_COMMUNICATION_EV_ROOTCA1,
        SECURITY_COMMUNICATION_ROOTCA1,
        SONERA_CLASS2_CA,
        STAAT_DER_NEDERLANDEN_ROOT_CA,
        STAAT_DER_NEDERLANDEN_ROOT_CA_G2,
        STARFIELD_CLASS_2_CERTIFICATION_AUTHORITY,
        STARTCOM_CERTIFICATION_AUTHORITY,
        STARTCOM_CERTIFICATION_AUTHORITY_G2,
        SWISSCOM_ROOT_CA_1,
        SWISSCOM_ROOT_CA_2,
        SWISSSIGN_GOLD_CA_G2,
        SWISSSIGN_PLATINUM_CA_G2,
        SWISSSIGN_SILVER_CA_G2,
        TC_TRUSTCENTER_CLASS_2_CA_II,
        TC_TRUSTCENTER_CLASS_3_CA_II,
        TC_TRUSTCENTER_UNIVERSAL_CA_I,
        TC_TRUSTCENTER_UNIVERSAL_CA_III,
        TDC_INTERNET_ROOT_CA,
        TDC_OCES_CA,
        THAWTE_PREMIUM_SERVER_CA,
        THAWTE_PRIMARY_ROOT_CA,
        THAWTE_PRIMARY_ROOT_CA_G2,
        THAWTE_PRIMARY_ROOT_CA_G3,
        THAWTE_SERVER_CA,
        TUBITAK_UEKAE_KOK_SERTIFIKA_HIZMET_SAGLAYCS_SURUM_3,
        TURKTRUST_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYCS_2005_2A29,
        TURKTRUST_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYCS_2005_44AF,
        UTN_DATACORP_SGC,
        UTN_USERFIRST_HARDWARE,
        UTN_USERFIRST_NETWORK_APPLICATIONS,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G4,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G5,
        VERISIGN_CLASS_4_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        VERISIGN_TRUST_NETWORK_1998_023C,
        VERISIGN_TRUST_NETWORK_1998_C071,
        VERISIGN_UNIVERSAL_ROOT_CERTIFICATION_AUTHORITY,
        VISA_ECOMMERCE_ROOT,
        WELLSSECURE_PUBLIC_ROOT_CERTIFICATE_AUTHORITY,
        WELLS_FARGO_ROOT_CERTIFICATE_AUTHORITY,
        XRAMP_GLOBAL_CERTIFICATION_AUTHORITY,
    )
)
_ANDROID_7_0_LACKS = frozenset(
    (
        AMAZON_ROOT_CA_1,
        AMAZON_ROOT_CA_2,
        AMAZON_ROOT_CA_3,
        AMAZON_ROOT_CA_4,
        GDCA_TRUSTAUTH_R5_ROOT,
        GLOBALSIGN_2014_6827,
        GTS_ROOT_R1,
        GTS_ROOT_R3,
        GTS_ROOT_R4,
        HELLENIC_ACADEMIC_AND_RESEARCH_INSTITUTIONS_ECC_ROOTCA_2015,
        HELLENIC_ACADEMIC_AND_RESEARCH_INSTITUTIONS_ROOTCA_2015,
        IDENTRUST_COMMERCIAL_ROOT_CA_1,
        IDENTRUST_PUBLIC_SECTOR_ROOT_CA_1,
        ISRG_ROOT_X1,
        OISTE_WISEKEY_GLOBAL_ROOT_GB_CA,
        SECURITY_COMMUNICATION_ECC_ROOTCA1,
        SSL_COM_EV_ROOT_CERTIFICATION_AUTHORITY_ECC,
        SSL_COM_ROOT_CERTIFICATION_AUTHORITY_ECC,
        SSL_COM_ROOT_CERTIFICATION_AUTHORITY_RSA,
        SZAFIR_ROOT_CA2,
        UCA_EXTENDED_VALIDATION_ROOT,
        UCA_GLOBAL_G2_ROOT,
    )
)
_ANDROID_7_1_1_HAS = frozenset(
    (
        AAA_CERTIFICATE_SERVICES,
        ACEDICOM_ROOT,
        AC_RAIZ_CERTICAMARA_S_A,
        ADDTRUST_EXTERNAL_CA_ROOT,
        AFFIRMTRUST_COMMERCIAL,
        AFFIRMTRUST_NETWORKING,
        AFFIRMTRUST_PREMIUM,
        AFFIRMTRUST_PREMIUM_ECC,
        AMERICA_ONLINE_ROOT_CERTIFICATION_AUTHORITY_1,
        AMERICA_ONLINE_ROOT_CERTIFICATION_AUTHORITY_2,
        APPLICATIONCA,
        AUTORIDAD_DE_CERTIFICACION_FIRMAPROFESIONAL_CIF_A62634068_2001,
        A_TRUST_NQUAL_03,
        BALTIMORE_CYBERTRUST_ROOT,
        BUYPASS_CLASS_2_CA_1,
        BUYPASS_CLASS_3_CA_1,
        CA_DISIG,
        CERTIGNA,
        CERTINOMIS_AUTORITE_RACINE,
        CERTSIGN_ROOT_CA,
        CERTUM_CA,
        CHAMBERS_OF_COMMERCE_ROOT,
        CHAMBERS_OF_COMMERCE_ROOT_2008,
        CLASS_2_PRIMARY_CA,
        CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY,
        CNNIC_ROOT,
        COMODO_CERTIFICATION_AUTHORITY,
        COMSIGN_SECURED_CA,
        CYBERTRUST_GLOBAL_ROOT,
        DEUTSCHE_TELEKOM_ROOT_CA_2,
        DIGICERT_ASSURED_ID_ROOT_CA,
        DIGICERT_GLOBAL_ROOT_CA,
        DIGICERT_HIGH_ASSURANCE_EV_ROOT_CA,
        DSTCA_E1,
        DSTCA_E2,
        DST_ACES_CA_X6,
        DST_ROOT_CA_X3,
        EBG_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYCS,
        ENTRUST_NET_CERTIFICATION_AUTHORITY_2048,
        ENTRUST_NET_SECURE_SERVER_CERTIFICATION_AUTHORITY,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_EC1,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G2,
        EPKI_ROOT_CERTIFICATION_AUTHORITY,
        EQUIFAX_SECURE_CERTIFICATE_AUTHORITY,
        EQUIFAX_SECURE_EBUSINESS_CA_1,
        EQUIFAX_SECURE_EBUSINESS_CA_2,
        EQUIFAX_SECURE_GLOBAL_EBUSINESS_CA_1,
        E_GUVEN_KOK_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYICISI,
        FNMT_CLASE_2_CA,
        GEOTRUST_GLOBAL_CA,
        GEOTRUST_GLOBAL_CA_2,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G2,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        GEOTRUST_UNIVERSAL_CA,
        GEOTRUST_UNIVERSAL_CA_2,
        GLOBALSIGN_2006_8A27,
        GLOBALSIGN_ROOT_CA,
        GLOBAL_CHAMBERSIGN_ROOT,
        GLOBAL_CHAMBERSIGN_ROOT_2008,
        GOVERNMENT_ROOT_CERTIFICATION_AUTHORITY_2002,
        GO_DADDY_CLASS_2_CERTIFICATION_AUTHORITY,
        GTE_CYBERTRUST_GLOBAL_ROOT,
        HELLENIC_ACADEMIC_AND_RESEARCH_INSTITUTIONS_ROOTCA_2011,
        HONGKONG_POST_ROOT_CA_1,
        HTTP_WWW_VALICERT_COM_1999_0656,
        HTTP_WWW_VALICERT_COM_1999_093D,
        HTTP_WWW_VALICERT_COM_1999_31DE,
        IGC_A,
        IPSCA_GLOBAL_CA_ROOT,
        JUUR_SK,
        KISA_ROOTCA_1,
        KISA_ROOTCA_3,
        MICROSEC_E_SZIGNO_ROOT_CA,
        MICROSOFT_ROOT_AUTHORITY,
        NETLOCK_EXPRESSZ_CLASS_C_TANUSITVANYKIADO,
        NETLOCK_KOZJEGYZOI_CLASS_A_TANUSITVANYKIADO,
        NETLOCK_UZLETI_CLASS_B_TANUSITVANYKIADO,
        NETWORK_SOLUTIONS_CERTIFICATE_AUTHORITY,
        OISTE_WISEKEY_GLOBAL_ROOT_GA_CA,
        QUOVADIS_ROOT_CA_2,
        QUOVADIS_ROOT_CA_3,
        QUOVADIS_ROOT_CERTIFICATION_AUTHORITY,
        ROOT_CA_GENERALITAT_VALENCIANA,
        RSA_SECURITY_2048_V3,
        SECURESIGN_ROOTCA1,
        SECURESIGN_ROOTCA11,
        SECURETRUST_CA,
        SECURE_GLOBAL_CA,
        SECURITY_COMMUNICATION_EV_ROOTCA1,
        SECURITY_COMMUNICATION_ROOTCA1,
        SONERA_CLASS2_CA,
        STAAT_DER_NEDERLANDEN_ROOT_CA,
        STAAT_DER_NEDERLANDEN_ROOT_CA_G2,
        STARFIELD_CLASS_2_CERTIFICATION_AUTHORITY,
        STARTCOM_CERTIFICATION_AUTHORITY,
        STARTCOM_CERTIFICATION_AUTHORITY_G2,
        SWISSCOM_ROOT_CA_1,
        SWISSCOM_ROOT_CA_2,
        SWISSSIGN_GOLD_CA_G2,
        SWISSSIGN_PLATINUM_CA_G2,
        SWISSSIGN_SILVER_CA_G2,
        TC_TRUSTCENTER_CLASS_2_CA_II,
        TC_TRUSTCENTER_CLASS_3_CA_II,
        TC_TRUSTCENTER_UNIVERSAL_CA_I,
        TC_TRUSTCENTER_UNIVERSAL_CA_III,
        TDC_INTERNET_ROOT_CA,
        TDC_OCES_CA,
        THAWTE_PREMIUM_SERVER_CA,
        THAWTE_PRIMARY_ROOT_CA,
        THAWTE_PRIMARY_ROOT_CA_G2,
        THAWTE_PRIMARY_ROOT_CA_G3,
        THAWTE_SERVER_CA,
        TUBITAK_UEKAE_KOK_SERTIFIKA_HIZMET_SAGLAYCS_SURUM_3,
        TURKTRUST_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYCS_2005_2A29,
        TURKTRUST_ELEKTRONIK_SERTIFIKA_HIZMET_SAGLAYCS_2005_44AF,
        UTN_DATACORP_SGC,
        UTN_USERFIRST_HARDWARE,
        UTN_USERFIRST_NETWORK_APPLICATIONS,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G4,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G5,
        VERISIGN_CLASS_4_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        VERISIGN_TRUST_NETWORK_1998_023C,
        VERISIGN_TRUST_NETWORK_1998_C071,
        VERISIGN_UNIVERSAL_ROOT_CERTIFICATION_AUTHORITY,
        VISA_ECOMMERCE_ROOT,
        WELLSSECURE_PUBLIC_ROOT_CERTIFICATE_AUTHORITY,
        WELLS_FARGO_ROOT_CERTIFICATE_AUTHORITY,
        XRAMP_GLOBAL_CERTIFICATION_AUTHORITY,
    )
)
_ANDROID_7_1_1_LACKS = frozenset(
    (
        AMAZON_ROOT_CA_1,
        AMAZON_ROOT_CA_2,
        AMAZON_ROOT_CA_3,
        AMAZON_ROOT_CA_4,
        GDCA_TRUSTAUTH_R5_ROOT,
        GLOBALSIGN_2014_6827,
        GTS_ROOT_R1,
        GTS_ROOT_R3,
        GTS_ROOT_R4,
        HELLENIC_ACADEMIC_AND_RESEARCH_INSTITUTIONS_ECC_ROOTCA_2015,
        HELLENIC_ACADEMIC_AND_RESEARCH_INSTITUTIONS_ROOTCA_2015,
        IDENTRUST_COMMERCIAL_ROOT_CA_1,
        IDENTRUST_PUBLIC_SECTOR_ROOT_CA_1,
        OISTE_WISEKEY_GLOBAL_ROOT_GB_CA,
        SECURITY_COMMUNICATION_ECC_ROOTCA1,
        SSL_COM_EV_ROOT_CERTIFICATION_AUTHORITY_ECC,
        SSL_COM_ROOT_CERTIFICATION_AUTHORITY_ECC,
        SSL_COM_ROOT_CERTIFICATION_AUTHORITY_RSA,
        SZAFIR_ROOT_CA2,
        UCA_EXTENDED_VALIDATION_ROOT,
        UCA_GLOBAL_G2_ROOT,
    )
)
_JAVA8U101_HAS = frozenset(
    (
        AAA_CERTIFICATE_SERVICES,
        ADDTRUST_CLASS_1_CA_ROOT,
        ADDTRUST_EXTERNAL_CA_ROOT,
        ADDTRUST_QUALIFIED_CA_ROOT,
        AFFIRMTRUST_COMMERCIAL,
        AFFIRMTRUST_NETWORKING,
        AFFIRMTRUST_PREMIUM,
        AFFIRMTRUST_PREMIUM_ECC,
        BALTIMORE_CYBERTRUST_ROOT,
        CERTUM_CA,
        CHAMBERS_OF_COMMERCE_ROOT,
        CHAMBERS_OF_COMMERCE_ROOT_2008,
        CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY,
        DIGICERT_ASSURED_ID_ROOT_CA,
        DIGICERT_GLOBAL_ROOT_CA,
        DIGICERT_HIGH_ASSURANCE_EV_ROOT_CA,
        DST_ROOT_CA_X3,
        ENTRUST_NET_CERTIFICATION_AUTHORITY_2048,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_EC1,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G2,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G4,
        EPKI_ROOT_CERTIFICATION_AUTHORITY,
        GEOTRUST_GLOBAL_CA,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G2,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        GEOTRUST_UNIVERSAL_CA,
        GLOBALSIGN_2006_8A27,
        GLOBALSIGN_ROOT_CA,
        GLOBAL_CHAMBERSIGN_ROOT_2008,
        GO_DADDY_CLASS_2_CERTIFICATION_AUTHORITY,
        KEYNECTIS_ROOT_CA,
        LUXTRUST_GLOBAL_ROOT,
        LUXTRUST_GLOBAL_ROOT_2,
        QUOVADIS_ROOT_CA_2,
        QUOVADIS_ROOT_CA_3,
        QUOVADIS_ROOT_CERTIFICATION_AUTHORITY,
        SECURETRUST_CA,
        SECURITY_COMMUNICATION_ROOTCA1,
        SONERA_CLASS2_CA,
        STARFIELD_CLASS_2_CERTIFICATION_AUTHORITY,
        SWISSSIGN_GOLD_CA_G2,
        SWISSSIGN_PLATINUM_CA_G2,
        SWISSSIGN_SILVER_CA_G2,
        TELIASONERA_ROOT_CA_V1,
        THAWTE_PREMIUM_SERVER_CA,
        THAWTE_PRIMARY_ROOT_CA,
        THAWTE_PRIMARY_ROOT_CA_G2,
        THAWTE_PRIMARY_ROOT_CA_G3,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G4,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G5,
        VERISIGN_TRUST_NETWORK_1998_023C,
        VERISIGN_TRUST_NETWORK_1998_DA80,
        VERISIGN_UNIVERSAL_ROOT_CERTIFICATION_AUTHORITY,
        XRAMP_GLOBAL_CERTIFICATION_AUTHORITY,
    )
)
_JAVA8U101_LACKS = frozenset(
    (
        ACCVRAIZ1,
        AC_RAIZ_FNMT_RCM,
        AUTORIDAD_DE_CERTIFICACION_FIRMAPROFESIONAL_CIF_A62634068_2009,
        CA_DISIG_ROOT_R2,
        CERTIGNA_ROOT_CA,
        CERTUM_TRUSTED_NETWORK_CA_2,
        CFCA_EV_ROOT,
        GDCA_TRUSTAUTH_R5_ROOT,
        ISRG_ROOT_X1,
        IZENPE_COM_2007,
        MICROSEC_E_SZIGNO_ROOT_CA_2009,
        NETLOCK_ARANY_CLASS_GOLD_FOTANUSITVANY,
        OISTE_WISEKEY_GLOBAL_ROOT_GB_CA,
        SECURITY_COMMUNICATION_ECC_ROOTCA1,
        SSL_COM_EV_ROOT_CERTIFICATION_AUTHORITY_ECC,
        SZAFIR_ROOT_CA2,
        TUBITAK_KAMU_SM_SSL_KOK_SERTIFIKASI_SURUM_1,
        TWCA_GLOBAL_ROOT_CA,
        TWCA_ROOT_CERTIFICATION_AUTHORITY_2008_92C4,
        UCA_EXTENDED_VALIDATION_ROOT,
        UCA_GLOBAL_G2_ROOT,
    )
)
_JAVA8_HAS = frozenset(
    (
        AAA_CERTIFICATE_SERVICES,
        ADDTRUST_CLASS_1_CA_ROOT,
        ADDTRUST_EXTERNAL_CA_ROOT,
        ADDTRUST_QUALIFIED_CA_ROOT,
        AFFIRMTRUST_COMMERCIAL,
        AFFIRMTRUST_NETWORKING,
        AFFIRMTRUST_PREMIUM,
        AFFIRMTRUST_PREMIUM_ECC,
        BALTIMORE_CYBERTRUST_ROOT,
        CERTUM_CA,
        CHAMBERS_OF_COMMERCE_ROOT,
        CHAMBERS_OF_COMMERCE_ROOT_2008,
        CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY,
        DIGICERT_ASSURED_ID_ROOT_CA,
        DIGICERT_GLOBAL_ROOT_CA,
        DIGICERT_HIGH_ASSURANCE_EV_ROOT_CA,
        ENTRUST_NET_CERTIFICATION_AUTHORITY_2048,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_EC1,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G2,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G4,
        EPKI_ROOT_CERTIFICATION_AUTHORITY,
        GEOTRUST_GLOBAL_CA,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G2,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        GEOTRUST_UNIVERSAL_CA,
        GLOBALSIGN_2006_8A27,
        GLOBALSIGN_ROOT_CA,
        GLOBAL_CHAMBERSIGN_ROOT_2008,
        GO_DADDY_CLASS_2_CERTIFICATION_AUTHORITY,
        KEYNECTIS_ROOT_CA,
        LUXTRUST_GLOBAL_ROOT,
        LUXTRUST_GLOBAL_ROOT_2,
        QUOVADIS_ROOT_CA_2,
        QUOVADIS_ROOT_CA_3,
        QUOVADIS_ROOT_CERTIFICATION_AUTHORITY,
        SECURETRUST_CA,
        SECURITY_COMMUNICATION_ROOTCA1,
        SONERA_CLASS2_CA,
        STARFIELD_CLASS_2_CERTIFICATION_AUTHORITY,
        SWISSSIGN_GOLD_CA_G2,
        SWISSSIGN_PLATINUM_CA_G2,
        SWISSSIGN_SILVER_CA_G2,
        TELIASONERA_ROOT_CA_V1,
        THAWTE_PREMIUM_SERVER_CA,
        THAWTE_PRIMARY_ROOT_CA,
        THAWTE_PRIMARY_ROOT_CA_G2,
        THAWTE_PRIMARY_ROOT_CA_G3,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G4,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G5,
        VERISIGN_TRUST_NETWORK_1998_023C,
        VERISIGN_TRUST_NETWORK_1998_DA80,
        VERISIGN_UNIVERSAL_ROOT_CERTIFICATION_AUTHORITY,
        XRAMP_GLOBAL_CERTIFICATION_AUTHORITY,
    )
)
_JAVA8_LACKS = frozenset(
    (
        ACCVRAIZ1,
        AC_RAIZ_FNMT_RCM,
        AC_RAIZ_FNMT_RCM_SERVIDORES_SEGUROS,
        ANF_SECURE_SERVER_ROOT_CA,
        ATOS_TRUSTEDROOT_2011,
        ATOS_TRUSTEDROOT_ROOT_CA_ECC_TLS_2021,
        ATOS_TRUSTEDROOT_ROOT_CA_RSA_TLS_2021,
        AUTORIDAD_DE_CERTIFICACION_FIRMAPROFESIONAL_CIF_A62634068_2009,
        BJCA_GLOBAL_ROOT_CA1,
        BJCA_GLOBAL_ROOT_CA2,
        CA_DISIG_ROOT_R2,
        CERTIGNA_ROOT_CA,
        CERTSIGN_ROOT_CA_G2,
        CERTUM_EC_384_CA,
        CERTUM_TRUSTED_NETWORK_CA_2,
        CERTUM_TRUSTED_ROOT_CA,
        CFCA_EV_ROOT,
        DIGICERT_TLS_ECC_P384_ROOT_G5,
        DIGICERT_TLS_RSA4096_ROOT_G5,
        D_TRUST_BR_ROOT_CA_1_2020,
        D_TRUST_BR_ROOT_CA_2_2023,
        D_TRUST_EV_ROOT_CA_1_2020,
        D_TRUST_EV_ROOT_CA_2_2023,
        EMSIGN_ECC_ROOT_CA_C3,
        EMSIGN_ECC_ROOT_CA_G3,
        EMSIGN_ROOT_CA_C1,
        EMSIGN_ROOT_CA_G1,
        E_SZIGNO_ROOT_CA_2017,
        E_SZIGNO_TLS_ROOT_CA_2023,
        GDCA_TRUSTAUTH_R5_ROOT,
        HARICA_TLS_ECC_ROOT_CA_2021,
        HARICA_TLS_RSA_ROOT_CA_2021,
        HIPKI_ROOT_CA_G1,
        HONGKONG_POST_ROOT_CA_3,
        IZENPE_COM_2007,
        MICROSEC_E_SZIGNO_ROOT_CA_2009,
        MICROSOFT_ECC_ROOT_CERTIFICATE_AUTHORITY_2017_2019,
        MICROSOFT_RSA_ROOT_CERTIFICATE_AUTHORITY_2017_2019,
        NAVER_GLOBAL_ROOT_CERTIFICATION_AUTHORITY,
        NETLOCK_ARANY_CLASS_GOLD_FOTANUSITVANY,
        OISTE_SERVER_ROOT_ECC_G1,
        OISTE_SERVER_ROOT_RSA_G1,
        OISTE_WISEKEY_GLOBAL_ROOT_GB_CA,
        OISTE_WISEKEY_GLOBAL_ROOT_GC_CA,
        SECOM_TLS_ECC_ROOT_CA_2024,
        SECOM_TLS_RSA_ROOT_CA_2024,
        SECURESIGN_ROOT_CA14,
        SECURESIGN_ROOT_CA15,
        SECURITY_COMMUNICATION_ECC_ROOTCA1,
        SSL_COM_EV_ROOT_CERTIFICATION_AUTHORITY_ECC,
        SWISSSIGN_RSA_TLS_ROOT_CA_2022_1,
        SZAFIR_ROOT_CA2,
        TELEKOM_SECURITY_TLS_ECC_ROOT_2020,
        TELEKOM_SECURITY_TLS_RSA_ROOT_2023,
        TELIA_EC_TLS_ROOT_CA_V3,
        TELIA_ROOT_CA_V2,
        TELIA_RSA_TLS_ROOT_CA_V3,
        TRUSTASIA_GLOBAL_ROOT_CA_G3,
        TRUSTASIA_GLOBAL_ROOT_CA_G4,
        TRUSTASIA_TLS_ECC_ROOT_CA,
        TRUSTASIA_TLS_RSA_ROOT_CA,
        TUBITAK_KAMU_SM_SSL_KOK_SERTIFIKASI_SURUM_1,
        TUNTRUST_ROOT_CA,
        TWCA_CYBER_ROOT_CA,
        TWCA_GLOBAL_ROOT_CA,
        TWCA_ROOT_CERTIFICATION_AUTHORITY_2008_92C4,
        UCA_EXTENDED_VALIDATION_ROOT,
        UCA_GLOBAL_G2_ROOT,
        VTRUS_ECC_ROOT_CA,
        VTRUS_ROOT_CA,
    )
)
_JAVA11_HAS = frozenset(
    (
        AAA_CERTIFICATE_SERVICES,
        ADDTRUST_CLASS_1_CA_ROOT,
        ADDTRUST_EXTERNAL_CA_ROOT,
        ADDTRUST_QUALIFIED_CA_ROOT,
        AFFIRMTRUST_COMMERCIAL,
        AFFIRMTRUST_NETWORKING,
        AFFIRMTRUST_PREMIUM,
        AFFIRMTRUST_PREMIUM_ECC,
        BALTIMORE_CYBERTRUST_ROOT,
        CERTUM_CA,
        CHAMBERS_OF_COMMERCE_ROOT,
        CHAMBERS_OF_COMMERCE_ROOT_2008,
        CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY,
        DIGICERT_ASSURED_ID_ROOT_CA,
        DIGICERT_GLOBAL_ROOT_CA,
        DIGICERT_HIGH_ASSURANCE_EV_ROOT_CA,
        ENTRUST_NET_CERTIFICATION_AUTHORITY_2048,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_EC1,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G2,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G4,
        EPKI_ROOT_CERTIFICATION_AUTHORITY,
        GEOTRUST_GLOBAL_CA,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G2,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        GEOTRUST_UNIVERSAL_CA,
        GLOBALSIGN_2006_8A27,
        GLOBALSIGN_ROOT_CA,
        GLOBAL_CHAMBERSIGN_ROOT_2008,
        GO_DADDY_CLASS_2_CERTIFICATION_AUTHORITY,
        KEYNECTIS_ROOT_CA,
        LUXTRUST_GLOBAL_ROOT,
        LUXTRUST_GLOBAL_ROOT_2,
        QUOVADIS_ROOT_CA_2,
        QUOVADIS_ROOT_CA_3,
        QUOVADIS_ROOT_CERTIFICATION_AUTHORITY,
        SECURETRUST_CA,
        SECURITY_COMMUNICATION_ROOTCA1,
        SONERA_CLASS2_CA,
        STARFIELD_CLASS_2_CERTIFICATION_AUTHORITY,
        SWISSSIGN_GOLD_CA_G2,
        SWISSSIGN_PLATINUM_CA_G2,
        SWISSSIGN_SILVER_CA_G2,
        TELIASONERA_ROOT_CA_V1,
        THAWTE_PREMIUM_SERVER_CA,
        THAWTE_PRIMARY_ROOT_CA,
        THAWTE_PRIMARY_ROOT_CA_G2,
        THAWTE_PRIMARY_ROOT_CA_G3,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G4,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G5,
        VERISIGN_TRUST_NETWORK_1998_023C,
        VERISIGN_TRUST_NETWORK_1998_DA80,
        VERISIGN_UNIVERSAL_ROOT_CERTIFICATION_AUTHORITY,
        XRAMP_GLOBAL_CERTIFICATION_AUTHORITY,
    )
)
_JAVA11_LACKS = frozenset(
    (
        ACCVRAIZ1,
        AC_RAIZ_FNMT_RCM,
        AC_RAIZ_FNMT_RCM_SERVIDORES_SEGUROS,
        ANF_SECURE_SERVER_ROOT_CA,
        ATOS_TRUSTEDROOT_2011,
        ATOS_TRUSTEDROOT_ROOT_CA_ECC_TLS_2021,
        ATOS_TRUSTEDROOT_ROOT_CA_RSA_TLS_2021,
        AUTORIDAD_DE_CERTIFICACION_FIRMAPROFESIONAL_CIF_A62634068_2009,
        BJCA_GLOBAL_ROOT_CA1,
        BJCA_GLOBAL_ROOT_CA2,
        CA_DISIG_ROOT_R2,
        CERTIGNA_ROOT_CA,
        CERTSIGN_ROOT_CA_G2,
        CERTUM_EC_384_CA,
        CERTUM_TRUSTED_NETWORK_CA_2,
        CERTUM_TRUSTED_ROOT_CA,
        CFCA_EV_ROOT,
        DIGICERT_TLS_ECC_P384_ROOT_G5,
        DIGICERT_TLS_RSA4096_ROOT_G5,
        D_TRUST_BR_ROOT_CA_1_2020,
        D_TRUST_BR_ROOT_CA_2_2023,
        D_TRUST_EV_ROOT_CA_1_2020,
        D_TRUST_EV_ROOT_CA_2_2023,
        EMSIGN_ECC_ROOT_CA_C3,
        EMSIGN_ECC_ROOT_CA_G3,
        EMSIGN_ROOT_CA_C1,
        EMSIGN_ROOT_CA_G1,
        E_SZIGNO_ROOT_CA_2017,
        E_SZIGNO_TLS_ROOT_CA_2023,
        GDCA_TRUSTAUTH_R5_ROOT,
        HARICA_TLS_ECC_ROOT_CA_2021,
        HARICA_TLS_RSA_ROOT_CA_2021,
        HIPKI_ROOT_CA_G1,
        HONGKONG_POST_ROOT_CA_3,
        IZENPE_COM_2007,
        MICROSEC_E_SZIGNO_ROOT_CA_2009,
        MICROSOFT_ECC_ROOT_CERTIFICATE_AUTHORITY_2017_2019,
        MICROSOFT_RSA_ROOT_CERTIFICATE_AUTHORITY_2017_2019,
        NAVER_GLOBAL_ROOT_CERTIFICATION_AUTHORITY,
        NETLOCK_ARANY_CLASS_GOLD_FOTANUSITVANY,
        OISTE_SERVER_ROOT_ECC_G1,
        OISTE_SERVER_ROOT_RSA_G1,
        OISTE_WISEKEY_GLOBAL_ROOT_GB_CA,
        OISTE_WISEKEY_GLOBAL_ROOT_GC_CA,
        SECOM_TLS_ECC_ROOT_CA_2024,
        SECOM_TLS_RSA_ROOT_CA_2024,
        SECURESIGN_ROOT_CA14,
        SECURESIGN_ROOT_CA15,
        SECURITY_COMMUNICATION_ECC_ROOTCA1,
        SSL_COM_EV_ROOT_CERTIFICATION_AUTHORITY_ECC,
        SWISSSIGN_RSA_TLS_ROOT_CA_2022_1,
        SZAFIR_ROOT_CA2,
        TELEKOM_SECURITY_TLS_ECC_ROOT_2020,
        TELEKOM_SECURITY_TLS_RSA_ROOT_2023,
        TELIA_EC_TLS_ROOT_CA_V3,
        TELIA_ROOT_CA_V2,
        TELIA_RSA_TLS_ROOT_CA_V3,
        TRUSTASIA_GLOBAL_ROOT_CA_G3,
        TRUSTASIA_GLOBAL_ROOT_CA_G4,
        TRUSTASIA_TLS_ECC_ROOT_CA,
        TRUSTASIA_TLS_RSA_ROOT_CA,
        TUBITAK_KAMU_SM_SSL_KOK_SERTIFIKASI_SURUM_1,
        TUNTRUST_ROOT_CA,
        TWCA_CYBER_ROOT_CA,
        TWCA_GLOBAL_ROOT_CA,
        TWCA_ROOT_CERTIFICATION_AUTHORITY_2008_92C4,
        UCA_EXTENDED_VALIDATION_ROOT,
        UCA_GLOBAL_G2_ROOT,
        VTRUS_ECC_ROOT_CA,
        VTRUS_ROOT_CA,
    )
)
_JAVA17_HAS = frozenset(
    (
        AAA_CERTIFICATE_SERVICES,
        ADDTRUST_CLASS_1_CA_ROOT,
        ADDTRUST_EXTERNAL_CA_ROOT,
        ADDTRUST_QUALIFIED_CA_ROOT,
        AFFIRMTRUST_COMMERCIAL,
        AFFIRMTRUST_NETWORKING,
        AFFIRMTRUST_PREMIUM,
        AFFIRMTRUST_PREMIUM_ECC,
        BALTIMORE_CYBERTRUST_ROOT,
        CERTUM_CA,
        CHAMBERS_OF_COMMERCE_ROOT,
        CHAMBERS_OF_COMMERCE_ROOT_2008,
        CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY,
        DIGICERT_ASSURED_ID_ROOT_CA,
        DIGICERT_GLOBAL_ROOT_CA,
        DIGICERT_HIGH_ASSURANCE_EV_ROOT_CA,
        ENTRUST_NET_CERTIFICATION_AUTHORITY_2048,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_EC1,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G2,
        ENTRUST_ROOT_CERTIFICATION_AUTHORITY_G4,
        EPKI_ROOT_CERTIFICATION_AUTHORITY,
        GEOTRUST_GLOBAL_CA,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G2,
        GEOTRUST_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        GEOTRUST_UNIVERSAL_CA,
        GLOBALSIGN_2006_8A27,
        GLOBALSIGN_ROOT_CA,
        GLOBAL_CHAMBERSIGN_ROOT_2008,
        GO_DADDY_CLASS_2_CERTIFICATION_AUTHORITY,
        KEYNECTIS_ROOT_CA,
        LUXTRUST_GLOBAL_ROOT,
        LUXTRUST_GLOBAL_ROOT_2,
        QUOVADIS_ROOT_CA_2,
        QUOVADIS_ROOT_CA_3,
        QUOVADIS_ROOT_CERTIFICATION_AUTHORITY,
        SECURETRUST_CA,
        SECURITY_COMMUNICATION_ROOTCA1,
        SONERA_CLASS2_CA,
        STARFIELD_CLASS_2_CERTIFICATION_AUTHORITY,
        SWISSSIGN_GOLD_CA_G2,
        SWISSSIGN_PLATINUM_CA_G2,
        SWISSSIGN_SILVER_CA_G2,
        TELIASONERA_ROOT_CA_V1,
        THAWTE_PREMIUM_SERVER_CA,
        THAWTE_PRIMARY_ROOT_CA,
        THAWTE_PRIMARY_ROOT_CA_G2,
        THAWTE_PRIMARY_ROOT_CA_G3,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G3,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G4,
        VERISIGN_CLASS_3_PUBLIC_PRIMARY_CERTIFICATION_AUTHORITY_G5,
        VERISIGN_TRUST_NETWORK_1998_023C,
        VERISIGN_TRUST_NETWORK_1998_DA80,
        VERISIGN_UNIVERSAL_ROOT_CERTIFICATION_AUTHORITY,
        XRAMP_GLOBAL_CERTIFICATION_AUTHORITY,
    )
)
_JAVA17_LACKS = frozenset(
    (
        ACCVRAIZ1,
        AC_RAIZ_FNMT_RCM,
        AC_RAIZ_FNMT_RCM_SERVIDORES_SEGUROS,
        ANF_SECURE_SERVER_ROOT_CA,
        ATOS_TRUSTEDROOT_2011,
        ATOS_TRUSTEDROOT_ROOT_CA_ECC_TLS_2021,
        ATOS_TRUSTEDROOT_ROOT_CA_RSA_TLS_2021,
        AUTORIDAD_DE_CERTIFICACION_FIRMAPROFESIONAL_CIF_A62634068_2009,
        BJCA_GLOBAL_ROOT_CA1,
        BJCA_GLOBAL_ROOT_CA2,
        CA_DISIG_ROOT_R2,
        CERTIGNA_ROOT_CA,
        CERTSIGN_ROOT_CA_G2,
        CERTUM_EC_384_CA,
        CERTUM_TRUSTED_NETWORK_CA_2,
        CERTUM_TRUSTED_ROOT_CA,
        CFCA_EV_ROOT,
        DIGICERT_TLS_ECC_P384_ROOT_G5,
        DIGICERT_TLS_RSA4096_ROOT_G5,
        D_TRUST_BR_ROOT_CA_1_2020,
        D_TRUST_BR_ROOT_CA_2_2023,
        D_TRUST_EV_ROOT_CA_1_2020,
        D_TRUST_EV_ROOT_CA_2_2023,
        EMSIGN_ECC_ROOT_CA_C3,
        EMSIGN_ECC_ROOT_CA_G3,
        EMSIGN_ROOT_CA_C1,
        EMSIGN_ROOT_CA_G1,
        E_SZIGNO_ROOT_CA_2017,
        E_SZIGNO_TLS_ROOT_CA_2023,
        GDCA_TRUSTAUTH_R5_ROOT,
        HARICA_TLS_ECC_ROOT_CA_2021,
        HARICA_TLS_RSA_ROOT_CA_2021,
        HIPKI_ROOT_CA_G1,
        HONGKONG_POST_ROOT_CA_3,
        IZENPE_COM_2007,
        MICROSEC_E_SZIGNO_ROOT_CA_2009,
        MICROSOFT_ECC_ROOT_CERTIFICATE_AUTHORITY_2017_2019,
        MICROSOFT_RSA_ROOT_CERTIFICATE_AUTHORITY_2017_2019,
        NAVER_GLOBAL_ROOT_CERTIFICATION_AUTHORITY,
        NETLOCK_ARANY_CLASS_GOLD_FOTANUSITVANY,
        OISTE_SERVER_ROOT_ECC_G1,
        OISTE_SERVER_ROOT_RSA_G1,
        OISTE_WISEKEY_GLOBAL_ROOT_GB_CA,
        OISTE_WISEKEY_GLOBAL_ROOT_GC_CA,
        SECOM_TLS_ECC_ROOT_CA_2024,
        SECOM_TLS_RSA_ROOT_CA_2024,
        SECURESIGN_ROOT_CA14,
        SECURESIGN_ROOT_CA15,
        SECURITY_COMMUNICATION_ECC_ROOTCA1,
        SSL_COM_EV_ROOT_CERTIFICATION_AUTHORITY_ECC,
        SWISSSIGN_RSA_TLS_ROOT_CA_2022_1,
        SZAFIR_ROOT_CA2,
        TELEKOM_SECURITY_TLS_ECC_ROOT_2020,
        TELEKOM_SECURITY_TLS_RSA_ROOT_2023,
        TELIA_EC_TLS_ROOT_CA_V3,
        TELIA_ROOT_CA_V2,
        TELIA_RSA_TLS_ROOT_CA_V3,
        TRUSTASIA_GLOBAL_ROOT_CA_G3,
        TRUSTASIA_GLOBAL_ROOT_CA_G4,
        TRUSTASIA_TLS_ECC_ROOT_CA,
        TRUSTASIA_TLS_RSA_ROOT_CA,
        TUBITAK_KAMU_SM_SSL_KOK_SERTIFIKASI_SURUM_1,
        TUNTRUST_ROOT_CA,
        TWCA_CYBER_ROOT_CA,
        TWCA_GLOBAL_ROOT_CA,
        TWCA_ROOT_CERTIFICATION_AUTHORITY_2008_92C4,
        UCA_EXTENDED_VALIDATION_ROOT,
        UCA_GLOBAL_G2_ROOT,
        VTRUS_ECC_ROOT_CA,
        VTRUS_ROOT_CA,
    )
)

STORES: tuple[ClientStore, ...] = (
    ClientStore(
        name="mozilla",
        title="Firefox's, Mozilla's list with its dates",
        bases=("mozilla",),
        source="https://wiki.mozilla.org/CA/Included_Certificates",
        enforces=True,
        follows=True,
    ),
    ClientStore(
        name="ca-certificates",
        title="Mozilla's list as plain PEM, as Debian, certifi, Node and images for Go ship it",
        bases=("mozilla",),
        source="https://tracker.debian.org/pkg/ca-certificates",
    ),
    ClientStore(
        name="chrome",
        title="The Chrome Root Store",
        bases=("chrome", "mozilla"),
        source="https://chromium.googlesource.com/chromium/src/+/main/net/data/ssl/chrome_root_store/root_store.md",
        enforces=True,
        follows=True,
    ),
    ClientStore(
        name="microsoft",
        title="Windows'",
        bases=("microsoft", "mozilla"),
        source="https://learn.microsoft.com/en-us/security/trusted-root/release-notes",
        enforces=True,
        follows=True,
    ),
    ClientStore(
        name="apple",
        title="Apple's",
        bases=("mozilla",),
        source="https://github.com/nabla-c0d3/trust_stores_observatory trust_stores/apple.yaml",
        lacks=_APPLE_LACKS,
        has=_APPLE_HAS,
        follows=True,
    ),
    ClientStore(
        name="android-14",
        title="Android 14's, which Google Play updates",
        bases=("mozilla",),
        source="https://github.com/nabla-c0d3/trust_stores_observatory trust_stores/google_aosp.yaml",
        lacks=_ANDROID_14_LACKS,
        has=_ANDROID_14_HAS,
    ),
    ClientStore(
        name="android-4.4",
        title="Android 4.4's",
        bases=("mozilla",),
        source="https://github.com/cloudflare/cfssl_trust",
        date="2013-10-31",
        closed=True,
        lacks=_ANDROID_4_4_LACKS,
        has=_ANDROID_4_4_HAS,
    ),
    ClientStore(
        name="android-7.0",
        title="Android 7.0's",
        bases=("mozilla",),
        source="general knowledge",
        date="2016-08-22",
        closed=True,
        lacks=_ANDROID_7_0_LACKS,
        has=_ANDROID_7_0_HAS,
    ),
    ClientStore(
        name="android-7.1.1",
        title="Android 7.1.1's",
        bases=("mozilla",),
        source="general knowledge",
        date="2016-12-05",
        closed=True,
        lacks=_ANDROID_7_1_1_LACKS,
        has=_ANDROID_7_1_1_HAS,
    ),
    ClientStore(
        name="java8u101",
        title="Java 8u101's cacerts",
        bases=("mozilla",),
        source="general knowledge",
        date="2016-07-19",
        closed=True,
        lacks=_JAVA8U101_LACKS,
        has=_JAVA8U101_HAS,
    ),
    ClientStore(
        name="java8",
        title="The latest Java 8's cacerts",
        bases=("mozilla",),
        source="https://github.com/nabla-c0d3/trust_stores_observatory trust_stores/openjdk.yaml",
        lacks=_JAVA8_LACKS,
        has=_JAVA8_HAS,
    ),
    ClientStore(
        name="java11",
        title="The latest Java 11's cacerts",
        bases=("mozilla",),
        source="https://github.com/nabla-c0d3/trust_stores_observatory trust_stores/openjdk.yaml",
        lacks=_JAVA11_LACKS,
        has=_JAVA11_HAS,
    ),
    ClientStore(
        name="java17",
        title="The latest Java 17's cacerts",
        bases=("mozilla",),
        source="https://github.com/nabla-c0d3/trust_stores_observatory trust_stores/openjdk.yaml",
        lacks=_JAVA17_LACKS,
        has=_JAVA17_HAS,
    ),
    ClientStore(
        name="node8",
        title="Node 8.17's",
        bases=("mozilla",),
        source="general knowledge",
        date="2019-12-17",
        closed=True,
    ),
    ClientStore(
        name="node0.12",
        title="Node 0.12.18's",
        bases=("mozilla",),
        source="general knowledge",
        date="2017-02-22",
        closed=True,
    ),
)
