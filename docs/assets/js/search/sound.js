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
  [/shch|sch|shh/g, "sh"],
  [/tch/g, "ch"],
  [/[ts]ion|she?n/g, "shn"],
  [/dzh|dj|dge|zh/g, "j"],
  [/[iy]j/g, "i"],
  [/[yj]a|(?<=[a-z])ia(?=[a-z])/g, "a"],
  [/[yj]u/g, "u"],
  [/[yj][oe]/g, "e"],
  [/ts|tz|c(?=[eiy])/g, "s"],
  [/qu/g, "kv"],
  [/ck|q|c(?!h)/g, "k"],
  [/kh/g, "h"],
  [/x/g, "ks"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/(?<=[aeo])w(?![aeiou])/g, "u"],
  [/w/g, "v"],
  [/y/g, "i"],
  [/ee|ea/g, "i"],
  [/oo|ou/g, "u"],
  [/[ae]i/g, "e"],
  [/z/g, "s"],
  [/(.)\1+/g, "$1"],
  [/(?<=..[^aeiou])e$/, ""],
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
