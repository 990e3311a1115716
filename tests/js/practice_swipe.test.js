import assert from "node:assert/strict";
import { test } from "node:test";

import { FAR, bindSwipe, swiped } from "../../docs/assets/js/practice/swipe.js";

test("a swipe is far enough and flat enough: to the right it knows, to the left it does not", () => {
  assert.equal(swiped(FAR, 0, 600), 3);
  assert.equal(swiped(-FAR, 40, 600), 1);
  assert.equal(swiped(FAR - 1, 0, 600), 0);
  assert.equal(swiped(80, 0, 320), 3, "a quarter of a narrow card is enough");
  assert.equal(swiped(FAR, FAR / 2 + 1, 600), 0, "rather a scroll");
  assert.equal(swiped(0, 0, 0), 0);
});

test("only a finger that began while an answer was shown marks, once, and what it would do is seen before it lets go", () => {
  const node = Object.assign(new EventTarget(), { clientWidth: 320 });
  /** @type {number[]} */
  const marks = [];
  /** @type {number[]} */
  const aims = [];
  let may = true;
  bindSwipe(/** @type {any} */ (node), () => may, (mark) => aims.push(mark), (mark) => marks.push(mark));
  /** @param {string} type @param {number} x @param {object} [more] */
  const send = (type, x, more) => node.dispatchEvent(Object.assign(new Event(type), { pointerId: 1, pointerType: "touch", isPrimary: true, clientX: x, clientY: 0, ...more }));
  send("pointerdown", 0);
  send("pointermove", 100);
  assert.deepEqual([aims.at(-1), marks], [3, []]);
  send("pointerup", 100);
  assert.deepEqual([aims.at(-1), marks], [0, [3]]);
  send("pointerup", 300);
  send("pointerdown", 0);
  send("pointermove", 100);
  send("pointercancel", 100);
  send("pointerup", 100);
  for (const more of [{ pointerType: "mouse" }, { isPrimary: false }]) {
    send("pointerdown", 0, more);
    send("pointerup", 100, more);
  }
  may = false;
  send("pointerdown", 0);
  send("pointerup", 100);
  assert.deepEqual(marks, [3]);
});
