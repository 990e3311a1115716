import assert from "node:assert/strict";
import { test } from "node:test";

import { makeRecorder } from "../../docs/assets/js/practice/voice/recorder.js";

/** @typedef {{come: () => void, refuse: () => void, leave: () => void, on: () => number}} Microphone */

/**
 * A microphone that comes and goes when the test says so, and how many of it are on. What records it does as the standard
 * says: what is said and the end come after the state has changed, once, and nothing comes of a stop behind that.
 * @param {boolean} [records] @returns {Microphone}
 */
function microphone(records = true) {
  /** @type {[() => void, () => void][]} */
  const asked = [];
  let on = 0;
  let leave = () => {};
  const come = () => {
    on += 1;
    return { getTracks: () => [{ stop: () => (on -= 1) }] };
  };
  const getUserMedia = () => new Promise((resolve, reject) => asked.push([() => resolve(come()), () => reject(new Error("refused"))]));
  Object.defineProperty(globalThis, "navigator", { value: { mediaDevices: { getUserMedia } }, configurable: true });
  globalThis.MediaRecorder = /** @type {any} */ (class {
    state = "inactive";
    mimeType = "audio/webm";
    /** @type {((event: {data: Blob}) => void) | undefined} */
    ondataavailable;
    /** @type {(() => void) | undefined} */
    onstop;
    /** @param {MediaStream} stream */
    constructor(stream) {
      if (!records) throw new Error("not supported");
      this.stream = stream;
    }
    start() {
      this.state = "recording";
      leave = () => this.stop();
    }
    stop() {
      if (this.state === "inactive") return;
      this.state = "inactive";
      setTimeout(() => {
        this.ondataavailable?.({ data: new Blob(["said"]) });
        this.onstop?.();
      });
    }
  });
  return { come: () => asked.shift()?.[0](), refuse: () => asked.shift()?.[1](), leave: () => leave(), on: () => on };
}

/** A recorder that records, and how often it has ended by itself. */
async function begun() {
  const device = microphone();
  let ended = 0;
  const recorder = makeRecorder(() => (ended += 1));
  const started = recorder.start();
  device.come();
  assert.equal(await started, true);
  return { device, recorder, ended: () => ended };
}

/** A moment in which what was under way has come. */
const moment = () => new Promise((resolve) => setTimeout(resolve, 5));

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

test("what was said is given when it is stopped, and the microphone is off at once", async () => {
  const { device, recorder, ended } = await begun();
  const whole = recorder.stop();
  assert.equal(device.on(), 0);
  assert.equal(await (await whole)?.text(), "said");
  assert.equal((await whole)?.type, "audio/webm");
  assert.equal(ended(), 0, "the reader has ended it");
  assert.equal(recorder.stop(), undefined, "there is nothing any more");
});

test("a microphone that goes away is told of, and what was said until then can be had", async () => {
  const { device, recorder, ended } = await begun();
  device.leave();
  await moment();
  assert.equal(ended(), 1);
  const whole = recorder.stop();
  assert.equal(await Promise.race([whole?.then((blob) => blob.text()), moment()]), "said");
  assert.equal(device.on(), 0);
});

test("what is dropped is told of to nobody", async () => {
  const { device, recorder, ended } = await begun();
  recorder.drop();
  device.leave(); // as a browser does it, once its tracks have ended
  await moment();
  assert.equal(device.on(), 0);
  assert.equal(ended(), 0);
});
