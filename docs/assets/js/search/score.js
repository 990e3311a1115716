// Which questions have what of a query, best first.
import { TUNED } from "./tuned.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Word} Word */
/**
 * A question that has something of the query: `cover` is how much of it (0 to 1), `sheet` the same
 * without its long answer, `words` how many of its words, `row` the row that it asks.
 * @typedef {{ id: number, score: number, cover: number, sheet: number, words: number, row: number }} Found
 */
/** @typedef {{ points: number, covers: number[], sheets: number[] }} Tally by word of the query */

/**
 * @param {Index} index
 * @param {Query} query
 * @returns {Found[]}
 */
export function score(index, query) {
  /** @type {Map<number, Tally>} */
  const tallies = new Map();
  query.words.forEach((word, place) => count(index, tallies, word.terms, [place], 0));
  for (const whole of query.wholes) count(index, tallies, whole.terms, whole.words, whole.bonus * whole.weight);
  const total = query.words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  /** @param {number[]} parts */
  const share = (parts) => parts.reduce((sum, one, place) => sum + one * (query.words[place]?.weight ?? 0), 0) / total;
  const found = [...tallies].map(([id, { points, covers, sheets }]) => {
    const cover = share(covers);
    const { like, row } = likeness(index, id, query.words, total);
    return {
      id,
      score: (points + TUNED.phrase * total * like * like) * cover * cover,
      cover,
      sheet: share(sheets),
      words: covers.filter((one) => one >= 0.4).length,
      row,
    };
  });
  return found.sort((a, b) => b.score - a.score || a.id - b.id);
}

/**
 * Adds what each question has of `terms`, of several the best.
 * @param {Index} index @param {Map<number, Tally>} tallies @param {ReadonlyMap<string, number>} terms
 * @param {number[]} places the words of the query it counts for @param {number} bonus
 */
function count(index, tallies, terms, places, bonus) {
  /** @type {Map<number, import("./index.js").Hit>} */
  const best = new Map();
  for (const [term, sure] of terms) {
    for (const [id, hit] of index.hits(term)) {
      const one = best.get(id) ?? { score: 0, trust: 0, sheet: 0 };
      one.score = Math.max(one.score, sure * hit.score);
      one.trust = Math.max(one.trust, sure * hit.trust);
      one.sheet = Math.max(one.sheet, sure * hit.sheet);
      best.set(id, one);
    }
  }
  for (const [id, one] of best) {
    let tally = tallies.get(id);
    if (!tally) tallies.set(id, (tally = { points: 0, covers: [], sheets: [] }));
    tally.points += one.score + bonus * one.trust;
    for (const place of places) {
      tally.covers[place] = Math.max(tally.covers[place] ?? 0, one.trust);
      tally.sheets[place] = Math.max(tally.sheets[place] ?? 0, one.sheet);
    }
  }
}

/**
 * How like the query is to one of the phrases by which a question is known (its name, an alias, its
 * row): 1 when both say the same, 0 when they have nothing in common.
 * @param {Index} index @param {number} id @param {Word[]} words @param {number} total weight of the query
 * @returns {{ like: number, row: number }} `row`: the row that the query asks, or 0
 */
function likeness(index, id, words, total) {
  let like = 0;
  let [row, rowLike] = [0, TUNED.rowLike];
  for (const phrase of index.phrases[id] ?? []) {
    const matches = words.map((word) => phrase.words.map((root) => says(index, word, root)));
    let [said, meant] = [0, 0];
    phrase.words.forEach((root, at) => {
      const weight = index.weight(`~${root}`);
      said += weight;
      meant += weight * Math.max(0, ...matches.map((match) => match[at] ?? 0));
    });
    const asked = words.reduce((sum, { weight }, at) => sum + weight * Math.max(0, ...(matches[at] ?? [])), 0);
    const [precise, full] = [meant / (said || 1), asked / total];
    const both = precise + full ? (2 * precise * full) / (precise + full) : 0;
    like = Math.max(like, both);
    if (phrase.row && both >= rowLike) [row, rowLike] = [phrase.row, both];
  }
  return { like, row };
}

/** How surely `word` stands for a word with this stem. @param {Index} index @param {Word} word @param {string} root */
function says(index, { terms }, root) {
  let sure = terms.get(`~${root}`) ?? 0;
  for (const form of index.stems.get(root) ?? []) sure = Math.max(sure, terms.get(form) ?? 0);
  return sure;
}
