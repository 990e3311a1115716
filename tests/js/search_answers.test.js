// What the search answers, over a small sheet made for the purpose.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, knowing } from "../../docs/assets/js/search/advert.js";
import { Index } from "../../docs/assets/js/search/word-index.js";
import { search } from "../../docs/assets/js/search/search.js";
import { pieces, sentence } from "../../docs/assets/js/search/snippet.js";

const QUESTIONS = [
  { name: "GIL", text: "глобальная блокировка в CPython. Для CPU-bound задач используй multiprocessing.", also: "блокировка интерпретатора", names: "global interpreter lock" },
  { name: "N+1 проблема", text: "ORM делает N запросов. Решение: select_related и prefetch_related.", also: "лишние запросы", names: "N+1 problem" },
  { name: "Индексы", text: "B-Tree ускоряет поиск до O(log n). EXPLAIN ANALYZE показывает план запроса.", also: "индексирование", names: "indexes" },
  { name: "Стратегии кеширования", text: "Cache-Aside: читаем кеш.", also: "кеш", names: "caching", rows: [{ n: 1, q: "Когда кешировать?", a: "Часто читают, редко пишут" }] },
  { name: "Django vs FastAPI", text: "Django с ORM, FastAPI для API.", also: "веб-фреймворк", names: "web framework" },
  { name: "PCI DSS", text: "никогда не хранить CVV, шифровать PAN.", also: "хранение данных карт", names: "card data" },
  { name: "Big O", text: "O(1) доступ, O(log n) бинарный поиск.", also: "сложность алгоритмов", names: "complexity" },
];
const data = () => ({
  lang: "ru",
  latin: false,
  words: {},
  level: "",
  topics: [{ title: "Python", level: "basic", label: "базовый", slug: "python" }],
  questions: QUESTIONS.map((question, at) => ({ ...question, n: at + 1, t: 0, names: "" })),
});
/** The second file: what the other language calls the questions. */
const more = () => Object.fromEntries(QUESTIONS.map(({ names }, at) => [at + 1, { also: "", names, terms: "" }]));
/** @param {{ outOfScope?: string, synonyms?: string }} [lists] */
const made = (lists = {}) => {
  const index = new Index(data());
  index.addMore({ ...more(), ...lists });
  return index;
};
const index = made();
/** @param {string} query */
const name = (query, from = index) => QUESTIONS[search(from, query).results[0]?.question ?? -1]?.name;

test("a word is found in any form, layout and alphabet", () => {
  for (const query of ["индексы", "Индексами", "byltrcs", "indeksy", "indexes", "индкесы", "индек"]) assert.equal(name(query), "Индексы", query);
  for (const query of ["gil", "пшд", "гил"]) assert.equal(name(query), "GIL", query);
  for (const query of ["кэш", "кеша", "kesh", "caching", "r'i"]) assert.equal(name(query), "Стратегии кеширования", query);
});

test("a whole identifier wins over its pieces, and its pieces are found", () => {
  assert.equal(name("select_related"), "N+1 проблема");
  assert.equal(name("related"), "N+1 проблема");
  assert.equal(name("n+1"), "N+1 проблема");
  assert.equal(name("EXPLAIN ANALYZE"), "Индексы");
  assert.equal(name("O(1)"), "Big O");
});

test("another reading of what was typed is named, the plain one is not", () => {
  assert.equal(search(index, "пшд").understood, "gil");
  assert.equal(search(index, "gil").understood, "");
  assert.equal(search(index, "django шв").understood, "");
});

test("a story is answered when many of its words lead to one question and to no other", () => {
  const story = "бабушка с внуком на даче делает запросы про решение задачи";
  const told = "вчера наша бухгалтерия решила никогда больше не хранить данные карт у себя на сервере";
  assert.equal(name(told), "PCI DSS");
  assert.deepEqual(search(index, story).results, []);
});

test("words that carry nothing do not count as missing", () => {
  assert.equal(name("чем отличается django от fastapi и что лучше выбрать"), "Django vs FastAPI");
  assert.equal(name("почему нельзя хранить cvv"), "PCI DSS");
});

