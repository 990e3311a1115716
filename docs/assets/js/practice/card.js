// One card with what stands over it: the term large, the answer hidden in the place it will take, so that nothing
// moves when it turns. A round and an interview look alike.

import { button, linkTo, spans } from "./dom.js";
import { el } from "../element.js";
import { fill } from "../fill.js";
import { bindSwipe } from "./swipe.js";

/** @import {Ctx, Keys} from "./dom.js" */
/** @import {Choice, Item} from "./round.js" */
/** @import {Mark} from "./schedule.js" */
/**
 * @typedef {object} More  what is asked about a question beyond its term
 * @property {string} what  a follow-up, a program @property {(Node | string)[]} ask
 * @property {Node} [show]  what stands under it while it is answered @property {Node[]} answer
 */

/** CSS pixels: a lower screen has room for the card alone. */
const LOW = 600;

/** @typedef {{mark: (mark: Mark) => void, finish: () => void, undo: () => void, shown?: () => void}} On  what the buttons do */

/** The line over the card. @param {Ctx["words"]} words @param {On} on @param {Node[]} tools  what else stands there */
function makeTop(words, on, tools) {
  const bar = el("progress", { "aria-label": words.progress });
  const count = el("p", { class: "pr-count" });
  const whole = el("p", { class: "pr-whole" });
  const undo = button("", on.undo, { class: "pr-quiet pr-undo", "aria-label": words.undo });
  undo.append(el("span", { "aria-hidden": "true" }, "↶"), el("span", { class: "pr-wide" }, words.undo_short));
  const finish = button(words.finish, on.finish, { class: "pr-quiet" });
  const node = el("div", { class: "pr-top" }, finish, bar, el("div", { class: "pr-where" }, count, whole), undo, ...tools);
  return { node, bar, count, whole, undo };
}

/** A button for each mark, with its key. @param {Ctx["words"]} words @param {On["mark"]} then */
const makeMarks = (words, then) =>
  /** @type {Mark[]} */ ([1, 2, 3]).map((mark) => {
    const sign = el("kbd", { "aria-hidden": "true" }, String(mark));
    return el("button", { type: "button", class: `pr-mark pr-mark-${mark}`, onclick: () => then(mark) }, words[`mark_${mark}`], sign);
  });

/** The card itself. @param {Ctx["words"]} words @param {HTMLElement[]} marks @param {() => void} show @param {() => void} tap */
function makeFace(words, marks, show, tap) {
  const meta = el("p", { class: "pr-meta" });
  const term = el("h2", { class: "pr-term", id: "pr-term", tabindex: -1 });
  const under = el("div");
  const answer = el("div", { class: "pr-answer", tabindex: -1, role: "group", "aria-label": words.answer });
  const face = el("div", { class: "pr-face", onclick: tap }, meta, term, under, el("div", { class: "pr-stack" }, el("p", { class: "pr-hint" }, words.say_aloud), answer));
  const marking = el("div", { class: "pr-marks", role: "group", "aria-label": words.marks }, ...marks);
  const actions = el("div", { class: "pr-stack pr-actions" }, button(words.show, show, { class: "pr-show pr-primary" }), marking);
  const card = el("section", { class: "pr-card", "aria-labelledby": "pr-term" }, face, actions);
  return { card, face, meta, term, under, answer };
}

/**
 * @param {Ctx} ctx @param {On} on
 * @param {...Node} tools  what else stands over the card
 */
