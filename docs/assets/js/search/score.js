// Which questions have what of a query, best first.
/**
 * Every number that was found by trying, on the half of the labelled queries (tests/search) that is there for it.
 * Weights are on the scale of `Index.weight`: a word that one question of 38 has weighs 3.3.
 */
export const TUNED = {
  /** What words weigh that the sheet does not have: any; pieces of something; names in Latin letters; Cyrillic. */
  unknown: 3.2,
  unknownPiece: 1,
  unknownName: 4.5,
  unknownForeign: 1.6,
  /** In code: names of the writer's own. */
  unknownCode: 0.5,
  /** What it is worth to look like a question in code, and what words are worth beside it. */
  shape: 60,
  besideShape: 0.35,
  /** How much more code needs that looks like no question. */
  codeBare: 0.6,
  /** From here on it is enough. */
  enoughShape: 0.4,
  /** The most that a word of every day weighs. */
  common: 1,
  /** From this weight on a known abbreviation is rare, and how much more it then weighs. */
  rare: 2.5,
  name: 1.6,
  /** What is added, for its weight, when words typed as one, or side by side, stand so in the text. */
  whole: 6,
  pair: 2,
  /** What is added, for the weight of the query, when it says the same as a name or an alias. */
  phrase: 5,
  /** How much of a query of one word must be found. */
  enoughAlone: 0.45,
  /**
   * Of several words: so much for all of the query found, the logarithm of the score, on the scale of the rarest word, and
   * so much for each word found. All of it together is enough.
   */
  perCover: 3,
  perFound: 0.3,
  enough: 3.7,
  /** Less is enough where so many words lead to one question, and it is so much before the next: people who tell a story. */
  enoughTold: 2.6,
  told: 4,
  ahead: 1.7,
  /** How much better an answer must be than what the sheet says nothing about. */
  outOfScope: 1.6,
  /** The same of a single word, by how surely it is meant: exactly there is more than by a slip here. */
  outOfScopeAlone: 2,
  /** What a further result needs, of the best one's score and cover. */
  relativeScore: 0.45,
  relativeCover: 0.6,
  /** How surely each of two subjects must be named, and how much of both, beside the best of each, makes one question of them. */
  subject: 0.75,
  named: 0.9,
  /** From here on a query says the same as a subject out of scope. */
  same: 0.95,
  bothCover: 0.8,
  bothScore: 0.5,
  /** How much more another reading (keyboard layout) must find. */
  otherMargin: 0.15,
  /** From here on a query is the question of a row. */
  rowLike: 0.75,
  most: 8,
};

/** @typedef {import("./word-index.js").Index} Index */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Word} Word */
/**
 * A question that has something of the query: `cover` is how much of it (0 to 1), `sheet` the same
 * without its long answer, `alone` the same for words that may stand alone, `words` how many of its words, `row` the row
 * that it asks, `like` how like it is to a name or an alias, `shape` how much the query looks like it in code.
 * @typedef {{ id: number, score: number, cover: number, sheet: number, alone: number, words: number, row: number, like: number, shape: number }} Found
 */
/** So many questions, at most, are compared with a query as a whole. */
const MOST = 40;

/** @typedef {{ points: number, covers: number[], sheets: number[], alones: number[] }} Tally by word of the query */

/**
 * @param {Index} index
 * @param {Query} query
 * @returns {Found[]}
 */
