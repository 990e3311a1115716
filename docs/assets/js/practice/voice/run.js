// The round aloud once it has begun: the card, and targets that need no look.

import { BLINK } from "../settle.js";
import { openSession } from "./session.js";
import { makePresence } from "./presence.js";
import { makeReader } from "./reader.js";
import { sentences } from "./sentences.js";
import { makeStage } from "./stage.js";
import { BEGIN, open, step } from "./steps.js";

/** @import {Ctx, Keys, View} from "../dom.js" */
/** @import {Choice} from "../round.js" */
/** @import {Mark} from "../schedule.js" */
/** @import {Data, Turns} from "../aloud.js" */
/** @import {Texts} from "./reader.js" */
/** @import {Event, State} from "./steps.js" */

/** A press within a blink of a change was meant for what was there before: it does nothing until that has settled. */
function makeGuard() {
  let changed = -Infinity;
  return {
    change: () => void (changed = performance.now()),
    /** @param {() => void} then @returns {(event?: globalThis.Event) => void} */
    settled: (then) => (event) => event && event.timeStamp - changed < BLINK ? undefined : then(),
  };
}

/** @param {Ctx} ctx @param {Choice} choice @param {Data} data @param {Turns} turns @param {SpeechSynthesisVoice} voice @param {number} think  milliseconds @returns {View} */
export function run(ctx, choice, data, turns, voice, think) {
  /** @type {State} */
  let state = BEGIN;
  /** @type {Texts} */
  let texts = { ask: [], answer: [] };
  let left = false;
  const { change, settled } = makeGuard(); // of what a mark or «next» means
  const controls = { play: () => on("play"), pause: () => on("pause"), next: () => on("on"), back: () => on("back") };
  const reader = makeReader(voice, think, {
    spoken: () => on("spoken"),
    elapsed: () => on("elapsed"),
    failed() {
      on("pause");
      ctx.say(data.words.stopped);
    },
  });
  const session = openSession(controls);
  const presence = makePresence(() => {
    stage.cut();
    if (state.playing) on("pause");
  });
  const next = settled(controls.next);
  const marks = /** @type {Mark[]} */ ([1, 2, 3]).map((value) => settled(() => mark(value)));
  const stage = makeStage(ctx, data, { pause: controls.pause, next, again: () => on("again"), toggle, marks, undo, finish: turns.end, miss: turns.miss, turn });

  function toggle() {
    on(state.playing ? "pause" : "play");
  }

  /** The card that the round is at, from its beginning. @param {State} [from] */
  function card(from = BEGIN) {
    const turn = turns.round().turns[turns.round().at];
    const item = turn && ctx.items.get(turn.id);
    if (!item) return turns.end();
    const [ask = "", answer = ""] = data.said[item.id] ?? [];
    texts = { ask: sentences(ask), answer: sentences(answer) };
    state = from;
    stage.card(item, turn.mark, turns.round(), turns.missed()[item.id] ?? []);
    ctx.note({ ...choice, start: true, q: item.id });
    enter(true);
  }

  /** @param {Event} event */
  function on(event) {
    if (left) return;
    const before = state;
    state = step(state, event, { ask: texts.ask.length, answer: texts.answer.length });
    if (state.phase === "before") {
      turns.back();
      return card();
    }
    if (state.phase === "over") return turns.on() ? card() : turns.end();
    // Whoever has recorded an answer compares the two, and goes on when that is done.
    if (state.phase === "mark" && before.phase !== "mark" && stage.recorded()) state = { ...state, playing: false };
    enter(before.phase !== state.phase);
  }

  /** Does what the state says. @param {boolean} anew  whether what stands on screen changes with it */
  function enter(anew) {
    reader.stop();
    stage.show(state);
    if (anew) change();
    session.show(state.playing, stage.title());
    turn();
    if (state.playing) reader.play(state, texts);
  }

  /** The screen stays on while somebody speaks: the voice, or the reader, now or as recorded. */
  function turn() {
    if (!left) presence.show(state.playing || stage.busy());
  }

  /** @param {Mark} value */
  function mark(value) {
    if (!open(state)) return;
    turns.mark(value);
    if (turns.round().at < turns.round().turns.length) card();
    else turns.end();
  }

  function undo() {
    if (turns.undo()) card({ phase: "mark", said: 0, playing: false });
  }

  function leave() {
    left = true;
    reader.stop();
    stage.forget();
    session.close();
    presence.close();
  }

  /** @type {Keys} */
  const keys = {
    " ": toggle, r: () => on("again"), ArrowRight: next, ArrowLeft: settled(controls.back), m: stage.record, z: undo, "Mod+z": undo,
    ...Object.fromEntries(marks.map((one, i) => [i + 1, one])),
  };
  card();
  return { node: stage.node, focus: stage.focus, keys, leave };
}
