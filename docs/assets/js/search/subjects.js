// Two subjects in one query: «X и Y», «X or Y», "X vs Y", "when X and when Y", with a comma or a slash between them.
import { isPasted } from "./code.js";
import { fold } from "./fold.js";
import { certainty } from "./query.js";
import { isAnswer, read } from "./reading.js";
import { TUNED } from "./score.js";
import { chunks } from "./text.js";

/** @typedef {import("./word-index.js").Index} Index */
/** @typedef {import("./score.js").Found} Found */
/** @typedef {import("./reading.js").Reading} Reading */

/**
 * What stands between two subjects (`\0` for the slash of `cutsOf`); words that stand between other things too do so only where
 * something is compared.
 */
export const BETWEEN =
  /\s*[,;]\s+|\s+[-—–/&+|]\s+|\0|\s+(?:и|или|либо|против|вместо|плюс|а\s+(?:когда|зачем|где|что)|and|or|vs?\.?|versus|against|instead of|rather than|plus)(?=\s)/giu;
const COMPARED = /(?:^|[^\p{L}])(?:отлич|различ|разниц|сравн|лучше|хуже|differ|compar|better|worse|prefer)/iu;
const BESIDE = /\s+(?:от|с|перед|than|from|with|to|over)(?=\s)/giu;
const CHOICE = /\s(?:или|либо|or|vs?\.?|versus)\s/iu;

/** Whether one of two things is to be chosen. @param {string} text */
export const isChoice = (text) => CHOICE.test(text);

/** More of these are no list of subjects; so many words around a subject may say what is asked of both. */
const [MOST, AROUND] = [4, 2];

/**
 * What one part is about: how surely, how much it is a name, and how many words of it are about something else.
 * @typedef {{ best: Found, sure: number, name: number, found: Found[], off: number }} Subject
 */

/**
 * The questions of two subjects, in the order they were typed, before the others that are found: when each part of the
 * query has a question of its own that is surely meant, and no question has both. When the whole query is no answer
 * (`answered`), one question of both parts is one, and so is the only part that is known by name.
 * @param {Index} index @param {Reading} reading @param {boolean} answered
 * @returns {Found[]} empty when the query is about one thing
 */
export function subjects(index, { text, found }, answered) {
  if (isPasted(text)) return [];
  let [most, chosen] = [0, /** @type {Found[]} */ ([])];
  // What all of the query is well known by, is cut only where both parts are names.
  const least = answered && (found[0]?.cover ?? 0) >= TUNED.bothCover ? TUNED.named : 0;
  for (const { left, before, joint, right, after } of cutsOf(text)) {
    const near = [subject(index, before, -1), subject(index, after, 1)];
    if (near[0] && near[0].best.id === near[1]?.best.id && CHOICE.test(joint)) return answered ? [] : [near[0].best];
    const sides = [subject(index, left, -1) ?? near[0], subject(index, right, 1) ?? near[1]].flatMap((one) => (one && one.name >= least ? [one] : []));
    const alone = !answered && CHOICE.test(joint) && [left, right].some((side) => unknownIn(index, side)) && ![left, right].some((side) => isElsewhere(index, side));
    const pair = sides.length > 1 ? sides : alone ? sides.filter(({ best, off }) => off === 0 && best.like >= TUNED.named) : [];
    if (pair.length === 0 || (pair.length > 1 && pair[0]?.best.id === pair[1]?.best.id)) continue;
    if (pair.length > 1 && found.some((whole) => pair.every((each) => hasBoth(whole, each)))) continue;
    const sure = Math.min(...pair.map((each) => each.sure)) + pair.length;
    if (sure > most) [most, chosen] = [sure, pair.map(({ best }) => best)];
  }
  const ids = new Set(chosen.map(({ id }) => id));
  if (ids.size < 2) return chosen;
  const lower = Math.min(...chosen.map(({ score }) => score));
  return [...chosen, ...found.filter(({ id, score, cover }) =>
    index.onSheet(id) && !ids.has(id) && score >= TUNED.relativeScore * lower && cover >= TUNED.bothCover)];
}

