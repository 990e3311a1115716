// What was meant when the wrong keyboard layout was on: the same keys, read in the other layout.
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?";
const CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,";

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
