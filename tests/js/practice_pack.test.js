import assert from "node:assert/strict";
import { test } from "node:test";

import { merge } from "../../docs/assets/js/practice/cards.js";
import { pack, unpack } from "../../docs/assets/js/practice/pack.js";
import { applyMark, morning } from "../../docs/assets/js/practice/schedule.js";
import { pick, seeded, sheet } from "./practice_dice.js";

/** @import {Cards} from "../../docs/assets/js/practice/cards.js" */

const HOUR = 3_600_000;
const NOW = new Date(2026, 10, 24, 22, 17).getTime();
const IDS = sheet(38, 15).map(({ id }) => id);

/** @param {number} seed @param {number} [share] @param {string[]} [ids] @returns {Cards} */
function marked(seed, share = 0.8, ids = IDS) {
  const dice = seeded(seed);
  /** @type {Cards} */
  const cards = {};
  for (const id of ids.filter(() => dice() < share)) {
    const times = Array.from({ length: 1 + Math.floor(dice() * 5) }, () => NOW - Math.floor(dice() ** 3 * 12 * 24 * 60) * 60_000);
    for (const time of times.sort((a, b) => a - b)) cards[id] = applyMark(cards[id], pick(/** @type {const} */ ([1, 2, 3]), dice), time);
  }
  return cards;
}

test("all marks of 53 cards fit into 72 characters that a link can carry as they are", () => {
  for (let seed = 0; seed < 200; seed += 1) assert.match(pack(marked(seed, 1), IDS, NOW), /^[\w-]{1,72}$/);
  const worst = Object.fromEntries(IDS.map((id) => [id, { box: 5, due: 0, last: 0, seen: 9 }]));
  assert.equal(pack(worst, IDS, new Date(2055, 0, 1).getTime()).length, 72);
});

test("every card arrives in its box, and never later than it was marked: within an hour in the first day, then within one", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const cards = marked(seed);
    const got = unpack(pack(cards, IDS, NOW)) ?? {};
    assert.deepEqual(Object.keys(got), Object.keys(cards).sort((a, b) => IDS.indexOf(a) - IDS.indexOf(b)));
    for (const [id, card] of Object.entries(cards)) {
      const ago = card.last - (got[id]?.last ?? 0);
      assert.equal(got[id]?.box, card.box);
      assert.ok(ago >= 0);
      if (NOW - card.last < 7 * 24 * HOUR) assert.ok(ago <= (NOW - card.last < 23 * HOUR ? 1 : 24) * HOUR, `${ago / HOUR}`);
      assert.ok((got[id]?.due ?? 0) <= morning(card.last, 7) + 24 * HOUR);
    }
  }
});

test("merged like an import: twice is once, the device that it came from keeps its own, and a later mark there wins", () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const [here, there] = [marked(seed), marked(seed + 1000, 0.5)];
    const came = unpack(pack(here, IDS, NOW)) ?? {};
    assert.deepEqual(merge(here, came, NOW), here);
    const once = merge(there, came, NOW);
    assert.deepEqual(merge(once, came, NOW), once);
    for (const id of IDS) {
      const [a, b] = [here[id]?.last ?? -1, there[id]?.last ?? -1];
      if (b > a) assert.deepEqual(once[id], there[id]);
      if (a > b + 25 * HOUR) assert.equal(once[id]?.box, here[id]?.box);
    }
  }
});

test("a text that lost, gained or changed a sign is refused, and so is anything else", () => {
  const text = pack(marked(1), IDS, NOW);
  for (let at = 0; at < text.length; at += 1) {
    for (const sign of ["A", "z", "_"]) if (text[at] !== sign) assert.equal(unpack(text.slice(0, at) + sign + text.slice(at + 1)), null);
  }
  let lost = 0;
  for (let end = 1; end < text.length; end += 1) lost += unpack(text.slice(0, end)) ? 1 : 0;
  assert.equal(lost, 0);
  for (const bad of ["", "#", "p=", "AAAAAA", "x".repeat(500), "не то", `${text} `]) assert.equal(unpack(bad), null);
});

test("nothing marked is a text too, and a sheet that has grown reads the marks of an older one where they belong", () => {
  assert.deepEqual(unpack(pack({}, IDS, NOW)), {});
  const older = { q38: applyMark(undefined, 2, NOW), r02: applyMark(undefined, 1, NOW) };
  const grown = [...sheet(45, 20)].map(({ id }) => id);
  assert.deepEqual(Object.keys(unpack(pack(older, IDS, NOW)) ?? {}), ["q38", "r02"]);
  assert.deepEqual(Object.keys(unpack(pack(older, grown, NOW)) ?? {}), ["q38", "r02"]);
});

test("of a sheet of any size every mark arrives in the box that it was sent in, or no link is made", () => {
  for (const [questions, rows] of [[127, 15], [128, 15], [129, 1], [300, 100], [2000, 1000]]) {
    const ids = sheet(questions ?? 0, rows ?? 0).map(({ id }) => id);
    const cards = marked(7, 0.9, ids);
    const got = unpack(pack(cards, ids, NOW)) ?? {};
    const boxes = (/** @type {Cards} */ some) => ids.map((id) => some[id]?.box);
    assert.deepEqual(boxes(got), boxes(cards), `${questions} questions`);
  }
  for (const [questions, rows] of [[4096, 0], [3000, 1], [0, 30_000]]) {
    const ids = sheet(questions ?? 0, rows ?? 0).map(({ id }) => id);
    assert.throws(() => pack({}, ids, NOW), RangeError, `${questions} questions and ${rows} rows`);
  }
});

test("an hour that the first version has no room for changes nothing of the marks", () => {
  const late = Date.UTC(2060, 0, 1);
  const cards = { q01: applyMark(undefined, 2, late), r15: applyMark(undefined, 1, late) };
  const got = unpack(pack(cards, IDS, late)) ?? {};
  assert.deepEqual(Object.entries(got).map(([id, { box, last }]) => [id, box, last]), [["q01", 2, late], ["r15", 1, late]]);
});

test("a link that the first version made is read for ever, and a sheet of today still makes such links", () => {
  const THEN = Date.UTC(2026, 10, 24, 19, 17);
  const sent = "dNaruBKk_tynImosl3ILjfjUiV9bDrlXdmy4k6sZzEG37Jqqpvwbhc-u-zesB2NigEwPXZQw";
  const cards = { q06: { box: 3, last: THEN - 30 * HOUR }, q38: { box: 2, last: THEN - HOUR }, r15: { box: 5, last: 0 } };
  const boxes = { q06: 3, q38: 2, r15: 5 };
  assert.deepEqual(Object.fromEntries(Object.entries(unpack(sent) ?? {}).map(([id, { box }]) => [id, box])), boxes);
  const whole = Object.fromEntries(Object.entries(cards).map(([id, card]) => [id, { ...card, due: 0, seen: 1 }]));
  assert.equal(pack(whole, IDS, THEN), sent);
});
