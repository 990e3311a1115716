// Answers many queries in one process. Standard input: {"data": <data/search.json>, "more": <data/search-more.json, or nothing>,
// "queries": [string]}.
// Standard output: for each query, what is shown, best first, as ids: "q06", "r03", "q06+" for a long answer.
import { readFileSync } from "node:fs";
import { Index } from "../../docs/assets/js/search/word-index.js";
import { search } from "../../docs/assets/js/search/search.js";

const { data, more, queries } = JSON.parse(readFileSync(0, "utf8"));
const index = new Index(data);
if (more) index.addMore(more);
const pad = (number) => String(number).padStart(2, "0");
const answers = queries.map((query) => {
  const { results, understood, near, outOfScope } = search(index, query);
  const ids = results.map(({ kind, question, row }) => {
    const id = `q${pad(data.questions[question].n)}`;
    return { entry: id, row: `r${pad(row)}`, long: `${id}+` }[kind];
  });
  return { ids, understood, near: near.map((id) => `q${pad(data.questions[id].n)}`), outOfScope };
});
process.stdout.write(JSON.stringify(answers));
