// How words are taken apart and compared.
import assert from "node:assert/strict";
import { test } from "node:test";
import { distance, otherLayout, soundOf } from "../../docs/assets/js/search/alike.js";
import { fold } from "../../docs/assets/js/search/fold.js";
import { saysNothing, soundsLikeNothing } from "../../docs/assets/js/search/stop.js";
import { chunks, stem, terms } from "../../docs/assets/js/search/text.js";

/** @param {string} text @returns {[string, string][]} */
const pairs = (text) => text.split(", ").map((pair) => /** @type {[string, string]} */ (pair.split(" ")));
/** @param {string} text @returns {string[]} */
const telling = (text) => chunks(text).flatMap((chunk) => chunk.telling);

test("ё is е, and э inside a word is е", () => {
  for (const [a, b] of pairs("кэш кеш, Тэг тег, счёт счет, дэдлок дедлок")) assert.equal(fold(a), fold(b));
  assert.notEqual(fold("эра"), fold("ера"));
  assert.equal(fold("кээш эээ-эё"), "кееш эее-эе");
});

test("a word with combining marks, soft hyphens or full-width letters is the plain word", () => {
  const [plain] = chunks("индексы redis");
  assert.deepEqual(chunks("инде\u00ADксы redis")[0], plain);
  assert.deepEqual(telling("счёт"), telling("сче\u0308т"));
  assert.deepEqual(telling("ｒｅｄｉｓ"), ["redis"]);
});

test("an identifier is found whole and in pieces", () => {
  assert.ok(["select", "related", "selectrelated"].every((term) => terms("`select_related`").includes(term)));
  assert.ok(["event", "bridge", "eventbridge"].every((term) => terms("EventBridge").includes(term)));
  assert.ok(["idempotency", "key", "idempotencykey"].every((term) => terms("Idempotency-Key").includes(term)));
  assert.ok(terms("N+1").includes("n1") && terms("n + 1").includes("n1"));
  assert.ok(terms("Depends()").includes("depends@"));
  assert.deepEqual(chunks("getHTTPSUrl2Go")[0]?.humps, ["get", "https", "url2", "go"]);
});

test("a complexity is one term however it is written", () => {
  for (const text of ["O(log n)", "o( log n )", "О(log n)"]) assert.ok(terms(text).includes("bigologn"), text);
  assert.ok(terms("O(n²)").includes("bigon2") && terms("O(n^2)").includes("bigon2"));
  assert.deepEqual(telling("foo(x) O(n)O(m)"), ["foo", "bigon", "bigom"]);
});

test("words that say nothing are left out, but not a keyword in capitals", () => {
  assert.deepEqual(telling("чем отличается Django от FastAPI"), ["django", "fastapi"]);
  assert.ok(saysNothing("where"));
  assert.deepEqual(telling("WHERE"), ["where"]);
});

test("a word that begins like one that says nothing still names its subject", () => {
  for (const word of ["словарь", "словарей", "простаивать", "нашли"]) assert.equal(saysNothing(word), false, word);
  for (const word of ["словами", "простыми", "наших"]) assert.ok(saysNothing(word), word);
});

test("a little Russian word in Latin letters says nothing, an English one of a subject does", () => {
  for (const word of ["ili", "kak", "mezhdu", "mejdu", "chem"]) assert.ok(soundsLikeNothing(word), word);
  for (const word of ["gil", "index", "slovar", "или"]) assert.equal(soundsLikeNothing(word), false, word);
});

test("forms of a word have one stem, also in British spelling", () => {
  for (const [a, b] of pairs("индексов индексы, изоляции изоляция, caching cached, tokenisation tokenization")) assert.equal(stem(a), stem(b));
});

test("the other keyboard layout is read both ways", () => {
  assert.equal(otherLayout("пшд"), "gil");
  assert.equal(otherLayout("byltrcs"), "индексы");
  assert.equal(otherLayout("[ti nf,kbwf"), "хеш таблица");
  assert.equal(otherLayout("Byltrcs"), "Индексы");
});

test("a word sounds the same in both alphabets", () => {
  for (const [a, b] of pairs("джанго django, редис redis, кафка kafka, indeksy индексы, izolyaciya изоляция, шардинг sharding, микросервис microservice")) {
    assert.ok(distance(soundOf(a), soundOf(b), 1, true) <= 1, `${a} ${soundOf(a)} ${b} ${soundOf(b)}`);
  }
});

test("an edit is a letter more, fewer, other or exchanged with its neighbour", () => {
  for (const other of ["rdis", "reedis", "retis", "erdis"]) assert.equal(distance("redis", other, 2), 1, other);
  assert.equal(distance("redis", "kafka", 2), Infinity);
  assert.equal(distance("", "ab", 2), 2);
});

test("a vowel counts half where a sound is compared", () => {
  assert.equal(distance("lambda", "liambda", 2, true), 0.5);
  assert.equal(distance("abc", "abd", 2, true), 1);
});
