// From a word that was typed to the terms of the index it may stand for, each with how sure that is.
import { distance, soundOf } from "./alike.js";
import { set } from "./stem.js";
import { stem } from "./text.js";

/** @typedef {import("./word-index.js").Index} Index */
/** @typedef {ReadonlyMap<string, number>} Terms term to certainty, 0 to 1 */

const SURE = { exact: 1, stem: 0.92, sound: 0.85, prefix: 0.8, longer: 0.5, split: 0.8, family: 0.72, typo: 0.75, far: 0.5, beside: 0.9, synonym: 0.6 };

// What is left of related words behind their common beginning: «изол|ирова» and «изол|яц», «хран»
// and «хран|ен». Snowball cuts inflections only.
const TAILS = set(
  "- а в ва вш у я е и о л т н нн к ц ш ем ен енн ени ан ани ни ик ник ир ирова ирован ируем ирующ ируе " +
    "иру ова ован ыва ива ив ивн ац яц иц аци яци ск ическ ост ность ющ ущ ащ ящ ивш авш ал ил " +
    "ат атор ит яет ует он ион онн ионн " +
    "e er or ster ed ing ion at ate ation ator iz ize iza ment al ic abl ibl ive ly y s able ant ent anc enc nce nt",
);

// What a Russian verb may begin with, the longer before the shorter that it begins with itself.
const PREFIX = /^(?:пере|пред|раз|рас|под|при|про|воз|вос|обо|ото|за|от|по|на|вы|до|об|из|ис|вз|вс|со|у|с|о)/;

/**
 * @param {Index} index
 * @param {string} word folded
 * @param {boolean} typing whether more letters may follow, because it is the last word
 * @returns {Terms} empty when nothing like it is in the index
 */
export function resolve(index, word, typing) {
  const key = `${typing ? ">" : ""}${word}`;
  let found = index.memory.get(key);
  if (!found) index.memory.set(key, (found = lookUp(index, word, typing)));
  return found;
}

/** @param {Index} index @param {string} word @param {boolean} typing @returns {Terms} */
function lookUp(index, word, typing) {
  /** @type {Map<string, number>} */
  const found = new Map();
  const root = stem(word);
  if (index.words.has(word)) found.set(word, SURE.exact);
  if (index.stems.has(root)) found.set(`~${root}`, SURE.stem);
  // Several of an abbreviation, which the stemmer takes for a word of its own: `gsis`, `cvvs`.
  const one = word.replace(/s$/, "");
  if (found.size === 0 && one !== word && index.names.has(one)) found.set(one, SURE.stem);
  const known = found.size > 0;
  if (!known || typing) prefixes(index, word, typing, found);
  // «страт» is the beginning of «стратегия», and «старт» with two letters exchanged.
  if (!known && found.size > 0) for (const term of exchanged(index, word)) found.set(term, Math.max(found.get(term) ?? 0, typing ? SURE.synonym : SURE.typo));
  // `apigateway` is the beginning of a class in a sample, and the name of what it belongs to.
  if (!known && found.size > 0) for (const [term, sure] of halves(index, word)) found.set(term, sure);
  if (found.size > 0 && word.length >= 5) {
    for (const [term, sure] of family(index, word, root)) if (!found.has(term)) found.set(term, sure * SURE.beside);
  }
  // «апи» stands in one alias, and `API` in many texts.
  if (found.size > 0 && word.length >= 3 && !isLatin(word)) {
    for (const [term, sure] of sounds(index, word, root)) found.set(term, sure);
  }
  for (const other of index.synonyms.get(root) ?? []) {
    if (index.stems.has(other) && !found.has(`~${other}`)) found.set(`~${other}`, SURE.synonym);
  }
  if (found.size > 0 || word.length < 3) return found;
  for (const step of [family, sounds, bare, halves, typos, soundsBegun, blurred]) {
    const more = step(index, word, root, typing);
    // `servise` may be of the family of `server`, «патерны» sounds like `patterns`: `service` and «паттерны» are as likely.
    if (more.size > 0 && (step === family || step === sounds) && word.length > 4) {
      return new Map([...typos(index, word, root), ...more]);
    }
    if (more.size > 0) return more;
  }
  return found;
}

