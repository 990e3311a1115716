// The questions that a job advert names, found by the search's own analysis, on the device.

import { Index } from "./word-index.js";
import { search } from "./search.js";

/** More characters than any advert has. */
const LONGEST = 8000;

/**
 * An advert in pieces that are about one thing each: what stands between commas and line ends, and in it the names of
 * things, which are Latin in a Russian text, and have a capital that begins no sentence in an English one.
 * @param {string} text
 */
function pieces(text) {
  const parts = text.slice(0, LONGEST).split(/[\n,;:•·|()/]+|\.\s|\s[-–—]\s/).map((part) => part.trim());
  const names = parts.flatMap((part) => {
    const russian = /\p{Script=Cyrillic}/u.test(part);
    const words = part.match(/[\p{L}\p{N}+#.]*[\p{L}\p{N}+#]/gu) ?? [];
    return words.filter((word, i) => /^[A-Za-z][\w+#.]+$/.test(word) && (russian || (i > 0 && /[A-Z]/.test(word))));
  });
  return new Set([...parts, ...names].filter((part) => part.length > 1));
}

/**
 * The numbers of the questions that `text` names. A phone takes seconds for a long one, so it pauses after each piece.
 * @param {Index} index @param {string} text
 */
export async function asked(index, text) {
  /** @type {Set<number>} */
  const found = new Set();
  for (const piece of pieces(text)) {
    const best = search(index, piece).results[0];
    if (best) found.add(index.data.questions[best.question]?.n ?? 0);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return found;
}

/** @param {URL} home  the language's home page @returns {Promise<Index>} rejected where the data cannot be had */
export async function open(home) {
  const [data, more] = await Promise.all(["search", "search-more"].map(async (name) => (await fetch(new URL(`data/${name}.json`, home))).json()));
  const index = new Index(data);
  index.addMore(more);
  return index;
}
