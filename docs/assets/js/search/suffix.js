/**
 * The longest of `suffixes` that `word` ends with, or the empty string.
 * @param {string} word
 * @param {ReadonlySet<string>} suffixes none longer than seven letters
 * @returns {string}
 */
export function longest(word, suffixes) {
  for (let at = Math.max(0, word.length - 7); at < word.length; at += 1) {
    const suffix = word.slice(at);
    if (suffixes.has(suffix)) return suffix;
  }
  return "";
}

/**
 * @param {string} list words separated by blanks
 * @returns {Set<string>}
 */
export const set = (list) => new Set(list.split(" "));
