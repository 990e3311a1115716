// Reads descriptions that are sent as numbers of words (`scripts/cheatsheet/exports/search_lexicon.py` says how).

/** @typedef {{ often: string, rest: string, long: number }} Lexicon */

/** What numbers are written with: from `#` to `~`, without what JSON or lines take for something else. */
const SIGNS = Array.from({ length: 92 }, (_, at) => String.fromCharCode(35 + at)).join("").replace(/[,\\]/g, "");
const BASE = SIGNS.length;

/**
 * Makes words of the numbers in a text, lines with a comma between them; a text without a lexicon is in words already.
 * @param {Lexicon | undefined} lexicon
 * @returns {(text: string) => string} lines with a comma and a blank between them
 */
export function speller(lexicon) {
  if (!lexicon) return (text) => text;
  const words = lexicon.often.split(" ");
  const single = words.length;
  let word = "";
  for (const short of lexicon.rest.split(" ")) {
    word = word.slice(0, parseInt(short.charAt(0), 36)) + short.slice(1);
    words.push(word);
  }
  const pairs = BASE - lexicon.long - single;
  /** @param {string} line */
  const spell = (line) => {
    const found = [];
    for (let at = 0; at < line.length;) {
      const next = () => SIGNS.indexOf(line.charAt(at++));
      let high = next() - single;
      if (high >= pairs) high = pairs + (high - pairs) * BASE + next();
      found.push(words[single + (high < 0 ? high : high * BASE + next())]);
    }
    return found.join(" ");
  };
  return (text) => text.split(",").map(spell).join(", ");
}
