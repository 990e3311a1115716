// When two words are nearly one: by their letters, by their sound, by the keys that were pressed.

const VOWELS = new Set("aeiouy");

/**
 * The edits that make `a` of `b`: letters added, lost, changed, or two neighbours exchanged (optimal
 * string alignment). Stops early and gives Infinity when it would be more than `limit`. With
 * `soft`, a vowel counts half, as vowels are what a transliteration gets wrong.
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 * @param {boolean} [soft]
 * @returns {number}
 */
export function distance(a, b, limit, soft = false) {
  /** @param {string | undefined} letter */
  const cost = (letter) => (soft && VOWELS.has(letter ?? "") ? 0.5 : 1);
  /** @type {number[]} */
  let before = [];
  let previous = [0];
  for (let j = 1; j <= b.length; j += 1) previous.push(at(previous, j - 1) + cost(b[j - 1]));
  for (let i = 1; i <= a.length; i += 1) {
    const row = [at(previous, 0) + cost(a[i - 1])];
    let least = at(row, 0);
    for (let j = 1; j <= b.length; j += 1) {
      const [x, y] = [a[i - 1], b[j - 1]];
      const change = x === y ? 0 : Math.max(cost(x), cost(y));
      let best = Math.min(at(previous, j) + cost(x), at(row, j - 1) + cost(y), at(previous, j - 1) + change);
      if (x !== y && x === b[j - 2] && y === a[i - 2]) best = Math.min(best, at(before, j - 2) + 1);
      row.push(best);
      least = Math.min(least, best);
    }
    if (least > limit) return Infinity;
    [before, previous] = [previous, row];
  }
  const result = at(previous, b.length);
  return result <= limit ? result : Infinity;
}

/** @param {number[]} row @param {number} index @returns {number} */
const at = (row, index) => row[index] ?? Infinity;

// How a word sounds, whichever alphabet it is written in: «джанго» and `django`, «кафка» and `kafka`,
// `indeksy` and «индексы» have one key. The usual schemes of transliteration differ in a few letters
// (`ts`/`c`, `ya`/`ja`/`ia`, `zh`/`j`, `kh`/`h`, `sch`/`shch`), so the key folds those together.
const LETTERS = new Map(
  Object.entries({
    а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", й: "i", к: "k", л: "l",
    м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "h", ц: "ts", ч: "ch",
    ш: "sh", щ: "sh", ъ: "", ы: "i", ь: "", э: "e", ю: "yu", я: "ya",
  }),
);

/** @type {ReadonlyArray<readonly [RegExp, string]>} */
const FOLDS = [
  [/[^a-z0-9]/g, ""],
  [/^wr/, "r"],
  [/^([^aeiouy]{1,3})i([^aeiouy])e$/, "$1ai$2"],
  [/shch|sch|shh/g, "sh"],
  [/tch/g, "ch"],
  [/[tsc]ion|she?n/g, "shn"],
  [/dzh|dj|dge|zh/g, "j"],
  [/[iy]j/g, "i"],
  // `ia` between letters: behind a digit it is left as it is.
  [/(\di)a|[yj]a|\Bia(?=[a-z])/g, "$1a"],
  [/[yj]u/g, "u"],
  [/[yj][oe]/g, "e"],
  [/ts|tz|c(?=[eiy])/g, "s"],
  [/qu/g, "kv"],
  [/ck|q|c(?!h)/g, "k"],
  [/kh/g, "h"],
  [/x/g, "ks"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/([aeo])w(?![aeiou])/g, "$1u"],
  [/w/g, "v"],
  [/y/g, "i"],
  [/ee|ea/g, "i"],
  [/oo|ou/g, "u"],
  [/[ae]i/g, "e"],
  [/z/g, "s"],
  [/(.)\1+/g, "$1"],
  [/(..[^aeiou])e$/, "$1"],
];

/**
 * The key of a lower-case word of either alphabet.
 * @param {string} word
 * @returns {string}
 */
export function soundOf(word) {
  let key = [...word].map((letter) => LETTERS.get(letter) ?? letter).join("");
  for (const [pattern, to] of FOLDS) key = key.replace(pattern, to);
  return key;
}

// An abbreviation read out letter by letter: «эс кью эс», «кей вай си».
const NAMES = new Map(
  ("эй=a би=b си=c ди=d и=e эф=f джи=g эйч=h аш=h ай=i джей=j кей=k эль=l эл=l эм=m эн=n о=o оу=o пи=p кью=q ар=r эр=r " +
    "эс=s ти=t ю=u ви=v икс=x вай=y уай=y зет=z зед=z").split(" ").map((pair) => /** @type {[string, string]} */ (pair.split("="))),
);
const SPELLED = new RegExp(`(^|[^\\p{L}])((?:(?:${[...NAMES.keys()].join("|")})(?![\\p{L}])[\\s-]*){2,})`, "giu");

/**
 * `text` with every run of two or more spoken letters written: «эс кью эс» gives `sqs`.
 * @param {string} text
 * @returns {string}
 */
export const unspell = (text) =>
  text.replace(SPELLED, (_, before, /** @type {string} */ run) => `${before}${run.trim().split(/[\s-]+/).map((name) => NAMES.get(name.toLowerCase())).join("")} `);

// What was meant when the wrong keyboard layout was on: the same keys, read in the other layout.
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?";
const LETTER_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю";
const CYRILLIC = `${LETTER_KEYS}.${LETTER_KEYS.toUpperCase()},`;

/** @param {string} from @param {string} to @returns {Map<string, string>} */
const table = (from, to) => new Map([...from].map((key, at) => [key, to[at] ?? key]));
const TO_LATIN = table(CYRILLIC, LATIN);
const TO_CYRILLIC = table(LATIN, CYRILLIC);

/**
 * `text` as if every key had been pressed in the other layout: `пшд` gives `gil`, `byltrcs` gives
 * «индексы». The direction is the script most letters of `text` are in.
 * @param {string} text
 * @returns {string}
 */
export function otherLayout(text) {
  const cyrillic = (text.match(/[а-яё]/gi) ?? []).length;
  const latin = (text.match(/[a-z]/gi) ?? []).length;
  const keys = cyrillic > latin ? TO_LATIN : TO_CYRILLIC;
  return [...text].map((letter) => keys.get(letter) ?? letter).join("");
}
