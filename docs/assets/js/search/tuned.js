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
  /** From this weight on a known abbreviation is rare, and how much more it then weighs. */
  rare: 2.5,
  name: 1.6,
  /** What is added, for its weight, when words typed as one, or side by side, stand so in the text. */
  whole: 6,
  pair: 2,
  /** What is added, for the weight of the query, when it says the same as a name or an alias. */
  phrase: 5,
  /** How much of a query must be found: of a single word; of one, two, more words among several. */
  enough: [0.45, 0.62, 0.38, 0.3],
  /** What a further result needs, of the best one's score and cover. */
  relativeScore: 0.45,
  relativeCover: 0.6,
  /** How much more another reading (keyboard layout) must find. */
  otherMargin: 0.15,
  /** From here on a query is the question of a row. */
  rowLike: 0.75,
  most: 8,
};
