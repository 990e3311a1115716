// Names that only a long answer has, over a small sheet made for the purpose.
import assert from "node:assert/strict";
import { test } from "node:test";
import { key } from "../../docs/assets/js/search/mentions.js";
import { Index } from "../../docs/assets/js/search/word-index.js";
import { search } from "../../docs/assets/js/search/search.js";

const long = { slug: "a", asks: [], words: "round_robin", says: [] };
const QUESTIONS = [
  { name: "New API", text: "A new version, new paths", mentions: "Sunset" },
  { name: "Security", text: "Cookies, tokens and sessions", mentions: "PKCE localStorage trade" },
  { name: "Singleton", text: "One instance of a class", mentions: "__new__ trade" },
  { name: "Outbox", text: "An event is written with the data", mentions: "inbox trade" },
  { name: "gRPC", text: "Streams over HTTP/2, local balance", mentions: "inbox trade" },
  { name: "Indexes", text: "A tree of pages", mentions: "trade" },
];
/** @param {{ named?: string }} [lists] */
const made = (lists = {}) => {
  const index = new Index({
    lang: "en", latin: true, words: {}, level: "", topics: [],
    questions: QUESTIONS.map(({ name, text }, at) => ({ n: at + 1, t: 0, name, text })),
  });
  index.addMore({ ...Object.fromEntries(QUESTIONS.map(({ mentions }, at) => [at + 1, { also: "", names: "", terms: "", long, mentions }])), ...lists });
  return index;
};
const index = made();
/** @param {string} query */
const shown = (query, from = index) => search(from, query).results.map(({ kind, question }) => `${kind} ${QUESTIONS[question]?.name}`);
/** @param {string} query */
const near = (query) => search(index, query).near.map((question) => QUESTIONS[question]?.name);

test("a name that the sheet lacks leads to the long answers that have it", () => {
  assert.deepEqual(shown("pkce"), ["long Security"]);
  assert.deepEqual(shown("inbox"), ["long Outbox", "long gRPC"]);
  assert.deepEqual(shown("pkce tokens"), ["long Security"]);
});

test("what nearly all answers have is no sign of any of them", () => assert.deepEqual(shown("trade"), []));

test("a name is told from a word that it is like", () => {
  assert.deepEqual(shown("new")[0], "entry New API");
  assert.deepEqual(shown("__new__"), ["long Singleton"]);
  assert.deepEqual(shown("localStorage"), ["long Security"]);
  assert.deepEqual(shown("cookies")[0], "entry Security");
});

test("a name beside something unknown is no answer, but the nearest", () => {
  assert.deepEqual(shown("localStorage vs quux"), []);
  assert.equal(near("localStorage vs quux")[0], "Security");
});

test("what is said not to be in the sheet stays so, and is named where it is mentioned", () => {
  const { results, outOfScope, near } = search(made({ named: "PKCE" }), "PKCE");
  assert.deepEqual([results, outOfScope, near], [[], true, [1]]);
});

test("two spellings of a name have one key", () => {
  for (const name of ["round-robin", "round_robin", "Round_Robin"]) assert.equal(key(name), "roundrobin");
  assert.equal(key("__init__"), "__init__");
});
