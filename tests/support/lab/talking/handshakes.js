// Reads questions from standard input, one a line (host, port, store file, with tabs between them), and answers each with one
// line: yes, no or error, and the words of Node.js. Of a form that the oldest Node.js and bun can read too.
"use strict";
var fs = require("fs");
var tls = require("tls");

// The oldest takes no more than one from each string.
function certificates(text) {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
}

function ask(line, answer) {
  var question = line.split("\t");
  var options = {
    host: "127.0.0.1",
    port: Number(question[1]),
    servername: question[0],
    ca: certificates(fs.readFileSync(question[2], "utf8")),
    rejectUnauthorized: true,
  };
  var socket = tls.connect(options, function () {
    socket.destroy();
    answer("yes");
  });
  socket.once("error", function (error) {
    answer((error.syscall ? "error " : "no ") + error.code + " " + error.message);
  });
}

var questions = [];

function next() {
  ask(questions[0], function (words) {
    console.log(words.replace(/\s+/g, " "));
    questions.shift();
    if (questions.length > 0) next();
  });
}

var lines = require("readline").createInterface({ input: process.stdin, output: null, terminal: false });
lines.on("line", function (line) {
  if (questions.push(line) === 1) next();
});
