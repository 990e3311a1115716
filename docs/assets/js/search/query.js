// What was typed, as words that say something and as what several of them are together.
import { isCode, isPasted, shapes } from "./code.js";
import { resolve, sounds } from "./resolve.js";
import { saysLittle, saysNothing, soundsLikeNothing } from "./stop.js";
import { chunks, stem } from "./text.js";
import { TUNED } from "./score.js";

/** @typedef {import("./word-index.js").Index} Index */
/** @typedef {import("./text.js").Chunk} Chunk */
/**
 * A word: the terms it may stand for and their stems, each with how sure that is, and what it weighs: of what it
 * would by its rarity on the sheet, `share`, which is less for a word of every day.
 * @typedef {{ terms: ReadonlyMap<string, number>, roots: ReadonlyMap<string, number>, weight: number, share: number }} Word
 */
/**
 * Several words read as one: `cpu bound` as CPU-bound, `select_related`. Found, it counts for its
 * `words` (places in `Query.words`), and `bonus` times what it weighs on top.
 * @typedef {{ terms: ReadonlyMap<string, number>, weight: number, words: number[], bonus: number }} Whole
 */
/**
 * @typedef {object} Query
 * @property {Word[]} words
 * @property {Whole[]} wholes
 * @property {boolean} telling
 * @property {boolean} pasted whether it was taken from a program, a file or a log rather than typed
 * @property {ReadonlyMap<number, number>} shapes which questions it looks like, and how much
 */

const MOST_WORDS = 24;

/**
 * @param {Index} index
 * @param {string} text
 * @param {boolean} [code] whether names of the writer's own may be in it: not in what is read in another keyboard layout, where
 * letters turn into brackets
 * @returns {Query} `telling` is false when every word is one that says nothing
 */
export function parse(index, text, code = isCode(text)) {
  const looks = shapes(index, text, code);
  const all = chunks(text).slice(0, MOST_WORDS);
  const open = /[\p{L}\p{N}]$/u.test(text);
  const telling = all.some((chunk) => chunk.telling.length > 0);
  /** @type {Word[]} */
  const words = [];
  /** @type {Map<string, number>} where a word is that was said before */
  const said = new Map();
  const places = all.map((chunk, at) => {
    const asked = telling
      ? chunk.telling.filter((word) => index.words.has(word) || !soundsLikeNothing(word))
      : chunk.words.filter((word) => index.words.has(word) || (open && word.length > 3 && index.words.atPrefix(word).size > 0));
    return asked.map((word) => {
      const before = said.get(word);
      if (before !== undefined) return before;
      said.set(word, words.length);
      const last = open && at === all.length - 1 && word === chunk.words.at(-1);
      const terms = resolve(index, word, last);
      const weight = terms.size === 0 && looks.size > 0 ? TUNED.unknownCode : weigh(index, word, terms, chunk);
      const share = index.common.has(stem(word)) ? Math.min(1, TUNED.common / weight) : 1;
      return words.push({ terms, roots: rootsOf(index, terms), weight: weight * share, share }) - 1;
    });
  });
  const wholes = all.flatMap((chunk, at) =>
    wholesOf(index, words, chunk, all[at + 1], places[at] ?? [], places[at + 1] ?? []));
  // A whole of words that say nothing one by one, as in `n+1`, stands for itself.
  for (const { terms, weight, words: parts } of wholes) {
    if (parts.length === 0) words.push({ terms, roots: rootsOf(index, terms), weight, share: 1 });
  }
  return { words, wholes, telling: telling || wholes.length > 0, pasted: isPasted(text), shapes: looks };
}

/** @param {Index} index @param {ReadonlyMap<string, number>} terms @returns {ReadonlyMap<string, number>} */
function rootsOf(index, terms) {
  /** @type {Map<string, number>} */
  const roots = new Map();
  for (const [term, sure] of terms) {
    const root = term[0] === "~" ? term.slice(1) : (index.words.get(term) ?? term);
    roots.set(root, Math.max(sure, roots.get(root) ?? 0));
  }
  return roots;
}

/**
 * @param {Index} index @param {Word[]} words @param {Chunk} chunk @param {Chunk | undefined} next
 * @param {number[]} here @param {number[]} there places of their words
 * @returns {Whole[]}
 */
function wholesOf(index, words, chunk, next, here, there) {
  /** @type {Whole[]} */
  const wholes = [];
  /** @param {string} term @param {number[]} parts @param {number} bonus */
  const add = (term, parts, bonus, sure = 1) => {
    if (!index.counts.has(term)) return;
    wholes.push({ terms: new Map([[term, sure]]), weight: index.weight(term), words: parts, bonus });
  };
  if (chunk.whole) add(chunk.whole, here, TUNED.whole);
  if (!next) return wholes;
  const both = [...here, ...there];
  const joined = chunk.words.join("") + next.words.join("");
  add(joined, both, 0);
  // One word that was heard as two, unless both are words of the text: «фан аут», «дед леттер».
  if (both.some((at) => Math.max(0, ...(words[at]?.terms.values() ?? [])) < 0.9)) {
    for (const [term, sure] of sounds(index, joined, joined)) add(term, both, 0, sure);
  }
  // That `a lambda` stands in a text is no sign of anything.
  if (both.length > 0 && !/^(?:an?|the)$/.test(chunk.words.at(-1) ?? "")) add(`${chunk.words.at(-1)} ${next.words[0]}`, both, TUNED.pair);
  return wholes;
}

/**
 * What a word weighs: the more, the fewer questions have it. An unknown one weighs as much as a rare
 * one, unless it is a number, hardly names anything or is a piece of something of which other pieces may
 * be known; a Latin word in Russian is the name of something, and so weighs more, as does a rare
 * abbreviation; a Cyrillic word in English is most likely one that the sheet has, and the other words
 * tell which.
 * @param {Index} index @param {string} word @param {ReadonlyMap<string, number>} terms @param {Chunk} chunk
 * @returns {number}
 */
function weigh(index, word, terms, chunk) {
  const top = Math.max(0, ...terms.values());
  const weights = [...terms].filter(([, sure]) => sure === top).map(([term]) => index.weight(term));
  const rare = index.names.has(word) && index.weight(word) > TUNED.rare;
  if (terms.size > 0) return Math.min(...weights) * (rare ? TUNED.name : 1);
  if (/^\d+$/.test(word) || chunk.telling.length > 1 || saysLittle(word)) return TUNED.unknownPiece;
  const latin = /[a-z]/.test(word);
  if (index.data.latin) return latin ? TUNED.unknown : TUNED.unknownForeign;
  return latin ? TUNED.unknownName : TUNED.unknown;
}

/**
 * How well the words of `text` are known, 0 to 1: as well as the least known one.
 * @param {Index} index @param {string} text
 * @returns {number}
 */
export function certainty(index, text) {
  const words = chunks(text).flatMap((chunk) => chunk.words);
  if (words.length === 0) return 0;
  return Math.min(...words.map((word) =>
    saysNothing(word) ? 0.9 : Math.max(0, ...resolve(index, word, false).values())));
}