/**
 * Longer words that begin like this one.
 * @param {Index} index @param {string} word @param {boolean} typing @param {Map<string, number>} found
 */
function prefixes(index, word, typing, found) {
  if (word.length < (typing ? 2 : 4)) return;
  const exact = index.words.has(word);
  const longer = [...index.words.atPrefix(word).entries()];
  const [one] = [...longer].sort(([a], [b]) => a.length - b.length);
  // `deadlo` can become nothing but `deadlock`, and so is as good as it.
  const sole = typing && one && word.length > 3 && longer.every(([term]) => term.startsWith(one[1])) ? `~${one[1]}` : "";
  if (sole && !exact) found.set(sole, SURE.stem);
  for (const [term] of longer) {
    const sure = (exact ? SURE.longer : SURE.prefix) * Math.sqrt(word.length / term.length) ** (typing ? 0.5 : 1);
    if (!found.has(term)) found.set(term, sure);
  }
}

/** Words of the same root. @param {Index} index @param {string} word @param {string} root @returns {Terms} */
function family(index, word, root) {
  const found = new Map();
  if (root.length < 3) return found;
  for (const other of index.stems.atPrefix(root.slice(0, 3)).keys()) {
    let same = 3;
    while (same < root.length && root[same] === other[same]) same += 1;
    if (same === 3 && same !== root.length && same !== other.length) continue;
    if (TAILS.has(root.slice(same) || "-") && TAILS.has(other.slice(same) || "-")) {
      found.set(`~${other}`, same === 3 ? SURE.typo - 0.1 : SURE.family);
    }
  }
  return found;
}

/**
 * A Russian verb without its prefix («закешировать», «проиндексировать»), a loan without its ending («батчинг»).
 * @param {Index} index @param {string} word @returns {Terms}
 */
function bare(index, word) {
  const loan = word.replace(/инг(?:а|у|ом|е|и)?$/, "");
  if (loan !== word && loan.length >= 3) {
    return index.stems.has(stem(loan)) ? new Map([[`~${stem(loan)}`, SURE.family]]) : sounds(index, loan, loan);
  }
  const rest = word.replace(PREFIX, "");
  if (rest === word || rest.length < 5) return new Map();
  const root = stem(rest);
  const found = new Map(family(index, rest, root));
  if (index.stems.has(root)) found.set(`~${root}`, SURE.family);
  return found;
}

// What a Russian word in Latin letters may end in: `otkaz|y`, `sankcionn|ye`, `ochered|yah`.
const RUSSIAN_ENDING = /([a-z]{3})[aeiouyj]+(?:mi|go|mu|[hxmv])?$/;

/** The same sound in the other alphabet. @param {Index} index @param {string} word @param {string} root @returns {Terms} */
export function sounds(index, word, root) {
  const others = index.sounding(!isLatin(word));
  // An English `a` is written as it is spelled («кафка») or as it is spoken («эйсид», «стейт»).
  for (const form of [word, root, word.replace(/[эе]й(?!$)/, "а"), word.replace(RUSSIAN_ENDING, "$1")]) {
    const same = others.get(soundOf(form));
    if (same) return new Map(same.map((term) => [term, SURE.sound]));
  }
  return new Map();
}

/**
 * Words of the other alphabet whose sound begins like this.
 * @param {Index} index @param {string} word @param {string} root @param {boolean} typing @returns {Terms}
 */
function soundsBegun(index, word, root, typing) {
  for (const key of [soundOf(word), soundOf(root)]) {
    if (key.length < (typing ? 4 : 5)) continue;
    const begun = [...index.sounding(!isLatin(word)).atPrefix(key).entries()].flatMap(([, terms]) => terms);
    if (begun.length > 0) return new Map(begun.map((term) => [term, SURE.family]));
  }
  return new Map();
}

