// Which cards a round has, and how it goes on. Pure: the address, the saved cards, the time and the dice come in.

import { soundCard } from "./cards.js";
import { isDue, isShaky, urgency } from "./schedule.js";

/** @import {Mark, Card} from "./schedule.js" */
/** @import {Cards} from "./cards.js" */
/** @typedef {[kind: "text" | "code" | "strong", text: string]} Span */
/** @typedef {{ask: Span[], answer: Span[]}} FollowUp */
/** @typedef {"basic" | "intermediate" | "advanced"} Level */
/**
 * @typedef {object} Item  a question or a quick row, as the build wrote it
 * @property {string} id @property {number} number @property {string} topic @property {Level} level
 * @property {Span[]} term @property {Span[]} answer @property {string} href @property {string} [more]
 * @property {FollowUp[]} [next]
 * @property {number} [asked]  how many public lists of interview questions name it
 * @property {[number, number]} [read]  seconds that one minute of it and all of it take to read
 */
/**
 * @typedef {object} Choice  what the address says
 * @property {string[]} topics  empty for all
 * @property {string[]} levels  empty for all
 * @property {"full" | "rows" | "all"} kind
 * @property {"" | "due" | "weak"} only
 * @property {number} n  0 for all of them
 * @property {"recall" | "mock" | "plan" | "shaky" | "predict" | "aloud"} mode  `plan` is the plan itself, `shaky` the page to print
 * @property {"" | "evening" | "morning"} plan  the planned round, with its own cards
 * @property {number} minutes
 * @property {boolean} start
 * @property {string} q  the card on screen; `end` is the report
 */
/** @typedef {{id: string, mark?: Mark, before?: Card, again?: boolean}} Turn */
/**
 * @typedef {object} Done  what a mark has changed: the place, the card before and after, and which turns became which
 * @property {number} at @property {string} id @property {Card | null} had @property {Card} got
 * @property {number} from @property {number} size @property {Turn[]} old  `size` turns from `from` on were `old` before
 */
/** @typedef {{turns: Turn[], at: number, done?: Done[]}} Round  `done`: the marks that can be taken back, last one last */
/** @typedef {() => number} Dice  like Math.random */

export const MINUTES = [15, 30, 45];
export const LEVELS = ["basic", "intermediate", "advanced"];

/** How many other cards come before a card marked 1 or 2 returns within the round. */
export const RETURN_AFTER = { 1: 3, 2: 7 };

/** @param {string} search @returns {Choice} */
export function parseChoice(search) {
  const params = new URLSearchParams(search);
  /** @param {string} name */
  const get = (name) => params.get(name) ?? "";
  /** @param {string} name */
  const list = (name) => [...new Set(get(name).split(",").filter((word) => /^[a-z][a-z0-9-]*$/.test(word)))];
  /** @template {string} T @param {T[]} known @param {string} value @returns {T} */
  const one = (known, value) => known.find((word) => word === value) ?? /** @type {T} */ (known[0]);
  const n = Number(get("n"));
  const minutes = Number(get("minutes"));
  const q = /^([a-z]\d{1,5}|end)$/.exec(get("card"))?.[0] ?? "";
  return {
    topics: list("topics"),
    levels: list("levels").filter((level) => LEVELS.includes(level)),
    kind: one(["full", "rows", "all"], get("kind")),
    only: one(["", "due", "weak"], get("only")),
    n: Number.isInteger(n) && n > 0 && n < 1000 ? n : 0,
    mode: one(["recall", "mock", "plan", "shaky", "predict", "aloud"], get("mode")),
    plan: one(["", "evening", "morning"], get("plan")),
    minutes: MINUTES.includes(minutes) ? minutes : 15,
    start: get("start") === "1" || q !== "",
    q,
  };
}