test("what the sheet does not answer shows nothing", () => {
  for (const query of ["kubernetes", "котики", "рецепт борща", "git rebase", "zzzz", "ффф"]) {
    assert.deepEqual(search(index, query).results, [], query);
  }
});

test("a subject of which the sheet has the words but says nothing shows nothing, in any form and beside other words", () => {
  const from = made({ outOfScope: "план питания, бинарный доступ" });
  for (const query of ["план питания", "планы питания на неделю", "бинарный доступ", "бинарные доступы"]) {
    assert.deepEqual(search(from, query).results, [], query);
  }
  assert.equal(name("план запроса", from), "Индексы");
  assert.equal(name("индексами", from), "Индексы");
  assert.equal(name("бинарный доступ"), "Big O", "without the list it is found, or this test proves nothing");
});

test("a single word of the sheet is found though it is said outOfScope too, a word that is only outOfScope is no relative of one of the sheet", () => {
  const from = made({ outOfScope: "индексы цен, индексатор зарплаты" });
  assert.equal(name("индексы", from), "Индексы");
  assert.equal(name("индексатор", from), undefined);
  assert.notEqual(name("индексатор"), undefined, "without the list it is found, or this test proves nothing");
});

test("an index answers as before while a larger one is made of the same data, with a pause after each question", () => {
  const shared = data();
  const small = new Index(shared);
  const queries = ["индексы", "план запроса", "хранить cvv", "caching"];
  const before = queries.map((query) => search(small, query));
  let pauses = 0;
  for (const making = new Index(shared).adding({ ...more(), outOfScope: "план запроса" }); !making.next().done; pauses += 1) {
    small.cache.clear();
    small.memory.clear();
    assert.deepEqual(queries.map((query) => search(small, query)), before);
  }
  assert.equal(pauses, QUESTIONS.length + 1);
});

test("a word the sheet lacks is read as one of its meaning, and the word itself wins where the sheet has it", () => {
  const from = made({ synonyms: "карточка карта, лишние избыточные, индексирование разметка" });
  assert.equal(name("данные карточки", from), "PCI DSS");
  assert.equal(name("избыточные запросы", from), "N+1 проблема");
  assert.equal(name("избыточные"), undefined, "without the list it is not found, or this test proves nothing");
  assert.equal(name("лишние", from), "N+1 проблема");
  assert.equal(name("разметки", from), "Индексы");
});

test("an unanswered query that has a known word names the question of it, apart from results", () => {
  const { results, near, outOfScope } = search(index, "хранить котиков и борщ на даче");
  assert.deepEqual(results, []);
  assert.deepEqual(near.map((place) => QUESTIONS[place]?.name), ["PCI DSS"]);
  assert.equal(outOfScope, false);
  assert.deepEqual(search(index, "котики").near, []);
});

test("at most three questions are nearest, and none when something is sure", () => {
  assert.equal(search(index, "запрос карт поиск кеш план борща котиков").near.length, 3);
  assert.deepEqual(search(index, "индексы").near, []);
});

test("what is known to be treated outOfScope is told from what nobody knows", () => {
  const from = made({ outOfScope: "план питания" });
  assert.equal(search(from, "план питания").outOfScope, true);
  assert.equal(search(from, "котики").outOfScope, false);
  assert.equal(search(from, "индексы").outOfScope, false);
});

test("a row that is asked for follows its entry", () => {
  assert.deepEqual(search(index, "когда кешировать").results.map(({ kind, row }) => [kind, row]).slice(0, 2), [["entry", 0], ["row", 1]]);
});

test("a three-letter abbreviation is not mended", () => {
  assert.notEqual(name("gol"), "GIL");
  assert.notEqual(name("cvx"), "PCI DSS");
});

test("nothing that can be typed throws, and everything is answered or honestly not", () => {
  const bad = ["", " ", "\n", "?", "*", "-foo", "title:", "+", "~", "^", "[", "(", "\\", "gil*", "a".repeat(10_000), "кеш ".repeat(2_500),
    "<img src=x onerror=alert(1)>", "🙂🙂", "שלום", "مرحبا", "\u202Egil", "\uD800", "constructor", "__proto__", "toString", "gil\0", "%", "${7*7}"];
  for (const query of bad) {
    const { results, near } = search(index, query);
    assert.ok(Array.isArray(results) && Array.isArray(near), query);
  }
  for (const query of ["<b>gil</b>", "gil*", "«gil»", "gil🙂"]) assert.equal(name(query), "GIL", query);
});

