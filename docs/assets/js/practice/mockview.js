// The mock interview on screen: a quiet clock that can be stopped, and never cuts anybody off.

import { finish, makeCard, takingBack } from "./card.js";
import { button, el, fill } from "./dom.js";
import { EACH, clockText, goOn, markAsk, resumeMock, spent, startMock, stopClock, takeBackAsk, took } from "./mock.js";
import { emptyView, mockReport } from "./report.js";
import { matching, nameOf } from "./round.js";
import { applyMark } from "./schedule.js";

/** @import {Ctx, View} from "./dom.js" */
/** @import {Choice} from "./round.js" */
/** @import {Mock} from "./mock.js" */
/** @import {Mark} from "./schedule.js" */

/** @param {Ctx} ctx @param {Choice} choice @returns {Mock} */
function openMock(ctx, choice) {
  const knows = (/** @type {string} */ id, /** @type {number} */ n) => Boolean(n < 0 ? ctx.items.get(id) : ctx.items.get(id)?.next?.[n]);
  const kept = choice.q && resumeMock(ctx.desk.take("mock"), nameOf(choice), knows);
  return kept || startMock(matching(ctx.list, choice, ctx.store.read(), ctx.now()), choice.minutes, ctx.now(), ctx.dice);
}

/** @param {Ctx} ctx @param {Choice} choice @returns {View} */
export function mockView(ctx, choice) {
  const { words, now } = ctx;
  let mock = openMock(ctx, choice);
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
    card.ask(item, ask.follow);
    card.canUndo(mock.done);
    ctx.note({ ...choice, start: true, q: item.id });
    change({});
  }

  function tick() {
    const left = EACH - spent(mock.own, now());
    clock.textContent = clockText(left);
    card.whole.textContent = fill(words.whole, { used: took(spent(mock.clock, now())), minutes: mock.minutes });
    pause.textContent = mock.clock.since ? words.pause : words.go_on;
    clock.classList.toggle("pr-late", left < 0);
    if (left < 0 && !warned) ctx.say(words.time_over);
    warned = left < 0;
  }

  /** @param {Mark} value */
  function mark(value) {
    const ask = mock.asks[mock.at];
    if (!ask) return;
    // A follow-up is not the card: only the question itself moves between the boxes.
    const had = ctx.store.read()[ask.id];
    const got = ask.follow < 0 ? applyMark(had, value, now()) : null;
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