/** The address of a choice, shortest first: what is the default is left out. @param {Choice} choice */
export function formatChoice(choice) {
  const { topics, levels, kind, only, n, mode, plan, minutes, start, q } = choice;
  const parts = [
    topics.length && `topics=${topics.join(",")}`,
    levels.length && `levels=${levels.join(",")}`,
    kind !== "full" && `kind=${kind}`,
    only && `only=${only}`,
    n && `n=${n}`,
    plan && `plan=${plan}`,
    (start || mode !== "recall") && `mode=${mode}`,
    mode === "mock" && `minutes=${minutes}`,
    start && "start=1",
    q && `card=${q}`,
  ].filter(Boolean);
  return parts.length ? `?${parts.join("&")}` : "";
}

/** Two addresses with the same name mean the same round. @param {Choice} choice */
export const nameOf = (choice) => formatChoice({ ...choice, start: true, q: "" });

/** @template T @param {T[]} list @param {Dice} dice @returns {T[]} */
export function shuffle(list, dice) {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = Math.floor(dice() * (i + 1));
    [out[i], out[j]] = [/** @type {T} */ (out[j]), /** @type {T} */ (out[i])];
  }
  return out;
}

/**
 * Items that the choice allows, in the order of the sheet.
 * @param {Item[]} items @param {Choice} choice @param {Cards} cards @param {number} now
 */
export function matching(items, choice, cards, now) {
  return items.filter(({ id, topic, level }) => {
    const card = cards[id];
    if (choice.topics.length && !choice.topics.includes(topic)) return false;
    if (choice.levels.length && !choice.levels.includes(level)) return false;
    if (choice.kind !== "all" && (choice.kind === "rows") !== id.startsWith("r")) return false;
    if (choice.only === "due") return card !== undefined && isDue(card, now);
    return choice.only !== "weak" || isShaky(card);
  });
}

/**
 * A new round: shuffled, then mistakes first. With `n` it is a random sample of that size.
 * @param {Item[]} items @param {Choice} choice @param {Cards} cards @param {number} now @param {Dice} dice
 * @returns {Round}
 */
export function startRound(items, choice, cards, now, dice) {
  const mixed = shuffle(matching(items, choice, cards, now), dice).slice(0, choice.n || undefined);
  mixed.sort((a, b) => urgency(cards[a.id], now) - urgency(cards[b.id], now));
  return { turns: mixed.map(({ id }) => ({ id })), at: 0 };
}

/**
 * Marks the card on screen and moves on. A weak card returns within the round: "don't know" after three others
 * until it is known, "almost" once, after seven. Marking a card again takes the first mark's return back.
 * @param {Round} round @param {Mark} mark @param {Card | undefined} before  the card as it was before this turn
 * @returns {Round}
 */
export function markTurn(round, mark, before) {
  const { at } = round;
  const turn = round.turns[at];
  if (!turn) return round;
  const { id } = turn;
  const turns = round.turns.filter((other, i) => i <= at || other.id !== id || other.mark !== undefined);
  turns[at] = { ...turn, mark, ...(before && { before }) };
  const returned = turns.some((other, i) => i !== at && other.id === id && other.mark === 2);
  if (mark === 1 || (mark === 2 && !returned)) turns.splice(at + 1 + RETURN_AFTER[mark], 0, { id, again: true });
  return { ...round, turns, at: nextOpen(turns, at) };
}

/**
 * Remembers how to take back the mark that made `after` of `before`.
 * @param {Round} before @param {Round} after @param {Card | null} had  the kept card before @param {Card} got  and after
 * @returns {Round}
 */
export function remember(before, after, had, got) {
  const [old, turns] = [before.turns, after.turns];
  const same = (/** @type {Turn | undefined} */ a, /** @type {Turn | undefined} */ b) => JSON.stringify(a) === JSON.stringify(b);
  let from = 0;
  while (from < Math.min(old.length, turns.length) && same(old[from], turns[from])) from += 1;
  let end = 0;
  while (end < Math.min(old.length, turns.length) - from && same(old.at(-1 - end), turns.at(-1 - end))) end += 1;
  const id = old[before.at]?.id ?? "";
  const done = { at: before.at, id, had, got, from, size: turns.length - end - from, old: old.slice(from, old.length - end) };
  return { ...after, done: [...(before.done ?? []), done] };
}

