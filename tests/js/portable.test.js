import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const PRELUDE = readFileSync(new URL("../../scripts/cheatsheet/publish/portable.js", import.meta.url), "utf8");

/** @typedef {(address: string) => Promise<{json: () => Promise<unknown>}>} Fetch */
/** @typedef {{src: string, onerror: () => void}} Script */

/** The stand-in for `fetch` of a copy in the folder /copy, the scripts that it puts on the page, and what they call. */
function copy() {
  /** @type {Script[]} */
  const scripts = [];
  const document = {
    currentScript: { dataset: { root: "./" } }, addEventListener() {}, createElement: () => ({}),
    head: { append: (/** @type {Script} */ script) => scripts.push(script) },
  };
  const window = { deliver: (/** @type {string} */ path, /** @type {unknown} */ data) => void [path, data] };
  /** @type {Fetch} */
  const fetch = new Function("document", "window", "location", `${PRELUDE}return fetch;`)(document, window, new URL("file:///copy/index.html"));
  return { fetch, scripts, deliver: window.deliver };
}

test("who asks for a file that is on its way gets it with the first who asked", async () => {
  const { fetch, scripts, deliver } = copy();
  const both = [fetch("data/voice.json"), fetch("data/voice.json"), fetch("data/other.json")];
  for (const { src } of scripts) deliver(src.replace("file:///copy/", "").replace(/\.js$/, ""), src);
  const got = await Promise.all(both.map(async (reply) => (await reply).json()));
  assert.deepEqual(got, ["voice", "voice", "other"].map((name) => `file:///copy/data/${name}.json.js`));
});

test("a file that did not come is asked for again", async () => {
  const { fetch, scripts, deliver } = copy();
  const first = [fetch("data/a.json"), fetch("data/a.json")];
  scripts[0]?.onerror();
  for (const one of await Promise.allSettled(first)) assert.equal(one.status, "rejected");
  const again = fetch("data/a.json");
  deliver("data/a.json", 1);
  assert.equal(await (await again).json(), 1);
  assert.equal(scripts.length, 2);
});
