import assert from "node:assert/strict";
import { test } from "node:test";

import { fit } from "../../docs/assets/js/practice/shaky.js";

test("letters are as large as fits, and none is too small to be read: then there is no size for one side", () => {
  const tried = (/** @type {number} */ room) => fit((size) => 100 * size, room);
  assert.equal(tried(5_000), 11);
  assert.equal(tried(801), 8);
  assert.equal(tried(799), 7.75);
  assert.equal(tried(700), 7);
  assert.equal(tried(699), 0);
});
