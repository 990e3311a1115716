import assert from "node:assert/strict";
import { test } from "node:test";

import { VERSION, parse, serialize } from "../../docs/assets/js/practice/cards.js";
import { ASIDE } from "../../docs/assets/js/practice/aside.js";
import { openDesk } from "../../docs/assets/js/practice/desk.js";
import { KEY, openStore } from "../../docs/assets/js/practice/store.js";
import { pick, seeded } from "./practice_dice.js";

const CARD = { box: 3, due: 2_000, last: 1_000, seen: 2 };

/** A store in memory. @param {Record<string, string>} [data] @param {number} [room]  characters it takes */
function shelf(data = {}, room = Infinity) {
  const map = new Map(Object.entries(data));
  return /** @type {Storage & {map: Map<string, string>}} */ (/** @type {unknown} */ ({
    map,
    getItem: (/** @type {string} */ key) => map.get(key) ?? null,
    setItem(/** @type {string} */ key, /** @type {string} */ value) {
      if (value.length > room) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      map.set(key, value);
    },
    removeItem: (/** @type {string} */ key) => map.delete(key),
  }));
}

const forbidden = () => {
  throw new DOMException("Access is denied for this document.", "SecurityError");
};

test("what is put in is read back, by this page and by the next", () => {
  const storage = shelf();
  openStore(() => storage).put("q06", CARD);
  const next = openStore(() => storage);
  assert.deepEqual(next.read(), { q06: CARD });
  assert.equal(next.trouble, "");
});

test("two open tabs add to each other's marks", () => {
  const storage = shelf();
  const [one, two] = [openStore(() => storage), openStore(() => storage)];
  one.read();
  two.put("q01", CARD);
  one.put("q02", CARD);
  assert.deepEqual(Object.keys(two.read()).sort(), ["q01", "q02"]);
});

test("an unreadable store starts empty, keeps the original aside and takes new marks", () => {
  for (const text of ["", "{", "null", "[]", '"text"', "12", '{"version":1}', '{"version":1,"cards":[]}', '{"version":-1,"cards":{}}', '{"version":"1","cards":{}}']) {
    const storage = shelf({ [KEY]: text });
    const store = openStore(() => storage);
    assert.deepEqual(store.read(), {}, text);
    assert.equal(store.trouble, "damaged");
    store.put("q01", CARD);
    assert.deepEqual(openStore(() => storage).read(), { q01: CARD });
    assert.equal(storage.map.get(ASIDE) ?? "", text);
  }
});

test("of a half damaged store the sound cards are saved", () => {
  const cards = {
    q01: CARD, q02: { ...CARD, box: 9 }, q03: { ...CARD, due: "soon" }, q04: null, q05: { ...CARD, last: -1 },
    q06: { ...CARD, seen: "x" }, constructor: CARD, "<b>": CARD, q99: CARD,
  };
  const storage = shelf({ [KEY]: JSON.stringify({ version: VERSION, cards }) });
  const store = openStore(() => storage);
  assert.deepEqual(Object.keys(store.read()).sort(), ["q01", "q06", "q99"]);
  assert.equal(store.read().q06?.seen, 1);
  assert.equal(store.trouble, "damaged");
  assert.deepEqual([...store.bad].sort(), ["<b>", "constructor", "q02", "q03", "q04", "q05"]);
  assert.deepEqual(JSON.parse(store.save()).cards, store.read());
});

test("a store that breaks off shows, keeps and exports the cards that are whole", () => {
  const text = serialize({ q01: CARD, q02: CARD, q03: CARD }).slice(0, -20);
  const storage = shelf({ [KEY]: text });
  const store = openStore(() => storage);
  assert.deepEqual(store.read(), { q01: CARD, q02: CARD });
  assert.deepEqual(store.bad, ["q03"]);
  store.put("q04", CARD);
  assert.deepEqual(Object.keys(parse(storage.map.get(KEY) ?? "").cards), ["q01", "q02", "q04"]);
  assert.equal(parse(storage.map.get(KEY) ?? "").trouble, "");
  assert.equal(storage.map.get(ASIDE), text);
});

test("what was put aside stays there when the store is damaged again", () => {
  const first = serialize({ q01: CARD, q02: CARD }).slice(0, -9);
  for (const second of ["null", "{", serialize({ q07: CARD }).slice(0, -1), first]) {
    const storage = shelf({ [KEY]: second, [ASIDE]: first });
    openStore(() => storage).put("q05", CARD);
    const aside = storage.map.get(ASIDE) ?? "";
    assert.ok(aside.includes(first) && aside.includes(second), second);
    assert.ok(parse(aside).cards.q01, second);
  }
});

