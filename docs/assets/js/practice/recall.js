// A round of recall: one question at a time, shown, marked, and back again if it was weak.

import { finish, makeCard, takingBack } from "./card.js";
import { button } from "./dom.js";
import { fill } from "../fill.js";
import { planned } from "./plan.js";
import { kept as keptPlan } from "./plan-kept.js";
import { emptyView, roundReport } from "./report.js";
import { markTurn, move, moveTo, nameOf, remember, resume, startRound, takeBack, tally } from "./round.js";
import { applyMark } from "./schedule.js";

/** @import {Ctx, View} from "./dom.js" */
/** @import {Choice, Round} from "./round.js" */
/** @import {Mark} from "./schedule.js" */

/** @param {Ctx} ctx @param {Choice} choice @param {string} [desk]  where an unfinished one lies @returns {Round} */
export function openRound(ctx, choice, desk = "round") {
  const kept = choice.q && resume(ctx.desk.take(desk), nameOf(choice), (id) => ctx.items.has(id));
  const plan = choice.plan && keptPlan();
  const ids = plan && planned(plan, choice.plan || "evening", ctx.store.read(), ctx.now()).filter((id) => ctx.items.has(id));
  const fresh = ids ? { turns: ids.map((id) => ({ id })), at: 0 } : null;
  const round = kept || fresh || startRound(ctx.list, choice, ctx.store.read(), ctx.now(), ctx.dice);
  return ctx.items.has(choice.q) ? moveTo(round, choice.q) : round;
}

/**
 * Marks the card on screen, in the store and in the round, and gives what to say of it.
 * @param {Ctx} ctx @param {Round} round @param {Mark} value @returns {[Round, string]}
 */
export function markCard(ctx, round, value) {
  const turn = round.turns[round.at];
  if (!turn) return [round, ""];
  const had = ctx.store.read()[turn.id];
  const before = turn.mark ? turn.before : had;
  const after = applyMark(before, value, ctx.now());
  ctx.store.put(turn.id, after);
  const term = ctx.items.get(turn.id)?.term.map(([, text]) => text).join("");
  const said = fill(ctx.words.marked, { term, box: after.box, when: ctx.words[`when_${after.box}`] });
  return [remember(round, markTurn(round, value, before), had ?? null, after), said];
}

/** Takes the last mark back, in the store and in the round; the card is "" where there is none. @param {Ctx} ctx @param {Round} round @returns {[Round, string]} */
export function unmarkCard(ctx, round) {
  const last = round.done?.at(-1);
  if (!last) return [round, ""];
  ctx.store.takeBack(last.id, last.got, last.had);
  return [takeBack(round), last.id];
}

/** @param {Ctx} ctx @param {Choice} choice @returns {View} */
export function recallView(ctx, choice) {
  const { words } = ctx;
  let round = openRound(ctx, choice);
  if (!round.turns.length) return emptyView(ctx, choice);
  const keep = () => ctx.desk.keep("round", { ...round, name: nameOf(choice) });
  const { undo, reopen } = takingBack(ctx, choice, undone);
  if (round.at >= round.turns.length) return roundReport(ctx, choice, round, reopen);

  const back = button("←", () => step(-1), { class: "pr-quiet", "aria-label": words.previous });
  const ahead = button("→", () => step(1), { class: "pr-quiet", "aria-label": words.next });
  const card = makeCard(ctx, { mark, finish: end, undo: () => undo(card, paint) }, back, ahead);

  function paint() {
    const turn = round.turns[round.at];
    const item = turn && ctx.items.get(turn.id);
    if (!item) return end();
    const { done, total, place, returning } = tally(round);
    card.progress(done, total, fill(returning ? words.count_back : words.count, { n: place, total, back: returning }));
    back.disabled = round.at === 0;
    ahead.disabled = round.at >= round.turns.length - 1;
    card.ask(item, undefined, turn.mark);
    card.canUndo(round.done);
    keep();
    ctx.note({ ...choice, start: true, q: item.id });
  }

  /** @param {Mark} value */
  function mark(value) {
    const [marked, said] = markCard(ctx, round, value);
    round = marked;
    ctx.say(said);
    paint();
    card.focus();
    ctx.settle();
  }

  /** @returns {string} the card */
  function undone() {
    const [before, id] = unmarkCard(ctx, round);
    round = before;
    keep();
    return id;
  }

  /** @param {number} by */
  function step(by) {
    round = move(round, by);
    paint();
    card.focus();
  }

  function end() {
    round = { ...round, at: round.turns.length };
    keep();
    finish(ctx, choice, round.turns);
  }

  paint();
  const keys = { ArrowLeft: () => back.disabled || step(-1), ArrowRight: () => ahead.disabled || step(1) };
  return { node: card.node, focus: card.focus, keys: { ...card.keys, ...keys } };
}