/** The round as it was before its last mark. @param {Round} round @returns {Round} */
export function takeBack({ turns, at, done = [] }) {
  const last = done.at(-1);
  if (!last) return { turns, at, done };
  return { turns: [...turns.slice(0, last.from), ...last.old, ...turns.slice(last.from + last.size)], at: last.at, done: done.slice(0, -1) };
}

/** The next unmarked turn after `at`, else the first one skipped, else the end. @param {Turn[]} turns @param {number} at */
function nextOpen(turns, at) {
  const after = turns.findIndex((turn, i) => i > at && !turn.mark);
  if (after >= 0) return after;
  const skipped = turns.findIndex((turn) => !turn.mark);
  return skipped >= 0 ? skipped : turns.length;
}

/**
 * On from the card on screen, marked or not: to the next turn that has no mark. What was passed over is not asked again.
 * @param {Round} round @returns {Round}
 */
export function goOn(round) {
  const at = round.turns.findIndex((turn, i) => i > round.at && !turn.mark);
  return { ...round, at: at < 0 ? round.turns.length : at };
}

/** Looks back or ahead without marking. @param {Round} round @param {number} by @returns {Round} */
export function move(round, by) {
  return { ...round, at: Math.max(0, Math.min(round.at + by, round.turns.length - 1)) };
}

/**
 * Brings `id` on screen: at its open turn, else at any turn, else as a new first one.
 * @param {Round} round @param {string} id @returns {Round}
 */
export function moveTo(round, id) {
  if (round.turns[round.at]?.id === id) return round;
  const open = round.turns.findIndex((turn) => turn.id === id && !turn.mark);
  const at = open >= 0 ? open : round.turns.findIndex((turn) => turn.id === id);
  // With a turn more in front, what was remembered would be put back at the wrong place.
  return at >= 0 ? { ...round, at } : { turns: [{ id }, ...round.turns], at: 0 };
}

/** @param {any} turn */
const isTurn = (turn) => typeof turn?.id === "string" && isMark(turn.mark) && (turn.before === undefined || soundCard(turn.before));

/** @param {unknown} mark */
export const isMark = (mark) => mark === undefined || mark === 1 || mark === 2 || mark === 3;

/** What taking a mark back needs of a card. @param {any} done */
export const isTakenBack = (done) => Number.isInteger(done?.at) && (done.had === null || soundCard(done.had)) && Boolean(soundCard(done.got));

/** A mark that can be taken back, with the turns that it has changed. @param {any} done */
const isStep = (done) =>
  isTakenBack(done) && typeof done.id === "string" && [done.from, done.size].every(Number.isInteger) && Array.isArray(done.old) && done.old.every(isTurn);

/**
 * A kept round, if it is one, without the questions that are gone since.
 * @param {any} kept @param {string} name @param {(id: string) => boolean} knows
 * @returns {Round | null}
 */
export function resume(kept, name, knows) {
  if (kept?.name !== name || !Array.isArray(kept.turns) || !Number.isInteger(kept.at)) return null;
  const turns = kept.turns.filter((/** @type {any} */ turn) => isTurn(turn) && knows(turn.id));
  if (!turns.length) return null;
  const done = turns.length === kept.turns.length && Array.isArray(kept.done) && kept.done.every(isStep) ? kept.done : [];
  return { turns, at: Math.max(0, Math.min(kept.at, turns.length)), done };
}

/** How far the round is: distinct cards, those that have been marked and are not to return, and the place of the one on screen. @param {Round} round */
export function tally({ turns, at }) {
  const distinct = (/** @type {Turn[]} */ some) => new Set(some.map(({ id }) => id)).size;
  const open = turns.filter((turn) => !turn.mark);
  const total = distinct(turns);
  return { total, done: total - distinct(open), place: distinct(turns.slice(0, at + 1)), returning: distinct(open.filter((turn) => turn.again)) };
}
