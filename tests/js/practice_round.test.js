import assert from "node:assert/strict";
import { test } from "node:test";

import {
  RETURN_AFTER, formatChoice, markTurn, matching, move, moveTo, nameOf, parseChoice, remember, resume, shuffle, startRound, takeBack, tally,
} from "../../docs/assets/js/practice/round.js";
import { applyMark } from "../../docs/assets/js/practice/schedule.js";
import { pick, seeded, sheet } from "./practice_dice.js";

/** @import {Round} from "../../docs/assets/js/practice/round.js" */

const NOW = new Date(2026, 10, 24, 21).getTime();
const ITEMS = sheet(38, 15);
/** @type {(1 | 2 | 3)[]} */
const MARKS = [1, 2, 3];
const CHOICE = parseChoice("");
const CARD = { box: 3, due: 2_000, last: 1_000, seen: 2 };

test("an address says the same after it has been read and written, whatever was chosen", () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const dice = seeded(seed);
    const maybe = (/** @type {string[]} */ list) => list.filter(() => dice() < 0.4);
    const start = dice() < 0.5;
    const choice = {
      topics: maybe(["sql", "aws", "risk-compliance"]),
      levels: maybe(["basic", "intermediate", "advanced"]),
      kind: pick(/** @type {const} */ (["full", "rows", "all"]), dice),
      only: pick(/** @type {const} */ (["", "due", "weak"]), dice),
      n: pick([0, 1, 10, 38], dice),
      mode: start ? pick(/** @type {const} */ (["recall", "mock"]), dice) : pick(/** @type {const} */ (["recall", "plan", "shaky"]), dice),
      plan: start ? pick(/** @type {const} */ (["", "evening", "morning"]), dice) : /** @type {const} */ (""),
      minutes: 15,
      start,
      q: start ? pick(["", "q06", "r15", "end"], dice) : "",
    };
    if (choice.mode === "mock") choice.minutes = pick([15, 30, 45], dice);
    assert.deepEqual(parseChoice(formatChoice(choice)), choice);
  }
});

test("no address is wrong: what is unknown is left out", () => {
  const choice = parseChoice("?topics=sql,<b>,,sql,../x&levels=basic,hard&kind=none&only=x&n=-5&mode=quiz&minutes=17&card=q06'--&start=yes&utm=1");
  assert.deepEqual(choice, { topics: ["sql"], levels: ["basic"], kind: "full", only: "", n: 0, mode: "recall", plan: "", minutes: 15, start: false, q: "" });
  for (const search of ["?n=1e9", "?n=NaN", "?n=1.5", "?%", "?card", "?topics=%FF"]) assert.equal(parseChoice(search).n, 0);
  assert.equal(formatChoice(parseChoice("")), "");
});

test("the home page's link starts at once", () => {
  const choice = parseChoice("?mode=recall&start=1");
  assert.equal(choice.start, true);
  assert.equal(formatChoice(choice), "?mode=recall&start=1");
  assert.equal(nameOf(choice), nameOf({ ...choice, q: "q06" }));
});

test("topics, levels and kind narrow the choice, and unknown topics match nothing", () => {
  const ids = (/** @type {string} */ search) => matching(ITEMS, parseChoice(search), {}, NOW).map(({ id }) => id);
  assert.equal(ids("").length, 38);
  assert.equal(ids("?kind=rows").length, 15);
  assert.equal(ids("?kind=all").length, 53);
  const sql = ids("?topics=sql&levels=basic");
  assert.ok(sql.length > 0 && sql.every((id) => ITEMS.find((item) => item.id === id)?.topic === "sql"));
  assert.deepEqual(ids("?topics=sql&levels=advanced"), []);
  assert.deepEqual(ids("?topics=gone"), []);
});

test("due means due now, weak means box 1 or 2, and unseen cards are neither", () => {
  const cards = {
    q01: applyMark(undefined, 1, NOW), q02: applyMark(undefined, 2, NOW), q03: applyMark(undefined, 3, NOW),
    q04: applyMark(undefined, 3, NOW - 3 * 86_400_000), q777: applyMark(undefined, 1, NOW),
  };
  const ids = (/** @type {string} */ search) => matching(ITEMS, parseChoice(search), cards, NOW).map(({ id }) => id);
  assert.deepEqual(ids("?only=due"), ["q01", "q04"]);
  assert.deepEqual(ids("?only=weak"), ["q01", "q02"]);
});

