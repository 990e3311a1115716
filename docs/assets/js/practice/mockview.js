// The mock interview on screen: a quiet clock that can be stopped, and never cuts anybody off.

import { finish, makeCard, takingBack } from "./card.js";
import { button, spans } from "./dom.js";
import { el } from "../element.js";
import { fill } from "../fill.js";
import { allowed, clockText, goOn, hasPrograms, markAsk, resumeMock, spent, startMock, stopClock, takeBackAsk, took } from "./mock.js";
import { askable, explained, listing, parted, programOf } from "./predict.js";
import { emptyView, mockReport } from "./report.js";
import { matching, nameOf } from "./round.js";
import { applyMark } from "./schedule.js";

/** @import {Ctx, View} from "./dom.js" */
/** @import {More} from "./card.js" */
/** @import {Choice, Item} from "./round.js" */
/** @import {Ask, Mock} from "./mock.js" */
/** @import {Program} from "./predict.js" */
/** @import {Mark} from "./schedule.js" */

/**
 * Programs are read first: the interview begins, and its clock with it, when they are there or cannot be had. One that
 * was begun with some waits for them: without, a new one would be kept in its place.
 * @param {Ctx} ctx @param {Choice} choice @returns {View}
 */
export function mockView(ctx, choice) {
  const node = el("div");
  /** @type {View | undefined} */
  let view;
  let left = false;
  const ready = ctx
    .programs()
    .catch(() => (choice.q && hasPrograms(ctx.desk.take("mock"), nameOf(choice)) ? undefined : []))
    .then((programs) => {
      if (left) return;
      view = programs ? interview(ctx, choice, programs) : emptyView(ctx, choice, ctx.words.mock_waits);
      node.replaceChildren(view.node);
    });
  const leave = () => {
    left = true;
    view?.leave?.();
  };
  return { node, leave, ready, focus: () => view?.focus?.(), get keys() { return view?.keys; } };
}

/** @param {Ctx} ctx @param {Choice} choice @param {Program[]} programs @returns {Mock} */
function openMock(ctx, choice, programs) {
  /** @param {string} id @param {number} follow @param {number} [program] */
  const knows = (id, follow, program) =>
    Boolean(program !== undefined ? programOf(programs, id, program) : follow < 0 ? ctx.items.get(id) : ctx.items.get(id)?.next?.[follow]);
  const kept = choice.q && resumeMock(ctx.desk.take("mock"), nameOf(choice), knows);
  return kept || startMock(matching(ctx.list, choice, ctx.store.read(), ctx.now()), choice.minutes, ctx.now(), ctx.dice, askable(programs));
}

/** What is asked beyond the term itself. @param {Ctx} ctx @param {Item} item @param {Ask} ask @param {Program[]} programs @returns {More | undefined} */
function beyond(ctx, item, { follow, program }, programs) {
  const { words } = ctx;
  const next = item.next?.[follow];
  if (next) return { what: words.follow_up, ask: spans(next.ask), answer: [el("p", {}, ...spans(next.answer))] };
  const shown = program === undefined ? undefined : programOf(programs, item.id, program);
  if (!shown) return undefined;
  const { start, end } = parted(shown);
  return {
    what: words.mock_program,
    ask: [words.predict_line, " ", el("code", {}, `${start}…`)],
    show: listing(shown.code, words.predict),
    answer: [el("p", {}, el("code", {}, start + end)), el("p", { class: "pr-small" }, words.predict_output), ...explained(ctx, shown)],
  };
}

/** Marks the answer on screen, in the store and in the interview. @param {Ctx} ctx @param {Mock} mock @param {Mark} value @returns {Mock} */
function markAnswer({ store, now }, mock, value) {
  const ask = mock.asks[mock.at];
  if (!ask) return mock;
  // A follow-up or a program is not the card: only the question itself moves between the boxes.
  const had = store.read()[ask.id];
  const got = ask.follow < 0 && ask.program === undefined ? applyMark(had, value, now()) : null;
  if (got) store.put(ask.id, got);
  return markAsk(mock, value, now(), had ?? null, got);
}