/** Two words written as one, when the text has them side by side in some form. @param {Index} index @param {string} word @returns {Terms} */
function halves(index, word) {
  for (let at = 2; at <= word.length - 2; at += 1) {
    const rights = [...formsOf(index, word.slice(at))];
    for (const left of formsOf(index, word.slice(0, at))) {
      const right = rights.find((form) => index.counts.has(`${left} ${form}`));
      if (right) return new Map([[left, SURE.split], [right, SURE.split], [`${left} ${right}`, SURE.sound]]);
    }
  }
  return new Map();
}

/** A word and its other forms in the text. @param {Index} index @param {string} word @returns {Set<string>} */
const formsOf = (index, word) => new Set([word, ...(index.stems.get(stem(word)) ?? [])]);

/**
 * Words that this one is when two neighbours are exchanged, the first letter in its place: of three letters, only rare ones.
 * @param {Index} index @param {string} word @returns {string[]}
 */
function exchanged(index, word) {
  const found = [];
  for (let at = word.length > 3 ? 1 : 0; word.length > 2 && at < word.length - 1; at += 1) {
    const other = word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
    const root = index.words.get(other);
    if (other !== word && root !== undefined && (word.length > 3 || index.names.has(other))) found.push(`~${root}`);
  }
  return found;
}

/** One or two slips of the finger. @param {Index} index @param {string} word @param {string} root @returns {Terms} */
function typos(index, word, root) {
  if (word.length < 4) return new Map(exchanged(index, word).map((term) => [term, SURE.typo]));
  /** @type {[string, number][]} */
  const near = [];
  for (const [term, [own]] of index.words.fuzzyGet(word, 2)) near.push([`~${own}`, slips(word, term)]);
  if (root !== word && root.length > 5) {
    for (const own of index.stems.fuzzyGet(root, 2).keys()) near.push([`~${own}`, slips(root, own)]);
  }
  return nearest(near, (least) => (least <= 1 ? SURE.typo : SURE.far));
}

/**
 * How many slips make `word` of `term`, or Infinity when it is rather another word: the more letters,
 * the more slips are likely; the first letter is hardly ever wrong, except exchanged with the second («хеширование» is
 * no slip of «кеширование»);
 * and of four letters a changed one makes another word (`bash`, `base`).
 * @param {string} word @param {string} term @returns {number}
 */
function slips(word, term) {
  const least = Math.min(word.length, term.length);
  if (least < 4) return Infinity;
  const exchanged = word[0] === term[1] && word[1] === term[0];
  if (word[0] !== term[0] && !exchanged) return Infinity;
  if (least === 4 && word.length === term.length && !sameLetters(word, term)) return Infinity;
  if (least >= 5 && word.length === term.length && word[0] === term[0] && sameLetters(word, term)) return 1;
  return distance(word, term, least >= 9 && word[0] === term[0] ? 2 : 1);
}

/** @param {string} a @param {string} b */
const sameLetters = (a, b) => [...a].sort().join() === [...b].sort().join();

/** Nearly the same sound in the other alphabet. @param {Index} index @param {string} word @returns {Terms} */
function blurred(index, word) {
  const key = soundOf(word);
  if (key.length < 5) return new Map();
  const limit = key.length < 6 ? 0.5 : key.length < 9 ? 1 : 1.5;
  /** @type {[string, number][]} */
  const near = [];
  for (const [sound, [terms]] of index.sounding(!isLatin(word)).fuzzyGet(key, limit * 2)) {
    if (sound.length < 4) continue;
    const slips = distance(key, sound, limit, true);
    for (const term of terms) near.push([term, slips]);
  }
  return nearest(near, (slips) => (slips <= 0.5 ? SURE.typo : SURE.far));
}

/**
 * The terms at the least distance, if that is finite.
 * @param {[string, number][]} near
 * @param {(least: number) => number} sure
 * @returns {Terms}
 */
function nearest(near, sure) {
  const least = Math.min(Infinity, ...near.map(([, slips]) => slips));
  if (least === Infinity) return new Map();
  return new Map(near.filter(([, slips]) => slips === least).map(([term]) => [term, sure(least)]));
}

/** @param {string} word @returns {boolean} */
const isLatin = (word) => /[a-z]/.test(word);
