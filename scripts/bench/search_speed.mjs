// How heavy the search is for a text of a given size: `node search_speed.mjs DATA MORE`, two data files of a built
// site. Prints one line of JSON: milliseconds to make the index of the first, and of both in its place; milliseconds a query
// (median, 95th percentile).
import { readFileSync } from "node:fs";
import { Index } from "../../docs/assets/js/search/word-index.js";
import { search } from "../../docs/assets/js/search/search.js";

const KINDS = ["индексы", "уровни изоляции", "пшд", "джанго", "изаляция", "как избежать двойного списания", "O(log n)", "kubernetes"];
const ROUNDS = 3;

const [data, more] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf8")));
const start = performance.now();
new Index(data);
const make_first = performance.now() - start;
const index = new Index(data);
index.addMore(more);
for (const latin of [true, false]) index.sounding(latin);
const make_whole = performance.now() - start - make_first;

const times = [];
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const query of KINDS) {
    index.memory.clear(); // as if it had not been typed before
    const from = performance.now();
    search(index, query);
    if (round > 0) times.push(performance.now() - from);
  }
}
times.sort((a, b) => a - b);
const median = times[Math.floor(times.length / 2)];
process.stdout.write(JSON.stringify({ make_first, make_whole, median, p95: times[Math.floor(times.length * 0.95)] }));
