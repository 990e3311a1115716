// The card that is said, its targets, the reader's own answer and the key points that it lacked.

import { button, linkTo, spans } from "../dom.js";
import { el } from "../../element.js";
import { fill } from "../../fill.js";
import { makeOwnAnswer } from "./own-answer.js";
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
 * @property {() => void} turn  the own answer begins or ends to be recorded or heard
 */

/** The line over the card: the way out, how far the round is, the last mark taken back. @param {Ctx["words"]} words @param {On} on */
function makeTop(words, on) {
  const count = el("p", { class: "pr-count" });
  const bar = el("progress", { "aria-label": words.progress });
  const undo = button(words.undo, on.undo, { class: "pr-quiet" });
  const node = el("div", { class: "pr-top" }, button(words.finish, on.finish, { class: "pr-quiet" }), bar, el("div", { class: "pr-where" }, count), undo);
  /** @param {Round} round */
  const show = ({ turns, at, done }) => {
    bar.max = turns.length;
    bar.value = at;
    count.textContent = fill(words.count, { n: at + 1, total: turns.length });
    undo.disabled = !done?.length;
  };
  return { node, undo, show };
}

/**
 * The key points of an answer, for the reader to tick those that the own one lacked; the round waits while they do.
 * @param {string[]} list @param {string} title @param {number[]} missed @param {(missed: number[]) => void} changed
 */
function pointsPart(list, title, missed, changed) {
  const inputs = list.map((_, i) => el("input", { type: "checkbox", checked: missed.includes(i) }));
  const onchange = () => changed(inputs.flatMap((one, i) => (one.checked ? [i] : [])));
  return el("fieldset", { class: "pr-points", onchange }, el("legend", {}, title), ...inputs.map((one, i) => el("label", {}, one, list[i])));
}

/** What lies on the stage. @param {Ctx["words"]} words @param {Data["words"]} own @param {On} on @param {HTMLElement} record */
function makeParts(words, own, on, record) {
  const phase = el("p", { class: "pr-meta pr-phase" });
  const term = el("h2", { class: "pr-term", id: "pr-term", tabindex: -1 });
  const answer = el("div", { class: "pr-answer", role: "group", "aria-label": words.answer });
  const mine = el("div", { class: "pr-own" });
  const pause = button("", on.toggle, { class: "pr-big pr-primary" });
  const marks = on.marks.map((mark, i) => button(words[`mark_${i + 1}`], mark, { class: `pr-mark pr-big pr-mark-${i + 1}` }));
  const face = el("div", { class: "pr-face" }, phase, term, el("div", { class: "pr-stack" }, record, answer), mine);
  const targets = [pause, button(own.again, on.again, { class: "pr-big" }), button(own.next, on.next, { class: "pr-big" })];
  const marking = el("div", { class: "pr-marks", role: "group", "aria-label": words.marks }, ...marks);
  const card = el("section", { class: "pr-card", "aria-labelledby": "pr-term" }, face, el("div", { class: "pr-actions pr-targets" }, ...targets, marking));
  return { card, phase, term, answer, mine, pause, marks };
}

/** @param {Ctx} ctx @param {Data} data @param {On} on */
export function makeStage(ctx, data, on) {
  const { words } = ctx;
  const own = data.words;
  let heading = "";
  const { record, toggle, end, cut, forget, recorded, busy } = makeOwnAnswer(ctx, own, { ...on, came: (heard) => mine.prepend(heard) });
  const { card, phase, term, answer, mine, pause, marks } = makeParts(words, own, on, record);
  const top = makeTop(words, on);

  /** Keys count only where the focus is: it goes to the question when what has it goes away. @param {Element[]} going */
  function rescue(going) {
    if (going.some((one) => one.contains(document.activeElement))) term.focus({ preventScroll: true });
  }

  /** @param {string} id @param {number[]} missed */
  function points(id, missed) {
    const list = data.points[id] ?? [];
    const changed = (/** @type {number[]} */ now) => {
      on.pause();
      on.miss(id, now);
    };
    return list.length ? [pointsPart(list, own.points, missed, changed)] : [];
  }

  return {
    node: el("div", { class: "pr-round pr-voice" }, top.node, card),
    focus: () => term.focus({ preventScroll: true }),
    title: () => heading,
    recorded, busy, cut, forget,
    record: () => void toggle(),
    /** @param {Item} item @param {Mark | undefined} marked @param {Round} round @param {number[]} missed */
    card(item, marked, round, missed) {
      rescue([mine, top.undo]);
      forget();
      heading = item.term.map(([, text]) => text).join("");
      top.show(round);
      term.replaceChildren(...spans(item.term));
      answer.replaceChildren(...spans(item.answer), el("p", { class: "pr-more" }, linkTo(ctx, item, item.more ? words.more : words.on_page)));
      marks.forEach((one, i) => one.setAttribute("aria-pressed", String(i + 1 === marked)));
      mine.replaceChildren(...points(item.id, missed));
    },
    /** @param {State} state */
    show(state) {
      const shown = open(state);
      if (state.playing) end();
      rescue(shown ? [record] : [mine, ...marks]);
      card.classList.toggle("pr-shown", shown);
      phase.textContent = own[`phase_${state.phase}`];
      pause.textContent = state.playing ? words.pause : words.go_on;
      mine.hidden = !shown;
      record.disabled = shown;
      marks.forEach((one) => (one.disabled = !shown));
    },
  };
}