test("of ten thousand characters the first three hundred are read", () => {
  const long = `gil ${"совершенно неизвестное слово ".repeat(400)}`;
  assert.deepEqual(search(index, long), search(index, long.slice(0, 300)));
});

test("the same query gives the same answer, whatever was asked before", () => {
  const fresh = made();
  for (const query of ["кеш", "ffff", "индкес"]) search(index, query);
  assert.deepEqual(search(index, "хранить cvv"), search(fresh, "хранить cvv"));
});

test("a long answer is found by what only it says, and added to the first result otherwise", () => {
  const whole = new Index(data());
  assert.deepEqual(search(whole, "stampede").results, []);
  whole.addMore({ 4: { also: "", names: "", terms: "memoization", long: { slug: "caching-strategies", asks: ["Как прогреть?"], words: "stampede", says: ["Stampede бывает."] } } });
  assert.equal(name("memoization", whole), "Стратегии кеширования");
  assert.deepEqual(search(whole, "stampede").results.map(({ kind }) => kind), ["long"]);
  assert.deepEqual(search(whole, "стратегии кеширования").results.map(({ kind }) => kind).slice(0, 2), ["entry", "long"]);
});

test("one letter and a sign are no reading in the other layout, unless they are a word there", () => {
  for (const query of ['f"', "f'", "f.", 'd"', "d'"]) assert.deepEqual(search(index, query).results, [], query);
  const two = new Index({ ...data(), questions: [{ n: 1, t: 0, name: "ИБ", text: "информационная безопасность" }] });
  assert.equal(search(two, "b,").results.length, 1);
});

test("the sentence with most of the words is shown, and they are marked in it", () => {
  const text = "Первое предложение про v1.2 и кеш. Второе: кеш и база, см. ниже.";
  assert.equal(sentence(text, new Set(["кеш", "база"])), "Второе: кеш и база, см. ниже.");
  assert.deepEqual(pieces("Кэш и кеш!", new Set(["кеш"])), [
    { text: "Кэш", mark: true }, { text: " и ", mark: false }, { text: "кеш", mark: true }, { text: "!", mark: false },
  ]);
});

/** The same sheet with a topic a question, and «удалённый доступ» among what it is described by. */
const advertised = () => {
  const sheet = { ...data(), topics: QUESTIONS.map((_, at) => ({ title: at ? `Тема ${at}` : "Python и Фреймворки", level: "basic", label: "", slug: `t${at}` })) };
  sheet.questions = sheet.questions.map((question, at) => ({ ...question, t: at, names: at === 1 ? "3-D Secure" : "" }));
  return knowing(sheet, { ...more(), 1: { also: "удалённый доступ, дружная команда", names: "global interpreter lock", terms: "" } });
};

test("a job advert names topics wherever they stand in it, and what it says of benefits names none", async () => {
  const known = advertised();
  const topics = async (/** @type {string} */ text) => [...(await asked(known, text))].sort();
  const advert = "Требования:\n• опыт с Django или FastAPI; базы данных: индексы\n— понимание GIL, кеш. Мы предлагаем: ДМС, печеньки и фитнес";
  assert.deepEqual(await topics(advert), ["t0", "t2", "t3", "t4"]);
  assert.deepEqual(await topics("ДМС, фитнес, офис в центре, дружный коллектив"), []);
  assert.deepEqual(await topics("удалённая работа, дружная команда, secure office"), [], "descriptions and halves of names are no names");
  assert.deepEqual(await topics("разработка на Python"), ["t0"], "a part of a topic's title");
  assert.deepEqual(await topics("Requirements: experience with Django. Responsibilities. We use PostgreSQL"), ["t4"]);
  assert.deepEqual(await topics("Requirements: experience with Dja\u00ADngo and Fast\u200BAPI"), ["t4"], "signs that nobody sees");
  assert.deepEqual(await topics(""), []);
});
