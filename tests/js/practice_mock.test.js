import assert from "node:assert/strict";
import { test } from "node:test";

import { EACH, allowed, clockText, draw, goOn, hasPrograms, markAsk, resumeMock, slots, spent, startClock, startMock, stopClock, takeBackAsk, took } from "../../docs/assets/js/practice/mock.js";
import { worst } from "../../docs/assets/js/practice/report.js";
import { seeded, sheet } from "./practice_dice.js";

const ITEMS = sheet(38, 0);
const NOW = 1_800_000_000_000;

test("15, 30 and 45 minutes hold 10, 20 and 30 answers of 90 seconds", () => {
  assert.deepEqual([15, 30, 45].map(slots), [10, 20, 30]);
});

test("every draw fills its time, asks nothing twice, and sets each follow-up right behind its question", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    for (const minutes of [15, 30, 45]) {
      const asks = draw(ITEMS, minutes, seeded(seed));
      assert.equal(asks.length, slots(minutes));
      const main = asks.filter(({ follow }) => follow < 0).map(({ id }) => id);
      assert.equal(new Set(main).size, main.length);
      asks.forEach((ask, i) => {
        if (ask.follow < 0) return;
        assert.equal(asks[i - 1]?.id, ask.id);
        assert.ok(ITEMS.find(({ id }) => id === ask.id)?.next?.[ask.follow]);
      });
      const could = main.filter((id) => ITEMS.find((item) => item.id === id)?.next).length;
      const did = asks.length - main.length;
      assert.ok(did <= could / 2 && did >= could / 2 - 1, "every second question that has follow-ups gets one");
    }
  }
});

test("questions come from every level in near equal shares, from easy to hard, and spread over the topics", () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const asks = draw(ITEMS, 15, seeded(seed)).filter(({ follow }) => follow < 0);
    const levels = asks.map(({ id }) => ITEMS.find((item) => item.id === id)?.level ?? "");
    const share = ["basic", "intermediate", "advanced"].map((level) => levels.filter((one) => one === level).length);
    assert.ok(Math.max(...share) - Math.min(...share) <= 1, String(share));
    const order = levels.map((level) => ["basic", "intermediate", "advanced"].indexOf(level));
    assert.deepEqual(order, [...order].sort());
    const basic = asks.slice(0, share[0]).map(({ id }) => ITEMS.find((item) => item.id === id)?.topic);
    assert.equal(new Set(basic).size, Math.min(2, basic.length), "two topics are basic, and both are asked");
  }
});

test("a choice too small for the time is asked whole, and an empty one asks nothing", () => {
  assert.equal(new Set(draw(ITEMS.slice(0, 4), 45, seeded(1)).map(({ id }) => id)).size, 4);
  assert.deepEqual(draw([], 15, seeded(1)), []);
});

test("each quarter of an hour has one program, behind a question it belongs to, and takes the time of two answers", () => {
  const programs = ITEMS.filter((_, i) => i % 2).flatMap(({ id }) => [{ id, n: 0 }, { id, n: 1 }]);
  for (let seed = 0; seed < 300; seed += 1) {
    for (const minutes of [15, 30, 45]) {
      const asks = draw(ITEMS, minutes, seeded(seed), programs);
      const shown = asks.filter(({ program }) => program !== undefined);
      assert.equal(shown.length, minutes / 15);
      assert.equal(new Set(shown.map(({ id }) => id)).size, shown.length);
      assert.equal(asks.reduce((all, ask) => all + allowed(ask), 0), minutes * 60_000);
      for (const ask of shown) {
        assert.ok(programs.some(({ id, n }) => id === ask.id && n === ask.program));
        assert.equal(asks[asks.indexOf(ask) - 1]?.id, ask.id);
      }
    }
  }
});

test("where no program belongs to what is asked, questions fill its time", () => {
  const asks = draw(ITEMS, 30, seeded(3), [{ id: "q99", n: 0 }]);
  assert.equal(asks.length, slots(30));
  assert.ok(asks.every(({ program }) => program === undefined));
});

test("a kept interview whose program is gone is not resumed, and a mark taken back leaves the program asked for", () => {
  const one = { ...startMock(ITEMS.slice(0, 1), 15, NOW, seeded(1)), asks: [{ id: "q01", follow: -1, program: 1 }] };
  assert.equal(resumeMock({ ...one, name: "n" }, "n", (_, __, program) => program !== 1), null);
  assert.deepEqual(resumeMock({ ...one, name: "n" }, "n", () => true)?.asks, one.asks);
  assert.deepEqual(takeBackAsk(markAsk(one, 3, NOW + 9_000), NOW + 10_000).asks, one.asks);
});

test("a kept interview that shows a program is told from one without, from another, and from what is none", () => {
  const [plain, shown] = [{ id: "q01", follow: -1 }, { id: "q01", follow: -1, program: 0 }];
  assert.equal(hasPrograms({ name: "n", asks: [plain, shown] }, "n"), true);
  for (const kept of [{ name: "n", asks: [plain] }, { name: "m", asks: [shown] }, { name: "n", asks: 3 }, { name: "n", asks: [null] }, {}, null]) assert.equal(hasPrograms(kept, "n"), false);
});