test("a round tonight and one tomorrow morning both make sense: the morning begins with what was weak", () => {
  /** @type {Record<string, ReturnType<typeof applyMark>>} */
  const cards = {};
  for (const { id, number } of ITEMS.slice(0, 30)) cards[id] = applyMark(undefined, number < 4 ? 1 : number < 8 ? 2 : 3, NOW);
  const tomorrow = new Date(2026, 10, 25, 8).getTime();
  const { turns } = startRound(ITEMS, parseChoice(""), cards, tomorrow, seeded(1));
  assert.deepEqual(turns.slice(0, 3).map(({ id }) => id).sort(), ["q01", "q02", "q03"]);
  assert.deepEqual(turns.slice(3, 7).map(({ id }) => id).sort(), ["q04", "q05", "q06", "q07"]);
  assert.equal(turns.length, 38);
});

test("the same dice give the same round, other dice another, and ten at random are ten different cards", () => {
  const round = (/** @type {number} */ seed) => startRound(ITEMS, parseChoice("?n=10"), {}, NOW, seeded(seed)).turns.map(({ id }) => id);
  assert.deepEqual(round(7), round(7));
  assert.notDeepEqual(round(7), round(8));
  const seen = new Set();
  for (let seed = 0; seed < 200; seed += 1) {
    assert.equal(new Set(round(seed)).size, 10);
    for (const id of round(seed)) seen.add(id);
  }
  assert.equal(seen.size, 38);
});

test("a shuffle keeps every card and leaves the list it was given alone", () => {
  const list = Array.from({ length: 20 }, (_, i) => i);
  const copy = [...list];
  for (let seed = 0; seed < 50; seed += 1) assert.deepEqual(shuffle(list, seeded(seed)).sort((a, b) => a - b), copy);
  assert.deepEqual(list, copy);
});

test("every round ends once everything is known, and no card is lost on the way", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const dice = seeded(seed);
    let round = startRound(ITEMS, parseChoice(`?n=${1 + Math.floor(dice() * 38)}`), {}, NOW, dice);
    const all = new Set(round.turns.map(({ id }) => id));
    for (let turn = 0; turn < 60 && round.at < round.turns.length; turn += 1) {
      if (dice() < 0.2) round = move(round, dice() < 0.5 ? -1 : 1);
      round = markTurn(round, pick(MARKS, dice), undefined);
      assert.deepEqual(new Set(round.turns.map(({ id }) => id)), all);
    }
    let guard = 0;
    while (round.at < round.turns.length) {
      round = markTurn(round, 3, undefined);
      assert.ok((guard += 1) < 200, "the round does not end");
    }
    assert.ok(round.turns.every(({ mark }) => mark));
    assert.equal(tally(round).done, all.size);
  }
});

test("a card not known returns after three others, an almost known one after seven, and only once", () => {
  const start = /** @type {Round} */ ({ turns: ITEMS.slice(0, 12).map(({ id }) => ({ id })), at: 0 });
  const not = markTurn(start, 1, undefined);
  assert.equal(not.turns.findIndex((turn) => turn.again), 1 + RETURN_AFTER[1]);
  let round = markTurn(start, 2, undefined);
  assert.equal(round.turns.findIndex((turn) => turn.again), 1 + RETURN_AFTER[2]);
  while (round.at < 1 + RETURN_AFTER[2]) round = markTurn(round, 3, undefined);
  round = markTurn(round, 2, undefined);
  assert.equal(round.turns.filter(({ id }) => id === "q01").length, 2);
});

test("the place of a card counts the cards so far, so a card that returns is none more", () => {
  let round = /** @type {Round} */ ({ turns: ITEMS.slice(0, 5).map(({ id }) => ({ id })), at: 0 });
  const places = [];
  for (const mark of /** @type {const} */ ([1, 3, 3, 3, 3, 3])) {
    places.push(tally(round).place);
    round = markTurn(round, mark, undefined);
  }
  assert.deepEqual(places, [1, 2, 3, 4, 4, 5]);
  assert.equal(tally(move(round, -9)).place, 1);
});

test("at the end of a round a card not known returns at once, until it is known", () => {
  let round = /** @type {Round} */ ({ turns: [{ id: "q01" }], at: 0 });
  for (let i = 1; i < 5; i += 1) {
    round = markTurn(round, 1, undefined);
    assert.equal(round.at, i);
    assert.equal(round.turns.length, i + 1);
  }
  round = markTurn(round, 3, undefined);
  assert.equal(round.at, round.turns.length);
});

test("a mark can be taken back: marking a card again removes the return that the first mark asked for", () => {
  const start = /** @type {Round} */ ({ turns: ITEMS.slice(0, 6).map(({ id }) => ({ id })), at: 0 });
  const back = move(markTurn(start, 1, undefined), -1);
  assert.equal(back.at, 0);
  const mended = markTurn(back, 3, undefined);
  assert.equal(mended.turns.length, 6);
  assert.equal(mended.turns[0]?.mark, 3);
});

