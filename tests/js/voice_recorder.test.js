import assert from "node:assert/strict";
import { test } from "node:test";

import { makeRecorder } from "../../docs/assets/js/practice/voice/recorder.js";

/** @typedef {{come: () => void, refuse: () => void, on: () => number}} Microphone */

/** A microphone that comes when the test says so, and how many of it are on. @param {boolean} [records] @returns {Microphone} */
function microphone(records = true) {
  /** @type {[() => void, () => void][]} */
  const asked = [];
  let on = 0;
  const come = () => {
    on += 1;
    return { getTracks: () => [{ stop: () => (on -= 1) }] };
  };
  const getUserMedia = () => new Promise((resolve, reject) => asked.push([() => resolve(come()), () => reject(new Error("refused"))]));
  Object.defineProperty(globalThis, "navigator", { value: { mediaDevices: { getUserMedia } }, configurable: true });
  globalThis.MediaRecorder = /** @type {any} */ (class {
    /** @param {MediaStream} stream */
    constructor(stream) {
      if (!records) throw new Error("not supported");
      this.stream = stream;
    }
    start() {}
  });
  return { come: () => asked.shift()?.[0](), refuse: () => asked.shift()?.[1](), on: () => on };
}

test("a start that is taken back before the microphone comes, or is refused, is no failure and leaves nothing on", async () => {
  for (const end of /** @type {const} */ (["come", "refuse"])) {
    const { [end]: answer, on } = microphone();
    const recorder = makeRecorder();
    const started = recorder.start();
    recorder.drop();
    answer();
    assert.equal(await started, false, end);
    assert.equal(on(), 0);
  }
});

test("of two starts the later one records, and the other says nothing", async () => {
  const { come, on } = microphone();
  const recorder = makeRecorder();
  const both = [recorder.start(), recorder.start()];
  come();
  come();
  assert.deepEqual(await Promise.all(both), [false, true]);
  assert.equal(on(), 1);
  recorder.drop();
  assert.equal(on(), 0);
});

test("a microphone that is refused, or that cannot be recorded, is told of and let go", async () => {
  const { refuse } = microphone();
  const started = makeRecorder().start();
  refuse();
  await assert.rejects(started, /refused/);
  const { come, on } = microphone(false);
  const other = makeRecorder().start();
  come();
  await assert.rejects(other, /not supported/);
  assert.equal(on(), 0);
});
