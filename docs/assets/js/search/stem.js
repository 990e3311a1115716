// The Russian and the English Snowball stemmer (snowballstem.org, russian.sbl and english.sbl of version
// 3.1), written out by hand because the generated code is several times as large. A test compares them,
// word for word, with the reference implementation over the whole vocabulary of the site.

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

// Russian

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

// English

/** @type {Readonly<Record<string, string>>} */
const IRREGULAR = {
  skis: "ski", skies: "sky", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli",
  only: "onli", singly: "singl",
};
const UNCHANGED = set("andes atlas bias cosmos howe news sky");
const R1_SPECIAL = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
const R = /^[^aeiouy]*[aeiouy]+[^aeiouy]/;
const SHORT = /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|past$/;
const STEP_2 = set(
  "anci enci ogi li bli abli alli fulli lessli ousli entli aliti biliti iviti tional ational " +
    "alism ation ization izer ator iveness fulness ousness ogist",
);
/** @type {Readonly<Record<string, string>>} */
const STEP_2_TO = {
  anci: "ance", enci: "ence", bli: "ble", abli: "able", alli: "al", fulli: "ful", lessli: "less",
  ousli: "ous", entli: "ent", aliti: "al", biliti: "ble", iviti: "ive", tional: "tion",
  ational: "ate", alism: "al", ation: "ate", ization: "ize", izer: "ize", ator: "ate",
  iveness: "ive", fulness: "ful", ousness: "ous", ogist: "og",
};
const STEP_3 = set("icate ative alize iciti ical tional ational ful ness");
/** @type {Readonly<Record<string, string>>} */
const STEP_3_TO = {
  icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", tional: "tion", ational: "ate",
  ful: "", ness: "",
};
const STEP_4 = set(
  "ic ance ence able ible ate ive ize iti al ism ion er ous ant ent ment ement",
);

/**
 * The stem of a lower-case English word.
 * @param {string} word
 * @returns {string}
 */
export function stemEnglish(word) {
  if (word.length < 3 || UNCHANGED.has(word)) return word;
  if (Object.hasOwn(IRREGULAR, word)) return /** @type {string} */ (IRREGULAR[word]);
  let stem = word.replace(/^'/, "").replace(/[^aeiouy]?y/g, (one) => (one[1] ? one : "Y"));
  const special = R1_SPECIAL.exec(stem)?.[0].length;
  const r1 = special ?? R.exec(stem)?.[0].length ?? stem.length;
  const r2 = r1 + (R.exec(stem.slice(r1))?.[0].length ?? stem.length);
  stem = plural(stem.replace(/'(?:s'?)?$/, ""));
  stem = past(stem, r1).replace(/(.[^aeiouy])[yY]$/, "$1i");
  stem = step2(stem, r1);
  stem = step3(stem, r1, r2);
  stem = step4(stem, r2);
  return step5(stem, r1, r2).toLowerCase();
}

/** @param {string} stem @returns {string} */
function plural(stem) {
  if (stem.endsWith("sses")) return stem.slice(0, -2);
  if (/ie[sd]$/.test(stem)) return stem.slice(0, stem.length > 4 ? -2 : -1);
  return /[us]s$/.test(stem) ? stem : stem.replace(/([aeiouy].+)s$/, "$1");
}

/** Step 1b: -ed, -ing and their kin. @param {string} stem @param {number} r1 @returns {string} */
function past(stem, r1) {
  const eed = /eed(?:ly)?$/.exec(stem);
  if (eed) {
    const fixed = /^(?:succ|proc|exc)$/.test(stem.slice(0, eed.index));
    return eed.index < r1 || fixed ? stem : stem.slice(0, eed.index) + "ee";
  }
  if (/^[^aeiouy]ying$/.test(stem)) return `${stem[0]}ie`;
  if (/^(?:even|cann|inn|earr|herr|out)ing$/.test(stem)) return stem;
  const base = stem.replace(/(?:ed|ing)(?:ly)?$/, "");
  if (base === stem || !/[aeiouy]/.test(base)) return stem;
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`;
  if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(base)) {
    return /^[aeo]..$/.test(base) ? base : base.slice(0, -1);
  }
  return base.length === r1 && SHORT.test(base) ? `${base}e` : base;
}

/** @param {string} stem @param {number} r1 @returns {string} */
function step2(stem, r1) {
  const end = longest(stem, STEP_2);
  const base = stem.slice(0, stem.length - end.length);
  if (!end || base.length < r1) return stem;
  if (end === "ogi") return base.endsWith("l") ? `${base}og` : stem;
  if (end === "li") return /[cdeghkmnrt]$/.test(base) ? base : stem;
  return base + STEP_2_TO[end];
}

/** @param {string} stem @param {number} r1 @param {number} r2 @returns {string} */
function step3(stem, r1, r2) {
  const end = longest(stem, STEP_3);
  const base = stem.slice(0, stem.length - end.length);
  return !end || base.length < (end === "ative" ? r2 : r1) ? stem : base + STEP_3_TO[end];
}

/** @param {string} stem @param {number} r2 @returns {string} */
function step4(stem, r2) {
  const end = longest(stem, STEP_4);
  const base = stem.slice(0, stem.length - end.length);
  return !end || base.length < r2 || (end === "ion" && !/[st]$/.test(base)) ? stem : base;
}

/** @param {string} stem @param {number} r1 @param {number} r2 @returns {string} */
function step5(stem, r1, r2) {
  const base = stem.slice(0, -1);
  const last = stem.at(-1);
  if (last === "e") return base.length >= r2 || (base.length >= r1 && !SHORT.test(base)) ? base : stem;
  return last === "l" && base.length >= r2 && base.endsWith("l") ? base : stem;
}