export function makeCard(ctx, on, ...tools) {
  const { words } = ctx;
  const buttons = makeMarks(words, on.mark);
  const { card, face, meta, term, under, answer } = makeFace(words, buttons, show, tap);
  const top = makeTop(words, on, tools);
  const node = el("div", { class: "pr-round" }, top.node, card);
  const shown = () => card.classList.contains("pr-shown");

  /** Screen readers read the answer because it takes the focus. */
  function show() {
    if (shown()) return;
    on.shown?.();
    card.classList.add("pr-shown");
    ctx.settle();
    answer.focus({ preventScroll: true });
    bringIntoSight(answer, under.hasChildNodes() ? answer : card);
  }

  /** A tap anywhere on the card turns it; one that selects words does not. */
  function tap() {
    if (getSelection()?.isCollapsed ?? true) show();
  }

  bindSwipe(
    face,
    (event) => shown() && !ctx.early(event),
    (mark) => buttons.forEach((one, i) => one.classList.toggle("pr-aim", i + 1 === mark)),
    on.mark,
  );

  /** Nobody has read an answer as soon as it is there: a mark waits a blink. @param {Mark} mark @returns {Keys[string]} */
  const key = (mark) => (event) => shown() && !ctx.early(event) && on.mark(mark);

  return {
    node,
    term,
    /** Where a view says how long it has been at it. */
    whole: top.whole,
    shown,
    show,
    focus() {
      term.focus({ preventScroll: true });
      // The clock and the way out with it, where there is room for both.
      bringIntoSight(term, innerHeight < LOW ? card : node);
    },
    /** @type {Keys} */
    keys: { " ": show, 1: key(1), 2: key(2), 3: key(3), z: on.undo, "Mod+z": on.undo },
    /** @param {unknown[]} [done] */
    canUndo(done) {
      top.undo.disabled = !done?.length;
    },
    /** @param {number} n @param {number} total @param {string} text */
    progress(n, total, text) {
      top.bar.max = total;
      top.bar.value = n;
      top.count.textContent = text;
    },
    /** @param {Item} item @param {More} [more]  without it the question itself is asked @param {Mark} [marked] */
    ask(item, more, marked) {
      const topic = ctx.topics.find(({ slug }) => slug === item.topic);
      const level = el("span", { class: `pr-level pr-${item.level}` }, words[`level_${item.level}`]);
      card.classList.remove("pr-shown");
      meta.replaceChildren(level, ` ${topic?.title}${more ? ` · ${more.what}` : ""}`);
      term.replaceChildren(...(more?.ask ?? spans(item.term)));
      term.classList.toggle("pr-long", Boolean(more) || item.id.startsWith("r"));
      under.replaceChildren(...(more?.show ? [more.show] : []));
      const link = el("p", { class: "pr-more" }, linkTo(ctx, item, item.more ? words.more : words.on_page));
      answer.replaceChildren(...(more?.answer ?? [el("p", {}, ...spans(item.answer))]), link);
      buttons.forEach((one, i) => one.setAttribute("aria-pressed", String(i + 1 === marked)));
    },
  };
}

/**
 * Scrolls only if the beginning of `node` is behind the bar above or the buttons below; then to the top of `from`.
 * @param {HTMLElement} node @param {HTMLElement} [from]
 */
function bringIntoSight(node, from = node) {
  const { top } = node.getBoundingClientRect();
  if (top < 64 || top > innerHeight - 128) from.scrollIntoView();
}

/**
 * Ends with the report, or with the choice if nothing was marked.
 * @param {Ctx} ctx @param {Choice} choice @param {{mark?: Mark}[]} turns
 */
export function finish(ctx, choice, turns) {
  const some = turns.some((turn) => turn.mark);
  ctx.go({ ...choice, start: some, q: some ? "end" : "" });
}

/**
 * Taking the last mark back: on the card, and from the report, where the round is opened again for it.
 * @param {Ctx} ctx @param {Choice} choice
 * @param {() => string} undone  takes it back from the store too, and gives the question whose answer is to be marked
 *   again, "" if there is none
 */
export function takingBack(ctx, choice, undone) {
  return {
    /** @param {ReturnType<typeof makeCard>} card @param {() => void} paint */
    undo(card, paint) {
      if (!undone()) return;
      paint();
      card.show();
      ctx.say(fill(ctx.words.undone, { term: card.term.textContent }));
    },
    reopen() {
      ctx.go({ ...choice, start: true, q: undone() });
      ctx.say(ctx.words.undone_last);
    },
  };
}
