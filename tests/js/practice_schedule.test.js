import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { DAYS, LAST_BOX, SOON, applyMark, claim, dueAt, isDue, morning, statusOf, urgency } from "../../docs/assets/js/practice/schedule.js";
import { pick, seeded } from "./practice_dice.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const EVENING = new Date(2026, 10, 24, 21, 30).getTime();
/** @type {(1 | 2 | 3)[]} */
const MARKS = [1, 2, 3];

test("whatever is marked in whatever order, a card lies in a box from 1 to 5 and is due within eight days", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const dice = seeded(seed);
    let now = EVENING + Math.floor(dice() * 365 * DAY);
    /** @type {ReturnType<typeof applyMark> | undefined} */
    let card;
    for (let turn = 0; turn < 40; turn += 1) {
      const before = card;
      const mark = pick(MARKS, dice);
      card = applyMark(card, mark, now);
      assert.ok(card.box >= 1 && card.box <= LAST_BOX);
      assert.ok(card.due - now <= 8 * DAY);
      assert.equal(card.seen, turn + 1);
      if (mark < 3) assert.equal(card.box, mark);
      if (mark === 3 && before) assert.ok(card.box - before.box <= 1 && card.box >= before.box);
      now += Math.floor(dice() * 3 * DAY);
    }
  }
});

test("a worse mark never puts a card further away than a better one", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const dice = seeded(seed);
    const now = EVENING + Math.floor(dice() * DAY);
    const card = dice() < 0.3 ? undefined : { box: 1 + Math.floor(dice() * 5), due: now - Math.floor(dice() * DAY), last: now - 2 * DAY, seen: 1 };
    const [one, two, three] = MARKS.map((mark) => applyMark(card, mark, now).due);
    assert.ok(one !== undefined && two !== undefined && three !== undefined && one <= two && two <= three);
  }
});

test("a card that is not known is due at once, at any hour", () => {
  for (let hour = 0; hour < 24; hour += 1) assert.equal(dueAt(1, EVENING + hour * HOUR), EVENING + hour * HOUR);
});

test("what was almost known in the evening is due the next morning, and at noon the same evening", () => {
  assert.equal(dueAt(2, EVENING), new Date(2026, 10, 25, 4).getTime());
  const noon = new Date(2026, 10, 24, 12).getTime();
  assert.equal(dueAt(2, noon), noon + 8 * HOUR);
  for (let minute = 0; minute < 2 * 24 * 60; minute += 7) {
    const now = EVENING + minute * 60_000;
    const wait = dueAt(2, now) - now;
    assert.ok(wait >= SOON.least && wait <= SOON.most, `${wait / HOUR} h`);
  }
});

test("what was known at first sight in the evening is due the next morning already, one day being one night", () => {
  const card = applyMark(undefined, 3, EVENING);
  assert.equal(card.box, 3);
  assert.equal(isDue(card, EVENING), false);
  assert.equal(isDue(card, new Date(2026, 10, 25, 8).getTime()), true);
});

test("no mark but the worst brings a card back within three hours, not even just before the morning", () => {
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    const now = EVENING + minute * 60_000;
    for (const box of [2, 3, 4, 5]) assert.ok(dueAt(box, now) >= now + SOON.least);
  }
});

test("a round after midnight still belongs to the evening", () => {
  const night = new Date(2026, 10, 25, 1).getTime();
  assert.equal(morning(night, 1), new Date(2026, 10, 25, 4).getTime());
  assert.equal(morning(night, 1), morning(EVENING, 1));
});

test("whole days are counted by the calendar also when the clock is put forward or back", () => {
  for (let day = 0; day < 366; day += 1) {
    const now = new Date(2026, 0, 1 + day, 20).getTime();
    for (const [box, days] of Object.entries(DAYS)) {
      assert.equal(dueAt(Number(box), now), new Date(2026, 0, 1 + day + days, 4).getTime());
    }
  }
});

test("knowing a card before it is due moves neither its box nor its day", () => {
  const card = applyMark(undefined, 3, EVENING);
  const again = applyMark(card, 3, EVENING + HOUR);
  assert.deepEqual({ box: again.box, due: again.due }, { box: card.box, due: card.due });
});

test("a card marked under a clock that was ahead is due, not lost", () => {
  const card = applyMark(undefined, 3, EVENING + 300 * DAY);
  assert.equal(isDue(card, EVENING), true);
});

test("five boxes can be climbed by one knowing a visit, and no faster", () => {
  let now = EVENING;
  let card = applyMark(undefined, 1, now);
  const boxes = [];
  for (let visit = 0; visit < 6; visit += 1) {
    now = card.due;
    card = applyMark(card, 3, now);
    boxes.push(card.box);
  }
  assert.deepEqual(boxes, [2, 3, 4, 5, 5, 5]);
});

test("status and urgency put mistakes first: box 1, then what is due by box, then new cards, then the rest", () => {
  const now = EVENING;
  const cards = [
    { box: 1, due: now, last: now, seen: 1 },
    { box: 2, due: now - 1, last: now - 1, seen: 1 },
    { box: 4, due: now - 1, last: now - 1, seen: 1 },
    undefined,
    { box: 2, due: now + 1, last: now, seen: 1 },
    { box: 5, due: now + 1, last: now, seen: 1 },
  ];
  const order = cards.map((card) => urgency(card, now));
  assert.deepEqual(order, [...order].sort((a, b) => a - b));
  assert.deepEqual(cards.map((card) => statusOf(card, now)), ["shaky", "shaky", "due", "new", "shaky", "known"]);
});

test("the intervals stated on the page are those of the schedule, in both languages", () => {
  const words = readFileSync(new URL("../../docs/_source/words/practice.toml", import.meta.url), "utf8");
  /** @param {number} box */
  const stated = (box) => [...words.matchAll(new RegExp(`^when_${box} = "(.*)"$`, "gm"))].map((match) => match[1] ?? "");
  for (const [box, figure] of [[2, SOON.most / HOUR], [4, DAYS[4]], [5, DAYS[5]]]) {
    const found = stated(box ?? 0);
    assert.equal(found.length, 2);
    for (const text of found) assert.match(text, new RegExp(`\\b${figure}\\b`));
  }
  assert.deepEqual(stated(3), ["завтра", "tomorrow"]);
  assert.equal(DAYS[3], 1);
});

test("what a reader says he knows while reading is taken at his word, and no card is moved back by it", () => {
  for (const box of [0, 1, 2, 3, 4, 5]) {
    for (const due of [EVENING - 1, EVENING + 3_600_000]) {
      const card = box ? { box, due, last: EVENING - 7_200_000, seen: 4 } : undefined;
      const got = claim(card, EVENING);
      assert.notEqual(statusOf(got, EVENING), "shaky");
      assert.ok(got.box >= Math.max(box, 3));
      assert.ok(got.due > EVENING);
      assert.equal(got.seen, box ? 5 : 1);
      assert.equal(got.last, EVENING);
    }
  }
});
