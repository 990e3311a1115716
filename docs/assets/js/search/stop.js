// Words of a question that say nothing about its subject, and such as hardly do. The former are left out of what is
// looked for, and so they are never counted as missing.
import { soundOf } from "./alike.js";
import { ENGLISH, RUSSIAN } from "./stop-words.js";

const LIST = (RUSSIAN + ENGLISH).trim().split(/\s+/);
const WORDS = new Set(LIST);
const BEGINNINGS = new RegExp(`^(?:${LIST.filter((word) => word.endsWith("-")).map((word) => word.slice(0, -1)).join("|")})`);

/**
 * @param {string} word folded
 * @returns {boolean}
 */
export const saysNothing = (word) => WORDS.has(word) || BEGINNINGS.test(word);

/** @type {ReadonlySet<string> | undefined} */
let sounds;

/**
 * The same of Russian in Latin letters: `ili`, `kak`, `mezhdu`.
 * @param {string} word folded
 * @returns {boolean}
 */
export function soundsLikeNothing(word) {
  sounds ??= new Set(RUSSIAN.trim().split(/\s+/).map((one) => soundOf(one.replace("-", ""))));
  return /^[a-z]+$/.test(word) && sounds.has(soundOf(word));
}

// Words that hardly name a subject, whether the sheet has them or not: «искать», «основы», `tutorial`. A
// Russian infinitive never does; a noun in «-ость» or «-асть» might.
const LIGHT =
  /[^с]ть(?:ся)?$|[йс]ти(?:сь)?$|^(?:люд|практик|основ|обычн|популярн|случа|плох|хорош|начина|deal|solv|fix|people|improv|increas|configur|setup|bad$|practice|basic|tutorial|guide|correct|proper|important|today|popular|common|typical)/;

/**
 * Whether a word that the sheet lacks is not much missed.
 * @param {string} word folded
 * @returns {boolean}
 */
export const saysLittle = (word) => LIGHT.test(word);
