// What the search makes of one query, and why. Standard input: {"data", "more": the two files of a language, "query": string}.
// Standard output: see Asked in ask.py.
import { readFileSync } from "node:fs";
import { LONG, MORE } from "../docs/assets/js/search/data.js";
import { Index } from "../docs/assets/js/search/word-index.js";
import { readings } from "../docs/assets/js/search/reading.js";
import { search } from "../docs/assets/js/search/search.js";

/** @type {{ data: import("../docs/assets/js/search/data.js").Data, more: import("../docs/assets/js/search/data.js").More, query: string }} */
const { data, more, query: typed } = JSON.parse(readFileSync(0, "utf8"));
const index = new Index(data);
index.addMore(more);
const { text, query, found } = readings(index, typed);
const { results, near, outOfScope } = search(index, typed);

/** @param {number} id @param {Iterable<string>} terms @returns {string[]} where a question has any of the terms */
function places(id, terms) {
  const fields = [...terms].flatMap((term) =>
    (index.counts.get(term)?.get(id) ?? []).flatMap((count, field) => (count ? [field] : [])));
  /** @param {(field: number) => boolean} inside @param {string} name */
  const named = (inside, name) => (fields.some(inside) ? [name] : []);
  return [
    ...named((field) => field < MORE, "sheet"),
    ...named((field) => field >= MORE && field < LONG, "names"),
    ...named((field) => field >= LONG, "long answer"),
  ];
}

process.stdout.write(JSON.stringify({
  read: text,
  words: query.words.map(({ terms, weight }) => ({ terms: [...terms], weight })),
  wholes: query.wholes.map(({ terms }) => [...terms.keys()]),
  found: found.slice(0, 8).map((one) => ({
    n: data.questions[one.id]?.n ?? 0,
    score: one.score,
    cover: one.cover,
    has: query.words.map(({ terms }) => places(one.id, terms.keys())),
  })),
  shown: results.map(({ kind, question, row }) => ({ kind, n: data.questions[question]?.n ?? 0, row })),
  near: near.map((question) => data.questions[question]?.n ?? 0),
  outOfScope,
}));
