import assert from "node:assert/strict";
import { test } from "node:test";

import { goOn } from "../../docs/assets/js/practice/round.js";
import { LONGEST, patience, sentences } from "../../docs/assets/js/practice/voice/sentences.js";
import { tone } from "../../docs/assets/js/practice/voice/session.js";
import { BEGIN, open, step } from "../../docs/assets/js/practice/voice/steps.js";
import { usable } from "../../docs/assets/js/practice/voice/voices.js";

/** @import {Event, State} from "../../docs/assets/js/practice/voice/steps.js" */

const PARTS = { ask: 1, answer: 2 };

/** @param {Event[]} events @param {State} [from] */
const after = (events, from = BEGIN) => events.reduce((state, event) => step(state, event, PARTS), from);

test("a card is asked, thought about, answered sentence by sentence, and left without a mark", () => {
  /** @type {Event[]} */
  const events = ["spoken", "elapsed", "spoken", "spoken", "elapsed"];
  const seen = events.map((_, i) => after(events.slice(0, i + 1))).map(({ phase, said }) => `${phase} ${said}`);
  assert.deepEqual(seen, ["think 0", "answer 0", "answer 1", "mark 0", "over 0"]);
});

test("a pause keeps the sentence, and what comes late of an earlier phase changes nothing", () => {
  const second = after(["spoken", "elapsed", "spoken"]);
  assert.deepEqual(after(["pause"], second), { ...second, playing: false });
  assert.deepEqual(after(["pause", "play"], second), second);
  const thinking = after(["spoken"]);
  assert.deepEqual(after(["spoken"], thinking), thinking);
  assert.deepEqual(after(["elapsed"], BEGIN), BEGIN);
});

test("«next» goes on by one step, «repeat» says the same part again, «back» the card and then the one before", () => {
  assert.equal(after(["on"]).phase, "answer");
  assert.equal(after(["on", "on"]).phase, "over");
  assert.deepEqual(after(["spoken", "again"]), BEGIN);
  assert.deepEqual(after(["on", "spoken", "again"]), { phase: "answer", said: 0, playing: true });
  assert.deepEqual(after(["on", "back"]), BEGIN);
  assert.equal(after(["back"]).phase, "before");
  assert.deepEqual(after(["pause", "on"]), { phase: "answer", said: 0, playing: true }, "a press goes on after a pause");
});

test("no card can be left but by its own end, whatever is pressed: every state knows every event", () => {
  /** @type {Event[]} */
  const events = ["spoken", "elapsed", "pause", "play", "again", "on", "back"];
  const seen = new Map([[JSON.stringify(BEGIN), BEGIN]]);
  for (const state of seen.values()) {
    if (state.phase === "over" || state.phase === "before") continue;
    for (const event of events) {
      const next = step(state, event, PARTS);
      seen.set(JSON.stringify(next), next);
      if (open(next) && !open(state)) assert.ok(["on", "elapsed"].includes(event), `${event} of ${state.phase}`);
    }
  }
  assert.equal(seen.size, 12, "five places to be in, playing or paused, and two ways out");
});

test("a text is cut at the ends of sentences, and a long sentence at its pauses", () => {
  assert.deepEqual(sentences("Одно. Второе, с 0.66 внутри! Третье?"), ["Одно.", "Второе, с 0.66 внутри!", "Третье?"]);
  const long = `${"слово и слово, ".repeat(20)}конец`;
  const parts = sentences(long);
  assert.ok(parts.every((part) => part.length <= LONGEST), "no piece is longer");
  assert.ok(parts.slice(0, -1).every((part) => part.endsWith(",")), "each ends in a pause");
  assert.equal(parts.join(" "), long);
  assert.equal(sentences("б".repeat(300)).join(""), "б".repeat(300), "a word without end is cut somewhere");
  assert.deepEqual(sentences(" … "), []);
});

test("a voice is waited for longer than anybody needs to say the text", () => {
  // The slowest readers say some 8 characters a second.
  assert.ok(patience("б".repeat(LONGEST)) > (LONGEST / 8) * 1000);
});

test("only voices of the language that are on the device may read, the reader's default first", () => {
  const voice = (/** @type {string} */ lang, localService = true, isDefault = false) => ({ lang, localService, default: isDefault, name: lang });
  const all = [voice("ru-RU", false), voice("en-US"), voice("ru_RU"), voice("RU-ru", true, true), voice("rue-UA"), voice("ru")];
  assert.deepEqual(usable(all, "ru").map(({ lang }) => lang), ["RU-ru", "ru_RU", "ru"]);
  assert.deepEqual(usable([voice("ru-RU", false)], "ru"), [], "what speaks on somebody's server is no voice");
});

test("a card that was left without a mark is not asked again, and a weak one still returns", () => {
  const turns = [{ id: "q01" }, { id: "q02", mark: /** @type {const} */ (1) }, { id: "q03" }, { id: "q02", again: true }];
  const places = [];
  for (let round = /** @type {import("../../docs/assets/js/practice/round.js").Round} */ ({ turns, at: 0 }); round.at < turns.length; round = goOn(round)) places.push(round.at);
  assert.deepEqual(places, [0, 2, 3]);
});

test("the loop that keeps the keys of a headset is a sound file of ten seconds, between what Firefox hears and what people do", () => {
  const bytes = tone();
  const view = new DataView(bytes.buffer);
  const words = [0, 8, 36].map((at) => new TextDecoder().decode(bytes.subarray(at, at + 4)));
  assert.deepEqual(words, ["RIFF", "WAVE", "data"]);
  assert.equal(view.getUint32(40, true), bytes.length - 44);
  assert.equal(view.getUint32(40, true) / view.getUint32(28, true), 10);
  let highest = 0;
  for (let at = 44; at < bytes.length; at += 2) highest = Math.max(highest, view.getInt16(at, true));
  const decibels = 20 * Math.log10(highest / 32768);
  assert.ok(decibels > -72 && decibels < -60, String(decibels));
});
