// Names that only a few long answers have: asked where the sheet does not answer, or answers something else that is like them.
import { fold } from "./fold.js";
import { certainty } from "./query.js";
import { resolve } from "./resolve.js";
import { saysNothing } from "./stop.js";

/** @typedef {import("./word-index.js").Index} Index */

const NAME = /__\p{L}[\p{L}\p{N}_]*__|[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*/gu;
/** In more answers than `FEW` (as in `search_mentions.py`) a name is one of the trade; more words than `MOST` are about something else. */
const [FEW, MOST] = [4, 3];
/** From here on a word is one of the sheet, and not only like one. */
const EXACT = 0.9;

/** What two spellings of a name have in common: `round_robin` is `round-robin`, but `__new__` is not `new`. @param {string} name */
export const key = (name) => (name.startsWith("__") ? fold(name) : fold(name.replace(/[-_]/g, "")));

/**
 * The questions whose long answers have the name that a query is, or, of an unanswered one, a name in it and every other word.
 * @param {Index} index @param {string} text @param {boolean} answered
 * @returns {number[]} in the order of the sheet; empty when there is no such name
 */
export function mentioned(index, text, answered) {
  const names = namesOf(text);
  if (names.length === 0 || names.length > MOST) return [];
  const whole = having(index, names.join("-"));
  if (answered) return names.length === 1 && (text.trim().startsWith("__") || certainty(index, text) < EXACT) ? whole : [];
  return whole.length > 0 ? whole : touched(index, text).filter((id) => names.every((name) => has(index, name, id)));
}

/** The questions whose long answers have some name of a query. @param {Index} index @param {string} text @returns {number[]} */
export const touched = (index, text) => [...new Set(namesOf(text).flatMap((name) => having(index, name)))];

/** @param {string} text @returns {string[]} */
const namesOf = (text) => (text.match(NAME) ?? []).filter((name) => /^[A-Z]{3,}$/.test(name) || !saysNothing(fold(name)));

/** @param {Index} index @param {string} name @returns {number[]} */
function having(index, name) {
  const ids = index.mentions.get(key(name)) ?? [];
  return ids.length <= FEW ? ids : [];
}

/** @param {Index} index @param {string} name @param {number} id */
const has = (index, name, id) =>
  having(index, name).includes(id) || [...resolve(index, fold(name), false).keys()].some((term) => index.counts.get(term)?.has(id));
