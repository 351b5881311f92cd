// What Firefox does as a background task, in a profile of its own that was never used: STORE.pem and a URL, one line for an answer.

const REFUSALS = /^(SEC_ERROR_|MOZILLA_PKIX_ERROR_|SSL_ERROR_BAD_CERT_DOMAIN$)/;

// The certificates of a PEM file become anchors for servers, as when a user imports them.
async function trust(file) {
  const database = Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB);
  const blocks = (await IOUtils.readUTF8(file)).split("-----BEGIN CERTIFICATE-----").slice(1);
  for (const block of blocks) {
    database.addCertFromBase64(block.split("-----END")[0].replace(/\s/g, ""), "C,,");
  }
}

// Resolves to the request when it has ended, whichever way.
function get(url) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest({ mozAnon: true });
    request.open("GET", url);
    request.onloadend = () => resolve(request);
    request.send();
  });
}

export async function runBackgroundTask(words) {
  await trust(words.getArgument(0));
  const request = await get(words.getArgument(1));
  const error = request.channel.securityInfo?.errorCodeString ?? "";
  if (request.status === 200) {
    dump("accepts\n");
  } else {
    dump(`${REFUSALS.test(error) ? "refuses" : "trouble"} ${error}\n`);
  }
  return 0;
}
