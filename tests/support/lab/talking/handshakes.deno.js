// Reads questions from standard input, one a line (host, port, store file, with tabs between them), and answers each with one
// line: yes, no or error, and the words of Deno.

async function ask(host, port, store) {
  const caCerts = [await Deno.readTextFile(store)];
  const connection = await Deno.connectTls({ hostname: host, port: Number(port), caCerts });
  try {
    await connection.handshake();
  } finally {
    connection.close();
  }
}

async function answer(line) {
  try {
    await ask(...line.split("\t"));
    return "yes";
  } catch (error) {
    const word = /certificate/.test(error.message) ? "no" : "error";
    return `${word} ${error.message}`.replace(/\s+/g, " ");
  }
}

let unread = "";
for await (const piece of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const lines = (unread + piece).split("\n");
  unread = lines.pop();
  for (const line of lines) console.log(await answer(line));
}
