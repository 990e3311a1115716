// The card that is said, its targets, the reader's own answer and the key points that it lacked.

import { button, linkTo, spans } from "../dom.js";
import { el } from "../../element.js";
import { fill } from "../../fill.js";
import { canRecord, makeRecorder } from "./recorder.js";
import { open } from "./steps.js";

/** @import {Ctx} from "../dom.js" */
/** @import {Item, Round} from "../round.js" */
/** @import {Mark} from "../schedule.js" */
/** @import {Data} from "../aloud.js" */
/** @import {State} from "./steps.js" */
/** @typedef {(event?: globalThis.Event) => void} Press  with the event that it came by, if it was the reader's */
/**
 * @typedef {object} On  what the targets do
 * @property {Press} toggle @property {Press} pause @property {Press} again @property {Press} next @property {Press} undo
 * @property {Press} finish @property {Press[]} marks @property {(id: string, points: number[]) => void} miss
 */

/** @param {Ctx} ctx @param {Data} data @param {On} on */
export function makeStage(ctx, data, on) {
  const { words } = ctx;
  const own = data.words;
  const recorder = makeRecorder();
  let recording = false;
  let url = "";
  let heading = "";

  const count = el("p", { class: "pr-count" });
  const bar = el("progress", { "aria-label": words.progress });
  const undo = button(words.undo, on.undo, { class: "pr-quiet" });
  const phase = el("p", { class: "pr-meta pr-phase" });
  const term = el("h2", { class: "pr-term", id: "pr-term", tabindex: -1 });
  const answer = el("div", { class: "pr-answer", role: "group", "aria-label": words.answer });
  const mine = el("div", { class: "pr-own" });
  const pause = button("", on.toggle, { class: "pr-big pr-primary" });
  const record = button(own.record, () => void toggleRecord(), { class: "pr-big pr-record", "aria-pressed": "false" });
  record.hidden = !canRecord();
  const marks = on.marks.map((mark, i) => button(words[`mark_${i + 1}`], mark, { class: `pr-mark pr-big pr-mark-${i + 1}` }));
  const card = el(
    "section",
    { class: "pr-card", "aria-labelledby": "pr-term" },
    el("div", { class: "pr-face" }, phase, term, el("div", { class: "pr-stack" }, record, answer), mine),
    el(
      "div",
      { class: "pr-actions pr-targets" },
      pause,
      button(own.again, on.again, { class: "pr-big" }),
      button(own.next, on.next, { class: "pr-big" }),
      el("div", { class: "pr-marks", role: "group", "aria-label": words.marks }, ...marks),
    ),
  );
  const top = el("div", { class: "pr-top" }, button(words.finish, on.finish, { class: "pr-quiet" }), bar, el("div", { class: "pr-where" }, count), undo);

  function drop() {
    if (recording) toggleOff();
    recorder.drop();
  }

  function toggleOff() {
    recording = false;
    record.setAttribute("aria-pressed", "false");
    record.textContent = own.record;
  }

  async function toggleRecord() {
    if (record.hidden || record.disabled) return;
    if (recording) {
      toggleOff();
      ctx.say("");
      const blob = await recorder.stop().catch(() => null);
      if (blob) keep(blob);
      return on.next();
    }
    on.pause();
    try {
      if (!(await recorder.start())) return;
    } catch {
      return ctx.say(own.no_microphone);
    }
    recording = true;
    record.setAttribute("aria-pressed", "true");
    record.textContent = own.recording;
    ctx.say(own.recording);
  }

  /** Keys count only where the focus is: it goes to the question when what has it goes away. @param {Element[]} going */
  function rescue(going) {
    if (going.some((one) => one.contains(document.activeElement))) term.focus({ preventScroll: true });
  }

  /** @param {Blob} blob */
  function keep(blob) {
    forget();
    url = URL.createObjectURL(blob);
    mine.prepend(el("p", { class: "pr-heard" }, own.own, el("audio", { controls: true, src: url, "aria-label": own.own, onplay: on.pause })));
  }

  function forget() {
    if (url) URL.revokeObjectURL(url);
    url = "";
  }

  return {
    node: el("div", { class: "pr-round pr-voice" }, top, card),
    focus: () => term.focus({ preventScroll: true }),
    title: () => heading,
    recorded: () => url !== "",
    record: () => void toggleRecord(),
    /** Lets go of the microphone. */
    drop,
    /** @param {Item} item @param {Mark | undefined} marked @param {Round} round @param {number[]} missed */
    card(item, marked, { turns, at, done }, missed) {
      drop();
      forget();
      rescue([mine, undo]);
      heading = item.term.map(([, text]) => text).join("");
      bar.max = turns.length;
      bar.value = at;
      count.textContent = fill(words.count, { n: at + 1, total: turns.length });
      undo.disabled = !done?.length;
      term.replaceChildren(...spans(item.term));
      answer.replaceChildren(...spans(item.answer), el("p", { class: "pr-more" }, linkTo(ctx, item, item.more ? words.more : words.on_page)));
      marks.forEach((one, i) => one.setAttribute("aria-pressed", String(i + 1 === marked)));
      mine.replaceChildren(...points(item.id, missed));
    },
    /** @param {State} state */
    show(state) {
      const shown = open(state);
      rescue(shown ? [record] : [mine, ...marks]);
      card.classList.toggle("pr-shown", shown);
      phase.textContent = own[`phase_${state.phase}`];
      pause.textContent = state.playing ? words.pause : words.go_on;
      mine.hidden = !shown;
      record.disabled = shown;
      marks.forEach((one) => (one.disabled = !shown));
    },
  };

  /** The key points of a card, for the reader to tick; the round waits while they do. @param {string} id @param {number[]} missed */
  function points(id, missed) {
    const list = data.points[id] ?? [];
    if (!list.length) return [];
    const inputs = list.map((_, i) => el("input", { type: "checkbox", checked: missed.includes(i) }));
    const changed = () => {
      on.pause();
      on.miss(id, inputs.flatMap((one, i) => (one.checked ? [i] : [])));
    };
    return [el("fieldset", { class: "pr-points", onchange: changed }, el("legend", {}, own.points), ...inputs.map((one, i) => el("label", {}, one, list[i])))];
  }
}
