"""The trust stores of clients as facts: which roots are in those that no package holds.

One table has each root once, with a letter for each store that has it, in the order of ``_LETTERS``. Known to the table are the
roots of those stores and those of Mozilla's bundles since certifi 2022.12.7, so that a store lacks what it is not marked for.
What is younger than the table is in a store if it is in what stands for it, unless the store is closed.

Only roots that are trusted for TLS servers count.
"""

from typing import Final

from chainfix.building.calendar import APPLE, JAVA
from chainfix.building.distrust import Distrust
from chainfix.clients.stores import ClientStore, Root

_LETTERS: Final = {
    "android-4.4": "k",
    "android-7.0": "n",
    "android-7.1.1": "m",
    "android-14": "u",
    "apple": "a",
    "java8u101": "o",
    "java17.0.2": "i",
    "java17": "j",
    "node0.12": "z",
    "node8": "e",
}

_TABLE: Final = r"""
knmuae     e5ca37bc7b6c361979bc6b123ca9a1db019046d7ff5f57dfb854b19d10b0682f C=DE,O=Atos,CN=Atos TrustedRoot 2011
ua         608963c78c455e6e34b072468ace0956cff18d34643f9f305b7162fa181979fc C=DE,O=Atos,CN=Atos TrustedRoot Root CA ECC TLS 2021
ua         f7ca77a610e3d42447240692dbd57cfd13cf042acd2062e6a62b87b9ed81c1a7 C=DE,O=Atos,CN=Atos TrustedRoot Root CA RSA TLS 2021
knmuae     05570ae6eb0fceb4210e6db79486b7094caf200401e149b6677441b5f25e449b C=ES,O=ACCV,OU=PKIACCV,CN=ACCVRAIZ1
knmz       b0f6f15b4817ebe6fe0b4bfcd7d3ace4c758b0ab6f8a9da2ed92e618239d9c98 C=ES,O=EDICOM,OU=PKI,CN=ACEDICOM Root
a          c06c872fc2d0ac08d78d421981fbda4e35500d0946f79894edd21ac29dec0719 C=IL,O=ComSign Ltd.,CN=ComSign Global Root CA
kz         cf0b474ace8469faba402f02eebdf9e1700d9cbe8be4e4348407b69dd3196e94 C=IL,O=ComSign,CN=ComSign Secured CA
knmz       3551de58a7d79cd980283df81790d63a982c1a63b30482ec5821db7661554ef9 C=TR,O=EBG Bilişim Teknolojileri ve Hizmetleri A.Ş.,CN=EBG Elektronik Sertifika Hizmet Sağlayıcısı
kz         fac95de3c24a174194800cffaa3ca51d7116630664a9b60c8758b4ef0dc58f88 CN=A-Trust-nQual-03,OU=A-Trust-nQual-03,O=A-Trust Ges. f. Sicherheitssysteme im elektr. Datenverkehr GmbH,C=AT
knmaoijze  bd153ed7b0434f6886b17bce8bbe84ed340c7132d702a8f4fa318f756ecbd6f3 CN=AAA Certificate Services,O=Comodo CA Limited,L=Salford,ST=Greater Manchester,C=GB
u          453b74809b69019627f2f843001db5950cdd1d45371053e7f3dfdbc3714113c6 CN=AC RAIZ FNMT-RCM SERVIDORES SEGUROS,organizationIdentifier=VATES-Q2826004J,OU=Ceres,O=FNMT-RCM,C=ES
kz         fd872d176617e50c266119d0fdb047b0732da2048b121af7b9860ca3e2f2f2be CN=AC Raíz Certicámara S.A.,O=Sociedad Cameral de Certificación Digital - Certicámara S.A.,C=CO
u          9a52ff6a3cb6e353a08567e0dc9c395b300d60a22292ab8c18c1656b2983ae90 CN=ANF Secure Server Root CA,OU=ANF CA Raiz,O=ANF Autoridad de Certificacion,C=ES,serialNumber=G63287510
knmuaoijze 25d4913cf587097414d29d26f6c1b1942cd6d64eaf45d0fcf81526adba96d324 CN=Actalis Authentication Root CA,O=Actalis S.p.A./03358520967,L=Milan,C=IT
knmoz      052b687107ec84e8730382452ec2a27451745d7485a57d6f464e0da7a1b6af2a CN=AddTrust Class 1 CA Root,OU=AddTrust TTP Network,O=AddTrust AB,C=SE
knmoijze   942a6916a6e4ae527711c5450247a2a74fb8e156a8254ca66e739a11493bb445 CN=AddTrust External CA Root,OU=AddTrust External TTP Network,O=AddTrust AB,C=SE
knmz       3861d7b6961fcdb2120456ff6fc2eb7704b1a741b4bd933a8376f5e1915ca698 CN=AddTrust Public CA Root,OU=AddTrust TTP Network,O=AddTrust AB,C=SE
knmoijz    c73afc2eba770d0cbc1ee41f252b52e8a93d12b72dccec031d8d839cbf818a79 CN=AddTrust Qualified CA Root,OU=AddTrust TTP Network,O=AddTrust AB,C=SE
knmuaoize  6c464b9a5b233a5e874da765c26f045010d2ddcff45794f0b4c7e4aafa501495 CN=AffirmTrust Commercial,O=AffirmTrust,C=US
knmuaoize  94072ad3f58f70f93098e5a5f6c04c96c710bd849d83184919ae90eb890ae400 CN=AffirmTrust Networking,O=AffirmTrust,C=US
knmuaoize  3219b09114ff495a3eb6eb00c2efeab34002ae5f0a56c7679ea087a3fa037e4f CN=AffirmTrust Premium ECC,O=AffirmTrust,C=US
knmuaoize  c7f43b4cf5b71568294f822b53762605f6ddd15cadece739e9e2c3cba61e9d67 CN=AffirmTrust Premium,O=AffirmTrust,C=US
uaije      fbe3018031f9586bcbf41727e417b7d1c45c2f47f93be372a17b96b50757d5a2 CN=Amazon Root CA 1,O=Amazon,C=US
uaije      7f4296fc5b6a4e3b35d3c369623e364ab1af381d8fa7121533c9d6c633ea2461 CN=Amazon Root CA 2,O=Amazon,C=US
uaije      36abc32656acfc645c61b71613c4bf21c787f5cabbee48348d58597803d7abc9 CN=Amazon Root CA 3,O=Amazon,C=US
uaije      f7ecded5c66047d28ed6466b543c40e0743abe81d109254dcf845d4c2c7853c5 CN=Amazon Root CA 4,O=Amazon,C=US
koz        23849d094923d44a4881b63ab185e9be15aac8ef2c3044d934bc7f26e2d2cd69 CN=America Online Root Certification Authority 1,O=America Online Inc.,C=US
koz        fcf7da983603e88862030d96137d8e13031badfb4d56c1fd4cacc339f6bdbb2a CN=America Online Root Certification Authority 2,O=America Online Inc.,C=US
knmuaze    3b0d73b4be4a854adc3e51d7ef9fa48aefbb2cdd824d67bdc7d7d09a2abc2d43 CN=Autoridad de Certificacion Firmaprofesional CIF A62634068,C=ES
u          ebc55f21e88d49ede81c0075ab08b3c73b81f0f33e37d7641a1d01b6e602dc9d CN=BJCA Global Root CA1,O=BEIJING CERTIFICATE AUTHORITY,C=CN
u          cc94a5a0319ff77a4ccadd821c4c59674e44d52816cbd1dfe2c761370ad4d21c CN=BJCA Global Root CA2,O=BEIJING CERTIFICATE AUTHORITY,C=CN
knmoize    63d9af9b47b1064d49a10e7b7fd566dbc8caa399459bfc2829c571ad8c6ef34a CN=Baltimore CyberTrust Root,OU=CyberTrust,O=Baltimore,C=IE
knmz       b638cff05c8a832758edc3028af9e2d55514568bc6bb34ab36d140b97ac6b12d CN=Buypass Class 2 CA 1,O=Buypass AS-983163327,C=NO
knmuaoijze 5955ae291574a931342cf7450e16652ede1e0fb3097e1571dfac11c915601564 CN=Buypass Class 2 Root CA,O=Buypass AS-983163327,C=NO
kz         3a803e7c0a43a29fd73672e3d0bb2c3653d948ede0b3cb1db4ce75a857e89af1 CN=Buypass Class 3 CA 1,O=Buypass AS-983163327,C=NO
knmuaoijze b03d87b056d08cc9d4e675ef19ca83ab53532168a8258598be72e6d85c7dd7c1 CN=Buypass Class 3 Root CA,O=Buypass AS-983163327,C=NO
knm        6bcfc86c8ddc2af2e6a1180a2ddabb37b7ea3755316b64b9b8951bf0ca351f06 CN=CA Disig Root R1,O=Disig a.s.,L=Bratislava,C=SK
knmuae     702116ccd8bf23e16466f0e0dba0ed6a239a9c1cd6a8f5a66b39af3595020385 CN=CA Disig Root R2,O=Disig a.s.,L=Bratislava,C=SK
kz         4bdc636f48d21fb68c5a3cd4a20685788043bdb524e7e84d4192c451ee3429b5 CN=CA Disig,O=Disig a.s.,L=Bratislava,C=SK
nm         7aedddf36b18f8acb7379fe1ce183212b2350d0788abe0e82457be9badad6d54 CN=CA WoSign ECC Root,O=WoSign CA Limited,C=CN
nm         db15c0062b520f318a19dacfecd64f9e7a3fbe609fd586796f20ae028e8e3058 CN=CA 沃通根证书,O=WoSign CA Limited,C=CN
nmuae      dd5ed1c090f9f448061baa94a6bb11017544e9eefaa20cc714ce6c633f5dc629 CN=CFCA EV ROOT,O=China Financial Certification Authority,C=CN
kz         1f4224cec84fc99ced881ff6fcfd3e21f8c519c547aa6a5dd3de247302ce50d1 CN=CNNIC ROOT,O=CNNIC,C=CN
knmuaze    006d7be7555dd82026442c4f1a27a80e89a1989cb87b34448ed2194c18196d5e CN=COMODO Certification Authority,O=COMODO CA Limited,L=Salford,ST=Greater Manchester,C=GB
knmuaoijze e7ca91bbfbb18788057b3a8070446ea5291160194102f7dcc3b9848c63cb9cd5 CN=COMODO ECC Certification Authority,O=COMODO CA Limited,L=Salford,ST=Greater Manchester,C=GB
nmuaoije   82b5f84daf47a59c7ab521e4982aefa40a53406a3aec26039efa6b2e0e7244c1 CN=COMODO RSA Certification Authority,O=COMODO CA Limited,L=Salford,ST=Greater Manchester,C=GB
uaj        1ef64625daa2e5d433d7449ae31a200d1025e0012a8fecfa70932f8b599b75dd CN=Certainly Root E1,O=Certainly,C=US
uaj        3f93f3fcf79d225d213eef6a4a3f5885cf84fe3d7a7a3c11553517688c0e2100 CN=Certainly Root R1,O=Certainly,C=US
nm         381a3fc7a8b082fa28613a4d07f2c7553f4e1918ee07caa9e8b7cede5a9ca06a CN=Certification Authority of WoSign G2,O=WoSign CA Limited,C=CN
nm         d6a18443d348db994f934ccd8e635d833a27ac1e56f8afaf7c97cb4f43eab68b CN=Certification Authority of WoSign,O=WoSign CA Limited,C=CN
uje        8e8046ec4cac015a507ce0d2d0154a4b40e8e42b3165cfa546571435112d17e5 CN=Certigna Root CA,OU=0002 48146308100036,O=Dhimyotis,C=FR
knmuajze   510d20e5c47f63cf666b20f61af62bc099a42ac824ffa443a2da7c90b1808a91 CN=Certigna,O=Dhimyotis,C=FR
knmz       36ecc61fc7e5f1923d167e67dfde34608549b34a63c7c6e60ffd5c1840381f5c CN=Certinomis - Autorité Racine,OU=0002 433998903,O=Certinomis,C=FR
nm         6b1a505e0246f2f60c490ff0c097a7be27210cbb7500237f88b0cd48298bc9b8 CN=Certinomis - Root CA,OU=0002 433998903,O=Certinomis,C=FR
m          ec9056fe9509411609763aee831ef37c832b75b3d727528fc7c75201c1ff28e6 CN=Certplus Root CA G1,O=Certplus,C=FR
m          5375662628fa0a6840aec8c592bf5d8de564ed3efb62c7c932fca8d754d9bbd6 CN=Certplus Root CA G2,O=Certplus,C=FR
knmaoijz   9736ac3b25d16c45a45418a964578156480a8cc434541ddc5dd59233229868de CN=Certum CA,O=Unizeto Sp. z o.o.,C=PL
ua         de7b6932e9c44582ce0de07abdab7eea90c75d6d2a07331df57bd5cb88553d13 CN=Certum EC-384 CA,OU=Certum Certification Authority,O=Asseco Data Systems S.A.,C=PL
nmuae      6b3b57e9ec88d1bb3d01637ff33c7698b3c9758255e9f01ea9178f3e7f3b2b52 CN=Certum Trusted Network CA 2,OU=Certum Certification Authority,O=Unizeto Technologies S.A.,C=PL
knmuaoijze aa2630a7b617b04d0a294bab7a8caaa5016e6dbe604837a83a85719fab667eb5 CN=Certum Trusted Network CA,OU=Certum Certification Authority,O=Unizeto Technologies S.A.,C=PL
ua         681dc482c296c8402c6ebb20e68309a3bc846523ae34b984a84ee697a3312db7 CN=Certum Trusted Root CA,OU=Certum Certification Authority,O=Asseco Data Systems S.A.,C=PL
knmaoijze  ced43902ab5fb57b442322dc0e172a4fb55f7178b808f94e780a6fd6cc6bd818 CN=Chambers of Commerce Root - 2008,O=AC Camerfirma S.A.,serialNumber=A82743287,L=Madrid (see current address at www.camerfirma.com/address),C=EU
knmoiz     8a2affbd1a1c5d1bdccbb7f548ba995f966806b3fd0c3a00fae2e52f3c853989 CN=Chambers of Commerce Root,OU=http://www.chambersign.org,O=AC Camerfirma SA CIF A82743287,C=EU
knm        9dd55fc573f546cb6a3831d1112d8710a6f4f82dc87f5fae9d3a1a028dd36e4b CN=China Internet Network Information Center EV Certificates Root,O=China Internet Network Information Center,C=CN
knmze      772fccca7d1646d60628134ff2e6e7f5ba095898be59698bce9d15f96f69a9f3 CN=Class 2 Primary CA,O=Certplus,C=FR
u          8d223ba5007d804c9cc607c900e32e20666c5a49fc29d55ad12dfb68d72ee57b CN=CommScope Public Trust ECC Root-01,O=CommScope,C=US
u          6841995ede67848882f30a5d1ee89ddf99b4ac67e41253f7cad6be6d27054007 CN=CommScope Public Trust ECC Root-02,O=CommScope,C=US
u          e4e939252afe70bd9f1cd295030313baa40d558641f35b23b4714b43e81f5436 CN=CommScope Public Trust RSA Root-01,O=CommScope,C=US
u          86bd768cda54e16d533104b88b80c98c3ac70f593092a6e1ba438d37f4ea4ed2 CN=CommScope Public Trust RSA Root-02,O=CommScope,C=US
knmze      7e8782c150ce3952f802e636023a5d3e95bb5d68e33e85adb2ba178125cebf15 CN=Cybertrust Global Root,O=Cybertrust\, Inc
u          603f76f28c9feba83ec751edb66c8d7523ea40fe49fe74427629f50dabbcf55a CN=D-TRUST BR Root CA 1 2020,O=D-Trust GmbH,C=DE
u          ac76f63a46e761b5acc3259705c920cb7f0563d248d8d180f934af68099a15f9 CN=D-TRUST BR Root CA 2 2023,O=D-Trust GmbH,C=DE
u          9d37e4a989eab3882d116052fc8b58446702cb593726e4604c3795940c7103e2 CN=D-TRUST EV Root CA 1 2020,O=D-Trust GmbH,C=DE
u          e753cdd9f13413c7ca9cda82962f8c0ce5ed13d1657312954af5267eb2cb7c79 CN=D-TRUST EV Root CA 2 2023,O=D-Trust GmbH,C=DE
knmuaoije  eca0f181402ce7a8652b31b4d036df247e3a30b7f41a50d91ec4f90b006b43a1 CN=D-TRUST Root Class 3 CA 2 2009,O=D-Trust GmbH,C=DE
knmuaoije  ff342fb6c4c8bd30a4706f73489539f19e6e48cc05f46254654f6610dbc540e9 CN=D-TRUST Root Class 3 CA 2 EV 2009,O=D-Trust GmbH,C=DE
knmz       3c35e164bedd2cf12beb83ecff78b5e80da8158d2830217e4ebffce8928899a6 CN=DST ACES CA X6,OU=DST ACES,O=Digital Signature Trust,C=US
knmoze     563b3caf8cfef34c2335caf560a7a95906e8488462eb75ac59784830df9e5b2b CN=DST Root CA X3,O=Digital Signature Trust Co.
knmoze     d1de2ae61c8df2fa623966163d4c73d460bfc428e57585be6bfeb9a56323d1b6 CN=Deutsche Telekom Root CA 2,OU=T-TeleSec Trust Center,O=Deutsche Telekom AG,C=DE
knmuaoijze 23f2edff3ede90259a9e30f40af8f912a5e5b3694e6938440341f6060e014ffa CN=DigiCert Assured ID Root CA,OU=www.digicert.com,O=DigiCert Inc,C=US
nmuaoije   f1c6ba670cfc88e4df52973cae420f0a089dd474144fe5806c420064e1591229 CN=DigiCert Assured ID Root G2,OU=www.digicert.com,O=DigiCert Inc,C=US
nmuaoije   15eed339594b304f8cf847b477371d8d6fec61f4db2b01af589e7c53b35cae4c CN=DigiCert Assured ID Root G3,OU=www.digicert.com,O=DigiCert Inc,C=US
knmuaoijze aff988906dde12955d9bebbf928fdcc31cce328d5b9384f21c8941ca26e20391 CN=DigiCert Global Root CA,OU=www.digicert.com,O=DigiCert Inc,C=US
nmuaoije   8bb593a93be1d0e8a822bb887c547890c3e706aad2dab76254f97fb36b82fc26 CN=DigiCert Global Root G2,OU=www.digicert.com,O=DigiCert Inc,C=US
nmuaoije   b94c198300cec5c057ad0727b70bbe91816992256439a7b32f4598119dda9c97 CN=DigiCert Global Root G3,OU=www.digicert.com,O=DigiCert Inc,C=US
knmuaoijze 5a889647220e54d6bd8a16817224520bb5c78e58984bd570506388b9de0f075f CN=DigiCert High Assurance EV Root CA,OU=www.digicert.com,O=DigiCert Inc,C=US
uaj        a02fafa192c8cb81cb1341554f9c05b71cca2a890b0d1298d683647c961efbdf CN=DigiCert TLS ECC P384 Root G5,O=DigiCert\, Inc.,C=US
uaj        6a97b51c8219e93e5dec64bad5806cdeb0f8355be47e757010b702456e01aafd CN=DigiCert TLS RSA4096 Root G5,O=DigiCert\, Inc.,C=US
nmuaoije   59df317bfa9f4f0ab7ca514d7772296aa2c765b87664d08b96e57399e364729c CN=DigiCert Trusted Root G4,OU=www.digicert.com,O=DigiCert Inc,C=US
knme       c1ad1b1898ec395048df070bfa217e25c913bed8ca6b73de085528846a0103c1 CN=E-Tugra Certification Authority,OU=E-Tugra Sertifikasyon Merkezi,O=E-Tuğra EBG Bilişim Teknolojileri ve Hizmetleri A.Ş.,L=Ankara,C=TR
-          56f2ea8684106d0c73333951059d2bff9ace0a9934f015c5d84c5a959dfbb3cc CN=E-Tugra Global Root CA ECC v3,OU=E-Tugra Trust Center,O=E-Tugra EBG A.S.,L=Ankara,C=TR
-          b3effbf46bcf66aedf71427e6bd60bf1a1878c7b72cab178703485fda6e3db38 CN=E-Tugra Global Root CA RSA v3,OU=E-Tugra Trust Center,O=E-Tugra EBG A.S.,L=Ankara,C=TR
knmze      b21d2a743318712ba16f39919d961a4bafba3bca9a43a75b1fcfe22c5d70caba CN=EC-ACC,OU=Jerarquia Entitats de Certificacio Catalanes,OU=Vegeu https://www.catcert.net/verarrel (c)03,OU=Serveis Publics de Certificacio,O=Agencia Catalana de Certificacio (NIF Q-0801176-I),C=ES
knmaoije   fea2b7d645fba73d753c1ec9a7870c40e1f7b0c561e927b985bf711866e36f22 CN=Entrust Root Certification Authority - EC1,OU=(c) 2012 Entrust\, Inc. - for authorized use only,OU=See www.entrust.net/legal-terms,O=Entrust\, Inc.,C=US
knmaoije   76ee8590374c715437bbca6bba6028eadde2dc6dbbb8c3f610e851f11d1ab7f5 CN=Entrust Root Certification Authority - G2,OU=(c) 2009 Entrust\, Inc. - for authorized use only,OU=See www.entrust.net/legal-terms,O=Entrust\, Inc.,C=US
aij        36d7c79f3d089a0ff79972d90923dea5ca76b4ccbaf7c2751cb152e9494f52d0 CN=Entrust Root Certification Authority - G4,OU=(c) 2015 Entrust\, Inc. - for authorized use only,OU=See www.entrust.net/legal-terms,O=Entrust\, Inc.,C=US
knmaoijze  6dbfae00d37b9cd73f8fb47de65917af00e0dddf42dbceac20c17c0275ee2095 CN=Entrust Root Certification Authority,OU=(c) 2006 Entrust\, Inc.,OU=www.entrust.net/CPS is incorporated by reference,O=Entrust\, Inc.,C=US
knmaoijze  1ea3c5e43ed66c2da2983a42a4a79b1e906786ce9f1b58621419a00463a87d38 CN=Entrust.net Certification Authority (2048),OU=(c) 1999 Entrust.net Limited,OU=www.entrust.net/CPS_2048 incorp. by ref. (limits liab.),O=Entrust.net
kz         9ecc51368e86e3460f66c295e4942dd53080f27b1e410aff2d1aa9d4e6bc7e7c CN=Entrust.net Secure Server Certification Authority,OU=(c) 1999 Entrust.net Limited,OU=www.entrust.net/CPS incorp. by ref. (limits liab.),O=Entrust.net,C=US
koz        a6f1f9bf8a0a9ddc080fb49b1efc3d1a1c2c32dc0e136a5b00c97316f2a3dc11 CN=Equifax Secure Global eBusiness CA-1,O=Equifax Secure Inc.,C=US
koz        26c18dc6eea6f632f676bceba1d8c2b48352f29c2d5fcda878e09dcb832dd6e5 CN=Equifax Secure eBusiness CA-1,O=Equifax Secure Inc.,C=US
u          2db2ae4d0d08a4dc7b7a5c911b36b42e3068d2e58657efa61a2f2f69c553b858 CN=FIRMAPROFESIONAL CA ROOT-A WEB,organizationIdentifier=VATES-A62634068,O=Firmaprofesional SA,C=ES
uae        ceb19411c65052c757f941eb826c96941e4d08d096c7db7e7ea3c4f8c13f1a13 CN=GDCA TrustAUTH R5 ROOT,O=GUANG DONG CERTIFICATE AUTHORITY CO.\,LTD.,C=CN
ua         fee8af929175687f4638a3fc983db8ecd0e5e2a83e737f3fb77b4c22fcbac0a6 CN=GLOBALTRUST 2020,O=e-commerce monitoring GmbH,C=AT
koz        1069fa47a0aa4f8cf7111b1caea365eeaed10bfff32660def6e0614bfae70875 CN=GTE CyberTrust Global Root,OU=GTE CyberTrust Solutions\, Inc.,O=GTE Corporation,C=US
uaje       871a9194f4eed5b312ff40c84c1d524aed2f778bbff25f138cf81f680a7adc67 CN=GTS Root R1,O=Google Trust Services LLC,C=US
uaje       55f77de41c03792428f8d518c55104225be43a5598d926a528ad653e1ccec7bf CN=GTS Root R2,O=Google Trust Services LLC,C=US
uaje       4179edd981ef747477b49626408af43daa2ca7ab7f9e082c1060f84096774348 CN=GTS Root R3,O=Google Trust Services LLC,C=US
uaje       9847e5653e5e9e847516e5cb818606aa7544a19be67fd7366d506988e8d84347 CN=GTS Root R4,O=Google Trust Services LLC,C=US
knmz       17755a5c295f3d2d72e6f031a1f07f400c588b9e582b22f17eae31a1590d1185 CN=GeoTrust Global CA 2,O=GeoTrust Inc.,C=US
knmoijze   87af34d66fb3f2fdf36e09111e9aba2f6f44b207f3863f3d0b54b25023909aa5 CN=GeoTrust Global CA,O=GeoTrust Inc.,C=US
knmoijze   bcfb44aab9ad021015706b4121ea761c81c9e88967590f6f94ae744dc88b78fb CN=GeoTrust Primary Certification Authority - G2,OU=(c) 2007 GeoTrust Inc. - For authorized use only,O=GeoTrust Inc.,C=US
knmoijze   ab98495276adf1ecaff28f35c53048781e5c1718dab9c8e67a504f4f6a51328f CN=GeoTrust Primary Certification Authority - G3,OU=(c) 2008 GeoTrust Inc. - For authorized use only,O=GeoTrust Inc.,C=US
knmoijze   4905466623ab4178be92ac5cbd6584f7a1e17f27652d5a85af89504ea239aaaa CN=GeoTrust Primary Certification Authority,O=GeoTrust Inc.,C=US
knmze      7caa03465124590c601e567e52148e952c0cffe89000530fe0d95b6d50eaae41 CN=GeoTrust Universal CA 2,O=GeoTrust Inc.,C=US
knmoijze   9699225c5de52e56cdd32df2e96d1cfea5aa3ca0bb52cd8933c23b5c27443820 CN=GeoTrust Universal CA,O=GeoTrust Inc.,C=US
knmaoize   927a1b8562280576d048c50321ada43d8703d2d9521a18c28b8c46cc6aae4efd CN=Global Chambersign Root - 2008,O=AC Camerfirma S.A.,serialNumber=A82743287,L=Madrid (see current address at www.camerfirma.com/address),C=EU
knmz       4eada9b5311e718199d98ea82b95005cba93198ab1f97efcbe8dc6201628f8af CN=Global Chambersign Root,OU=http://www.chambersign.org,O=AC Camerfirma SA CIF A82743287,C=EU
knmaoijze  2bcee858158cf5465fc9d76f0dfa312fef25a4dca8501da9b46b67d1fbfa1b64 CN=GlobalSign Root CA,OU=Root CA,O=GlobalSign nv-sa,C=BE
uaj        e04a022ce32f4ccf2c7f6046287b828a32a909f5e751447f83fd2c71f6fd8173 CN=GlobalSign Root E46,O=GlobalSign nv-sa,C=BE
uaj        ae7f962cb9e6a7dbf7b833fb18fa9b71a89175df949c232b6a9ef7cb3df2bbfc CN=GlobalSign Root R46,O=GlobalSign nv-sa,C=BE
nmuaoije   08b3a6335fce5ef48f8f0e543986c07fd18a3b1226129f61864bbd5bdd1f1cc9 CN=GlobalSign,O=GlobalSign,OU=GlobalSign ECC Root CA - R4
nmuaoije   7e0ead76bb6819dc2f54511a84354f6e8b307b9dd82058ea6c004f01d9dda5df CN=GlobalSign,O=GlobalSign,OU=GlobalSign ECC Root CA - R5
knmoze     8a27b5557b4bec7cc0305fbf3d53d1f71cd3f34910c5d65e27ecddb82077ba3d CN=GlobalSign,O=GlobalSign,OU=GlobalSign Root CA - R2
knmuaoijze 706bb1017c855c59169bad5c1781cf597f12d2cad2f63d1a4aa37493800ffb80 CN=GlobalSign,O=GlobalSign,OU=GlobalSign Root CA - R3
uaije      682747f8ba621b87cdd3bc295ed5cabce722a1c0c0363d1d68b38928d2787f1e CN=GlobalSign,O=GlobalSign,OU=GlobalSign Root CA - R6
knmuaoijze 2a8f2d8af0eb123898f74c866ac3fa669054e23c17bc7a95bd0234192dc635d0 CN=Go Daddy Root Certificate Authority - G2,O=GoDaddy.com\, Inc.,L=Scottsdale,ST=Arizona,C=US
ua         fc784300ec8df4d3d1bad763835182918d52a9ff0238bdf695a1cd9bdb98321c CN=HARICA TLS ECC Root CA 2021,O=Hellenic Academic and Research Institutions CA,C=GR
ua         693c9aa6b245b3b0261637750863eadb6c248a16e52d6f4bc90c86bbf32d7042 CN=HARICA TLS RSA Root CA 2021,O=Hellenic Academic and Research Institutions CA,C=GR
muaije     bb52086d0639e8db332775ac8f4e8435d92ceb00f4e24f28fc0eabe240772e80 CN=Hellenic Academic and Research Institutions ECC RootCA 2015,O=Hellenic Academic and Research Institutions Cert. Authority,L=Athens,C=GR
knmze      1a7a3a1a68dd2361e3f3bb855f3b26fcd88b197d8dd4de06cf1b362ac89ec13b CN=Hellenic Academic and Research Institutions RootCA 2011,O=Hellenic Academic and Research Institutions Cert. Authority,C=GR
muaije     50cc86ba96db3263c79a43ead07553d9f56659e6907e72d8c026637a1cdc85dc CN=Hellenic Academic and Research Institutions RootCA 2015,O=Hellenic Academic and Research Institutions Cert. Authority,L=Athens,C=GR
ua         79caaf5347e6e4a94c8e78a98496fc74020f809ede13f220fab6104c8ded329f CN=HiPKI Root CA - G1,O=Chunghwa Telecom Co.\, Ltd.,C=TW
knmze      36c22314131a5fbf1b70ea4ccf4bc13a777d938ec65e1da24e3c2cfd01d3d163 CN=Hongkong Post Root CA 1,O=Hongkong Post,C=HK
uae        2541e53ba5b3b07acbe7097ac4a03e040c11cf7a6d4a67cb213d558b50167a06 CN=Hongkong Post Root CA 3,O=Hongkong Post,L=Hong Kong,ST=Hong Kong,C=HK
muaije     0b9fa5a59eed715c26c1020c711b4f6ec42d58b0015e14337a39dad301c5afc3 CN=ISRG Root X1,O=Internet Security Research Group,C=US
uaj        762195c225586ee6c0237456e2107dc54f1efc21f61a792ebd515913cce68332 CN=ISRG Root X2,O=Internet Security Research Group,C=US
nmuaoije   07e854f26a7cbd389927aa041bfef1b6cd21dd143818ad947dc655a9e587fe88 CN=IdenTrust Commercial Root CA 1,O=IdenTrust,C=US
nmuaoije   58dd61feb36ea7d258724371709149cb121337864cacb2d0999ad20739d06477 CN=IdenTrust Public Sector Root CA 1,O=IdenTrust,C=US
knmuaze    952c2039c0243eb515dd73d83fc3643184874feb0862a9837731ed9b4742e17a CN=Izenpe.com,O=IZENPE S.A.,C=ES
knmz       cbe5ac15d88b5cac3f81e6df3bfb57bea60958813a47b77f3c5cb6b98191bdb5 CN=Juur-SK,O=AS Sertifitseerimiskeskus,C=EE,emailAddress=pki@sk.ee
o          15bb28d9207e13f8bc9557dd785eba773bea944e04d7e08ff8aa55ef3194aa20 CN=KEYNECTIS ROOT CA,OU=ROOT,O=KEYNECTIS,C=FR
k          c746127c5f6b529ce9e2948efd9465444089319acf03f34d0bf37eadc77db22f CN=KISA RootCA 1,OU=Korea Certification Authority Central,O=KISA,C=KR
k          c3bc6100f57e320d8659f22584677e56860aab1014e0084a496fff8c880b6ba3 CN=KISA RootCA 3,OU=Korea Certification Authority Central,O=KISA,C=KR
ije        b738290cc08547e79ac67f831ebb33547c4e7db4514e2d2988c23c441340eb41 CN=LuxTrust Global Root 2,O=LuxTrust S.A.,C=LU
oij        85a3d81d2ad0c79df0a79684e0e2666009a09de15760ea1d76cf0ee7b2825dbd CN=LuxTrust Global Root,O=LuxTrust s.a.,C=LU
knmz       980922eee07f86bc7f5e5e95d57db8bdae68e17a421c4e72a96a708a87920124 CN=Microsec e-Szigno Root CA,OU=e-Szigno CA,O=Microsec Ltd.,L=Budapest,C=HU
uaj        35f53ce1264611e03340fe37e1ec7d4cc986c5613dca70fd04aa44545f2daf28 CN=Microsoft ECC Root Certificate Authority 2017,O=Microsoft Corporation,C=US
uaj        b2f7298b52bf2c3cac4ddfe72de4d682ac58957595982f2b62301af597c699c5 CN=Microsoft RSA Root Certificate Authority 2017,O=Microsoft Corporation,C=US
ua         786ffa578618c3b9a311175e50816f4dda0605c3869f296ebc5943bf09f4e904 CN=NAVER Global Root Certification Authority,O=NAVER BUSINESS PLATFORM Corp.,C=KR
knmuaze    f48badd7df6a06690d0ae31373b12855f8dedb14517f362a313101cc98cc6b35 CN=NetLock Arany (Class Gold) Főtanúsítvány,OU=Tanúsítványkiadók (Certification Services),O=NetLock Kft.,L=Budapest,C=HU
kz         25aeec63f3ccd73dd61cb4fbbd13603722e02cb54e03047737084211071d7850 CN=NetLock Expressz (Class C) Tanusitvanykiado,OU=Tanusitvanykiadok,O=NetLock Halozatbiztonsagi Kft.,L=Budapest,C=HU
kz         a4003bd5bdd894e01a8e01e06b62c7aa82f03de5253133570aad4fd0e7d81d3c CN=NetLock Kozjegyzoi (Class A) Tanusitvanykiado,OU=Tanusitvanykiadok,O=NetLock Halozatbiztonsagi Kft.,L=Budapest,ST=Hungary,C=HU
kz         43cffc359f2e8caa57388ee9f6f1dbe93bf093682a699ac3852e6d1f8579e7f9 CN=NetLock Uzleti (Class B) Tanusitvanykiado,OU=Tanusitvanykiadok,O=NetLock Halozatbiztonsagi Kft.,L=Budapest,C=HU
knmze      32d180ed31c935589ec9dbbb722123b883b5fc2dc10f9fca3a95d77e1bfcb534 CN=Network Solutions Certificate Authority,O=Network Solutions L.L.C.,C=US
u          d439dd80f1e3bc5c9e5f13e8bff7a8887df9dc1c3e19d76af70c8f8d985eef22 CN=OISTE Server Root ECC G1,O=OISTE Foundation,C=CH
u          b964e141d3a55cae180ea6a1a8d4a297de26f11833c673569d196fb533a98710 CN=OISTE Server Root RSA G1,O=OISTE Foundation,C=CH
knmaze     ce24eb0626defd8168c96a7701f09301600fe5dd0dbce58e9c97b830af02ef28 CN=OISTE WISeKey Global Root GA CA,OU=OISTE Foundation Endorsed,OU=Copyright (c) 2005,O=WISeKey,C=CH
nmuaje     149f2ee63b9a5e5803240a770dc991fc2e3445e62831c245a49bc4f1f738ff9c CN=OISTE WISeKey Global Root GB CA,OU=OISTE Foundation Endorsed,O=WISeKey,C=CH
uaje       fd371bea9755ff60c8828c849b8e5215de532d61b009855fa0ad630d90eef82e CN=OISTE WISeKey Global Root GC CA,OU=OISTE Foundation Endorsed,O=WISeKey,C=CH
m          6d6f0c340971a218a31d10330ea9ae7c7a6550534c6eefeddd2118e114db473e CN=OpenTrust Root CA G1,O=OpenTrust,C=FR
m          675605f1567e25fbd2526befea2aefbdb2279f3e1baa3a303ae7555d1bda3ee4 CN=OpenTrust Root CA G2,O=OpenTrust,C=FR
m          891ff898e4a8d555140056e3176eea91f4d808ee7f6d1bfbcce6f84807639f91 CN=OpenTrust Root CA G3,O=OpenTrust,C=FR
nmuaoije   86a68f050034126a540d39db2c5f917ef66a94fb9619fa1ecd827cea46ba0cb0 CN=QuoVadis Root CA 1 G3,O=QuoVadis Limited,C=BM
nmuaoije   4a49edbd2f8f8230bd5592b313573fe1c172a45fa98011cc1eddbb36ade3fce5 CN=QuoVadis Root CA 2 G3,O=QuoVadis Limited,C=BM
knmuaoijze 8fd112c3c8370f147d5ccd3a7d865eb8dd540783bac69fc60088e3743ff33378 CN=QuoVadis Root CA 2,O=QuoVadis Limited,C=BM
nmuaoije   f3438e23b3ce532522facf307923f58fd18608e9ba7addc30e952b43c49616c3 CN=QuoVadis Root CA 3 G3,O=QuoVadis Limited,C=BM
knmuaoijze 0c7acaa710226720bbc940349ee2e6148652a89dbf406a232c895f6dc78ebb9a CN=QuoVadis Root CA 3,O=QuoVadis Limited,C=BM
knmoijze   be3db7b79bfe579dcf9b07ca4cad75aff16975568e5b45cfcae4d61fb63175a8 CN=QuoVadis Root Certification Authority,OU=Root Certification Authority,O=QuoVadis Limited,C=BM
knmz       d8fb33e385c9c2da729a84706ba927dcbb79273e122ffd9673363b70b7f36cbb CN=Root CA Generalitat Valenciana,OU=PKIGVA,O=Generalitat Valenciana,C=ES
-          294679e0f97ffd474f19567b36382394e1b4960e030975e66353452034a3c5ea CN=SECOM TLS ECC Root CA 2024,O=SECOM Trust Systems Co.\, Ltd.,C=JP
-          f0e0b6fbe8b74d4f82d8ed8f8bd6a3d083dc19db3d2cedb1061ccb76d848ee7d CN=SECOM TLS RSA Root CA 2024,O=SECOM Trust Systems Co.\, Ltd.,C=JP
uae        348767cdad3bdd28b2b8dd5351aec30c68cec5cd69d276df3827dbc4f5806464 CN=SSL.com EV Root Certification Authority ECC,O=SSL Corporation,L=Houston,ST=Texas,C=US
uaije      7cd67c248f69d83fc2f9bb01dcb1f7ad67a363d046043796d0984c3a231f6bb0 CN=SSL.com EV Root Certification Authority RSA R2,O=SSL Corporation,L=Houston,ST=Texas,C=US
uaije      a320f4d534d7be97c1ae8dd0499735bc895c323add2d388bfccf662c23d7f99a CN=SSL.com Root Certification Authority ECC,O=SSL Corporation,L=Houston,ST=Texas,C=US
uaije      d1c45377ebdcd618cd1651dc2e02c21d751e5aa9fcd1b3431ff6ecf6a31348fa CN=SSL.com Root Certification Authority RSA,O=SSL Corporation,L=Houston,ST=Texas,C=US
uaj        1bf00d5c8f13c094dd17e00504cf0888850f12fd067fa1f92c0fdbf60b86e321 CN=SSL.com TLS ECC Root CA 2022,O=SSL Corporation,C=US
uaj        2bcf553a66f570900ddd32ba6dfe1ecc06c9182d662dc1b60e1f7b767c2bdd54 CN=SSL.com TLS RSA Root CA 2022,O=SSL Corporation,C=US
nmue       6e364b6133deefdcbb21273c5f445a20afbc05038d5b021c0c2153039016345b CN=SZAFIR ROOT CA2,O=Krajowa Izba Rozliczeniowa S.A.,C=PL
uaj        b0b56335468561f5bb9fa12d801784a633a572705d34f32b643445dfa8b005d1 CN=Sectigo Public Server Authentication Root E46,O=Sectigo Limited,C=GB
uaj        0e8bb18bbeefb381be21bfc1a206d317298462ad104855f04a0542699708d3d4 CN=Sectigo Public Server Authentication Root R46,O=Sectigo Limited,C=GB
knmz       4691cbfde84a6b6052ddbe152bb0c216ae25a86e5747813dbc0f147f338570be CN=Secure Certificate Services,O=Comodo CA Limited,L=Salford,ST=Greater Manchester,C=GB
knmuze     2596904dc4d699ae20c2cef4dce47f285937d77464ac370746f52dea76ba0c28 CN=Secure Global CA,O=SecureTrust Corporation,C=US
u          e14e51891f3492243eea613bc2c814d47224b224c57d38169e958e30b3dedee4 CN=SecureSign Root CA12,O=Cybertrust Japan Co.\, Ltd.,C=JP
u          581cc15821169694c39c2991b53e93ab945a42b076661774c2ecf38a3323acea CN=SecureSign Root CA14,O=Cybertrust Japan Co.\, Ltd.,C=JP
u          f0011f92fcf9be36c7a5b36e7bc862ab20e94ef36fea8a561db0a8d7750c1f51 CN=SecureSign Root CA15,O=Cybertrust Japan Co.\, Ltd.,C=JP
knmze      bb4128ec9620f2d2a49ce8e2c4e257aebad93a0f11c56b5fa4b00e23759fa39d CN=SecureSign RootCA11,O=Japan Certification Services\, Inc.,C=JP
knmuaoijze 77290717614b25f12964ebdb38b5f83caadc0f6c36b0777f880fc6dee1d339cc CN=SecureTrust CA,O=SecureTrust Corporation,C=US
ua         3329bfa13b6007ab5fc3713f0acb289426e2fbc99cc5c110a914b139571600b6 CN=Security Communication ECC RootCA1,O=SECOM Trust Systems CO.\,LTD.,C=JP
-          d3980aadd21638c70d74a4bb1f8ab5e11724e62ed408f9fa8d3d4d916900286b CN=Security Communication RootCA3,O=SECOM Trust Systems CO.\,LTD.,C=JP
knmoze     d2a5f32f0e01b910ef4e3b46bf84e5af5fb5689e7d1507e929e368ac88c6cc76 CN=Sonera Class2 CA,O=Sonera,C=FI
nme        951ee046fa83316e6786c08c44f13b4ca2ead2d2644d63314391c0cc70887d0d CN=Staat der Nederlanden EV Root CA,O=Staat der Nederlanden,C=NL
knmze      05e77ef1fdfe05e2dca522cae64d8379a041b7b4f16c7cae36067a7f72a14872 CN=Staat der Nederlanden Root CA - G2,O=Staat der Nederlanden,C=NL
nme        4223894003a881c5df6bab163db235c221a18d54bf759945820e670da82e3f39 CN=Staat der Nederlanden Root CA - G3,O=Staat der Nederlanden,C=NL
kz         67ea193243ae383939b5ad9e356a6b2bf93a93bcdcf828a47082497883083f86 CN=Staat der Nederlanden Root CA,O=Staat der Nederlanden,C=NL
knmuaoijze 808d68b3fab4884a5f971ace7d10550d7a95a163774f3ec36afffb213fbe4c74 CN=Starfield Root Certificate Authority - G2,O=Starfield Technologies\, Inc.,L=Scottsdale,ST=Arizona,C=US
knmuaoijze 2b071c59a0a0ae76b0eadb2bad23bad4580b69c3601b630c2eaf0613afa83f92 CN=Starfield Services Root Certificate Authority - G2,O=Starfield Technologies\, Inc.,L=Scottsdale,ST=Arizona,C=US
knmz       1528397da212890a830b0b95a59968cef234773779df5181cf10fa647534bb65 CN=StartCom Certification Authority G2,O=StartCom Ltd.,C=IL
knmz       e42f24bd4d37f4aa2e56b979d83d1e65219fe0e9e3a382a1b3cb66c93955de75 CN=StartCom Certification Authority,OU=Secure Digital Certificate Signing,O=StartCom Ltd.,C=IL
knmuaoijze 40fcfc28875dccbfebcbdf6cd7433312da63c4efcf3bd7b1b505c22020ae0274 CN=SwissSign Gold CA - G2,O=SwissSign AG,C=CH
oij        2a8bed32ae680d2d187b9a7afd171d83fd0b935eaf9e2c1b43e80278d2063e39 CN=SwissSign Platinum CA - G2,O=SwissSign AG,C=CH
u          ebc978ae0dd9e5822d6b19652596f620c93d7caefa952191cb050a632ca9005f CN=SwissSign RSA TLS Root CA 2022 - 1,O=SwissSign AG,C=CH
knmaoijze  9318226f8c83afe47f5f47c24f59ce12dba8c73b181bee6b2ea1f40a06bc1869 CN=SwissSign Silver CA - G2,O=SwissSign AG,C=CH
knmz       3499f93fd394523bfb1ec4c3ad4dfb310131fbe9ee5476bde6295de808d5dd8f CN=Swisscom Root CA 1,OU=Digital Certificate Services,O=Swisscom,C=ch
knmo       cb6e91711ad6d55c8906f379cb071fb5c47933654a7415612eee6629f26fbcd7 CN=Swisscom Root CA 2,OU=Digital Certificate Services,O=Swisscom,C=ch
knmo       f463c54d9f1a047aed52656ac785e07ebec528e0207bfd3f55d893237668f6ae CN=Swisscom Root EV CA 2,OU=Digital Certificate Services,O=Swisscom,C=ch
nmuaoije   6106c0e3a0a299831875127bd7d3cc1859803d511cac11eb6e0840dd166fc10e CN=T-TeleSec GlobalRoot Class 2,OU=T-Systems Trust Center,O=T-Systems Enterprise Services GmbH,C=DE
knmuaoijze 8d767764b3cbda08929d072a22a561f4dcdd1bc57d3cbddc948c47d2b47f9122 CN=T-TeleSec GlobalRoot Class 3,OU=T-Systems Trust Center,O=T-Systems Enterprise Services GmbH,C=DE
kz         acf65e1d62cb58a2bafd6ffab40fb88699c47397cf5cb483d42d69cad34cd48b CN=TC TrustCenter Class 2 CA II,OU=TC TrustCenter Class 2 CA,O=TC TrustCenter GmbH,C=DE
kz         9392ae2149924ade37e645dba1ff4bdddcda2b291b6097669d2afa5c7a372619 CN=TC TrustCenter Class 3 CA II,OU=TC TrustCenter Class 3 CA,O=TC TrustCenter GmbH,C=DE
kz         b2def5362ad3facd04bd29047a43844f767034ea4892f80e56bee690243e2502 CN=TC TrustCenter Universal CA I,OU=TC TrustCenter Universal CA,O=TC TrustCenter GmbH,C=DE
z          ab5cdb3356397356d6e691973c25b8618b65d76a90486ea7a8a5c17767f4673a CN=TC TrustCenter Universal CA III,OU=TC TrustCenter Universal CA,O=TC TrustCenter GmbH,C=DE
uae        55e00be277ceb0545299f24fd9f877e2acf32852db43ffcd29bca74b39b4c9fa CN=TUBITAK Kamu SM SSL Kok Sertifikasi - Surum 1,OU=Kamu Sertifikasyon Merkezi - Kamu SM,O=Turkiye Bilimsel ve Teknolojik Arastirma Kurumu - TUBITAK,L=Gebze - Kocaeli,C=TR
u          06600b94c0318bb6967f0c7787cc8a1032a179c4e95e3c5760b32e290f7fec9b CN=TWCA CYBER Root CA,OU=Root CA,O=TAIWAN-CA,C=TW
knmuaje    c444b5b66ce5d71e1b5e40f27385c95cbfd24a05b56f70cac0992f0f50c3379c CN=TWCA Global Root CA,OU=Root CA,O=TAIWAN-CA,C=TW
knmuaze    92c46879626ef2cc1ecea50c72fb5e385844095f21cbf3b283cb82e6b9fc6a58 CN=TWCA Root Certification Authority,OU=Root CA,O=TAIWAN-CA,C=TW
u          eab0de5a46419010b01b2d55553fc111aa82b43d9395edfeaeaa8c76e6ad1995 CN=Telekom Security TLS ECC Root 2020,O=Deutsche Telekom Security GmbH,C=DE
u          0e05e9bb23869eb689dc56839dcec475a3ae75fa6b50bc5a4978360cbe673323 CN=Telekom Security TLS RSA Root 2023,O=Deutsche Telekom Security GmbH,C=DE
-          4c821d7d89adf08c1e951c92b841b4a3c18261b9ce426f337cc0e3805499ba0e CN=Telia EC TLS Root CA v3,O=Telia Company AB,C=SE
-          536cfdae8a6257bf14266c43285958d0f9b937e3068e2a215374170133a9ffcc CN=Telia RSA TLS Root CA v3,O=Telia Company AB,C=SE
uaj        c2b3c31a4a29850aa8f3cf472a1169ff71b416579f6a4482ec7744b83df988ac CN=Telia Root CA v2,O=Telia Finland Oyj,C=FI
knmuaije   10ba3485ca8bb6880ab9531a4063e4001555561c7f2e055165f49b2d74fc5f6b CN=TeliaSonera Root CA v1,O=TeliaSonera
u          8685ad850f7f56cd16943bcb70b434e7356e1b8bdc613406e2ea8de46092b636 CN=TrustAsia Global Root CA G3,O=TrustAsia Technologies\, Inc.,C=CN
u          07a2904d4bff9604ea1331ae990e9ffe331232e69ecb8a08cd49d8e34757db41 CN=TrustAsia Global Root CA G4,O=TrustAsia Technologies\, Inc.,C=CN
u          f4632e58701c0bd7dafc7e3831355ec433fc13777de286683e8ec50964df0452 CN=TrustAsia TLS ECC Root CA,O=TrustAsia Technologies\, Inc.,C=CN
u          5628872e245fe66148b80badeac9c40f6252e642fa9595aece4b3e8a58b8fd46 CN=TrustAsia TLS RSA Root CA,O=TrustAsia Technologies\, Inc.,C=CN
e          7afe4b071a2f1f46f8ba944a26d584d5960b92fb48c3ba1b7cab84905f32aacd CN=TrustCor ECA-1,OU=TrustCor Certificate Authority,O=TrustCor Systems S. de R.L.,L=Panama City,ST=Panama,C=PA
e          ea87f462deefffbd7775aa2a4b7e0fcb91c22eee6df69ed90100ccc73b311476 CN=TrustCor RootCert CA-1,OU=TrustCor Certificate Authority,O=TrustCor Systems S. de R.L.,L=Panama City,ST=Panama,C=PA
e          c63d68c648a18b77641c427a669d61c9768a55f4fcd0322eac96c57700299cf1 CN=TrustCor RootCert CA-2,OU=TrustCor Certificate Authority,O=TrustCor Systems S. de R.L.,L=Panama City,ST=Panama,C=PA
knmz       e2d891efb738669105d530de5ed72e2b2ac3f4a67078b5349b3fdaca496f5eb8 CN=Trusted Certificate Services,O=Comodo CA Limited,L=Salford,ST=Greater Manchester,C=GB
ua         2e06cae1fc20b200e6fb748557a4444bec9317dfff2e4151669e0f7944f0a9e0 CN=Trustwave Global Certification Authority,O=Trustwave Holdings\, Inc.,L=Chicago,ST=Illinois,C=US
ua         497128fc90656b87290482b223efb72240fe9c421e79938de5f8110cb0be9056 CN=Trustwave Global ECC P256 Certification Authority,O=Trustwave Holdings\, Inc.,L=Chicago,ST=Illinois,C=US
ua         828b0eeff24654e8ff5841a29dd5d4e3ed30952ca43425a79283407208d39d16 CN=Trustwave Global ECC P384 Certification Authority,O=Trustwave Holdings\, Inc.,L=Chicago,ST=Illinois,C=US
u          c942262c0c7c0a95bb152b71c42556ddbe9a04fa8378373550d2b7ce27d952a3 CN=TunTrust Root CA,O=Agence Nationale de Certification Electronique,C=TN
knmz       15e7e717b428feee3af3afd9150dbad497008d3a3ff016964719907bdb01a645 CN=TÜBİTAK UEKAE Kök Sertifika Hizmet Sağlayıcısı - Sürüm 3,OU=Kamu Sertifikasyon Merkezi,OU=Ulusal Elektronik ve Kriptoloji Araştırma Enstitüsü - UEKAE,O=Türkiye Bilimsel ve Teknolojik Araştırma Kurumu - TÜBİTAK,L=Gebze - Kocaeli,C=TR
nm         4b72dfed3edccb5f4945682e295731a0864ac6b5b85b193ecd2f06b4900c1cfd CN=TÜRKTRUST Elektronik Sertifika Hizmet Sağlayıcısı H5,O=TÜRKTRUST Bilgi İletişim ve Bilişim Güvenliği Hizmetleri A.Ş.,L=Ankara,C=TR
nm         4a2659666dc0203b916f53d80ad8f61ac30bea161f485cc7527e6a5937e49216 CN=TÜRKTRUST Elektronik Sertifika Hizmet Sağlayıcısı H6,O=TÜRKTRUST Bilgi İletişim ve Bilişim Güvenliği Hizmetleri A.Ş.,L=Ankara,C=TR
ue         5c41a73ab2c35dfcd771f6fd6e3e8fac9b469d386cadda56a95b646eb48cca34 CN=UCA Extended Validation Root,O=UniTrust,C=CN
ue         1255cabe8152fa64df942f7a47417e29f96c1ce11bf8c84ecbe2815cc1280810 CN=UCA Global G2 Root,O=UniTrust,C=CN
nmuaoije   2021917e98263945c859c43f1d73cb4139053c414fa03ca3bc7ee88614298f3b CN=USERTrust ECC Certification Authority,O=The USERTRUST Network,L=Jersey City,ST=New Jersey,C=US
nmuaoije   c784333d20bcd742b9fdc3236f4e509b8937070e73067e254dd3bf9c45bf4dde CN=USERTrust RSA Certification Authority,O=The USERTRUST Network,L=Jersey City,ST=New Jersey,C=US
kz         4002fcd311d07331567e71bcd971e46048c8dce8d1659711753b3daa2a269afa CN=UTN - DATACorp SGC,OU=http://www.usertrust.com,O=The USERTRUST Network,L=Salt Lake City,ST=UT,C=US
knmoz      4d40e7af4304a09de87fbf9896204c055141e3f809b2fe733bb2310fdf98a162 CN=UTN-USERFirst-Hardware,OU=http://www.usertrust.com,O=The USERTRUST Network,L=Salt Lake City,ST=UT,C=US
knmoijze   495a96ba6bad782407bd521a00bace657bb355555e4bb7f8146c71bba57e7ace CN=VeriSign Class 3 Public Primary Certification Authority - G3,OU=(c) 1999 VeriSign\, Inc. - For authorized use only,OU=VeriSign Trust Network,O=VeriSign\, Inc.,C=US
knmoijze   5192438ec369d7ee0ce71f5c6db75f941efbf72e58441715e99eab04c2c8acee CN=VeriSign Class 3 Public Primary Certification Authority - G4,OU=(c) 2007 VeriSign\, Inc. - For authorized use only,OU=VeriSign Trust Network,O=VeriSign\, Inc.,C=US
knmoijze   25b41b506e4930952823a6eb9f1d31def645ea38a5c6c6a96d71957e384df058 CN=VeriSign Class 3 Public Primary Certification Authority - G5,OU=(c) 2006 VeriSign\, Inc. - For authorized use only,OU=VeriSign Trust Network,O=VeriSign\, Inc.,C=US
kz         567b8211fd20d3d283ee0cd7ce0672cb9d99bc5b487a58c9d54ec67f77d4a8f5 CN=VeriSign Class 4 Public Primary Certification Authority - G3,OU=(c) 1999 VeriSign\, Inc. - For authorized use only,OU=VeriSign Trust Network,O=VeriSign\, Inc.,C=US
knmoijze   967b0cd93fcef7f27ce2c245767ae9b05a776b0649f9965b6290968469686872 CN=VeriSign Universal Root Certification Authority,OU=(c) 2008 VeriSign\, Inc. - For authorized use only,OU=VeriSign Trust Network,O=VeriSign\, Inc.,C=US
knmz       a6e11ff15ec326a5e3f18ad33a056694dc84c699766d028a5ad0efe1a8e53ac7 CN=Visa eCommerce Root,OU=Visa International Service Association,O=VISA,C=US
kz         9adb99c93ab256ecca2b5350c75048a8584c12dfc248e3f60ea9354c34ebfcce CN=Wells Fargo Root Certificate Authority,OU=Wells Fargo Certification Authority,O=Wells Fargo,C=US
knmz       a99972ce1f6c581d0097f62618062e53157b5276e1ec6651a3157057f057b339 CN=WellsSecure Public Root Certificate Authority,OU=Wells Fargo Bank NA,O=Wells Fargo WellsSecure,C=US
knmaoijze  051cf9fa95e40e9b83edaeda6961f6168c7879c4660172479cdd51ab03cea62b CN=XRamp Global Certification Authority,O=XRamp Security Services Inc,OU=www.xrampsecurity.com,C=US
kz         628e3a1156f6faa92f94b409258d4cba3f2047480d30194faf3fbed05eaeb5b2 CN=e-Guven Kok Elektronik Sertifika Hizmet Saglayicisi,O=Elektronik Bilgi Guvenligi A.S.,C=TR
u          42431627ea76cc78697f915e3455b1b2ec82ff2f6380ee6423ef3c0840b7e631 CN=e-Szigno Root CA 2017,organizationIdentifier=VATHU-23584497,O=Microsec Ltd.,L=Budapest,C=HU
-          47487900a1beb9ee08ccbc1116a8ec55f454b638994319f051b984023ced6423 CN=e-Szigno TLS Root CA 2023,organizationIdentifier=VATHU-23584497,O=Microsec Ltd.,L=Budapest,C=HU
ue         eabc185c4e82d942b1a5978ba3c0181487d6b3b9974e5c49f72f6d0bd9637150 CN=emSign ECC Root CA - C3,O=eMudhra Inc,OU=emSign PKI,C=US
uaje       8d417db2dd8bf5e3084d1e3f196d583849d81bdd4c00c70b9d39369e96b8c782 CN=emSign ECC Root CA - G3,O=eMudhra Technologies Limited,OU=emSign PKI,C=IN
ue         b7408b4d2be0238ba37004dd34e276c6019bd2f24c9db7d4980f5f6c359a4bcc CN=emSign Root CA - C1,O=eMudhra Inc,OU=emSign PKI,C=US
uaje       376a1a7082a593dccc20d561d119e9ab8d30f11cc321d0a37fa41f0df284e01c CN=emSign Root CA - G1,O=eMudhra Technologies Limited,OU=emSign PKI,C=IN
knmoijze   67dc4f32fa10e7d01a79a073aa0c9e0212ec2ffc3d779e0aa7f9c0f0e1c2c893 CN=thawte Primary Root CA - G2,OU=(c) 2007 thawte\, Inc. - For authorized use only,O=thawte\, Inc.,C=US
knmoijze   1906c6124dbb438578d00e066d5054c6c37f0fa6028c05545e0994eddaec8629 CN=thawte Primary Root CA - G3,OU=(c) 2008 thawte\, Inc. - For authorized use only,OU=Certification Services Division,O=thawte\, Inc.,C=US
knmoijze   1d75d0831b9e0885394d32c7a1bfdb3dbc1c28e2b0e8391fb135981dbc5ba936 CN=thawte Primary Root CA,OU=(c) 2006 thawte\, Inc. - For authorized use only,OU=Certification Services Division,O=thawte\, Inc.,C=US
u          a246b822f96cfecc155156e5476957845492acf32187ec8a2ef12d89618d711d CN=vTrus ECC Root CA,O=iTrusChina Co.\,Ltd.,C=CN
u          e06647e52610160c3e83c42d22e39aa8750c584d6c24afaed54a61164742000a CN=vTrus Root CA,O=iTrusChina Co.\,Ltd.,C=CN
kz         2a29337c3d6224cc53f0bb5e5d5820c0d8848b04871328f090fee3cd6bf821b4 O=(c) 2005 TÜRKTRUST Bilgi İletişim ve Bilişim Güvenliği Hizmetleri A.Ş.,L=ANKARA,C=TR,CN=TÜRKTRUST Elektronik Sertifika Hizmet Sağlayıcısı
knmze      a81293445db196a2030f9e455fe3c74a9a4f8317b02b01406027a8708174434c O=Government Root Certification Authority,C=TW
knm        d0773adb60043e954309d9714fe053eaad8aa5b9586edba468e276df82065adf O=TÜRKTRUST Bilgi İletişim ve Bilişim Güvenliği Hizmetleri A.Ş. (c) Aralık 2007,L=Ankara,C=TR,CN=TÜRKTRUST Elektronik Sertifika Hizmet Sağlayıcısı
kz         44af8afcf1395d2a8e30ef812ce19ceb2e8948dfd21e00fbaa34689f9a24721f O=TÜRKTRUST Bilgi İletişim ve Bilişim Güvenliği Hizmetleri A.Ş. (c) Kasım 2005,L=Ankara,C=TR,CN=TÜRKTRUST Elektronik Sertifika Hizmet Sağlayıcısı
uae        2fc5667a4b9a2678ed6ac6ad25465fcbf6094bfcd9504097c7a8fa47ade5e888 OU=AC RAIZ FNMT-RCM,O=FNMT-RCM,C=ES
knmz       6f3e077fe5504646c0191afce494e4eb68183e398f5a4dc05669f8b6e6e682fe OU=ApplicationCA,O=Japanese Government,C=JP
koz        b1124142a5a1a5a28819c735340eff8c9e2f8168fee3ba187f253bc1a392d7e2 OU=Class 3 Public Primary Certification Authority,O=VeriSign\, Inc.,C=US
z          5f665b4060be9efaf6ad739f6b39a1db9847277eb8dc144045376de1009e3127 OU=DSTCA E1,O=Digital Signature Trust Co.,C=US
z          278a6391d3d36b49aa4080f56a36b3c10fba4e28aa6a9592a82e7535113a12d3 OU=DSTCA E2,O=Digital Signature Trust Co.,C=US
kz         ff5680cd73a5703da04817a075fd462506a73506c4b81a1583ef549478d26476 OU=Equifax Secure Certificate Authority,O=Equifax,C=US
z          1916f3508ec3fad795f8dc4bd316f9c6085a64de3c4153ac6d62d5ea19515d39 OU=Equifax Secure eBusiness CA-2,O=Equifax Secure,C=US
k          3b45918205c591298a1922a58b4921d01f648fa9d28bdddfad24aeec5942cfbf OU=FNMT Clase 2 CA,O=FNMT,C=ES
knmaoijze  5632d97bfa775bf3c99ddea52fc2553410864016729c52dd6524c8a9c3b4489f OU=Go Daddy Class 2 Certification Authority,O=The Go Daddy Group\, Inc.,C=US
knmz       b4a039eafc4310ba9bde093edb8f9d9d0b3d4c7c004d48288c35dbcc19467d18 OU=RSA Security 2048 V3,O=RSA Security Inc
knmz       6544ff9adb642c4c3698a60d8143b6b93bcef01365b540f614dcc2a45ab94d31 OU=Security Communication EV RootCA1,O=SECOM Trust Systems CO.\,LTD.,C=JP
knmoize    2a4212605aa3e8aecb0fc19806cf3b40b53b95f1a34dbbd6e3ed27230324abb3 OU=Security Communication RootCA1,O=SECOM Trust.net,C=JP
knmuaoijze 3380709af3b096be3cc2a40548142c0a520028db09e2cb77ae2206616ab6cbb4 OU=Security Communication RootCA2,O=SECOM Trust Systems CO.\,LTD.,C=JP
knmaoijze  15f14ac45c9c7da233d3479164e8137fe35ee0f38ae858183f08410ea82ac4b4 OU=Starfield Class 2 Certification Authority,O=Starfield Technologies\, Inc.,C=US
kz         effee1f1e5f39f42ff80d471c9c5a799a8c843f9b676315f9eab3f4c7a2f7fc8 OU=TDC Internet Root CA,O=TDC Internet,C=DK
knmze      a87443b3d896eb257ccce99b95ada9bc81b9db4e3142aa9a99af0942cb0a4a3a OU=Trustis FPS Root CA,O=Trustis Limited,C=GB
o          da800b80b2a87d399e66fa19d72fdf49983b47d8cf322c7c79503a0c7e28feaf OU=VeriSign Trust Network,OU=(c) 1998 VeriSign\, Inc. - For authorized use only,OU=Class 2 Public Primary Certification Authority - G2,O=VeriSign\, Inc.,C=US
koz        023c81cce8e7c64fa942d3c15048707d35d9bb5b87f4f544c5bf1bc5643af2fa OU=VeriSign Trust Network,OU=(c) 1998 VeriSign\, Inc. - For authorized use only,OU=Class 3 Public Primary Certification Authority - G2,O=VeriSign\, Inc.,C=US
ua         cbad7b1d384849df0946b7ee8e7f5f7ce3aed876fda7bc9d30d8b16f29ff2c53 OU=certSIGN ROOT CA G2,O=CERTSIGN SA,C=RO
knmuaze    dbc1e3a15238a0483bcdb8fdec616e03e705a48e2a501157cadf3b9c7311c5e5 OU=certSIGN ROOT CA,O=certSIGN,C=RO
knmuaoijze 62554c17005543b237215f04268dcd2fd1c470240ad3c8660e25ae2c59630f55 OU=ePKI Root Certification Authority,O=Chunghwa Telecom Co.\, Ltd.,C=TW
z          04a6ea654b23658973c98198c64a3a691c0da72ebebd9aebf75324cde6960eaa emailAddress=ca@firmaprofesional.com,CN=Autoridad de Certificacion Firmaprofesional CIF A62634068,L=C/ Muntaner 244 Barcelona,C=ES
knmz       86c13a3408dd1aa77ee8b6947c03958772f531248c1627befb2c4f4b04d04496 emailAddress=igca@sgdn.pm.gouv.fr,CN=IGC/A,OU=DCSSI,O=PM/SGDN,L=Paris,ST=France,C=FR
knmuaze    616167201433aea6c8e5e3070afcaf6749188f814bd1abb179ae8dad3abf26ec emailAddress=info@e-szigno.hu,CN=Microsec e-Szigno Root CA 2009,O=Microsec Ltd.,L=Budapest,C=HU
kz         31de0cb19f2adbb0d1cd7b1b31ef8ee3eb59b74459aef94b480beeeeb85c64c9 emailAddress=info@valicert.com,CN=http://www.valicert.com/,OU=ValiCert Class 1 Policy Validation Authority,O=ValiCert\, Inc.,L=ValiCert Validation Network
kz         093db767888f6b1327555dbd42bb5c93fedec5044c7a84bc6ea32a578c2235c0 emailAddress=info@valicert.com,CN=http://www.valicert.com/,OU=ValiCert Class 2 Policy Validation Authority,O=ValiCert\, Inc.,L=ValiCert Validation Network
kz         0656f5955204c8d2bc8b1ca475e2a4fa6e124d124512784157c858b55471141a emailAddress=info@valicert.com,CN=http://www.valicert.com/,OU=ValiCert Class 3 Policy Validation Authority,O=ValiCert\, Inc.,L=ValiCert Validation Network
knmze      56174d3ad971a8944964b189811f3008493a6a90422e3c5804ec838d4f94f622 emailAddress=pki@sk.ee,CN=EE Certification Centre Root CA,O=AS Sertifitseerimiskeskus,C=EE
koz        f53c22059817dd96f400651639d2f857e21070a59abed9079400d9f695506900 emailAddress=premium-server@thawte.com,CN=Thawte Premium Server CA,OU=Certification Services Division,O=Thawte Consulting cc,L=Cape Town,ST=Western Cape,C=ZA
kz         9c6f6a123cbaa4ee34dbeceee24c97d738878cb423f3c2273903424f5d1f6dd5 emailAddress=server-certs@thawte.com,CN=Thawte Server CA,OU=Certification Services Division,O=Thawte Consulting cc,L=Cape Town,ST=Western Cape,C=ZA
"""
"""Letters, SHA-256 of the SubjectPublicKeyInfo, subject; ``-`` where none of the stores has the root."""


