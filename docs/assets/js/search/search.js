// search(index, query): pure, the same in the page, in Node and in the tests.
import { otherLayout, unspell } from "./alike.js";
import { certainty, parse } from "./query.js";
import { TUNED, score } from "./score.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./score.js").Found} Found */
/** @typedef {import("./query.js").Query} Query */
/**
 * @typedef {object} Result
 * @property {"entry" | "row" | "long"} kind
 * @property {number} question place of the question in the data
 * @property {number} row number of the row, when it is one
 * @property {number} score
 */
/**
 * @typedef {object} Answer
 * @property {Result[]} results best first; empty when the sheet does not answer the query
 * @property {string} understood how the query was read, when it was not read as it was typed
 * @property {number[]} topics the topics nearest to a query that was not answered
 * @property {ReadonlySet<string>} marks folded words of the text that were matched
 */
/** @typedef {{ text: string, query: Query, found: Found[] }} Reading what was typed, read one way */

const LONGEST = 300;
/** More words found than these make no answer more likely. */
const MOST_FOUND = 4;

/**
 * @param {Index} index
 * @param {string} typed
 * @returns {Answer}
 */
export function search(index, typed) {
  const text = typed.slice(0, LONGEST);
  const reading = readings(index, text);
  const found = reading.found.filter(({ id }) => index.onSheet(id));
  const best = found[0];
  const elsewhere = reading.found.find(({ id }) => !index.onSheet(id));
  const answered = best !== undefined && isAnswer(index, reading.query, best, elsewhere);
  const kept = answered ? found.filter((one) => keep(one, best)).slice(0, TUNED.most) : [];
  return {
    results: kept.flatMap((one, place) => resultsOf(index, one, place === 0)),
    understood: answered && reading.text !== text ? reading.text.trim() : "",
    topics: answered ? [] : nearTopics(index, found),
    marks: marksOf(index, reading.query),
  };
}

/**
 * Whether the best question found is an answer, and not one that has a word of the query by chance, nor one that is less like
 * it than what the sheet says nothing about.
 * @param {Index} index @param {Query} query @param {Found} best @param {Found | undefined} elsewhere @returns {boolean}
 */
function isAnswer(index, { words }, { words: found, alone, cover, score }, elsewhere) {
  if (words.length === 1) return alone >= Math.max(TUNED.enoughAlone, TUNED.elsewhereAlone * (elsewhere?.alone ?? 0));
  const covered = TUNED.perCover * (found === 1 ? alone : cover);
  const enough = covered + Math.log(score / index.rarest) + TUNED.perFound * Math.min(found, MOST_FOUND) >= TUNED.enough;
  return enough && score > TUNED.elsewhere * (elsewhere?.score ?? 0);
}

/**
 * The reading of the query that finds more: as typed, in the other keyboard layout, with only those
 * words changed that say nothing as typed, or with abbreviations that were spelled out. As typed wins unless another is
 * clearly better.
 * @param {Index} index @param {string} typed @returns {Reading}
 */
export function readings(index, typed) {
  let best = read(index, typed);
  if (sureness(best) > 0.9) return best;
  // «как» says nothing, and nothing in the other layout either; `r'i` is «кэш» there.
  if (!best.query.telling && certainty(index, otherLayout(typed)) < 0.8) return best;
  const mixed = typed.split(/(\s+)/).map((word) => {
    const changed = otherLayout(word);
    const sure = certainty(index, changed);
    return sure > 0.6 && sure > certainty(index, word) + 0.3 ? changed : word;
  }).join("");
  for (const text of new Set([otherLayout(typed), mixed, unspell(typed)])) {
    // Of three letters in the other layout every beginning of a word could be made.
    if (text.trim().length < 4 && certainty(index, text) < 0.8) continue;
    const reading = text === typed ? best : read(index, text);
    if (sureness(reading) > sureness(best) + TUNED.otherMargin) best = reading;
  }
  return best;
}

/** @param {Index} index @param {string} text @returns {Reading} */
function read(index, text) {
  const query = parse(index, text);
  return { text, query, found: score(index, query) };
}

/** @param {Reading} reading @returns {number} how much of the query its best question covers */
const sureness = ({ found }) => found[0]?.cover ?? 0;

/** @param {Found} one @param {Found} best */
const keep = (one, best) =>
  one.score >= TUNED.relativeScore * best.score && one.cover >= TUNED.relativeCover * best.cover;

/**
 * The links to one question: its entry (or only its long answer, when the words stand there alone),
 * the row that was asked for, and for the best question its long answer too.
 * @param {Index} index @param {Found} found @param {boolean} first @returns {Result[]}
 */
function resultsOf(index, found, first) {
  const question = index.data.questions[found.id];
  const long = question?.long !== undefined;
  const deep = long && found.sheet < found.cover - 0.2;
  /** @param {Result["kind"]} kind @returns {Result} */
  const one = (kind) => ({ kind, question: found.id, row: kind === "row" ? found.row : 0, score: found.score });
  return [
    ...(deep ? [] : [one("entry")]),
    ...(found.row ? [one("row")] : []),
    ...(deep || (long && first) ? [one("long")] : []),
  ];
}

/** @param {Index} index @param {Found[]} found @returns {number[]} */
function nearTopics(index, found) {
  return [...new Set(found.map(({ id }) => index.data.questions[id]?.t ?? 0))].slice(0, 3);
}

/** @param {Index} index @param {Query} query @returns {ReadonlySet<string>} */
function marksOf(index, query) {
  const marks = new Set();
  for (const { terms } of query.words) {
    for (const term of terms.keys()) {
      const forms = term[0] === "~" ? (index.stems.get(term.slice(1)) ?? []) : [term];
      for (const form of forms) marks.add(form);
    }
  }
  return marks;
}
