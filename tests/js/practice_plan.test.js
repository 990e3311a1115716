import assert from "node:assert/strict";
import { test } from "node:test";

import { RECALL, isPlan, layOut, planned, tomorrowAtTen } from "../../docs/assets/js/practice/plan.js";
import { LEVELS } from "../../docs/assets/js/practice/round.js";
import { applyMark, isDue, statusOf } from "../../docs/assets/js/practice/schedule.js";
import { pick, seeded, sheet } from "./practice_dice.js";

/** @import {Cards} from "../../docs/assets/js/practice/cards.js" */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EVENING = new Date(2026, 10, 24, 20, 30).getTime();
const TEN = new Date(2026, 10, 25, 10).getTime();
/** A sheet on which every question but each fifth has a long answer. */
const ITEMS = sheet(38, 15).map((item) => (item.id.startsWith("q") && item.number % 5 ? { ...item, more: `topics/x/${item.id}/`, read: /** @type {[number, number]} */ ([50 + item.number, 300 + 7 * item.number]) } : item));
Object.freeze(ITEMS); // whoever sorts in place would leave the order to whichever test comes first
const TOPICS = [...new Set(ITEMS.map(({ topic }) => topic))];

/** Many evenings: cards in any state, any moment before the interview, any minutes, any topics. */
function* evenings() {
  for (let seed = 0; seed < 400; seed += 1) {
    const dice = seeded(seed);
    /** @type {Cards} */
    const cards = {};
    for (const { id } of ITEMS) {
      for (let marks = Math.floor(dice() * 4); marks > 0; marks -= 1) {
        cards[id] = applyMark(cards[id], pick(/** @type {const} */ ([1, 2, 3]), dice), EVENING - Math.floor(dice() * 9 * 24) * HOUR);
      }
    }
    const wish = { at: EVENING + Math.floor(dice() * (seed % 5 ? 40 * 3600 : 3600)) * 1000, minutes: pick([0.7, 5, 15, 30, 60, 120, 500], dice), topics: TOPICS.filter(() => dice() < 0.2) };
    yield { cards, wish };
  }
}
/** @param {string} id */
const item = (id) => ITEMS.find((one) => one.id === id);

test("a plan never takes more minutes than there are, nor more than there are before the interview", () => {
  for (const { cards, wish } of evenings()) {
    const { steps, seconds } = layOut(ITEMS, cards, EVENING, wish);
    assert.equal(seconds, steps.reduce((sum, step) => sum + step.seconds, 0));
    assert.ok(seconds <= wish.minutes * 60 && seconds <= (wish.at - EVENING) / 1000);
    for (const step of steps) {
      const [minute, whole] = item(step.id)?.read ?? [0, 0];
      assert.equal(step.seconds, RECALL + { short: 0, minute, whole }[step.depth]);
    }
  }
});

test("nothing weak and nothing new is left out for something known, and nothing due for what is not due yet", () => {
  for (const { cards, wish } of evenings()) {
    const { steps, left } = layOut(ITEMS, cards, EVENING, wish);
    const taken = new Set(steps.map(({ id }) => id));
    assert.equal(taken.size + left, 38);
    assert.equal(steps.length, taken.size);
    const tier = (/** @type {string} */ id) => ({ shaky: 0, new: 0, due: 1, known: 2 })[statusOf(cards[id], EVENING)];
    const out = ITEMS.filter(({ id }) => id.startsWith("q") && !taken.has(id)).map(({ id }) => tier(id));
    assert.ok(Math.max(0, ...[...taken].map(tier)) <= Math.min(2, ...out));
    const tiers = steps.map(({ id }) => tier(id));
    assert.deepEqual(tiers, [...tiers].sort());
  }
});

test("the advert's topics come first, and in each the cards that are weak and due, before the new ones", () => {
  for (const { cards, wish } of evenings()) {
    const { steps } = layOut(ITEMS, cards, EVENING, wish);
    const unknown = steps.filter(({ id }) => ["new", "shaky"].includes(statusOf(cards[id], EVENING)));
    const order = unknown.map(({ id }) => {
      const card = cards[id];
      return (wish.topics.includes(item(id)?.topic ?? "") ? 0 : 10) + (card ? (isDue(card, EVENING) ? 0 : 2) : 1);
    });
    assert.deepEqual(order, [...order].sort((a, b) => a - b));
  }
});

/** The sheet, its questions named by lists as these dice say. @param {number} seed */
function asked(seed) {
  const dice = seeded(seed);
  return ITEMS.map((one) => (dice() < 0.2 ? one : { ...one, asked: Math.floor(dice() * 6) }));
}

