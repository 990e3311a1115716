// What a word that was typed may stand for, and what it weighs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { unspell } from "../../docs/assets/js/search/alike.js";
import { Index } from "../../docs/assets/js/search/word-index.js";
import { parse } from "../../docs/assets/js/search/query.js";
import { resolve } from "../../docs/assets/js/search/resolve.js";
import { search } from "../../docs/assets/js/search/search.js";

const QUESTIONS = [
  { name: "Cache Invalidation", text: "TTL, явное удаление", also: "кеширование" },
  { name: "Service Mesh", text: "sidecar proxy рядом с каждым сервисом", also: "API server, апи" },
  { name: "SQS", text: "очередь, dead letter", also: "fan out" },
  { name: "Оптимизация", text: "SQL, функции на колонках, индексы, сначала план, потом запрос" },
];
const made = (common = "", texts = /** @type {string[]} */ ([])) => {
  const index = new Index({
    lang: "ru", latin: false, words: {}, level: "", topics: [],
    questions: [...QUESTIONS, ...texts.map((text) => ({ name: text, text }))].map((question, at) => ({ n: at + 1, t: 0, ...question })),
  });
  index.addMore(/** @type {import("../../docs/assets/js/search/data.js").More} */ ({ common }));
  return index;
};
const index = made();
/** @param {string} word */
const meant = (word) => [...resolve(index, word, false).keys()];
/** @param {string} query */
const first = (query) => QUESTIONS[search(index, query).results[0]?.question ?? -1]?.name;

test("letters in another order are one slip", () => {
  assert.ok(meant("chace").includes("~cach"));
  assert.ok(meant("invaildation").includes("~invalid"));
});

test("a slip is thought of beside a relative", () => {
  assert.deepEqual(new Set(meant("servise")), new Set(["~server", "~servic"]));
});

test("a Russian verb is known by what stands behind its prefix", () => {
  for (const word of ["закешировать", "прокешировали", "перекешируем"]) assert.equal(first(word), "Cache Invalidation", word);
  assert.deepEqual(meant("простить"), []);
});

test("a loan word that one text spells in Cyrillic is still the word of the others", () => {
  assert.ok(meant("апи").includes("апи") && meant("апи").includes("~api"));
});

test("letters read out are the abbreviation, and two words heard as one are found", () => {
  assert.equal(unspell("что такое эс кью эс").trim(), "что такое sqs");
  assert.equal(first("эс кью эс"), "SQS");
  assert.equal(first("фанаут"), "SQS");
});

test("two words written as one are found in whatever form the text has them, though a longer word begins like both", () => {
  const two = made("", ["service queue", "servicequeuehandler"]);
  for (const word of ["servicequeue", "servicequeues"]) assert.ok(resolve(two, word, false).has("service queue"), word);
});

test("several of an abbreviation are the abbreviation", () => {
  assert.deepEqual(meant("ttls"), ["ttl"]);
});

test("a Russian word in Latin letters is found in any of its forms", () => {
  for (const word of ["ochered", "ocheredi", "ocheredyami", "ocheredyah"]) assert.ok(meant(word).includes("~очеред"), word);
});

test("a word of every day weighs little, whether the sheet has it or not", () => {
  const text = "потом завтра оптимизация";
  const weights = (/** @type {Index} */ from) => parse(from, text).words.map(({ weight }) => weight);
  const [before, after] = [weights(index), weights(made("потом завтра"))];
  assert.ok(before.every((weight) => weight > 1));
  assert.deepEqual(after.slice(0, 2), [1, 1]);
  assert.equal(after[2], before[2]);
});

test("known words do not answer for an unknown one that outweighs them", () => {
  assert.equal(first("функции sql"), "Оптимизация");
  assert.equal(first("kubernetes функции"), undefined);
});

test("the beginning of one word is as good as the word, that of several is not", () => {
  const deadlocks = made("", ["deadlock, deadlocks, deadlock_timeout", "stream, string"]);
  /** @param {string} word */
  const sure = (word) => Math.max(...resolve(deadlocks, word, true).values());
  assert.equal(sure("deadlo"), resolve(deadlocks, "deadlock", false).get("~deadlock"));
  assert.ok(sure("stri") > sure("str"));
  assert.ok(sure("dea") < sure("deadlo"));
});
