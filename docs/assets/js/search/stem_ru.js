// The Russian Snowball stemmer (snowballstem.org, russian.sbl of version 3.1), written out by hand
// because the generated code is several times as large. A test compares it, word for word, with the
// reference implementation over the whole vocabulary of the site.
import { longest, set } from "./suffix.js";

// Endings of the first set of a pair count only after «а» or «я».
const GERUND_AFTER_A = set("в вши вшись");
const GERUND = set("в вши вшись ив ивши ившись ыв ывши ывшись");
const ADJECTIVE = set(
  "ее ие ое ые ими ыми ей ий ой ый ем им ом ым его ого ему ому их ых ею ою ую юю ая яя",
);
const PARTICIPLE_AFTER_A = set("ем нн вш ющ щ");
const PARTICIPLE = set("ем нн вш ющ щ ивш ывш ующ");
const VERB_AFTER_A = set("ла на ете йте ли й л ем н ло но нно ет ют ны ть ешь");
const VERB = set(
  "ла на ете йте ли й л ем н ло но нно ет ют ны ть ешь ила ыла ена ейте уйте ите или ыли ей уй " +
    "ил ыл им ым ен ило ыло ено ует уют ит ыт ят ены ить ыть ишь ую ю",
);
const NOUN = set(
  "а ев ов е ие ье и еи ии ами ями иями й ей ией ий ой ам ем ием ом ям иям о у ах ях иях ы ь ю " +
    "ию ью я ия ья",
);
const HEAD = /^[^аеиоуыэюя]*[аеиоуыэюя]/;
const R2 = /^[^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя]+[аеиоуыэюя]+[^аеиоуыэюя]/;

/**
 * The stem of a lower-case Russian word in which `ё` is already `е`.
 * @param {string} word
 * @returns {string}
 */
export function stemRussian(word) {
  const head = HEAD.exec(word)?.[0];
  if (!head) return word;
  const r2 = (R2.exec(word)?.[0].length ?? Infinity) - head.length;
  const tail = word.slice(head.length);
  let rest = cut(tail, GERUND, GERUND_AFTER_A) ?? inflected(tail.replace(/с[ья]$/, ""));
  rest = rest.replace(/и$/, "");
  const derived = rest.replace(/ость?$/, "");
  if (derived.length >= r2) rest = derived;
  const positive = rest.replace(/ейше?$/, "");
  if (positive.endsWith("нн")) return head + positive.slice(0, -1);
  return head + (positive === rest ? rest.replace(/ь$/, "") : positive);
}

/**
 * @param {string} rest a word from its first vowel on, without «ся»
 * @returns {string}
 */
function inflected(rest) {
  const adjective = cut(rest, ADJECTIVE);
  if (adjective !== undefined) return cut(adjective, PARTICIPLE, PARTICIPLE_AFTER_A) ?? adjective;
  return cut(rest, VERB, VERB_AFTER_A) ?? cut(rest, NOUN) ?? rest;
}

/**
 * Cuts the longest ending, or gives `undefined` when there is none or it may not be cut.
 * @param {string} rest
 * @param {ReadonlySet<string>} endings
 * @param {ReadonlySet<string>} [afterA]
 * @returns {string | undefined}
 */
function cut(rest, endings, afterA) {
  const ending = longest(rest, endings);
  const stem = rest.slice(0, rest.length - ending.length);
  return ending && (!afterA?.has(ending) || /[ая]$/.test(stem)) ? stem : undefined;
}
