// What was typed, read in the ways it may be meant, and whether what is found for it is an answer.
import { fold } from "./fold.js";
import { otherLayout, unspell } from "./alike.js";
import { certainty, parse } from "./query.js";
import { TUNED, score } from "./score.js";

/** @typedef {import("./word-index.js").Index} Index */
/** @typedef {import("./score.js").Found} Found */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {{ text: string, query: Query, found: Found[] }} Reading what was typed, read one way */

/** More words found than these make no answer more likely. */
const MOST_FOUND = 4;

/**
 * Whether the best question found is an answer, and not one that has a word of the query by chance, nor one that is less like
 * it than what the sheet says nothing about.
 * @param {Index} index @param {Query} query @param {Found} best @param {Found | undefined} outOfScope
 * @param {Found | undefined} second  the next question of the sheet @returns {boolean}
 */
export function isAnswer(index, { words, pasted }, { words: found, alone, cover, score, shape, like }, outOfScope, second) {
  const sameOutOfScope = outOfScope !== undefined && outOfScope.like >= Math.max(TUNED.same, like);
  if (shape >= TUNED.enoughShape) return !sameOutOfScope && score > TUNED.outOfScope * (outOfScope?.score ?? 0);
  if (words.length === 1) return alone >= Math.max(TUNED.enoughAlone, TUNED.outOfScopeAlone * (outOfScope?.alone ?? 0));
  const covered = TUNED.perCover * (found === 1 ? alone : cover);
  const reached = covered + Math.log(score / index.rarest) + TUNED.perFound * Math.min(found, MOST_FOUND);
  const told = !pasted && found >= TUNED.told && score >= TUNED.ahead * (second?.score ?? 0);
  const enough = told ? TUNED.enoughTold : TUNED.enough + (pasted ? TUNED.codeBare : 0);
  return reached >= enough && score > TUNED.outOfScope * (outOfScope?.score ?? 0);
}

/**
 * The reading of the query that finds more: as typed, in the other keyboard layout, with only those
 * words changed that say nothing as typed, or with abbreviations that were spelled out. As typed wins unless another is
 * clearly better.
 * @param {Index} index @param {string} typed @returns {Reading}
 */
export function readings(index, typed) {
  let best = read(index, typed);
  if (sureness(best) > 0.9) return best;
  // «как» says nothing, and nothing in the other layout either; `r'i` is «кэш» there.
  if (!best.query.telling && certainty(index, otherLayout(typed)) < 0.8) return best;
  const mixed = typed.split(/(\s+)/).map((word) => {
    const changed = otherLayout(word);
    const sure = certainty(index, changed);
    return sure > 0.6 && sure > certainty(index, word) + 0.3 ? changed : word;
  }).join("");
  for (const text of new Set([otherLayout(typed), mixed, unspell(typed)])) {
    // Of three letters in the other layout every beginning of a word could be made.
    if (text.trim().length < 4 && certainty(index, text) < 0.8) continue;
    // `f"` is «аЭ» there, and no word.
    if (text.trim().length < 3 && !index.words.has(fold(text.trim()))) continue;
    const reading = text === typed ? best : read(index, text, false);
    if (sureness(reading) > sureness(best) + TUNED.otherMargin) best = reading;
  }
  return best;
}

/** @param {Index} index @param {string} text @param {boolean} [code] @returns {Reading} */
export function read(index, text, code) {
  const query = parse(index, text, code);
  return { text, query, found: score(index, query) };
}

/** @param {Reading} reading @returns {number} how much of the query its best question covers */
const sureness = ({ found }) => found[0]?.cover ?? 0;
