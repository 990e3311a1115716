// The search panel: an ARIA combobox in a modal dialog. Loaded when it is opened or about to be; on the site it is
// one file with everything that it imports (scripts/cheatsheet/site/join.py).
import { composing, keysOf } from "../keys.js";
import { frame } from "./frame.js";
import { leave, highlight } from "./highlight.js";
import { Index } from "./index.js";
import { search } from "./search.js";
import { options, topicItems } from "./view.js";

const LONGEST_STEP = 8; // milliseconds
const SHARE_AFTER = 300; // milliseconds without a key before the query goes into the address

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("search"));
const input = /** @type {HTMLInputElement} */ (document.getElementById("search-input"));
const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
const { list, topics, share, name } = frame(dialog);
const home = dialog.dataset["home"] ?? "./";
const plural = new Intl.PluralRules(document.documentElement.lang);

/** @type {Index | undefined} */
let index;
/** @type {Promise<void> | undefined} */
let loading;
let active = -1;
/** Whether an input method is at work. */
let atWork = false;
/** What is not yet what is meant while it is: kana, hangul. Phones compose every word, letter by letter, and are answered. */
const HALF_MADE = /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;
/** Whether the second file is there too, or will not come. */
let whole = false;
/** @type {string | undefined} */
let drawn;
/** @type {ReadonlySet<string>} */
let marks = new Set();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;

/** Fetches the index; when that fails it says so, and the next key tries again. */
function load() {
  if (loading) return;
  const rest = json(`${home}data/search-more.json`);
  rest.catch(() => undefined); // it is looked at only once the index is there
  loading = json(`${home}data/search.json`)
    .then((data) => {
      index = new Index(data);
      name(data.words);
      draw();
      // The rest comes behind: the sheet answers without it, also when it does not come at all.
      return rest.then((more) => add(data, more), () => undefined);
    })
    .then(() => {
      whole = true;
      drawn = undefined;
      draw();
    })
    .then(() => {
      // What only unknown words need, made while nobody waits for it.
      const made = index;
      if (made) paced(made.hearing(true)).then(() => paced(made.hearing(false)));
      return json(`${home}data/search-says.json`).then(tell, () => undefined);
    })
    .catch(() => {
      loading = undefined;
      status.textContent = dialog.dataset["failed"] ?? "";
    });
}

/**
 * Makes the index with the second file beside the one that answers meanwhile.
 * @param {import("./data.js").Data} data @param {import("./data.js").More} more
 */
async function add(data, more) {
  const larger = new Index(data);
  await paced(larger.adding(more));
  index = larger;
}