def _row(line: str) -> tuple[str, Root]:
    letters, fingerprint, subject = line.split(maxsplit=2)
    return letters, Root(subject, fingerprint)


_ROOTS: Final = tuple(map(_row, _TABLE.strip().splitlines()))


def _told(name: str, title: str, source: str, date: str | None = None, distrust: tuple[Distrust, ...] = ()) -> ClientStore:
    """A store of which the table tells; one with a date is closed on it."""
    having = frozenset(root for letters, root in _ROOTS if _LETTERS[name] in letters)
    lacking = frozenset(root for letters, root in _ROOTS if _LETTERS[name] not in letters)
    closed = date is not None
    return ClientStore(name, title, ("mozilla",), source, date, closed=closed, lacks=lacking, has=having, distrust=distrust)


_OBSERVATORY = "https://github.com/nabla-c0d3/trust_stores_observatory"
_CTS = "https://android.googlesource.com/platform/cts: CertificateData.java"
_CACERTS = (
    "https://github.com/openjdk/jdk test/jdk/sun/security/lib/cacerts/VerifyCACerts.java, with the changes up to the updates of "
    "July 2026: JDK-8303770, 8316138, 8321408, 8341057, 8350498, 8359170, 8361212, 8372351"
)
"""Oracle's and OpenJDK's lists. Certum EC-384 and Certum Trusted Root are in no update yet."""

