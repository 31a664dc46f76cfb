// Compares the module with the program `batch` on the sample articles, and sends it invalid requests:
//     node wasm/test.mjs MODULE.wasm target/release/examples/batch
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [path, batch] = process.argv.slice(2);
const samples = fileURLToPath(new URL("../examples/articles", import.meta.url));
const { instance } = await WebAssembly.instantiate(readFileSync(path));
const { memory, abrege_input, abrege_answer, abrege_output } = instance.exports;

function askBytes(bytes) {
  // First, since it may move the memory.
  const input = abrege_input(bytes.length);
  new Uint8Array(memory.buffer, input, bytes.length).set(bytes);
  const length = abrege_answer();
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(memory.buffer, abrege_output(), length)));
}
const ask = (request) => askBytes(new TextEncoder().encode(JSON.stringify(request)));

const files = readdirSync(samples, { recursive: true }).filter((file) => file.endsWith(".txt")).sort();
const texts = files.map((file) => readFileSync(join(samples, file), "utf8"));
assert.ok(texts.length >= 10, `${texts.length} sample articles`);
for (const [unit, count] of [["sentences", 3], ["words", 60]]) {
  const input = texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join("");
  const native = spawnSync(batch, [`--${unit}`, String(count)], { input, encoding: "utf8", maxBuffer: 2 ** 26 });
  assert.equal(native.status, 0, native.stderr);
  const lines = native.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.equal(lines.length, texts.length);
  texts.forEach((text, id) => {
    const { summary, keywords } = ask({ text, budget: { [unit]: count }, keywords: 10 });
    assert.deepEqual(summary, lines[id].summary);
    assert.deepEqual(keywords, lines[id].keywords.map((keyword) => keyword.text));
    const bytes = new TextEncoder().encode(text);
    for (const { text: excerpt, span } of summary.excerpts) {
      assert.equal(new TextDecoder().decode(bytes.subarray(span.start, span.end)), excerpt);
    }
  });
}

const [text] = texts;
assert.equal(ask({ text, language: "fr" }).summary.language.language, "fr");
const broken = "The city council approved a budget on Monday evening that gov-\n"
  + "ernment auditors say is worth 3\u00a0million dollars more than the last.";
assert.deepEqual(ask({ text: broken }).flowed, [broken.replace("-\n", "")]);
assert.equal(ask({ text, title: "Quiet" }).summary.title, "Quiet");
assert.deepEqual(ask({ text: "" }).summary.excerpts, []);
assert.deepEqual(ask({ text: "\0".repeat(5000) }).summary.excerpts, []);
assert.equal(ask({ text: text.repeat(1000) }).summary.excerpts.length, 3);
for (const [request, complaint] of [
  [{}, "missing field `text`"],
  [{ text, colour: "red" }, "unknown field `colour`"],
  [{ text, language: "de" }, "de"],
  [{ text, budget: { sentences: -1 } }, "-1"],
  [{ text, budget: { ratio: 2 } }, "ratio"],
  [{ text: "Der Stadtrat hat am Montag getagt. Er hat den Haushalt beschlossen, der die Steuern senkt." }, "German"],
]) {
  const { error } = ask(request);
  assert.ok(error?.includes(complaint), `${JSON.stringify(request).slice(0, 80)}: ${error}`);
}
assert.match(askBytes(new Uint8Array([0x22, 0xff, 0x22])).error, /^the request is wrong: /);
assert.match(askBytes(new Uint8Array()).error, /^the request is wrong: /);

const start = performance.now();
const rounds = 20;
for (let round = 0; round < rounds; round++) texts.forEach((text) => ask({ text }));
const each = (performance.now() - start) / (rounds * texts.length);
console.log(`${texts.length} articles as in Rust; ${each.toFixed(2)} ms an article`);