test("of two unseen questions in the same topics of the advert the one that more lists name comes first, and is never left out for the other", () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const items = asked(seed);
    for (const minutes of [5, 15, 60, 500]) {
      const wish = { at: TEN, minutes, topics: TOPICS.slice(0, seed % 3) };
      const { steps } = layOut(items, {}, EVENING, wish);
      const of = (/** @type {string} */ id) => items.find((one) => one.id === id);
      const order = steps.map(({ id }) => (wish.topics.includes(of(id)?.topic ?? "") ? 0 : 100) - (of(id)?.asked ?? 0));
      assert.deepEqual(order, [...order].sort((a, b) => a - b));
      const out = items.filter(({ id }) => id.startsWith("q") && !steps.some((step) => step.id === id));
      for (const one of out) {
        const last = of(steps.at(-1)?.id ?? "");
        if (wish.topics.includes(one.topic) === wish.topics.includes(last?.topic ?? "")) assert.ok((one.asked ?? 0) <= (last?.asked ?? 0));
      }
    }
  }
});

test("of two that as many lists name the basic one comes first, then the one that takes less to read, then the earlier one", () => {
  const items = ITEMS.map((one) => ({ ...one, read: /** @type {[number, number]} */ ([60, 300 + (one.number % 4)]) }));
  const { steps } = layOut(items, {}, EVENING, { at: TEN, minutes: 500, topics: [] });
  const order = steps.map(({ id }) => {
    const one = items.find((each) => each.id === id);
    return [LEVELS.indexOf(one?.level ?? ""), one?.read[1], one?.number].join(" ").replace(/\b\d\b/g, "0$&");
  });
  assert.deepEqual(order, [...order].sort());
});

test("how often a question is asked never puts what is known before what is not, nor the known before the due", () => {
  let seed = 0;
  for (const { cards, wish } of evenings()) {
    const { steps } = layOut(asked((seed += 1)), cards, EVENING, wish);
    const tiers = steps.map(({ id }) => ({ shaky: 0, new: 0, due: 1, known: 2 })[statusOf(cards[id], EVENING)]);
    assert.deepEqual(tiers, [...tiers].sort());
    const weak = steps.filter(({ id }) => {
      const card = cards[id];
      return card && statusOf(card, EVENING) === "shaky" && isDue(card, EVENING) && wish.topics.length === 0;
    });
    const fresh = steps.findIndex(({ id }) => !cards[id]);
    if (fresh >= 0) for (const one of weak) assert.ok(steps.indexOf(one) < fresh);
  }
});

test("only what is not known is read deeply, and nothing in full while something that is not known was not read for a minute", () => {
  for (const { cards, wish } of evenings()) {
    const { steps, seconds } = layOut(ITEMS, cards, EVENING, wish);
    const budget = Math.min(wish.minutes * 60, (wish.at - EVENING) / 1000);
    for (const { id, depth } of steps) {
      if (depth !== "short") assert.ok(item(id)?.more && ["new", "shaky"].includes(statusOf(cards[id], EVENING)));
    }
    const shallow = steps.filter(({ id, depth }) => depth === "short" && item(id)?.more && ["new", "shaky"].includes(statusOf(cards[id], EVENING)));
    if (steps.some(({ depth }) => depth === "whole")) assert.deepEqual(shallow, []);
    for (const { id } of shallow) assert.ok(seconds + (item(id)?.read?.[0] ?? 0) > budget, "there was time for it");
  }
});

test("the same in gives the same out, and what was given is left as it was", () => {
  for (const { cards, wish } of evenings()) {
    const before = JSON.stringify([ITEMS, cards, wish]);
    const plan = layOut(ITEMS, cards, EVENING, wish);
    assert.deepEqual(layOut([...ITEMS].reverse().sort((a, b) => a.number - b.number), cards, EVENING, wish), plan);
    assert.equal(JSON.stringify([ITEMS, cards, wish]), before);
  }
});

test("more minutes never take a question away", () => {
  for (const { cards, wish } of evenings()) {
    const ids = (/** @type {number} */ minutes) => layOut(ITEMS, cards, EVENING, { ...wish, minutes }).steps.map(({ id }) => id);
    assert.deepEqual(ids(60).slice(0, ids(15).length), ids(15));
  }
});

