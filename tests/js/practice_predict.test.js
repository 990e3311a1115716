import assert from "node:assert/strict";
import { test } from "node:test";

import { askable, inTurn, parted, programOf, reopened, toKeep } from "../../docs/assets/js/practice/predict.js";
import { applyMark } from "../../docs/assets/js/practice/schedule.js";
import { seeded } from "./practice_dice.js";

const NOW = new Date(2026, 10, 24, 21).getTime();
const program = (/** @type {string} */ id) => ({ id, code: "", lines: ["a  1", "b x: 22"], at: 1, choices: ["1", "22"], why: [] });

test("programs of what is weak come first, each once, and the same dice give the same order", () => {
  const all = ["q01", "q02", "q02", "q03", "q04"].map(program);
  const cards = { q02: applyMark(undefined, 1, NOW), q03: applyMark(undefined, 3, NOW) };
  for (let seed = 0; seed < 50; seed += 1) {
    const ids = inTurn(all, cards, NOW, seeded(seed)).map(({ id }) => id);
    assert.deepEqual(ids.slice(0, 2), ["q02", "q02"]);
    assert.equal(ids.at(-1), "q03");
    assert.deepEqual([...ids].sort(), ["q01", "q02", "q02", "q03", "q04"]);
    assert.deepEqual(inTurn(all, cards, NOW, seeded(seed)).map(({ id }) => id), ids);
  }
});

test("the line that is asked for is parted before its last word", () => {
  assert.deepEqual(parted(program("q01")), { start: "b x: ", end: "22" });
  assert.deepEqual(parted({ ...program("q01"), at: 0 }), { start: "a  ", end: "1" });
});

test("an interview can ask for programs with a line to tell, and finds them again by their place among their question's", () => {
  const all = [program("q01"), { ...program("q02"), choices: undefined }, program("q02"), program("q03")];
  const places = askable(/** @type {any} */ (all));
  assert.deepEqual(places, [{ id: "q01", n: 0 }, { id: "q02", n: 1 }, { id: "q03", n: 0 }]);
  assert.deepEqual(places.map(({ id, n }) => programOf(/** @type {any} */ (all), id, n)), [all[0], all[2], all[3]]);
  assert.equal(programOf(/** @type {any} */ (all), "q03", 1), undefined);
});

test("programs go on in the order that was kept, at their place, and at the card of the address when that is another one", () => {
  const all = /** @type {any[]} */ (["q01", "q02", "q02", "q03"].map(program));
  const turned = [all[3], all[2], all[0], all[1]];
  const kept = JSON.parse(JSON.stringify(toKeep(all, turned, 1)));
  const never = () => assert.fail("made anew");
  assert.deepEqual(reopened(all, kept, "q02", never), { programs: turned, at: 1 });
  assert.equal(reopened(all, kept, "q02", never).programs[1], all[2]); // the second of its question, not the first
  assert.deepEqual(reopened(all, kept, "q01", never), { programs: turned, at: 2 });
  assert.equal(reopened(all, kept, "q99", never).at, 0);
});

test("without a card, or with an order that is damaged or names other programs, they begin anew, at the card of the address", () => {
  const all = /** @type {any[]} */ (["q01", "q02", "q03"].map(program));
  const kept = toKeep(all, all, 2);
  const bad = [null, 7, {}, { order: 1 }, { ...kept, order: [null, ...kept.order.slice(1)] }, { ...kept, order: kept.order.slice(1) },
    { ...kept, order: [...kept.order.slice(1), kept.order[1]] }, { ...kept, order: [...kept.order, { id: "q04", n: 0 }] }];
  const fresh = [...all].reverse();
  for (const one of bad) assert.deepEqual(reopened(all, one, "q01", () => fresh), { programs: fresh, at: 2 });
  assert.deepEqual(reopened(all, kept, "", () => fresh), { programs: fresh, at: 0 });
});
