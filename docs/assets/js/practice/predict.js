// What does this program print, and why? The key is what it printed when it was run; the choices are how other lines of
// the same output end (exports/predict_data.py). Nothing is marked here: a program is no card.

import { button, spans } from "./dom.js";
import { el } from "../element.js";
import { fill } from "../fill.js";
import { shuffle } from "./round.js";
import { urgency } from "./schedule.js";

/** @import {Ctx, View} from "./dom.js" */
/** @import {Cards} from "./cards.js" */
/** @import {Choice, Dice, Span} from "./round.js" */
/** @typedef {{id: string, code: string, lines: string[], at?: number, choices?: string[], why: Span[][]}} Program */

/** Milliseconds to think before there is anything to press. */
const THOUGHT = 3000;

/**
 * In which order programs are shown: those of weak cards first, as in a round.
 * @param {Program[]} all @param {Cards} cards @param {number} now @param {Dice} dice
 */
export const inTurn = (all, cards, now, dice) =>
  shuffle(all, dice).sort((a, b) => urgency(cards[a.id], now) - urgency(cards[b.id], now));

/**
 * Those that an interview can ask for: with one line of the output to be told.
 * @param {Program[]} all @returns {{id: string, n: number}[]}  `n`: which of its question's programs it is, from 0
 */
export const askable = (all) => all.flatMap((one) => (one.choices ? [placeOf(all, one)] : []));

/** @param {Program[]} all @param {Program} one  of them @returns {{id: string, n: number}} */
const placeOf = (all, one) => ({ id: one.id, n: all.filter(({ id }) => id === one.id).indexOf(one) });

/** What such a place means, if the program is there. @param {Program[]} all @param {string} id @param {number} n */
export const programOf = (all, id, n) => all.filter((one) => one.id === id)[n];

/**
 * The programs in the order that was kept, and the place in it: also in the other language, and after a reload. The
 * card of the address has the last word; without one, or when what was kept names other programs, they begin anew.
 * @param {Program[]} all @param {any} kept  what {@link toKeep} made, or anything else @param {string} card  "" for none
 * @param {() => Program[]} fresh @returns {{programs: Program[], at: number}}
 */
export function reopened(all, kept, card, fresh) {
  const order = card && Array.isArray(kept?.order) ? kept.order : [];
  /** @type {Program[]} */
  const known = order.map((/** @type {any} */ place) => programOf(all, place?.id, place?.n)).filter(Boolean);
  const whole = order.length === all.length && new Set(known).size === all.length;
  const programs = whole ? known : fresh();
  if (whole && programs[kept.at]?.id === card) return { programs, at: kept.at };
  const at = programs.findIndex(({ id }) => id === card);
  return { programs, at: Math.max(at, 0) };
}

/** @param {Program[]} all @param {Program[]} programs  the same ones as they are shown @param {number} at */
export const toKeep = (all, programs, at) => ({ order: programs.map((one) => placeOf(all, one)), at });

/** A program or its output, which may be wider than the screen. @param {string} text @param {string} label */
export const listing = (text, label) => el("pre", { tabindex: 0, role: "group", "aria-label": label }, el("code", {}, text));

/** What it printed, and why, as elements. @param {Ctx} ctx @param {Program} program */
export const explained = ({ words }, { lines, why }) => [
  listing(lines.join("\n"), words.predict_output),
  ...why.map((one) => el("p", {}, ...spans(one))),
];

/** The line that is asked for, in two: what stands before its ending, and that. @param {Program} program */
export function parted({ lines, at = 0 }) {
  const [, start = "", end = ""] = /^(.*\s)(\S+)$/.exec(lines[at] ?? "") ?? [];
  return { start, end };
}

/** @param {Ctx} ctx @param {Choice} choice @returns {View} */
export function predictView(ctx, choice) {
  const { words } = ctx;
  const heading = el("h2", { tabindex: -1 }, words.predict);
  const failed = el("p", { role: "status" }); // there before it says something, so that it is read out
  const body = el("div", { class: "pr-predict" }, failed);
  const node = el("article", { class: "pr-report" }, heading, body, el("p", { class: "pr-row" }, button(words.to_choice, () => ctx.go({ ...choice, mode: "recall", start: false, q: "" }, true))));
  /** @type {Program[]} */
  let all = [];
  /** @type {Program[]} */
  let programs = [];
  let at = 0;
  let left = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {import("./dom.js").Keys} */
  let keys = {};

  function ask() {
    const program = programs[at];
    if (!program) return;
    const { id } = program;
    ctx.desk.keep("predict", toKeep(all, programs, at));
    ctx.note({ ...choice, start: true, q: id });
    const answer = explained(ctx, program);
    const { start, end } = parted(program);
    const own = el("textarea", { rows: 2, id: "pr-own" });
    const choices = (program.choices ?? []).map((one) => button(one, () => reveal(one), { disabled: true, translate: "no" }));
    const show = button(words.predict_show, () => reveal(""), { disabled: true, class: "pr-primary" });
    const rest = el("p", { class: "pr-row" }, show);
    const asked = [
      ...(choices.length ? [el("p", {}, words.predict_line), el("p", {}, el("code", {}, `${start}…`)), el("p", { class: "pr-row" }, ...choices)] : []),
      el("label", { for: "pr-own" }, words.predict_own), own, rest,
    ];
    body.replaceChildren(el("p", {}, fill(words.count, { n: at + 1, total: programs.length })), listing(program.code, words.predict), el("p", {}, words.predict_ask), ...asked);
    timer = setTimeout(() => [...choices, show].forEach((one) => (one.disabled = false)), THOUGHT);
    keys = { " ": () => show.click(), ...Object.fromEntries(choices.map((one, i) => [i + 1, () => one.click()])) };

    /** @param {string} chosen */
    function reveal(chosen) {
      const said = chosen && fill(chosen === end ? words.predict_right : words.predict_wrong, { chosen, end });
      const result = el("h3", { tabindex: -1 }, said || words.predict_output);
      [...choices, show].forEach((one) => (one.disabled = true));
      const item = ctx.items.get(id);
      rest.replaceWith(
        result,
        ...answer,
        el("p", { class: "pr-row" }, button(words.predict_next, next, { class: "pr-primary" }), item?.more && el("a", { href: new URL(`${item.more}#show`, ctx.home).href }, words.more)),
      );
      keys = { ArrowRight: next };
      ctx.settle();
      result.focus();
    }
  }

  function next() {
    at = (at + 1) % programs.length;
    ask();
    ctx.settle();
    heading.focus();
  }

  ctx
    .programs()
    .then((read) => {
      if (left) return; // the address belongs to another view
      all = read;
      const fresh = () => inTurn(all, ctx.store.read(), ctx.now(), ctx.dice);
      ({ programs, at } = reopened(all, ctx.desk.take("predict"), choice.q, fresh));
      ask();
    })
    .catch(() => (failed.textContent = words.predict_failed));
  const leave = () => {
    left = true;
    clearTimeout(timer);
  };
  return { node, focus: () => heading.focus(), leave, get keys() { return keys; } };
}