test("of two damaged texts too long for one place the one that holds more stays aside", () => {
  const cards = Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`q${i}`, CARD]));
  const long = serialize(cards).slice(0, -1);
  const junk = `{"version":1,"cards":{"q01":${JSON.stringify(CARD)},"x":"${"y".repeat(250_000)}`;
  for (const [had, now] of [[long, junk], [junk, long]]) {
    const storage = shelf({ [KEY]: now ?? "", [ASIDE]: had ?? "" });
    openStore(() => storage).put("q05", CARD);
    assert.equal(storage.map.get(ASIDE), long);
  }
});

test("a damaged store that cannot be put aside is shown and not written over", () => {
  const text = serialize({ q01: CARD, q02: CARD }).slice(0, -9);
  const storage = shelf({ [KEY]: text }, text.length - 1);
  const store = openStore(() => storage);
  store.put("q05", CARD);
  assert.deepEqual(Object.keys(store.read()), ["q01", "q05"]);
  assert.equal(store.trouble, "full");
  assert.equal(storage.map.get(KEY), text);
});

test("no damage of any byte makes reading or writing throw", () => {
  const whole = serialize({ q01: CARD, q02: { ...CARD, box: 1 }, r03: CARD });
  for (let seed = 0; seed < 500; seed += 1) {
    const dice = seeded(seed);
    const at = Math.floor(dice() * whole.length);
    const junk = pick(["", "\0", "}", "{", '"', "9", "-", "null", "__proto__"], dice);
    const store = openStore(() => shelf({ [KEY]: whole.slice(0, at) + junk + whole.slice(at + Math.floor(dice() * 4)) }));
    for (const card of Object.values(store.read())) {
      assert.ok(card.box >= 1 && card.box <= 5 && Number.isFinite(card.due) && Number.isFinite(card.last));
    }
    store.put("q01", CARD);
    assert.deepEqual(store.read().q01, CARD);
  }
});

test("a due date that no schedule gives is brought back into reach", () => {
  const far = { ...CARD, due: 1e15 };
  const card = parse(serialize({ q01: far })).cards.q01;
  assert.ok(card && card.due < CARD.last + 10 * 86_400_000);
});

test("a full store is told, and the marks live on in the page", () => {
  const store = openStore(() => shelf({}, 10));
  store.put("q01", CARD);
  store.put("q02", CARD);
  assert.equal(store.trouble, "full");
  assert.deepEqual(Object.keys(store.read()), ["q01", "q02"]);
  assert.deepEqual(Object.keys(parse(store.save()).cards), ["q01", "q02"]);
});

test("marks for which there was no room are kept as soon as there is some", () => {
  const room = { left: 10 };
  const map = new Map();
  const storage = /** @type {Storage} */ (/** @type {unknown} */ ({
    getItem: (/** @type {string} */ key) => map.get(key) ?? null,
    setItem(/** @type {string} */ key, /** @type {string} */ value) {
      if (value.length > room.left) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      map.set(key, value);
    },
  }));
  const store = openStore(() => storage);
  store.put("q01", CARD);
  assert.equal(store.trouble, "full");
  room.left = Infinity;
  openStore(() => storage).put("q09", CARD); // another tab
  store.put("q02", CARD);
  assert.equal(store.trouble, "");
  assert.deepEqual(Object.keys(parse(map.get(KEY)).cards).sort(), ["q01", "q02", "q09"]);
});

test("a full store keeps the marks it had", () => {
  const storage = shelf({ [KEY]: serialize({ q07: CARD }) }, 10);
  const store = openStore(() => storage);
  store.put("q01", CARD);
  assert.deepEqual(Object.keys(store.read()).sort(), ["q01", "q07"]);
  assert.deepEqual(Object.keys(parse(storage.map.get(KEY) ?? "").cards), ["q07"]);
});

test("a forbidden store is told, and the marks live on in the page, whether access or use is denied", () => {
  const silent = () => /** @type {Storage} */ (/** @type {unknown} */ ({ getItem: forbidden, setItem: forbidden, removeItem: forbidden }));
  const none = () => /** @type {Storage} */ (/** @type {unknown} */ (null)); // a view of Android without DOM storage
  for (const open of [forbidden, silent, none]) {
    const store = openStore(open);
    store.put("q01", CARD);
    assert.deepEqual(store.read(), { q01: CARD });
    assert.equal(store.trouble, "forbidden");
    store.reset();
    assert.deepEqual(store.read(), {});
  }
});

test("progress of a newer version of the site is neither read nor overwritten", () => {
  const text = JSON.stringify({ version: VERSION + 1, decks: [] });
  const storage = shelf({ [KEY]: text });
  const store = openStore(() => storage);
  store.put("q01", CARD);
  assert.equal(store.trouble, "newer");
  assert.equal(storage.map.get(KEY), text);
  assert.deepEqual(store.read(), { q01: CARD });
});

