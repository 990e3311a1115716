const VOWELS = new Set("aeiouy");

/**
 * The edits that make `a` of `b`: letters added, lost, changed, or two neighbours exchanged (optimal
 * string alignment). Stops early and gives Infinity when it would be more than `limit`. With
 * `soft`, a vowel counts half, as vowels are what a transliteration gets wrong.
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 * @param {boolean} [soft]
 * @returns {number}
 */
export function distance(a, b, limit, soft = false) {
  /** @param {string | undefined} letter */
  const cost = (letter) => (soft && VOWELS.has(letter ?? "") ? 0.5 : 1);
  /** @type {number[]} */
  let before = [];
  let previous = [0];
  for (let j = 1; j <= b.length; j += 1) previous.push(at(previous, j - 1) + cost(b[j - 1]));
  for (let i = 1; i <= a.length; i += 1) {
    const row = [at(previous, 0) + cost(a[i - 1])];
    let least = at(row, 0);
    for (let j = 1; j <= b.length; j += 1) {
      const [x, y] = [a[i - 1], b[j - 1]];
      const change = x === y ? 0 : Math.max(cost(x), cost(y));
      let best = Math.min(at(previous, j) + cost(x), at(row, j - 1) + cost(y), at(previous, j - 1) + change);
      if (x !== y && x === b[j - 2] && y === a[i - 2]) best = Math.min(best, at(before, j - 2) + 1);
      row.push(best);
      least = Math.min(least, best);
    }
    if (least > limit) return Infinity;
    [before, previous] = [previous, row];
  }
  const result = at(previous, b.length);
  return result <= limit ? result : Infinity;
}

/** @param {number[]} row @param {number} index @returns {number} */
const at = (row, index) => row[index] ?? Infinity;