test("a clock counts what passed while it ran, and nothing of a pause or of a clock put back", () => {
  let clock = startClock(NOW);
  assert.equal(spent(clock, NOW + 5_000), 5_000);
  clock = stopClock(clock, NOW + 5_000);
  assert.equal(spent(clock, NOW + 60_000), 5_000);
  clock = goOn(clock, NOW + 60_000);
  assert.equal(spent(clock, NOW + 61_000), 6_000);
  assert.equal(spent(clock, NOW - 99_000), 5_000);
  assert.deepEqual(goOn(clock, NOW + 99_000), clock);
});

test("the clock shows minutes and seconds, and a plus once the time is over", () => {
  assert.deepEqual([90_000, 89_999, 60_000, 59_001, 1, 0, -999, -1_000, -61_000].map(clockText), ["1:30", "1:30", "1:00", "1:00", "0:01", "0:00", "0:00", "+0:01", "+1:01"]);
});

test("what has passed is told in whole seconds, and is never more than has passed", () => {
  assert.deepEqual([0, 999, 1_000, 95_999, 3_600_000].map(took), ["0:00", "0:00", "0:01", "1:35", "60:00"]);
});

test("an interview ends after its last answer, or after the answer during which its time ran out", () => {
  let mock = startMock(ITEMS, 15, NOW, seeded(2));
  for (let i = 1; i <= 10; i += 1) mock = markAsk(mock, 3, NOW + i * 20_000);
  assert.equal(mock.at, 10);
  assert.equal(mock.clock.spent, 200_000);
  assert.equal(mock.clock.since, 0);
  let late = startMock(ITEMS, 15, NOW, seeded(2));
  late = markAsk(late, 3, NOW + 60_000);
  assert.equal(late.at, 1);
  late = markAsk(late, 2, NOW + 15 * 60_000);
  assert.equal(late.at, late.asks.length);
  assert.equal(late.asks.filter(({ mark }) => mark).length, 2);
});

test("a mark of an interview can be taken back: the answer is on screen again, its clock stands, the large one goes on", () => {
  const card = { box: 3, due: 2, last: 1, seen: 1 };
  const begun = startMock(ITEMS, 15, NOW, seeded(2));
  const first = markAsk({ ...begun, own: stopClock(begun.own, NOW + 7_000) }, 2, NOW + 9_000, null, card);
  const second = markAsk(first, 3, NOW + 20_000, card, null);
  const kept = resumeMock(JSON.parse(JSON.stringify({ ...second, name: "?m" })), "?m", () => true);
  const once = takeBackAsk(kept ?? second, NOW + 30_000);
  assert.deepEqual([once.at, once.asks, once.own], [1, first.asks, { spent: 11_000, since: 0 }]);
  const twice = takeBackAsk(once, NOW + 30_000);
  assert.deepEqual([twice.at, twice.asks, twice.own], [0, begun.asks, { spent: 7_000, since: 0 }]);
  assert.equal(spent(twice.clock, NOW + 40_000), 40_000);
  assert.deepEqual(takeBackAsk(twice, NOW), twice);
  const over = markAsk(begun, 1, NOW + 16 * 60_000, null, card);
  const back = takeBackAsk(over, NOW + 17 * 60_000);
  assert.equal(back.at, 0);
  assert.equal(spent(back.clock, NOW + 18 * 60_000), 17 * 60_000);
});

test("the time of each answer is kept", () => {
  const mock = markAsk(startMock(ITEMS, 15, NOW, seeded(2)), 1, NOW + EACH + 5_000);
  assert.equal(mock.asks[0]?.spent, EACH + 5_000);
});

test("a kept interview goes on, unless it is another one or its questions are gone", () => {
  const kept = JSON.parse(JSON.stringify({ ...startMock(ITEMS, 15, NOW, seeded(2)), name: "?m" }));
  assert.deepEqual(resumeMock(kept, "?m", () => true)?.asks, kept.asks);
  assert.equal(resumeMock(kept, "?x", () => true), null);
  assert.equal(resumeMock(kept, "?m", () => false), null);
  const broken = [{ clock: {} }, { own: null }, { at: -1 }, { began: "x" }, { asks: [{ ...kept.asks[0], mark: "3" }] }];
  for (const bad of [null, {}, { name: "?m", asks: 3, at: 0 }, ...broken.map((part) => ({ ...kept, ...part }))]) assert.equal(resumeMock(bad, "?m", () => true), null);
});

test("the report counts the worst mark of a card: known at the second try is still one to read again", () => {
  const marks = worst([{ id: "q01", mark: 1 }, { id: "q02", mark: 3 }, { id: "q01", mark: 3 }, { id: "q03" }]);
  assert.deepEqual([...marks], [["q01", 1], ["q02", 3]]);
});
