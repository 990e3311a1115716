/**
 * The form in which words are compared: lower case, ё as е, and э as е except at the beginning of a
 * word, because «кэш» and «кеш», «тэг» and «тег» are one word.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const lower = text.toLowerCase();
  // An э at the beginning of a word is met first, with what stands before it.
  return /[ёэ]/.test(lower) ? lower.replace(/(^|\P{L})э|[ёэ]/gu, (all, before) => (before === undefined ? "е" : all)) : lower;
}