test("an older version is migrated step by step, and version 0 is the bare map of cards", () => {
  assert.deepEqual(parse(JSON.stringify({ q01: CARD })).cards, { q01: CARD });
  const steps = [
    (/** @type {any} */ old) => ({ version: 1, cards: old }),
    (/** @type {any} */ old) => ({ version: 2, cards: { ...old.cards, q02: CARD } }),
    (/** @type {any} */ old) => ({ version: 3, cards: { ...old.cards, q03: { ...old.cards.q02, box: 5 } } }),
  ];
  assert.deepEqual(Object.keys(parse(JSON.stringify({ q01: CARD }), 3, steps).cards), ["q01", "q02", "q03"]);
  assert.deepEqual(parse(JSON.stringify({ version: 2, cards: { q02: CARD } }), 3, steps).cards.q03, { ...CARD, box: 5 });
});

test("cards of questions that this edition does not have are kept through every mark", () => {
  const storage = shelf({ [KEY]: serialize({ q777: CARD }) });
  openStore(() => storage).put("q01", CARD);
  assert.deepEqual(Object.keys(parse(storage.map.get(KEY) ?? "").cards).sort(), ["q01", "q777"]);
});

test("an export loads into an empty profile and gives the same progress", () => {
  const from = openStore(() => shelf());
  for (const id of ["q01", "q38", "r15"]) from.put(id, CARD);
  const to = openStore(() => shelf());
  assert.equal(to.load(from.save()).size, 3);
  assert.deepEqual(to.read(), from.read());
});

test("of a file that is damaged in part the good is loaded and the rest is named", () => {
  const store = openStore(() => shelf());
  const text = `\uFEFF{"version":1,"cards":{"q01":${JSON.stringify(CARD)},"q02":{"box":"3"},"__proto__":{"box":1},"q03":{"box":2,"du`;
  assert.deepEqual(store.load(text), { cards: { q01: CARD }, trouble: "damaged", bad: ["q02", "q03"], size: 1 });
  assert.deepEqual(JSON.parse(store.save()).cards, { q01: CARD });
  assert.equal(store.trouble, "");
});

test("loading a file writes nothing over what another tab marked later", () => {
  const storage = shelf({}, 300);
  const [one, two] = [openStore(() => storage, () => 9_000), openStore(() => storage, () => 9_000)];
  two.put("q01", { ...CARD, last: 5_000 });
  one.load(serialize(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`q${i + 10}`, CARD])))); // more than there is room for
  two.put("q01", { ...CARD, last: 8_000 });
  assert.equal(one.trouble, "full");
  assert.equal(one.read().q01?.last, 8_000);
});

test("a mark that is taken back leaves the card exactly as it was, unless it was marked again elsewhere", () => {
  const storage = shelf({ [KEY]: serialize({ q01: CARD }) });
  const [one, two] = [openStore(() => storage), openStore(() => storage)];
  const got = { ...CARD, box: 1, last: 5_000 };
  one.put("q01", got);
  one.put("q02", got);
  one.takeBack("q01", got, CARD);
  one.takeBack("q02", got, null);
  assert.equal(storage.map.get(KEY), serialize({ q01: CARD }));
  one.put("q01", got);
  two.put("q01", { ...got, box: 2, last: 6_000 });
  one.takeBack("q01", got, CARD);
  assert.equal(one.read().q01?.box, 2);
});

test("a file that is no export is refused, and progress stays as it was", () => {
  const store = openStore(() => shelf());
  store.put("q01", CARD);
  for (const text of ["", "{}", "{}}", "[1]", '{"name":"x"}', '{"version":9,"cards":{}}', "<html>", '{"version":1,"cards":[]}']) {
    assert.equal(store.load(text).size, -1, text);
  }
  assert.equal(store.load('{"version":9,"cards":{}}').trouble, "newer");
  assert.deepEqual(store.read(), { q01: CARD });
});

test("reset erases what a newer version kept too, and the page goes on", () => {
  const storage = shelf({ [KEY]: '{"version":9}' });
  const store = openStore(() => storage);
  store.read();
  store.reset();
  assert.equal(storage.map.size, 0);
  store.put("q01", CARD);
  assert.deepEqual(openStore(() => storage).read(), { q01: CARD });
});

test("reset leaves nothing behind", () => {
  const storage = shelf({ [KEY]: "{" });
  const store = openStore(() => storage);
  store.read();
  store.put("q01", CARD);
  store.reset();
  assert.equal(storage.map.size, 0);
  assert.equal(store.trouble, "");
});

test("an unfinished round is kept in the tab, and a forbidden or damaged tab store costs only what would have outlived the page", () => {
  const storage = shelf();
  const desk = openDesk(() => storage);
  desk.keep("round", { at: 3 });
  assert.deepEqual(openDesk(() => storage).take("round"), { at: 3 });
  storage.map.set(`${KEY}.round`, "{");
  assert.equal(openDesk(() => storage).take("round"), null);
  const bare = openDesk(forbidden);
  assert.equal(bare.take("round"), null);
  bare.keep("round", { at: 4 });
  assert.deepEqual(bare.take("round"), { at: 4 });
});