/** Goes through all steps and never holds up a key for long. @param {Generator<void, void, void>} steps */
async function paced(steps) {
  let since = performance.now();
  while (!steps.next().done) {
    if (performance.now() - since < LONGEST_STEP) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
}

/** Shows the sentences of long answers, but not under a reader who is choosing. @param {Record<number, string[]>} says */
function tell(says) {
  index?.addSays(says);
  if (active >= 0) return;
  drawn = undefined;
  draw();
}

/** @param {string} address @returns {Promise<any>} rejected for any reply but a good one */
async function json(address) {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(String(reply.status));
  return reply.json();
}

/** Shows what is found for what stands in the box. */
function draw() {
  const query = input.value;
  if (!index || query === drawn || (atWork && HALF_MADE.test(query))) return;
  drawn = query;
  const { words } = index.data;
  const answer = search(index, query);
  // More data may have come under a reader who is choosing.
  const chosen = list.dataset["query"] === query ? list.children[active]?.getAttribute("href") : undefined;
  const empty = !query.trim();
  marks = answer.marks;
  list.replaceChildren(...options(index.data, answer, home));
  list.dataset["query"] = query;
  choose([...list.children].findIndex((option) => option.getAttribute("href") === chosen));
  input.setAttribute("aria-expanded", String(answer.results.length > 0));
  status.textContent = empty ? "" : said(answer, words);
  share.hidden = answer.results.length === 0;
  topics.hidden = answer.results.length > 0;
  if (!topics.hidden) {
    const near = empty ? [] : answer.topics;
    topics.querySelector("ul")?.replaceChildren(...topicItems(index.data, near, home));
    const title = topics.querySelector("h2");
    if (title) title.textContent = words[near.length ? "nearest" : "all_topics"] ?? "";
  }
  clearTimeout(later);
  later = setTimeout(() => address(query.trim()), SHARE_AFTER);
}

/** @param {import("./search.js").Answer} answer @param {Record<string, string>} words @returns {string} */
function said(answer, words) {
  const count = answer.results.length;
  if (count === 0) return whole ? (words["nothing"] ?? "") : "";
  const form = words[`found_${plural.select(count)}`] ?? words["found_many"] ?? "";
  const found = form.replace("{n}", String(count));
  const understood = answer.understood && words["understood"]?.replace("{query}", () => answer.understood);
  return understood ? `${understood} · ${found}` : found;
}

/** Puts the query into the address, so that it can be shared and is there on the way back. @param {string} query */
function address(query) {
  if (!dialog.open && query) return;
  const url = new URL(location.href);
  if (query) url.searchParams.set("q", query.slice(0, 200));
  else url.searchParams.delete("q");
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}

/** Makes the option at `at` the active one; -1 for none. @param {number} at */
function choose(at) {
  list.children[active]?.setAttribute("aria-selected", "false");
  active = at;
  const option = list.children[at];
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) input.setAttribute("aria-activedescendant", option.id);
  else input.removeAttribute("aria-activedescendant");
}

/** @param {KeyboardEvent} event */
function key(event) {
  // The Escape that takes a composition back must neither empty the box nor close the panel, as browsers have it do.
  if (composing(event) && event.key === "Escape") event.preventDefault();
  const [name] = keysOf(event);
  const count = list.children.length;
  if (name === "ArrowDown" && count) choose((active + 1) % count);
  else if (name === "ArrowUp" && count) choose((active <= 0 ? count : active) - 1);
  else if (name === "Enter" || name === "Mod+Enter") {
    const { ctrlKey, metaKey } = event; // as with a click, they ask for another tab
    list.children[Math.max(active, 0)]?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey }));
  } else if (name === "Escape") dialog.close(); // the box would only empty itself at the first press
  else return;
  event.preventDefault();
}

/** Leaves the words for the page that is about to open; closes the panel when it is this page. @param {MouseEvent} event */
function follow(event) {
  const link = /** @type {Element} */ (event.target).closest("a");
  if (!link) return;
  if (list.contains(link)) leave(link.href, marks);
  const same = link.pathname === location.pathname;
  if (!same) address(input.value.trim());
  if (!same || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  dialog.close();
  address("");
  location.hash = link.hash;
  highlight();
}

/** @returns {Promise<void>} resolves when the panel's style is there, or cannot be had */
function style() {
  return new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("../../css/search.css", import.meta.url).href;
    link.onload = link.onerror = () => done();
    document.head.append(link);
  });
}

input.addEventListener("input", (event) => {
  atWork = /** @type {InputEvent} */ (event).isComposing;
  load();
  draw();
});
input.addEventListener("compositionend", () => {
  atWork = false;
  draw();
});
input.addEventListener("keydown", key);
list.addEventListener("auxclick", follow);
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
  else follow(event);
});
dialog.addEventListener("close", () => {
  clearTimeout(later);
  address("");
});
dialog.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
dialog.querySelector("[data-search-close]")?.addEventListener("click", () => dialog.close());
share.addEventListener("click", async () => {
  address(input.value.trim());
  await navigator.clipboard?.writeText(location.href).then(() => (status.textContent = index?.data.words["shared"] ?? "")).catch(() => undefined);
});

load();
draw();
await style();
dialog.classList.add("ready");
dialog.style.opacity = "";
