// What a round or an interview came to: what went well, what to read again, with links. Made to be printed.

import { button, linkTo, spans } from "./dom.js";
import { el } from "../element.js";
import { fill } from "../fill.js";
import { allowed, took } from "./mock.js";
import { matching } from "./round.js";
import { isShaky } from "./schedule.js";

/** @import {Ctx, View} from "./dom.js" */
/** @import {Kid} from "../element.js" */
/** @import {Choice, Item, Round} from "./round.js" */
/** @import {Mock} from "./mock.js" */
/** @import {Mark} from "./schedule.js" */

/**
 * The worst mark of each card: a card that was known at the second try is still one to read again.
 * @param {{id: string, mark?: Mark}[]} turns
 * @returns {Map<string, Mark>}
 */
export function worst(turns) {
  /** @type {Map<string, Mark>} */
  const marks = new Map();
  for (const { id, mark } of turns) {
    if (mark) marks.set(id, /** @type {Mark} */ (Math.min(mark, marks.get(id) ?? 3)));
  }
  return marks;
}

/** @param {Ctx} ctx @param {string} title @param {Item[]} items */
function group(ctx, title, items) {
  if (!items.length) return null;
  const rows = items.map((item) => el("li", {}, linkTo(ctx, item)));
  return el("section", {}, el("h3", {}, `${title}: ${items.length}`), el("ul", {}, ...rows));
}

/**
 * @param {Ctx} ctx @param {Choice} choice @param {string} title @param {Map<string, Mark>} marks @param {Kid[]} facts
 * @param {false | (() => void)} undo  takes the last mark back and goes on, if there is one to take back
 * @param {Kid} [more]  what stands behind the groups
 */
function reportView(ctx, choice, title, marks, facts, undo, more) {
  const { words } = ctx;
  /** @param {Mark} wanted */
  const having = (wanted) => ctx.list.filter(({ id }) => marks.get(id) === wanted);
  const fresh = { ...choice, q: "" };
  const cards = ctx.store.read();
  const weak = ctx.list.some(({ id }) => isShaky(cards[id]));
  /** @type {Choice} */
  const again = { ...fresh, mode: "recall", plan: "", kind: "all", only: "weak", n: 0, start: true };
  const heading = el("h2", { tabindex: -1 }, title);
  const node = el(
    "article",
    { class: "pr-report" },
    heading,
    ...facts,
    group(ctx, words.to_reread, having(1)),
    group(ctx, words.to_polish, having(2)),
    group(ctx, words.went_well, having(3)),
    more,
    el(
      "p",
      { class: "pr-row" },
      // What is weak elsewhere would make it a round without cards.
      matching(ctx.list, again, cards, ctx.now()).length > 0 && button(words.again_weak, () => ctx.go(again, true), { class: "pr-primary" }),
      button(words.to_choice, () => ctx.go({ ...fresh, plan: "", start: false }, true)),
      button(words.print, () => window.print()),
      weak && button(words.print_shaky, () => ctx.go({ ...fresh, mode: "shaky", plan: "", start: false }, true)),
      undo && button(words.undo, undo),
    ),
  );
  return { node, focus: () => heading.focus(), keys: undo ? { z: undo, "Mod+z": undo } : undefined };
}

/** @param {Ctx} ctx @param {Choice} choice @param {Round} round @param {() => void} undo @param {Kid} [more] @returns {View} */
export function roundReport(ctx, choice, { turns, done }, undo, more) {
  const marks = worst(turns);
  const text = fill(ctx.words.round_facts, { n: marks.size, known: [...marks.values()].filter((mark) => mark === 3).length });
  return reportView(ctx, choice, ctx.words.round_over, marks, [el("p", {}, text)], Boolean(done?.length) && undo, more);
}

/** @param {Ctx} ctx @param {Choice} choice @param {Mock} mock @param {() => void} undo @returns {View} */
export function mockReport(ctx, choice, { asks, began, clock, minutes, done: marked }, undo) {
  const { words } = ctx;
  const done = asks.filter((ask) => ask.mark);
  const day = new Intl.DateTimeFormat(document.documentElement.dataset.lang, { dateStyle: "long", timeStyle: "short" }).format(began);
  const left = asks.length - done.length;
  const values = { n: done.length, minutes, used: Math.round(clock.spent / 60_000), late: done.filter((ask) => (ask.spent ?? 0) > allowed(ask)).length };
  return reportView(ctx, choice, words.mock_over, worst(done), [
    el("p", {}, day),
    el("p", {}, fill(words.mock_facts, values)),
    left > 0 && el("p", {}, fill(words.mock_left, { n: left })),
  ], Boolean(marked?.length) && undo, inOrder(ctx, done));
}

/** What was asked, follow-ups too, as it went: the mark and the time of each answer. @param {Ctx} ctx @param {Mock["asks"]} asks */
function inOrder(ctx, asks) {
  /** @param {Item} item @param {string} part @param {(Node | string)[]} text */
  const to = (item, part, text) => el("a", { href: new URL(`${item.more}#${part}`, ctx.home).href }, ...text);
  const rows = asks.map((ask) => {
    const { id, follow, program, mark, spent = 0 } = ask;
    const item = ctx.items.get(id);
    const next = item?.next?.[follow];
    const shown = program !== undefined && [`${ctx.words.predict} — `, ...spans(item?.term ?? [])];
    const link = item && (next ? to(item, "next", spans(next.ask)) : shown ? to(item, "show", shown) : linkTo(ctx, item));
    return el("li", {}, link, ` — ${ctx.words[`mark_${mark}`].toLowerCase()}, `, el("span", { class: spent > allowed(ask) && "pr-late" }, took(spent)));
  });
  return el("section", {}, el("h3", {}, ctx.words.in_order), el("ol", { class: "pr-asks" }, ...rows));
}

/** @param {Ctx} ctx @param {Choice} choice @param {string} [why] @returns {View} */
export function emptyView(ctx, choice, why = ctx.words.nothing) {
  const heading = el("h2", { tabindex: -1 }, why);
  const back = button(ctx.words.to_choice, () => ctx.go({ ...choice, mode: "recall", plan: "", start: false, q: "" }), { class: "pr-primary" });
  return { node: el("div", { class: "pr-report" }, heading, el("p", { class: "pr-row" }, back)), focus: () => heading.focus() };
}
