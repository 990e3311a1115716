// How text becomes words: one analysis for what is indexed and for what is typed.
import { fold } from "./fold.js";
import { saysNothing } from "./stop.js";
import { stemEnglish, stemRussian } from "./stem.js";

/**
 * What stands between two blanks. `words`: all of it; `telling`: those that say something; `whole`: it
 * all as one, when it is more than one word (`select_related`: selectrelated); `humps`: the pieces
 * of camel case.
 * @typedef {{ words: string[], telling: string[], whole: string, humps: string[] }} Chunk
 */

const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\p{M}/gu;
/** With the letter before it, where there is one: then it is the end of a name. */
const BIG_O = /([\p{L}\p{N}]?)[oо]\(([^()]{1,12})\)/giu;
// «tokenisation» is «tokenization», and so is «analyse»; shorter words («raise», «promise») are left alone.
const BRITISH = /(.{4}[iy])s(?=(?:e[ds]?|ing|ations?|ers?)$)/;
/** A call, `Depends()` or `hash(key)`: its name and what is between the brackets are one thing. */
const CALL = /(\w{2,})\((\w*)\)/g;
const LANGUAGE = /^[cсf](?:\+\+|#)$/i;
/** What stands before a hump. */
const HUMP = /[\p{Ll}\p{N}](?=\p{Lu})|\p{Lu}{2}(?=\p{Lu}\p{Ll})/gu;

/** A text without signs that nobody sees, as pages and programs have them in the middle of words. @param {string} text */
export const visible = (text) => text.normalize("NFKC").replace(INVISIBLE, "");

/**
 * @param {string} text
 * @returns {Chunk[]}
 */
export function chunks(text) {
  const clean = visible(text)
    .replace(BIG_O, (all, before, inside) => (before ? all : ` bigo${String(inside).replace(/[^\p{L}\p{N}]/gu, "")} `))
    .replace(CALL, "$1@$2")
    .replace(/\b(select)\s*\*/gi, "$1-star")
    .replace(/(\p{L})\s*\+\s*(?=\d)/gu, "$1+");
  return clean.split(/[^\p{L}\p{N}_\-+#./:'’@]+/u).flatMap(chunk);
}

/**
 * @param {string} raw what stands between two blanks
 * @returns {Chunk[]} one chunk, or none when there is no letter and no digit in it
 */
function chunk(raw) {
  const parts = LANGUAGE.test(raw) ? [raw] : raw.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (parts.length === 0) return [];
  const humps = parts.flatMap((part) => {
    const pieces = part.replace(HUMP, "$& ").split(" ");
    return pieces.length > 1 ? pieces : [];
  });
  const words = parts.map(fold);
  return [
    {
      words,
      telling: words.filter((word, at) => tells(word, parts[at] ?? "")),
      whole: parts.length > 1 || raw.endsWith("@") ? fold(parts.join("")) + (raw.match(/@$/)?.[0] ?? "") : "",
      humps: humps.map(fold),
    },
  ];
}

/**
 * Whether a word says something of what is looked for. In capitals `WHERE` and `EXPLAIN` do.
 * @param {string} word folded
 * @param {string} part the same as it was written
 * @returns {boolean}
 */
const tells = (word, part) => word.length > 1 && (/^[A-Z]{3,}$/.test(part) || !saysNothing(word));

/** @type {Map<string, string>} stems once found: the text has every word several times */
const STEMS = new Map();

/**
 * The stem of a folded word by the rules of the alphabet it is written in.
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  let found = STEMS.get(word);
  if (found === undefined) STEMS.set(word, (found = cut(word)));
  return found;
}

/** @param {string} word @returns {string} */
function cut(word) {
  if (/^[а-я]+$/.test(word)) return fold(stemRussian(word));
  return /^[a-z']+$/.test(word) ? stemEnglish(word.replace(BRITISH, "$1z")) : word;
}

/**
 * Every term under which `text` is found: its words, their stems (marked `~`, so that a prefix never
 * meets them), the wholes of what is joined by punctuation, the pieces of camel case, and each two
 * words that stand side by side (with a blank between them).
 * @param {string} text
 * @returns {string[]}
 */
export function terms(text) {
  const found = [];
  let before = "";
  for (const { words, telling, whole, humps } of chunks(text)) {
    const all = [...telling, ...humps.filter((word) => tells(word, word)), ...(whole.length > 1 ? [whole] : [])];
    for (const word of all) found.push(word, `~${stem(word)}`);
    for (const word of words) {
      if (before) found.push(`${before} ${word}`);
      before = word;
    }
  }
  return found;
}
