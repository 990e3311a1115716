// The search panel: an ARIA combobox in a modal dialog. Loaded when it is opened or about to be; on the site it is
// one file with everything that it imports (scripts/cheatsheet/publish/join.py).
import { composing, keysOf } from "../keys.js";
import { furnish } from "./dialog.js";
import { leave, highlight } from "./highlight.js";
import { Index } from "./word-index.js";
import { pasted } from "./pasted.js";
import { forgetRecent, recent as recentQueries, remember } from "./recent.js";
import { search } from "./search.js";
import { nearItems, options, recentItems, topicItems } from "./view.js";

const LONGEST_STEP = 8; // milliseconds
const LONGEST_NAME = 60; // characters of a query that are said again
const SHARE_AFTER = 300; // milliseconds without a key before the query goes into the address

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("search"));
const input = /** @type {HTMLInputElement} */ (document.getElementById("search-input"));
const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
const { list, recent, near, topics, clear, share, name } = furnish(dialog);
const home = dialog.dataset["home"] ?? "./";
const plural = new Intl.PluralRules(document.documentElement.dataset.lang);

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
/** What was said of a query in place of its results; it stays when more data comes. */
let told = { query: "", text: "" };
/** What the reader has put into the box, or had put there when the page was left. */
let typed = input.value || (new URLSearchParams(location.search).get("q") ?? "");
/** The query that Enter was pressed for before there was an answer: it leads on as soon as there is one. */
let awaited = dialog.dataset["awaited"] ?? "";
/** @type {ReadonlySet<string>} */
let marks = new Set();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;
/** @type {EventTarget | null} */
let pressed = null;

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

/** WebKit empties a box without autocompletion, some moments after the back button has brought its page; no reader did. */
function refill() {
  input.value ||= typed;
}

function refillSoon() {
  for (const late of [0, 100, 1000]) setTimeout(refill, late);
}

/** Shows what is found for what stands in the box. */
function draw() {
  refill();
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
  if (query !== told.query) told = { query, text: "" };
  status.textContent = empty ? "" : told.text || said(answer, words);
  share.hidden = answer.results.length === 0 || !navigator.clipboard; // as on an address without TLS
  fill(near, empty ? [] : nearItems(index.data, answer.near, home));
  fill(recent, empty ? recentItems(recentQueries(), again) : []);
  fill(topics, answer.results.length > 0 || !near.hidden ? [] : topicItems(index.data, home));
  clearTimeout(later);
  later = setTimeout(() => address(query.trim()), SHARE_AFTER);
  if (query && query === awaited && answer.results.length > 0) enter({ ctrlKey: false, metaKey: false });
  if (whole) awaited = ""; // nothing more comes that it could open
}

/** Shows what stands apart from the results, unless it is empty. @param {HTMLElement} aside @param {HTMLLIElement[]} items */
function fill(aside, items) {
  const inside = () => [...aside.querySelectorAll(/** @type {"a"} */ ("a, button"))];
  const at = inside().indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  aside.hidden = items.length === 0;
  aside.querySelector("ul")?.replaceChildren(...items);
  // More data may have come under a reader who is choosing here.
  if (at >= 0) ((!aside.hidden && inside()[at]) || input).focus();
}

/** Asks once more what was asked before. @param {string} query */
function again(query) {
  input.value = typed = query;
  input.focus();
  draw();
}

/** @param {import("./search.js").Answer} answer @param {Record<string, string>} words @returns {string} */
function said(answer, words) {
  const count = answer.results.length;
  if (count === 0 && !whole) return "";
  if (count === 0) return (words[answer.outOfScope ? "nothing" : "unsure"] ?? "").replace("{query}", () => short(input.value.trim()));
  const form = words[`found_${plural.select(count)}`] ?? words["found_many"] ?? "";
  const found = form.replace("{n}", String(count));
  const understood = answer.understood && words["understood"]?.replace("{query}", () => answer.understood);
  return understood ? `${understood} · ${found}` : found;
}

/** @param {string} query */
const short = (query) => (query.length > LONGEST_NAME ? `${query.slice(0, LONGEST_NAME)}…` : query);

/**
 * Puts the query into the address, so that it can be shared and is there on the way back. What else is asked for in it stays
 * as it is written: `topics=a,b` with its comma. @param {string} query
 */
