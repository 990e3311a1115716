import assert from "node:assert/strict";
import { test } from "node:test";

import { SKEW, merge, parse, serialize, textOf } from "../../docs/assets/js/practice/cards.js";
import { isDue } from "../../docs/assets/js/practice/schedule.js";

const HOUR = 3_600_000;
const NOW = 1_700_000_000_000;

/** @param {number} last @param {number} [box] */
const marked = (last, box = 3) => ({ box, due: last + HOUR, last, seen: 2 });

test("the later mark of a card counts, and merging twice changes nothing", () => {
  const mine = { q01: marked(NOW - 5), q02: marked(NOW - 9) };
  const theirs = { q01: marked(NOW - 6, 1), q02: marked(NOW - 2, 1), q03: marked(NOW - 1) };
  const once = merge(mine, theirs, NOW);
  assert.deepEqual(once, { q01: mine.q01, q02: theirs.q02, q03: theirs.q03 });
  assert.deepEqual(merge(once, theirs, NOW), once);
});

test("a mark of a clock that was ahead wins over no other", () => {
  for (const ahead of [SKEW + 1, HOUR, 24 * HOUR, 1e6 * HOUR, 1e300]) {
    const wrong = { q01: marked(NOW + ahead, 1), q02: marked(NOW + ahead, 1) };
    const mine = { q01: marked(NOW - 1000 * HOUR, 4) };
    const merged = merge(mine, wrong, NOW);
    assert.equal(merged.q01, mine.q01, `${ahead}`);
    // Where nothing was known it comes in, is due at once, and any mark with a date wins over it.
    assert.equal(merged.q02?.box, 1);
    assert.ok(merged.q02 && isDue(merged.q02, NOW) && merged.q02.last < NOW - 1000 * HOUR);
    assert.equal(merge(merged, { q02: marked(NOW - 9 * HOUR, 5) }, NOW).q02?.box, 5);
    assert.deepEqual(merge(merged, wrong, NOW), merged);
  }
});

test("a kept mark of a clock that was ahead gives way to one with a sound date", () => {
  const merged = merge({ q01: marked(NOW + HOUR, 1) }, { q01: marked(NOW - HOUR, 4) }, NOW);
  assert.equal(merged.q01?.box, 4);
});

test("a clock of this device that is behind costs nothing that is kept", () => {
  const mine = { q01: marked(NOW - HOUR, 4), q02: marked(NOW, 5) };
  const past = NOW - 10_000 * HOUR;
  assert.deepEqual(merge(mine, { q01: marked(NOW - 2 * HOUR, 1) }, past), mine);
  // With the clock right again the same file is no different from any other.
  assert.equal(merge(mine, { q01: marked(NOW - 1, 1) }, NOW).q01?.box, 1);
});

test("two sound clocks may be a little apart: a fresh mark still counts, as one of now", () => {
  const merged = merge({ q01: marked(NOW - HOUR) }, { q01: marked(NOW + SKEW / 2, 1) }, NOW);
  assert.deepEqual([merged.q01?.box, merged.q01?.last], [1, NOW]);
});

test("of a text that breaks off anywhere every whole card is read, and those that are only named are named", () => {
  const cards = { q01: marked(NOW), q02: marked(NOW - 1), r03: marked(NOW - 2) };
  for (const whole of [serialize(cards), JSON.stringify(cards), JSON.stringify({ version: 1, cards }, null, 2)]) {
    for (let end = 0; end < whole.length; end += 1) {
      const text = whole.slice(0, end);
      const got = parse(text);
      if (/^\s*$|^\{\s*$/.test(text)) assert.equal(got.trouble, "damaged");
      for (const [id, card] of Object.entries(cards)) {
        const at = text.indexOf(`"${id}"`);
        const full = at >= 0 && text.indexOf("}", at) >= 0;
        assert.deepEqual(got.cards[id], full ? card : undefined, text);
        if (at >= 0 && !full && /"\s*:/.test(text.slice(at + 1))) assert.ok(got.bad.includes(id), text);
      }
    }
  }
});

test("a version of the wrong type, and cards beside keys of objects, cost only what they are", () => {
  const card = marked(NOW);
  assert.deepEqual(parse(JSON.stringify({ version: "1", cards: { q01: card } })), { cards: { q01: card }, trouble: "damaged", bad: [] });
  const text = `{"version":1,"cards":{"__proto__":${JSON.stringify(card)},"toString":1,"q01":${JSON.stringify(card)}}}`;
  const got = parse(text);
  assert.deepEqual(Object.keys(got.cards), ["q01"]);
  assert.deepEqual(got.bad, ["__proto__", "toString"]);
  assert.equal(Object.getPrototypeOf(got.cards), Object.prototype);
});

test("a newer text is known as one also where it breaks off", () => {
  assert.equal(parse('{"version":9,"decks":{"q01":').trouble, "newer");
});

test("a file is read in UTF-8 and UTF-16, with a mark of the byte order and without", () => {
  const text = serialize({ q01: marked(NOW) });
  const utf16 = (/** @type {boolean} */ little) => {
    const bytes = new Uint8Array(text.length * 2);
    [...text].forEach((letter, i) => new DataView(bytes.buffer).setUint16(i * 2, letter.charCodeAt(0), little));
    return bytes;
  };
  const utf8 = new TextEncoder().encode(text);
  for (const bytes of [utf8, [0xef, 0xbb, 0xbf, ...utf8], utf16(true), [0xff, 0xfe, ...utf16(true)], utf16(false), [0xfe, 0xff, ...utf16(false)]]) {
    assert.equal(textOf(new Uint8Array(bytes)), text);
  }
  assert.equal(textOf(new Uint8Array()), "");
});
