// The topics that a job advert names, found by the search's own analysis, on the device.
//
// An advert is no query: most of it says nothing of the sheet, and a description that happens to share a word with it
// («remote work», «умение работать в команде») would answer. So only names count.

import { Index } from "./word-index.js";
import { search } from "./search.js";
import { BETWEEN } from "./subjects.js";
import { chunks, stem, visible } from "./text.js";

/** More characters than any advert has. */
const LONGEST = 8000;
/** No name has more words. */
const MOST_WORDS = 4;

/**
 * @typedef {object} Known
 * @property {Index} index
 * @property {Map<string, Set<string>>} names  the stems of a name, with blanks between them, and the topics that it leads to
 * @property {Set<string>} written  the words of the sheet as they are written there
 */

/** @param {string} text */
const stems = (text) => chunks(text).flatMap(({ telling }) => telling).map(stem);

/** What an advert is held to. @param {import("./data.js").Data} data @param {import("./data.js").More} more @returns {Known} */
export function knowing(data, more) {
  const index = new Index(data);
  index.addMore(more);
  /** @type {Map<string, Set<string>>} */
  const names = new Map();
  /** @param {string} name @param {number} topic */
  const note = (name, topic) => {
    const words = stems(name);
    // «3-D Secure» is no word «secure».
    if (words.length === 1 && (/\s/.test(name.trim()) || index.common.has(words[0] ?? ""))) return;
    const key = words.join(" ");
    if (key) names.set(key, (names.get(key) ?? new Set()).add(data.topics[topic]?.slug ?? ""));
  };
  /** @type {Set<string>} */
  const written = new Set();
  for (const { n, t, name, text, also = "", names: called = "", rows = [] } of data.questions) {
    const { names: further = "", long } = more[n] ?? {};
    for (const one of [name, also, called, further].join(", ").split(", ")) note(one, t);
    const texts = [name, text, also, called, further, long?.words ?? "", ...rows.flatMap(({ q, a }) => [q, a])];
    for (const word of texts.join(" ").match(/[A-Za-z][\w+#]*/g) ?? []) written.add(word);
  }
  data.topics.forEach(({ title }, topic) => title.split(BETWEEN).forEach((part) => note(part, topic)));
  return { index, names, written };
}

/** What stands between signs and line ends. @param {string} text */
const pieces = (text) => visible(text.slice(0, LONGEST)).split(/[\n,;:•·|()/]+|[.!?]\s|\s[-–—]\s/).map((part) => part.trim()).filter(Boolean);

/**
 * The words of a piece that are names of things: Latin ones in a Russian text; in an English one those with a capital that
 * begins no sentence, or with more than one.
 * @param {string} piece @param {boolean} russian
 */
function latin(piece, russian) {
  const words = piece.match(/[\p{L}\p{N}+#.]*[\p{L}\p{N}+#]/gu) ?? [];
  return words.filter((word, at) => /^[A-Za-z][\w+#.]+$/.test(word) && (russian || /.[A-Z]/.test(word) || (/^[A-Z]/.test(word) && (at > 0 || words.length === 1))));
}

/**
 * The slugs of the topics that `text` names. A phone takes a while for a long one, so it pauses after each piece.
 * @param {Known} known @param {string} text
 */
export async function asked({ index, names, written }, text) {
  /** @type {Set<string>} */
  const found = new Set();
  const russian = /\p{Script=Cyrillic}/u.test(text);
  for (const piece of new Set(pieces(text))) {
    const words = stems(piece);
    for (let from = 0; from < words.length; from += 1) {
      for (let to = from + 1; to <= Math.min(from + MOST_WORDS, words.length); to += 1) {
        for (const topic of names.get(words.slice(from, to).join(" ")) ?? []) found.add(topic);
      }
    }
    for (const word of latin(piece, russian)) {
      const best = written.has(word) && search(index, word).results[0];
      if (best) found.add(index.data.topics[index.data.questions[best.question]?.t ?? 0]?.slug ?? "");
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  return found;
}

/** @param {URL} home  the language's home page @returns {Promise<Known>} rejected where the data cannot be had */
export async function open(home) {
  const [data, more] = await Promise.all(["search", "search-more"].map(async (name) => (await fetch(new URL(`data/${name}.json`, home))).json()));
  return knowing(data, more);
}
