// The round aloud on screen: first what the reader decides, then the card and targets that need no look.

import { button, chips } from "../dom.js";
import { el } from "../../element.js";
import { fill } from "../../fill.js";
import { BLINK } from "../settle.js";
import { openSession } from "./session.js";
import { makePresence } from "./presence.js";
import { sentences } from "./sentences.js";
import { makeSpeaker } from "./speaker.js";
import { makeStage } from "./stage.js";
import { BEGIN, TO_MARK, open, step } from "./steps.js";
import { found } from "./voices.js";

/** @import {Ctx, Keys, View} from "../dom.js" */
/** @import {Choice} from "../round.js" */
/** @import {Mark} from "../schedule.js" */
/** @import {Data, Turns} from "../aloud.js" */
/** @import {Event, State} from "./steps.js" */

/** Seconds to think. */
const THINK = ["3", "10", "20"];

/** @param {Ctx} ctx @param {Choice} choice @param {Data} data @param {Turns} turns @returns {View} */
export function voiceView(ctx, choice, data, turns) {
  const own = data.words;
  const synth = window.speechSynthesis;
  const node = el("div", {});
  /** What is running, once it has begun. @type {View | undefined} */
  let running;
  let gone = false;

  const kept = ctx.desk.take("voice");
  let think = THINK.find((one) => one === kept?.think) ?? "10";
  const heading = el("h2", { tabindex: -1 }, ctx.words.aloud);
  const toChoice = () => button(ctx.words.to_choice, () => ctx.go({ ...choice, mode: "recall", start: false, q: "" }, true));
  const waiting = el("p", { role: "status" }, own.looking);
  const setup = el("article", { class: "pr-report" }, heading, waiting);
  node.append(setup);

  found(synth, document.documentElement.dataset.lang ?? "").then((voices) => {
    if (gone) return;
    const [first] = voices;
    if (!first) {
      waiting.textContent = own.none;
      return waiting.after(el("p", { class: "pr-row" }, toChoice()));
    }
    const select = el("select", { id: "pr-voice" }, ...voices.map((one) => el("option", { selected: one.name === kept?.voice }, one.name)));
    const begin = button(own.start, () => {
      const voice = voices[select.selectedIndex] ?? first;
      ctx.desk.keep("voice", { think, voice: voice.name });
      running = run(ctx, choice, data, turns, voice, Number(think) * 1000);
      node.replaceChildren(running.node);
      ctx.settle();
      running.focus?.();
    }, { class: "pr-start pr-primary" });
    waiting.replaceWith(
      el("p", {}, own.about),
      el("div", { class: "pr-wish" },
        chips({ ...ctx.words, think: own.think }, "think", "radio", THINK, [think], ([one]) => (think = one ?? think), (one) => fill(own.seconds, { n: one })),
        ...(voices.length > 1 ? [el("label", { for: "pr-voice" }, own.voice), select] : [])),
      begin,
      el("p", { class: "pr-small" }, own.keys),
      el("p", { class: "pr-row" }, toChoice()),
    );
    begin.focus({ preventScroll: true });
  });

  return {
    node,
    focus: () => heading.focus({ preventScroll: true }),
    get keys() { return running?.keys; },
    help: own.keys,
    leave() {
      gone = true;
      running?.leave?.();
    },
  };
}

/** @param {Ctx} ctx @param {Choice} choice @param {Data} data @param {Turns} turns @param {SpeechSynthesisVoice} voice @param {number} think  milliseconds @returns {View} */
function run(ctx, choice, data, turns, voice, think) {
  /** @type {State} */
  let state = BEGIN;
  let id = "";
  /** @type {Record<"ask" | "answer", string[]>} */
  let texts = { ask: [], answer: [] };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let left = false;
  /** When what a mark or «next» means has changed last: a press within a blink of it was meant for what was there before. */
  let changed = -Infinity;
  /** @param {() => void} then @returns {(event?: globalThis.Event) => void} */
  const meant = (then) => (event) => event && event.timeStamp - changed < BLINK ? undefined : then();

  const speaker = makeSpeaker(window.speechSynthesis, () => {
    on("pause");
    ctx.say(data.words.stopped);
  });
  const controls = { play: () => on("play"), pause: () => on("pause"), next: () => on("on"), back: () => on("back") };
  const session = openSession(controls);
  const presence = makePresence(() => {
    stage.drop();
    if (state.playing) on("pause");
  });
  const next = meant(controls.next);
  const marks = /** @type {Mark[]} */ ([1, 2, 3]).map((value) => meant(() => mark(value)));
  const stage = makeStage(ctx, data, { pause: controls.pause, next, again: () => on("again"), toggle, marks, undo, finish: turns.end, miss: turns.miss });

  function toggle() {
    on(state.playing ? "pause" : "play");
  }

  function hush() {
    speaker.stop();
    clearTimeout(timer);
  }

  /** The card that the round is at, from its beginning. @param {State} [from] */
  function card(from = BEGIN) {
    const turn = turns.round().turns[turns.round().at];
    const item = turn && ctx.items.get(turn.id);
    if (!item) return turns.end();
    id = item.id;
    const [ask = "", answer = ""] = data.said[id] ?? [];
    texts = { ask: sentences(ask), answer: sentences(answer) };
    state = from;
    stage.card(item, turn.mark, turns.round(), turns.missed()[id] ?? []);
    ctx.note({ ...choice, start: true, q: id });
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
    hush();
    stage.show(state);
    if (anew) changed = performance.now();
    session.show(state.playing, stage.title());
    presence.show(state.playing);
    if (!state.playing) return;
    const text = state.phase === "ask" || state.phase === "answer" ? texts[state.phase][state.said] : undefined;
    if (text) speaker.say(text, voice, () => on("spoken"));
    else if (state.phase === "ask" || state.phase === "answer") on("spoken");
    else timer = setTimeout(() => on("elapsed"), state.phase === "think" ? think : TO_MARK);
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

  /** @type {Keys} */
  const keys = {
    " ": toggle, r: () => on("again"), ArrowRight: next, ArrowLeft: meant(controls.back), m: stage.record, z: undo, "Mod+z": undo,
    ...Object.fromEntries(marks.map((one, i) => [i + 1, one])),
  };
  card();
  return {
    node: stage.node,
    focus: stage.focus,
    keys,
    leave() {
      left = true;
      hush();
      stage.drop();
      session.close();
      presence.close();
    },
  };
}
