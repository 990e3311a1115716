import assert from "node:assert/strict";
import { test } from "node:test";

import { fit } from "../../docs/assets/js/practice/shaky.js";

test("letters are as large as fits, and never too small to be read", () => {
  const tried = (/** @type {number} */ room) => fit((size) => 100 * size, room);
  assert.equal(tried(5_000), 11);
  assert.equal(tried(801), 8);
  assert.equal(tried(799), 7.75);
  assert.equal(tried(1), 5.5);
});