/**
 * Every way to cut a query in two: what is left and right, what of these is next to the cut, and what stands between.
 * @param {string} text
 */
function cutsOf(text) {
  // A slash between two words, not that of `I/O`.
  const signs = text.replace(/([\p{L}\d]{2})\/(?=[\p{L}\d]{2})/giu, "$1\0");
  const cuts = [...signs.matchAll(BETWEEN), ...(COMPARED.test(text) ? text.matchAll(BESIDE) : [])].slice(0, MOST);
  cuts.sort((a, b) => a.index - b.index);
  return cuts.map((cut, at) => {
    const [start, end] = [cut.index, cut.index + cut[0].length];
    const last = cuts[at - 1];
    const before = text.slice(last ? last.index + last[0].length : 0, start);
    return { left: text.slice(0, start), before, joint: `${cut[0]} `, right: text.slice(end), after: text.slice(end, cuts[at + 1]?.index) };
  });
}

/**
 * What a part is about, or what is left of it without the words that are farthest from the cut.
 * @param {Index} index @param {string} text @param {-1 | 1} side of the cut
 * @returns {Subject | undefined}
 */
function subject(index, text, side) {
  const words = text.trim().split(/\s+/);
  for (let off = 0; off <= AROUND && off < words.length; off += 1) {
    const one = surely(index, (side < 0 ? words.slice(off) : words.slice(0, words.length - off)).join(" "));
    if (one) return { ...one, off };
  }
  return undefined;
}

/** @param {Index} index @param {string} text @returns {Subject | undefined} */
function surely(index, text) {
  const { query, found } = read(index, text);
  const [best, second] = found.filter(({ id }) => index.onSheet(id));
  const outOfScope = found.find(({ id }) => !index.onSheet(id));
  if (!best || !isAnswer(index, query, best, outOfScope, second)) return undefined;
  const sure = Math.min(best.cover, Math.max(best.like, best.alone));
  const [word, more] = query.words;
  const name = word && !more && word.weight >= TUNED.rare ? Math.max(best.like, best.alone) : best.like;
  return sure >= TUNED.subject ? { best, sure, name, found, off: 0 } : undefined;
}

/** Whether a word of a text is known nowhere. @param {Index} index @param {string} text */
const unknownIn = (index, text) => /\p{L}/u.test(text) && certainty(index, text) === 0;

/** Whether a part is about what the sheet is known not to treat. @param {Index} index @param {string} text */
function isElsewhere(index, text) {
  const best = read(index, text).found[0];
  return best !== undefined && !index.onSheet(best.id) && best.cover >= TUNED.bothCover;
}

/**
 * What the words before the first unknown one name, if they do: a second word that nobody knows hides no sure first one.
 * @param {Index} index @param {Reading} reading
 * @returns {Found[]}
 */
export function firstNamed(index, { text, query: { pasted } }) {
  const words = text.trim().split(/\s+/);
  const unknown = words.findIndex((word) => unknownIn(index, word));
  const name = words.slice(0, unknown).join(" ");
  if (pasted || unknown < 1 || !isName(index, name) || isElsewhere(index, text)) return [];
  const one = surely(index, name);
  return one && one.name >= TUNED.named ? [one.best] : [];
}

/** Whether no other thing is likely called that: one word may well be («дерево», `hash`). @param {Index} index @param {string} text */
const isName = (index, text) => chunks(text).flatMap(({ telling }) => telling).length > 1 || index.names.has(fold(text));

/** Whether a question has a subject too, which is another's. @param {Found} whole @param {Subject} one */
function hasBoth(whole, one) {
  const own = one.found.find(({ id }) => id === whole.id);
  return own !== undefined && own.cover >= TUNED.bothCover * one.best.cover && own.score >= TUNED.bothScore * one.best.score;
}
