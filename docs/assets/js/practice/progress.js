// What the reader knows, shown quietly on the other pages; on a topic and on a long answer it can be said there, too.

import { turn } from "./claim.js";
import { homePage } from "../config.js";
import { el } from "../element.js";
import { headingText } from "./heading.js";
import { pageAt } from "./page-at.js";
import { statusOf } from "./schedule.js";
import { standing } from "./standing.js";
import { KEY, openStore } from "./store.js";
import { SEEN } from "../said.js";

/** @typedef {{topics: Record<string, string[]>, words: Record<string, string>}} Data */

const store = openStore(() => localStorage);

/** The switches «I know this», by question. @type {Map<string, HTMLElement>} */
const switches = new Map();

/** @param {Data} data */
function showProgress(data) {
  const { topics, words } = data;
  const cards = store.read();
  const now = Date.now();
  const all = standing(Object.values(topics).flat(), cards, now, words);
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-progress]"))) {
    if (!all) continue;
    box.textContent = all;
    box.hidden = false;
  }
  for (const card of document.querySelectorAll("[data-progress-topic]")) {
    const line = standing(topics[card.getAttribute("data-progress-topic") ?? ""] ?? [], cards, now, words);
    if (line) set(card.querySelector(".meta") ?? card.querySelector("a") ?? card, line, true);
  }
  for (const entry of document.querySelectorAll("[data-question]")) {
    const id = entry.getAttribute("data-question") ?? "";
    const status = statusOf(cards[id], now);
    const place = entry.matches(".meta") ? entry : entry.querySelector("h2, h3");
    if (place) set(place, status === "new" ? "" : words[`progress_mark_${status}`] ?? "");
    offerAt(data, entry, id, status === "known");
  }
}

/** What can be done at a question. @param {Data} data @param {Element} entry @param {string} id @param {boolean} known */
function offerAt(data, entry, id, known) {
  if (entry.matches(".meta")) {
    offer(data, foot(), id, known);
    repeat(data, foot(), id);
    return;
  }
  // A topic has a switch that hides its answers; the page of all answers has none, and only shows what is known.
  if (document.querySelector("[data-hide-answers]")) offer(data, entry.querySelector(".more")?.parentElement ?? entry, id, known);
}

/** «I know this», a switch. @param {Data} data @param {Element} place @param {string} id @param {boolean} known */
function offer(data, place, id, known) {
  let button = /** @type {HTMLElement | null} */ (place.querySelector("[data-know]"));
  if (!button) {
    const label = data.words.progress_know ?? "";
    const entry = place.closest(".entry");
    const name = headingText((entry ?? document).querySelector("h1, h2, h3"), false);
    const press = () => {
      turn(store, id, Date.now());
      showProgress(data);
      tell(data, id);
    };
    button = el("button", { type: "button", "data-know": true, class: "quiet", "aria-label": `${label}: ${name}`, onclick: press }, label);
    if (entry) Object.assign(button.style, { marginBlock: "-.3rem", marginInlineStart: ".25rem", paddingInline: ".4rem" }); // the line stays one, and as high as it is
    place.append(" ", button);
    switches.set(id, button);
  }
  button.setAttribute("aria-pressed", String(known));
}

/** The way to a round of the topic that `id` is of. @param {Data} data @param {Element} place @param {string} id */
function repeat({ topics, words }, place, id) {
  const slug = Object.keys(topics).find((one) => topics[one]?.includes(id));
  if (!slug || place.querySelector("[data-again]")) return;
  const href = pageAt(`practice/?topics=${slug}&mode=recall&start=1`, homePage());
  place.append(" ", el("a", { "data-again": true, class: "quiet", href }, words.progress_again));
}

/** Say behind the switch of `id` when the browser has not kept its mark. @param {Data} data @param {string} id */
function tell(data, id) {
  const button = switches.get(id);
  const lost = store.trouble !== "" && store.trouble !== "damaged";
  const said = button?.parentElement?.querySelector("[role=status]");
  if (lost && !said) {
    button?.after(" ", el("small", { role: "status" }));
    return void setTimeout(() => tell(data, id), SEEN);
  }
  if (said) said.textContent = lost ? data.words.progress_unkept ?? "" : "";
}

/** A line behind a long answer, where whoever has read it is, and nothing in sight moves when it comes. */
function foot() {
  const had = document.querySelector("[data-foot]") ?? document.querySelector("article a[href*='template=mistake']")?.parentElement;
  if (had) return had;
  const line = el("p", { "data-foot": true });
  document.querySelector("article")?.append(line);
  return line;
}

/** One mark a place, however often it is drawn. @param {Element} place @param {string} text @param {boolean} [line]  it has a line of its own */
function set(place, text, line) {
  let mark = place.querySelector("[data-progress-mark]");
  if (!mark && !text) return;
  if (!mark) {
    mark = el("span", { "data-progress-mark": true });
    place.append(" ", mark);
  }
  // Named in full: the build keeps the style of the classes that it finds given (publish/layout.py).
  mark.className = line ? "progress-line" : "progress-mark";
  mark.textContent = text;
}

fetch(new URL("data/progress.json", homePage()))
  .then((response) => (response.ok ? response.json() : undefined))
  .then((/** @type {Data | undefined} */ data) => {
    if (!data) return;
    showProgress(data);
    // The back button may bring back a page drawn before the round.
    window.addEventListener("pageshow", (event) => event.persisted && showProgress(data));
    window.addEventListener("storage", ({ key }) => (key === KEY || key === null) && showProgress(data));
  })
  .catch(() => undefined); // Progress is an extra: without it the page is whole.
