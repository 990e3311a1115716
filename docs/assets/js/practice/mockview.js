// The mock interview on screen: a quiet clock that can be stopped, and never cuts anybody off.

import { finish, makeCard, takingBack } from "./card.js";
import { button, spans } from "./dom.js";
import { el } from "../element.js";
import { fill } from "../fill.js";
import { allowed, clockText, goOn, markAsk, resumeMock, spent, startMock, stopClock, takeBackAsk, took } from "./mock.js";
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
 * Programs are read first: the interview begins, and its clock with it, when they are there or cannot be had.
 * @param {Ctx} ctx @param {Choice} choice @returns {View}
 */
export function mockView(ctx, choice) {
  const node = el("div");
  /** @type {View | undefined} */
  let view;
  let left = false;
  const ready = ctx
    .programs()
    .catch(() => [])
    .then((programs) => {
      if (left) return;
      view = interview(ctx, choice, programs);
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

/** @param {Ctx} ctx @param {Choice} choice @param {Program[]} programs @returns {View} */
function interview(ctx, choice, programs) {
  const { words, now } = ctx;
  let mock = openMock(ctx, choice, programs);
  if (!mock.asks.length) return emptyView(ctx, choice);
  const { undo, reopen } = takingBack(ctx, choice, undone);
  if (mock.at >= mock.asks.length) return mockReport(ctx, choice, mock, reopen);

  let warned = false;
  const clock = el("p", { class: "pr-clock", role: "timer", "aria-live": "off" });
  const pause = button("", toggle, { class: "pr-quiet" });
  const card = makeCard(ctx, { mark, finish: end, undo: () => undo(card, paint), shown: () => change({ own: stopClock(mock.own, now()) }) }, clock, pause);

  /** @param {Partial<Mock>} part */
  function change(part) {
    mock = { ...mock, ...part };
    ctx.desk.keep("mock", { ...mock, name: nameOf(choice) });
    tick();
  }

  function paint() {
    const ask = mock.asks[mock.at];
    const item = ask && ctx.items.get(ask.id);
    if (!item) return end();
    warned = false;
    const total = mock.asks.length;
    card.progress(mock.at, total, fill(words.count, { n: mock.at + 1, total }));
    card.ask(item, beyond(ctx, item, ask, programs));
    card.canUndo(mock.done);
    ctx.note({ ...choice, start: true, q: item.id });
    change({});
  }

  function tick() {
    const ask = mock.asks[mock.at];
    const left = (ask ? allowed(ask) : 0) - spent(mock.own, now());
    clock.textContent = clockText(left);
    card.whole.textContent = fill(words.whole, { used: took(spent(mock.clock, now())), minutes: mock.minutes });
    pause.textContent = mock.clock.since ? words.pause : words.go_on;
    clock.classList.toggle("pr-late", left < 0);
    if (left < 0 && !warned) ctx.say(ask?.program === undefined ? words.time_over : words.program_over);
    warned = left < 0;
  }

  /** @param {Mark} value */
  function mark(value) {
    const ask = mock.asks[mock.at];
    if (!ask) return;
    // A follow-up or a program is not the card: only the question itself moves between the boxes.
    const had = ctx.store.read()[ask.id];
    const got = ask.follow < 0 && ask.program === undefined ? applyMark(had, value, now()) : null;
    if (got) ctx.store.put(ask.id, got);
    mock = markAsk(mock, value, now(), had ?? null, got);
    ctx.say("");
    paint();
    card.focus();
    ctx.settle();
  }

  /** @returns {string} the question */
  function undone() {
    const last = mock.done?.at(-1);
    const ask = last && mock.asks[last.at];
    if (!ask) return "";
    if (last.got) ctx.store.takeBack(ask.id, last.got, last.had);
    mock = takeBackAsk(mock, now());
    ctx.desk.keep("mock", { ...mock, name: nameOf(choice) });
    return ask.id;
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
  return {
    node: card.node,
    focus: card.focus,
    keys: { ...card.keys, p: toggle },
    leave: () => clearInterval(timer),
  };
}
