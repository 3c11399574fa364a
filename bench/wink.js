// What wink-nlp needs for the same text, for bench/read: sentences, parts of
// speech and names; it finds no statements. Usage: bench/wink.js FILE BYTES
// Needs wink-nlp and wink-eng-lite-web-model, found by way of NODE_PATH.
const fs = require("fs");
const model = require("wink-eng-lite-web-model");
const nlp = require("wink-nlp")(model, ["sbd", "pos", "ner"]);

const [file, least] = process.argv.slice(2);
const text = fs.readFileSync(file, "utf8");
const size = Buffer.byteLength(text);
nlp.readDoc(text); // once before, so that the code is compiled
const start = process.cpuUsage();
let tokens = 0, bytes = 0;
for (; size && bytes < Number(least); bytes += size)
  tokens += nlp.readDoc(text).tokens().length();
const used = process.cpuUsage(start);
const seconds = (used.user + used.system) / 1e6;
console.log(`wink-nlp: ${tokens} tokens in ${seconds.toFixed(2)} s: ` +
  `${Math.round(tokens / seconds)} tokens/s`);
