// Pasted code and messages: whether a text is code, and which questions it looks like.

/** @typedef {import("./word-index.js").Index} Index */

/** What hardly stands in a sentence: an assignment, brackets, a call with something in it, a decorator, a line of SQL or HTTP. */
const LINE =
  /[\w\])"'] ?[-+*/%<>!=:|]?=[= ]?[\w"'[({-]|[{}[\];]|\w\([^)]|^[@<$>]|\/[\w{]+\/|\/v\d|\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|EXPLAIN|BEGIN|SET|WHERE|FROM|FOR|GET|POST|PUT|PATCH|HTTP|ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|DETAIL) (?!(?:or|and|vs|versus|with|to|differs?)\b)[A-Za-z*\d/]+\b.|\w(?:Error|Exception)\b|\bHTTP\/|[\w"]:(?: |\w)|->|::|--\w|^(?:import|rpc|yield|return|raise|await \w+\.|from \w+ import) ?\w/;
/** Names as they stand in a program only. */
const NAMES = /\w\(|\w\.[a-z_]+\b|\w_\w|@\w/;
/** A sentence's own points and signs: «v1.2», «т.е.», `e.g.`, `node.js`. */
const PROSE = /\d\.\d|[а-яё]\.[а-яё]|\b[ei]\.[ge]\.|\.(?:js|net|io)\b/gi;
/** A word as it stands in a sentence, with what begins and ends a clause. */
const WORD = /^[^\wа-яё]*[a-zа-яё’'-]+[^\wа-яё]*$/i;
/** What no sentence has, or begins with: an assignment, brackets; a level, a date, `a.dotted.Name:`, `AnError:`. */
const NO_SENTENCE = /[{}[\]=]|^\W*(?:[A-Z\d]{4}|\w*(?:[._]|[a-z][A-Z])\S*:)/;

/**
 * Whether `text` is more likely pasted from a program, a file or a log than typed as a question.
 * @param {string} text
 * @returns {boolean}
 */
export const isPasted = (text) => LINE.test(text.replace(PROSE, " ")) && !isSentence(text);

/**
 * Whether `text` is a sentence, which may well have a semicolon in it, or name a thing of a program: of eight words at
 * least three quarters are plain.
 * @param {string} text
 * @returns {boolean}
 */
function isSentence(text) {
  const words = text.split(/\s+/);
  return words.length > 7 && words.filter((word) => WORD.test(word)).length >= words.length * 0.75 && !NO_SENTENCE.test(text);
}

/**
 * Whether `text` is pasted or has at least a name of a program in it.
 * @param {string} text
 * @returns {boolean}
 */
export const isCode = (text) => isPasted(text) || NAMES.test(text.replace(PROSE, " "));

/**
 * `text` as the patterns of `looks_like` are written: one kind of quotes, and blanks only between two words.
 * @param {string} text
 * @returns {string}
 */
export const tight = (text) =>
  text.normalize("NFKC").replace(/[“”„«»'’`]/g, '"').replace(/\s+/g, " ").replace(/ \B|\B /g, "");

/** So many characters make a match as good as any: what `.*` runs over says no more. */
const FULL = 10;

/**
 * Which questions `text` looks like, and how much: the sum over their patterns of how long the match is, up to 1 each. Of
 * what is no code only whole messages count, not single words: those are looked for as words.
 * @param {Index} index @param {string} text @param {boolean} code
 * @returns {Map<number, number>} by place of the question; empty for most texts
 */
export function shapes(index, text, code) {
  /** @type {Map<number, number>} */
  const found = new Map();
  const line = tight(text);
  for (const [id, { any, each }] of index.shapes) {
    if (!any.test(line)) continue;
    let points = 0;
    for (const one of each) {
      const match = one.exec(line)?.[0];
      if (!match || (!code && !/\w \w/.test(match))) continue;
      points += Math.min(1, match.length / FULL);
    }
    if (points > 0) found.set(id, points);
  }
  return found;
}

/**
 * The patterns of one question, one a line, ready to be tried: all at once, and one by one.
 * @param {string} lines
 * @returns {{ any: RegExp, each: RegExp[] }}
 */
export function patterns(lines) {
  // What refers to a group (`\1`) would find another one behind a bar.
  const any = /\\[1-9]/.test(lines) ? "" : lines.split("\n").map((one) => `(?:${one})`).join("|");
  return { any: new RegExp(any, "i"), each: lines.split("\n").map((one) => new RegExp(one, "i")) };
}
