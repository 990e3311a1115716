// The marks as text, kept or exported. Whatever has befallen a text: what is good in it is read, the rest is named.

/** @import {Card} from "./schedule.js" */
/** @typedef {Record<string, Card>} Cards */
/** @typedef {(old: any) => any} Step  turns version n (its index) into version n + 1 */
/**
 * @typedef {object} Read  what a text held
 * @property {Cards} cards
 * @property {"" | "damaged" | "newer"} trouble
 * @property {string[]} bad  entries that stand in it and cannot be read, by id or whatever stands in its place
 */

export const VERSION = 1;

/** Version 0 was a bare map of cards, without a number. @type {Step[]} */
const STEPS = [(old) => ({ version: 1, cards: old })];

/** The longest wait of the schedule with a day to spare: a later date comes from a wrong clock. */
const LONGEST = 9 * 86_400_000;

/** How far two sound clocks may be apart, in ms; a mark from further ahead was made under a wrong one. */
export const SKEW = 5 * 60_000;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value */
const count = (value) => (typeof value === "number" && Number.isFinite(value) && value >= 0 ? Math.floor(value) : -1);

/** The card that `value` is, without what else it holds. @param {unknown} value @returns {Card | null} */
export function soundCard(value) {
  if (!isRecord(value)) return null;
  const box = count(value.box);
  const due = count(value.due);
  const last = count(value.last);
  if (box < 1 || box > 5 || due < 0 || last < 0) return null;
  return { box, due: Math.min(due, last + LONGEST), last, seen: Math.max(count(value.seen), 1) };
}

/**
 * What a broken text still says: the entries that are whole, and an empty one for each that is only named.
 * @param {string} text
 */
function salvage(text) {
  /** @type {Record<string, unknown>} */
  const cards = {};
  for (const [, id = ""] of text.matchAll(/"([a-z]\d{1,5})"\s*:/g)) cards[id] = null;
  for (const [, id = "", body = ""] of text.matchAll(/"([a-z]\d{1,5})"\s*:\s*(\{[^{}]*\})/g)) {
    try {
      cards[id] = JSON.parse(body);
    } catch {
      // It is named as one that cannot be read.
    }
  }
  const version = /"version"\s*:\s*(\d+)/.exec(text)?.[1];
  return version ? { version: Number(version), cards } : cards;
}

/**
 * Cards of questions this site does not know are kept: they may be of a newer or older edition.
 * @param {string} text
 * @returns {Read}
 */
export function parse(text, version = VERSION, steps = STEPS) {
  /** @type {any} */
  let data;
  /** @type {Read["trouble"]} */
  let trouble = "";
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    trouble = "damaged";
    data = salvage(text);
  }
  const from = !isRecord(data) ? -1 : "version" in data ? count(data.version) : 0;
  if (from > version) return { cards: {}, trouble: "newer", bad: [] };
  if (from >= 0) for (const step of steps.slice(from, version)) data = step(data);
  if (from < 0 || !isRecord(data?.cards)) trouble = "damaged";
  /** @type {Cards} */
  const cards = {};
  const bad = [];
  for (const [id, value] of Object.entries(isRecord(data?.cards) ? data.cards : {})) {
    const good = /^[a-z]\d{1,5}$/.test(id) && soundCard(value);
    if (good) cards[id] = good;
    else bad.push(id);
  }
  return { cards, trouble: bad.length ? "damaged" : trouble, bad };
}

/** @param {Cards} cards */
export const serialize = (cards) => JSON.stringify({ version: VERSION, cards });

/**
 * When a card was marked, as far as that can be believed at `now`: -1 for a time that has not come yet.
 * @param {Card} card @param {number} now
 */
const believed = ({ last }, now) => (last <= now ? last : last <= now + SKEW ? now : -1);

/**
 * Of two marks of one card the later counts, so importing twice, or an old file, loses nothing. A mark whose time has
 * not come was made under a wrong clock: it loses to any other, and where there is no other it comes in as one of
 * long ago, so that every later mark wins over it. `mine` is never changed for its own time: the wrong clock may be
 * this one's, and it may be right again tomorrow.
 * @param {Cards} mine @param {Cards} theirs @param {number} now @returns {Cards}
 */
export function merge(mine, theirs, now) {
  const all = { ...mine };
  for (const [id, other] of Object.entries(theirs)) {
    const had = all[id];
    const when = believed(other, now);
    if (had && believed(had, now) >= when) continue;
    const last = Math.max(when, 0);
    all[id] = { ...other, last, due: Math.min(other.due, last + LONGEST) };
  }
  return all;
}

/**
 * The text of a file, also as an editor of Windows or its shell may have written it anew: UTF-16 instead of UTF-8.
 * @param {Uint8Array} bytes
 */
export function textOf(bytes) {
  const [a, b] = bytes;
  const little = (a === 0xff && b === 0xfe) || (a && b === 0);
  const big = (a === 0xfe && b === 0xff) || (a === 0 && b);
  return new TextDecoder(little ? "utf-16le" : big ? "utf-16be" : "utf-8").decode(bytes);
}
