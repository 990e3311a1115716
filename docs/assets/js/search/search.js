// search(index, query): pure, the same in the page, in Node and in the tests.
import { mentioned, touched } from "./mentions.js";
import { isAnswer, readings } from "./reading.js";
import { TUNED } from "./score.js";
import { firstNamed, isChoice, subjects } from "./subjects.js";
import { chunks, stem } from "./text.js";

/** @typedef {import("./word-index.js").Index} Index */
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
 * @property {number[]} near of a query that was not answered, the questions nearest to it
 * @property {boolean} outOfScope whether it is about something that the sheet is known not to treat
 * @property {ReadonlySet<string>} marks folded words of the text that were matched
 */
const LONGEST = 300;
/** So many questions are named when none is sure. */
const NEAR = 3;

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
  const outOfScope = reading.found.find(({ id }) => !index.onSheet(id));
  const sure = best !== undefined && isAnswer(index, reading.query, best, outOfScope, found[1]);
  const parts = subjects(index, reading, sure);
  const both = sure || parts.length > 0 ? parts : firstNamed(index, reading);
  const answered = sure || both.length > 0;
  const kept = both.length > 0 ? both : answered && best ? found.filter((one) => keep(one, best)) : [];
  const choice = isChoice(text);
  const elsewhere = isNamed(index, text) || (outOfScope !== undefined && outOfScope.like >= TUNED.same);
  const deep = elsewhere ? [] : mentioned(index, text, answered);
  if (deep.length > 0) return inLong(deep, text);
  const near = [...touched(index, text), ...found.map(({ id }) => id)];
  return {
    results: kept.slice(0, TUNED.most).flatMap((one, place) => resultsOf(index, one, place === 0, choice)),
    understood: answered && reading.text !== text ? reading.text.trim() : "",
    near: answered ? [] : [...new Set(near)].slice(0, NEAR),
    outOfScope: !answered && (isNamed(index, reading.text) || (outOfScope !== undefined && outOfScope.score > (best?.score ?? 0))),
    marks: marksOf(index, reading.query),
  };
}

/** What is answered by long answers alone. @param {number[]} ids @param {string} text @returns {Answer} */
const inLong = (ids, text) => ({
  results: ids.map((question) => ({ kind: "long", question, row: 0, score: 0 })),
  understood: "",
  near: [],
  outOfScope: false,
  marks: new Set(chunks(text).flatMap(({ words }) => words)),
});

/** Whether something is named that the sheet is known not to treat. @param {Index} index @param {string} text */
function isNamed(index, text) {
  const said = new Set(chunks(text).flatMap(({ telling }) => telling).map(stem));
  return index.named.some(({ words }) => words.every((word) => said.has(word)));
}

/** @param {Found} one @param {Found} best */
const keep = (one, best) =>
  one.score >= TUNED.relativeScore * best.score && one.cover >= TUNED.relativeCover * best.cover;

/**
 * The links to one question: its entry (or only its long answer, when the words stand there alone),
 * the row that was asked for, and for the best question its long answer too. The row that compares two things comes first.
 * @param {Index} index @param {Found} found @param {boolean} first @param {boolean} choice @returns {Result[]}
 */
function resultsOf(index, found, first, choice) {
  const question = index.data.questions[found.id];
  const long = question?.long !== undefined;
  const deep = long && found.sheet < found.cover - 0.2;
  /** @param {Result["kind"]} kind @returns {Result} */
  const one = (kind) => ({ kind, question: found.id, row: kind === "row" ? found.row : 0, score: found.score });
  const both = [...(deep ? [] : [one("entry")]), ...(found.row ? [one("row")] : [])];
  return [
    ...(choice ? both.reverse() : both),
    ...(deep || (long && first) ? [one("long")] : []),
  ];
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
