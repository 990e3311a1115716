// The sentence to show with a result, and which of its words to mark.
import { fold } from "./fold.js";

/**
 * @param {string} text
 * @param {ReadonlySet<string>} marks folded words
 * @returns {{ text: string, mark: boolean }[]} `text` in pieces, in order
 */
export function pieces(text, marks) {
  /** @type {{ text: string, mark: boolean }[]} */
  const found = [];
  for (const part of text.split(/([\p{L}\p{N}]+)/u)) {
    if (!part) continue;
    const mark = marks.has(fold(part));
    const last = found.at(-1);
    if (last && last.mark === mark) last.text += part;
    else found.push({ text: part, mark });
  }
  return found;
}

/**
 * The sentence of `text` in which most different words are marked; the first one when none is.
 * @param {string} text
 * @param {ReadonlySet<string>} marks
 * @returns {string}
 */
export function sentence(text, marks) {
  // A full stop ends a sentence only before a blank and a capital: «до 30 сек. Дальше», not `v1.2`.
  const all = text.replace(/([.!?…]["»”)]?)\s+(?=[\p{Lu}\p{N}`"«“(])/gu, "$1\0").split("\0");
  let best = all[0] ?? "";
  let most = 0;
  for (const one of all) {
    const words = new Set((one.match(/[\p{L}\p{N}]+/gu) ?? []).map(fold).filter((word) => marks.has(word)));
    if (words.size > most) [best, most] = [one, words.size];
  }
  return best;
}