function address(query) {
  if (!dialog.open && query) return;
  const url = new URL(location.href);
  const parts = url.search.slice(1).split("&").filter((part) => part && !part.startsWith("q="));
  if (query) parts.push(String(new URLSearchParams({ q: query.slice(0, 200) })));
  url.search = parts.join("&");
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

/** Follows the option that is chosen, or the first. @param {Pick<KeyboardEvent, "ctrlKey" | "metaKey">} keys as with a click, they ask for another tab */
function enter({ ctrlKey, metaKey }) {
  awaited = "";
  list.children[Math.max(active, 0)]?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey }));
}

/** @param {KeyboardEvent} event */
function key(event) {
  // The Escape that takes a composition back must neither empty the box nor close the panel, as browsers have it do.
  if (composing(event) && event.key === "Escape") event.preventDefault();
  const [name] = keysOf(event);
  const count = list.children.length;
  if (name === "ArrowDown" && !count) stops()[0]?.focus();
  else if (name === "ArrowDown") choose((active + 1) % count);
  else if (name === "ArrowUp" && !count) stops().at(-1)?.focus();
  else if (name === "ArrowUp") choose((active <= 0 ? count : active) - 1);
  else if (name === "Enter" || name === "Mod+Enter") {
    if (count) enter(event);
    else if (!whole) awaited = input.value;
  } else if (name === "Escape") dialog.close(); // the box would only empty itself at the first press
  else return;
  event.preventDefault();
}

/** What the arrows reach beside the results. @returns {HTMLElement[]} */
const stops = () => [...dialog.querySelectorAll(/** @type {"a"} */ (".search-aside:not([hidden]) :is(a, button)"))];

/** The arrows among what stands apart from the results; letters go on in the box. @param {KeyboardEvent} event */
function keyAside(event) {
  const all = stops();
  const at = all.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  if (at < 0) return;
  const [name] = keysOf(event);
  if (name === "ArrowDown") all[(at + 1) % all.length]?.focus();
  else if (name === "ArrowUp") (all[at - 1] ?? input).focus();
  else {
    if (name === "Backspace" || (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey)) input.focus();
    return;
  }
  event.preventDefault();
}

/** Leaves the words for the page that is about to open; closes the panel when it is this page. @param {MouseEvent} event */
function follow(event) {
  const link = /** @type {Element} */ (event.target).closest("a");
  if (!link) return;
  if (list.contains(link)) leave(link.href, marks);
  if (!topics.contains(link)) remember(input.value);
  const same = link.pathname === location.pathname;
  if (!same) address(input.value.trim());
  if (!same || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  dialog.close();
  address("");
  location.hash = link.hash;
  // Where the address has that anchor already, nothing moves by itself.
  (document.getElementById(link.hash.slice(1)) ?? document.body).scrollIntoView();
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
  typed = input.value;
  atWork = /** @type {InputEvent} */ (event).isComposing;
  load();
  draw();
});
input.addEventListener("compositionend", () => {
  atWork = false;
  draw();
});
input.addEventListener("keydown", key);
input.addEventListener("paste", (event) => {
  const text = pasted(event.clipboardData?.getData("text") ?? "");
  if (text === undefined) return;
  event.preventDefault();
  input.setRangeText(text, input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
  typed = input.value;
  load();
  draw();
});
dialog.addEventListener("keydown", keyAside);
clear.addEventListener("click", () => {
  forgetRecent();
  recent.hidden = true;
  input.focus();
});
list.addEventListener("auxclick", follow);
dialog.addEventListener("pointerdown", ({ target }) => void (pressed = target));
dialog.addEventListener("click", (event) => {
  if (event.target !== dialog) follow(event);
  else if (pressed === dialog) dialog.close(); // not for a selection that began in the box
});
dialog.addEventListener("close", () => {
  awaited = ""; // who has gone on reading is not led away
  clearTimeout(later);
  address("");
});
addEventListener("pageshow", refillSoon);
dialog.querySelector("[data-search-close]")?.addEventListener("click", () => dialog.close());
share.addEventListener("click", async () => {
  address(input.value.trim());
  const link = location.href;
  // Where a page may not copy, the link itself stands there.
  const text = await navigator.clipboard.writeText(link).then(() => index?.data.words["shared"] ?? "", () => link);
  told = { query: input.value, text };
  status.textContent = text;
});

load();
draw();
refillSoon();
await style();
dialog.classList.add("ready");
dialog.style.opacity = "";