export function score(index, query) {
  /** @type {Map<number, Tally>} */
  const tallies = new Map();
  query.words.forEach((word, place) => count(index, tallies, word.terms, [place], 0, word.share));
  for (const id of query.shapes.keys()) if (!tallies.has(id)) tallies.set(id, { points: 0, covers: [], sheets: [], alones: [] });
  for (const whole of query.wholes) count(index, tallies, whole.terms, whole.words, whole.bonus * whole.weight);
  const total = query.words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  /** @param {number[]} parts */
  const share = (parts) => parts.reduce((sum, one, place) => sum + one * (query.words[place]?.weight ?? 0), 0) / total;
  const found = [...tallies].map(([id, { points, covers, sheets, alones }]) => {
    const words = covers.filter((one) => one >= 0.4).length;
    const alone = share(alones);
    const cover = query.words.length === 1 ? alone : share(covers);
    return { id, score: points, cover, sheet: share(sheets), alone, words, row: 0, like: 0, shape: query.shapes.get(id) ?? 0 };
  });
  // Only what may come first is compared with the query as a whole: in a large sheet most cannot.
  found.sort((a, b) => b.shape - a.shape || b.score * b.cover ** 2 - a.score * a.cover ** 2).splice(MOST);
  const roots = new Set(query.words.flatMap(({ roots }) => [...roots.keys()]));
  for (const one of found) {
    const { like, row } = likeness(index, one.id, query.words, roots, total);
    one.row = row;
    one.like = like;
    one.score = (one.score + TUNED.phrase * total * like * like) * one.cover ** 2;
  }
  if (query.shapes.size > 0) found.forEach(addShape);
  return found.sort((a, b) => b.score - a.score || a.id - b.id);
}

/** Of what looks like a question in code, words say little: many are names of the writer's own. @param {Found} one */
function addShape(one) {
  one.score = one.score * TUNED.besideShape + TUNED.shape * one.shape;
  if (one.shape > 0) one.sheet = one.cover = 1;
}

/**
 * Adds what each question has of `terms`, of several the best.
 * @param {Index} index @param {Map<number, Tally>} tallies @param {ReadonlyMap<string, number>} terms
 * @param {number[]} places the words of the query it counts for @param {number} bonus
 * @param {number} [share] how much of its weight a term has
 */
function count(index, tallies, terms, places, bonus, share = 1) {
  /** @type {Map<number, { score: number, trust: number, sheet: number, alone: number }>} */
  const best = new Map();
  for (const [term, sure] of terms) {
    for (const [id, hit] of index.hits(term)) {
      const one = best.get(id) ?? { score: 0, trust: 0, sheet: 0, alone: 0 };
      one.score = Math.max(one.score, sure * hit.score * share);
      one.trust = Math.max(one.trust, sure * hit.trust);
      one.sheet = Math.max(one.sheet, sure * hit.sheet);
      one.alone = Math.max(one.alone, sure * hit.alone);
      best.set(id, one);
    }
  }
  for (const [id, one] of best) {
    let tally = tallies.get(id);
    if (!tally) tallies.set(id, (tally = { points: 0, covers: [], sheets: [], alones: [] }));
    tally.points += one.score + bonus * one.trust;
    for (const place of places) {
      tally.covers[place] = Math.max(tally.covers[place] ?? 0, one.trust);
      tally.sheets[place] = Math.max(tally.sheets[place] ?? 0, one.sheet);
      tally.alones[place] = Math.max(tally.alones[place] ?? 0, one.alone);
    }
  }
}

/**
 * How like the query is to one of the phrases by which a question is known (its name, an alias, its
 * row): 1 when both say the same, 0 when they have nothing in common.
 * @param {Index} index @param {number} id @param {Word[]} words @param {ReadonlySet<string>} all their roots
 * @param {number} total weight of the query
 * @returns {{ like: number, row: number }} `row`: the row that the query asks, or 0
 */
function likeness(index, id, words, all, total) {
  let like = 0;
  let [row, rowLike] = [0, TUNED.rowLike];
  for (const phrase of index.phrases[id] ?? []) {
    if (!phrase.words.some((root) => all.has(root))) continue; // most have nothing of the query
    const best = words.map(() => 0);
    let [said, meant] = [0, 0];
    for (const root of phrase.words) {
      let sure = 0;
      words.forEach(({ roots }, at) => {
        const one = roots.get(root) ?? 0;
        if (one > sure) sure = one;
        if (one > (best[at] ?? 0)) best[at] = one;
      });
      const weight = index.weight(`~${root}`);
      said += weight;
      meant += weight * sure;
    }
    const asked = words.reduce((sum, { weight }, at) => sum + weight * (best[at] ?? 0), 0);
    const [precise, full] = [meant / said, asked / total];
    const both = (2 * precise * full) / (precise + full);
    like = Math.max(like, both);
    if (phrase.row && both >= rowLike) [row, rowLike] = [phrase.row, both];
  }
  return { like, row };
}