test("a night between has a round before it and a short one after it, before the interview; without a night there is neither", () => {
  const plan = layOut(ITEMS, {}, EVENING, { at: TEN, minutes: 60, topics: [] });
  assert.deepEqual([new Date(plan.bedAt), new Date(plan.morningAt), plan.morning], [new Date(2026, 10, 24, 23), new Date(2026, 10, 25, 8, 30), 15 * 60]);
  for (const { cards, wish } of evenings()) {
    const { steps, seconds, bedAt, morningAt, morning } = layOut(ITEMS, cards, EVENING, wish);
    if (wish.at <= new Date(2026, 10, 25, 4).getTime()) assert.deepEqual([bedAt, morningAt, morning], [0, 0, 0]);
    else {
      assert.ok(bedAt === 0 || bedAt > EVENING + seconds * 1000);
      assert.ok(morningAt >= new Date(2026, 10, 25, 4).getTime() && morningAt + morning * 1000 <= wish.at);
      assert.ok(steps.length > 0 || wish.minutes * 60 < RECALL);
    }
  }
  const four = new Date(2026, 10, 25, 4).getTime();
  for (const [at, seconds] of /** @type {const} */ ([[four - MINUTE, 0], [four, 0], [four + MINUTE, 60]])) {
    const { bedAt, morningAt, morning } = layOut(ITEMS, {}, EVENING, { at, minutes: 60, topics: [] });
    assert.deepEqual([Boolean(morningAt), morning], [seconds > 0, seconds]);
    assert.ok(seconds || !bedAt);
  }
});

test("the round before sleep is on the evening before and the short one in the morning, whatever hour the interview has", () => {
  const day = (/** @type {number} */ hour, /** @type {number} */ minute = 0) => new Date(2026, 10, 25, hour, minute);
  for (const [at, bed, dawn] of /** @type {const} */ ([
    [day(8), new Date(2026, 10, 24, 21), day(6, 30)],
    [day(10), new Date(2026, 10, 24, 23), day(8, 30)],
    [day(15), new Date(2026, 10, 24, 23), day(9)],
    [day(20), new Date(2026, 10, 24, 23), day(9)],
    [new Date(2026, 10, 26, 2), new Date(2026, 10, 24, 23), day(9)],
  ])) {
    const { bedAt, morningAt } = layOut(ITEMS, {}, EVENING, { at: at.getTime(), minutes: 15, topics: [] });
    assert.deepEqual([new Date(bedAt), new Date(morningAt)], [bed, dawn]);
  }
});

test("the morning begins with what the evening left weak, and is as short as it says; before sleep all is asked in its order", () => {
  const plan = layOut(ITEMS, {}, EVENING, { at: TEN, minutes: 30, topics: [] });
  /** @type {Cards} */
  const cards = {};
  for (const [i, { id }] of plan.steps.entries()) cards[id] = applyMark(undefined, i % 7 === 3 ? 1 : i % 7 === 5 ? 2 : 3, EVENING);
  assert.deepEqual(planned(plan, "evening", cards, EVENING), plan.steps.map(({ id }) => id));
  const ids = planned(plan, "morning", cards, plan.morningAt);
  assert.ok(ids.length * RECALL <= plan.morning);
  const boxes = ids.map((id) => cards[id]?.box ?? 0);
  assert.deepEqual(boxes, [...boxes].sort());
  const weak = Object.entries(cards).filter(([, card]) => card.box < 3).map(([id]) => id);
  assert.deepEqual(new Set(ids.slice(0, weak.length)), new Set(weak));
});

test("a plan is kept as it is, and nothing else is taken for one", () => {
  const plan = { at: TEN, minutes: 30, topics: ["sql"], made: EVENING, ...layOut(ITEMS, {}, EVENING, { at: TEN, minutes: 30, topics: ["sql"] }) };
  assert.ok(isPlan(JSON.parse(JSON.stringify(plan))));
  for (const part of [{ at: "x" }, { topics: "sql" }, { topics: [1] }, { steps: null }, { steps: [{ id: 1 }] }, { steps: [{ id: "q01", depth: "all", seconds: 1 }] }, { made: null }]) {
    assert.equal(isPlan({ ...plan, ...part }), false);
  }
  for (const bad of [null, undefined, 3, "x", [], {}]) assert.equal(isPlan(bad), false);
});

test("tomorrow at ten is by the reader's calendar, and after midnight it is the same day", () => {
  for (const [hour, day] of [[20, 25], [4, 25], [23, 25]]) assert.equal(tomorrowAtTen(new Date(2026, 10, 24, hour, 5).getTime()), new Date(2026, 10, Number(day), 10).getTime());
  assert.equal(tomorrowAtTen(new Date(2026, 10, 25, 1, 5).getTime()), TEN);
});