/** Takes the last mark back, in the store and in the interview; the question is "" where there is none. @param {Ctx} ctx @param {Mock} mock @returns {[Mock, string]} */
function unmarkAnswer({ store, now }, mock) {
  const last = mock.done?.at(-1);
  const ask = last && mock.asks[last.at];
  if (!ask) return [mock, ""];
  if (last.got) store.takeBack(ask.id, last.got, last.had);
  return [takeBackAsk(mock, now()), ask.id];
}

/** The clock of the answer, and what stops both. @param {Ctx} ctx @param {() => void} toggle */
function makeClock({ words, now, say }, toggle) {
  const face = el("p", { class: "pr-clock", role: "timer", "aria-live": "off" });
  const pause = button("", toggle, { class: "pr-quiet" });
  let warned = false;
  return {
    nodes: [face, pause],
    /** Another answer: that its time is over will be said anew. */
    begin: () => void (warned = false),
    /** @param {Mock} mock @param {HTMLElement} whole  where the time of the whole interview stands */
    show(mock, whole) {
      const ask = mock.asks[mock.at];
      const left = (ask ? allowed(ask) : 0) - spent(mock.own, now());
      face.textContent = clockText(left);
      whole.textContent = fill(words.whole, { used: took(spent(mock.clock, now())), minutes: mock.minutes });
      pause.textContent = mock.clock.since ? words.pause : words.go_on;
      face.classList.toggle("pr-late", left < 0);
      if (left < 0 && !warned) say(ask?.program === undefined ? words.time_over : words.program_over);
      warned = left < 0;
    },
  };
}

/** @param {Ctx} ctx @param {Choice} choice @param {Program[]} programs @returns {View} */
function interview(ctx, choice, programs) {
  const { words, now } = ctx;
  let mock = openMock(ctx, choice, programs);
  if (!mock.asks.length) return emptyView(ctx, choice);
  const keep = () => ctx.desk.keep("mock", { ...mock, name: nameOf(choice) });
  const { undo, reopen } = takingBack(ctx, choice, undone);
  if (mock.at >= mock.asks.length) return mockReport(ctx, choice, mock, reopen);

  const clock = makeClock(ctx, toggle);
  const shown = () => change({ own: stopClock(mock.own, now()) });
  const card = makeCard(ctx, { mark, finish: end, undo: () => undo(card, paint), shown }, ...clock.nodes);
  const tick = () => clock.show(mock, card.whole);

  /** @param {Partial<Mock>} part */
  function change(part) {
    mock = { ...mock, ...part };
    keep();
    tick();
  }

  function paint() {
    const ask = mock.asks[mock.at];
    const item = ask && ctx.items.get(ask.id);
    if (!item) return end();
    clock.begin();
    const total = mock.asks.length;
    card.progress(mock.at, total, fill(words.count, { n: mock.at + 1, total }));
    card.ask(item, beyond(ctx, item, ask, programs));
    card.canUndo(mock.done);
    ctx.note({ ...choice, start: true, q: item.id });
    change({});
  }

  /** @param {Mark} value */
  function mark(value) {
    if (!mock.asks[mock.at]) return;
    mock = markAnswer(ctx, mock, value);
    ctx.say("");
    paint();
    card.focus();
    ctx.settle();
  }

  /** @returns {string} the question */
  function undone() {
    const [before, id] = unmarkAnswer(ctx, mock);
    mock = before;
    if (id) keep();
    return id;
  }

  function toggle() {
    const turn = mock.clock.since ? stopClock : goOn;
    change({ clock: turn(mock.clock, now()), own: card.shown() ? mock.own : turn(mock.own, now()) });
  }

  function end() {
    change({ at: mock.asks.length, clock: stopClock(mock.clock, now()) });
    finish(ctx, choice, mock.asks);
  }

  paint();
  const timer = setInterval(tick, 500);
  return { node: card.node, focus: card.focus, keys: { ...card.keys, p: toggle }, leave: () => clearInterval(timer) };
}