test("a card passed over with the arrow is asked before the round ends", () => {
  let round = /** @type {Round} */ ({ turns: [{ id: "q01" }, { id: "q02" }, { id: "q03" }], at: 0 });
  round = markTurn(markTurn(move(round, 1), 3, undefined), 3, undefined);
  assert.equal(round.turns[round.at]?.id, "q01");
});

test("arrows stop at both ends", () => {
  const round = /** @type {Round} */ ({ turns: [{ id: "q01" }, { id: "q02" }], at: 0 });
  assert.equal(move(round, -1).at, 0);
  assert.equal(move(move(round, 1), 1).at, 1);
});

test("a switch of language keeps the question: the kept round goes on, and without one the question comes first", () => {
  const round = startRound(ITEMS, parseChoice(""), {}, NOW, seeded(3));
  const kept = JSON.parse(JSON.stringify({ ...move(round, 5), name: "?a" }));
  const went = resume(kept, "?a", () => true);
  assert.ok(went);
  assert.deepEqual(moveTo(went, round.turns[5]?.id ?? "").turns, round.turns);
  assert.equal(resume(kept, "?b", () => true), null);
  const anew = startRound(ITEMS, parseChoice("?n=3"), {}, NOW, seeded(9));
  const missing = ITEMS.find(({ id }) => !anew.turns.some((turn) => turn.id === id))?.id ?? "";
  const moved = moveTo(anew, missing);
  assert.equal(moved.turns[moved.at]?.id, missing);
});

test("a kept round survives removed questions and refuses anything that is no round", () => {
  const kept = { name: "?a", at: 2, turns: [{ id: "q01" }, { id: "q99" }, { id: "q02" }] };
  const went = resume(kept, "?a", (id) => id !== "q99");
  assert.deepEqual(went, { turns: [{ id: "q01" }, { id: "q02" }], at: 2, done: [] });
  for (const bad of [null, 1, "x", {}, { name: "?a" }, { name: "?a", turns: [], at: 0 }, { name: "?a", turns: [null], at: 0 },
    { name: "?a", turns: [{ id: "q01", mark: 4 }], at: 0 }, { name: "?a", turns: [{ id: "q01", before: { box: "x" } }], at: 0 }]) {
    assert.equal(resume(bad, "?a", (id) => Boolean(id)), null);
  }
});

test("every mark of a round can be taken back, one by one, each to exactly what was there, also after a reload", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const dice = seeded(seed);
    let round = startRound(ITEMS.slice(0, 6), CHOICE, {}, 0, dice);
    /** @type {Round[]} */
    const past = [];
    for (let i = 0; i < 25; i += 1) {
      if (dice() < 0.3) round = move(round, dice() < 0.7 ? -1 : 1);
      if (!round.turns[round.at]) break;
      past.push(round);
      const had = dice() < 0.5 ? null : CARD;
      round = remember(round, markTurn(round, pick(/** @type {const} */ ([1, 2, 3]), dice), had ?? undefined), had, { ...CARD, seen: i });
      assert.deepEqual(round.done?.at(-1)?.had, had);
      const kept = JSON.parse(JSON.stringify({ ...round, name: "?a" }));
      assert.deepEqual(resume(kept, "?a", () => true), { turns: round.turns, at: round.at, done: round.done });
    }
    while (past.length) {
      round = takeBack(round);
      const was = /** @type {Round} */ (past.pop());
      assert.deepEqual([round.turns, round.at], [was.turns, was.at]);
    }
    assert.deepEqual(takeBack(round), round);
  }
});

test("what can be taken back is forgotten where it would no longer fit", () => {
  const round = startRound(ITEMS.slice(0, 3), CHOICE, {}, 0, seeded(1));
  const marked = remember(round, markTurn(round, 1, undefined), null, CARD);
  assert.equal(moveTo(marked, "q30").done, undefined);
  const kept = { ...JSON.parse(JSON.stringify(marked)), name: "?a" };
  const gone = kept.turns[1].id;
  assert.deepEqual(resume(kept, "?a", (id) => id !== gone)?.done, []);
  for (const done of [3, [null], [{ ...kept.done[0], got: { box: 9 } }], [{ ...kept.done[0], old: [{}] }], [{ ...kept.done[0], from: "x" }]]) {
    assert.deepEqual(resume({ ...kept, done }, "?a", () => true)?.done, []);
  }
});