_JAVA_17 = _told("java17", "The latest Java 17's cacerts", _CACERTS, "2026-07-21", JAVA)
"""Temurin ships Mozilla's list in its place, and the JDKs of Linux distributions use the system's."""

STORES: Final[tuple[ClientStore, ...]] = (
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
        name="given",
        title="None of its own: whoever uses it gives one; Mozilla's list stands for it",
        bases=("mozilla",),
        source="the library's documentation",
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
    # it does not follow: what Mozilla removes, such as DigiCert Global Root CA, Apple may keep
    _told(
        "apple",
        "Apple's",
        f"{_OBSERVATORY} trust_stores/apple.yaml, for iOS and macOS of 2026; https://support.apple.com/121668",
        distrust=APPLE,
    ),
    _told(
        "android-14",
        "Android 14's, which Google Play updates",
        f"{_OBSERVATORY} trust_stores/google_aosp.yaml; {_CTS}, 2026",
    ),
    _told("android-4.4", "Android 4.4's", f"{_CTS}, android-4.4.4_r1", "2014-06-19"),
    _told("android-7.0", "Android 7.0's", f"{_CTS}, android-7.0.0_r1", "2016-08-22"),
    _told(
        "android-7.1.1",
        "Android 7.1.1's",
        f"{_CTS}, 9dd4ff6, has eight roots more than 7.0; so has chromium's net/data/ssl/root_stores/root_stores.json",
        "2016-12-05",
    ),
    _told(
        "java8u101",
        "Java 8u101's cacerts",
        "general knowledge; of DST Root CA X3 and ISRG Root X1: https://letsencrypt.org/docs/certificate-compatibility/",
        "2016-07-19",
    ),
    _JAVA_17._replace(name="java8", title="The latest Java 8's cacerts"),
    _JAVA_17._replace(name="java11", title="The latest Java 11's cacerts"),
    _JAVA_17,
    _told(
        "java17.0.2",
        "Java 17.0.2's cacerts",
        f"{_OBSERVATORY} trust_stores/openjdk.yaml, of 2022",
        "2022-01-18",
        tuple(row for row in JAVA if row.date < "2022-01-18"),
    ),
    _told("node8", "Node 8.17's", "https://github.com/nodejs/node src/node_root_certs.h of v8.17.0", "2019-12-17"),
    _told("node0.12", "Node 0.12.18's", "https://github.com/nodejs/node src/node_root_certs.h of v0.12.18", "2017-02-22"),
)
"""The stores that clients ask, one name each."""
