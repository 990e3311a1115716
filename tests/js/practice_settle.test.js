import assert from "node:assert/strict";
import { test } from "node:test";

import { BLINK, guard } from "../../docs/assets/js/practice/settle.js";

/** A click that was made at `time`. @param {number} time */
function click(time) {
  const event = new Event("click", { cancelable: true });
  Object.defineProperty(event, "timeStamp", { value: time });
  return event;
}

test("a click made within a blink of a change does nothing, however late it is handled; one made later does", (t) => {
  let now = 1_000;
  t.mock.method(performance, "now", () => now);
  const node = new EventTarget();
  const { early, hold } = guard(/** @type {HTMLElement} */ (node));
  /** @type {number[]} */
  const seen = [];
  node.addEventListener("click", (event) => event.defaultPrevented || seen.push(event.timeStamp));
  node.dispatchEvent(click(1_000));
  hold();
  now = 60_000; // a slow device comes to the second tap only now
  for (const time of [990, 1_001, 1_000 + BLINK - 1, 1_000 + BLINK]) node.dispatchEvent(click(time));
  assert.deepEqual(seen, [1_000, 1_000 + BLINK]);
  assert.equal(early(click(1_399)), true);
  assert.equal(early(click(1_400)), false);
});
