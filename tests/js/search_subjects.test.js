// Two subjects in one query, and a second word that nobody knows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Index } from "../../docs/assets/js/search/word-index.js";
import { search } from "../../docs/assets/js/search/search.js";

const NAMES = ["GIL", "Холодный старт", "Circuit breaker", "Хеш-таблица", "SQS SNS", "Уровни изоляции"];
const questions = NAMES.map((name, at) => ({
  n: at + 1, t: 0, name, text: `${name}: текст номер ${at}.`,
  ...(name === "SQS SNS" ? { rows: [{ n: 1, q: "SQS или SNS?", a: "очередь или рассылка" }] } : {}),
}));
const index = new Index({ lang: "ru", latin: false, words: {}, level: "", topics: [{ title: "Т", level: "", label: "", slug: "t" }], questions });
index.addMore({ outOfScope: "докер контейнеры" });
/** @param {string} query */
const found = (query) => [...new Set(search(index, query).results.map(({ question }) => NAMES[question]))];

test("two subjects stand in the order in which they were typed, whatever joins them", () => {
  for (const joint of [" и ", " или ", " vs ", ", ", "/", " против ", " - "]) {
    assert.deepEqual(found(`GIL${joint}холодный старт`), ["GIL", "Холодный старт"], joint);
    assert.deepEqual(found(`холодный старт${joint}GIL`), ["Холодный старт", "GIL"], joint);
  }
  assert.deepEqual(found("когда хеш-таблица, а когда circuit breaker"), ["Хеш-таблица", "Circuit breaker"]);
  assert.deepEqual(found("чем circuit breaker отличается от GIL"), ["Circuit breaker", "GIL"]);
});

test("one question that has both stays one, its comparing row first", () => {
  const { results } = search(index, "SQS или SNS");
  assert.deepEqual(results.map(({ kind, question }) => [kind, NAMES[question]]), [["row", "SQS SNS"], ["entry", "SQS SNS"]]);
  assert.deepEqual(search(index, "SQS SNS").results.map(({ kind }) => kind), ["entry", "row"]);
});

test("of a choice with something unknown the known one is shown, with something outOfScope nothing", () => {
  assert.deepEqual(found("GIL или бубубу"), ["GIL"]);
  assert.deepEqual(found("GIL или докер контейнеры"), []);
});

test("a second word that nobody knows hides no name", () => {
  assert.deepEqual(found("GIL бубубу"), ["GIL"]);
  assert.deepEqual(found("уровни изоляции бубубу"), ["Уровни изоляции"]);
});

test("neighbours that were exchanged are exchanged back in short words too", () => {
  assert.deepEqual(found("GLI"), ["GIL"]);
  assert.deepEqual(found("холодный страт"), ["Холодный старт"]);
});

test("pasted code is never cut in two", () => {
  assert.deepEqual(found("x = GIL, старт").length <= 1, true);
});

test("what is named as treated outOfScope is told from what nobody knows, and hides nothing", () => {
  const from = new Index({ lang: "ru", latin: false, words: {}, level: "", topics: [{ title: "Т", level: "", label: "", slug: "t" }], questions });
  from.addMore({ named: "декораторы, GIL" });
  assert.equal(search(from, "декораторы питона").outOfScope, true);
  assert.equal(search(from, "бубубу").outOfScope, false);
  assert.equal(search(from, "GIL").outOfScope, false);
  assert.equal(search(from, "GIL").results.length, 1);
});
