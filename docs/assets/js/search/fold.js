/**
 * The form in which words are compared: lower case, ё as е, and э as е except at the beginning of a
 * word, because «кэш» and «кеш», «тэг» and «тег» are one word.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const lower = text.toLowerCase();
  return /[ёэ]/.test(lower) ? lower.replace(/ё/g, "е").replace(/(?<=\p{L})э/gu, "е") : lower;
}
