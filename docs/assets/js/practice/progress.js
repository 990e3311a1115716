// What the reader knows, shown quietly on the other pages; on a topic and on a long answer he can say it there, too.

import { homePage } from "../config.js";
import { fill } from "../fill.js";
import { headingText } from "./heading.js";
import { pageAt } from "./page-at.js";
import { applyMark, claim, statusOf } from "./schedule.js";
import { KEY, openStore } from "./store.js";
import { SEEN } from "../said.js";

/** @import {Card} from "./schedule.js" */
/** @typedef {{topics: Record<string, string[]>, words: Record<string, string>}} Data */

const store = openStore(() => localStorage);

/** What «I know this» has changed since the page was opened: a second press takes it back. @type {Map<string, {had: Card | null, got: Card}>} */
const claims = new Map();

/** The switches «I know this», by question. @type {Map<string, Element>} */
const switches = new Map();

/** @param {Data} data */
function showProgress({ topics, words }) {
  const cards = store.read();
  const now = Date.now();
  /** @param {string[]} ids */
  const sum = (ids) => {
    const had = ids.map((id) => statusOf(cards[id], now));
    const n = (/** @type {string} */ status) => had.filter((one) => one === status).length;
    return { total: ids.length, known: n("known") + n("due"), shaky: n("shaky"), due: n("due"), begun: had.some((one) => one !== "new") };
  };
  /** @param {string[]} ids */
  const line = (ids) => {
    const { total, known, shaky, due } = sum(ids);
    return [
      fill(words.progress_total ?? "", { known, total }),
      shaky && fill(words.progress_shaky ?? "", { n: shaky }),
      due && fill(words.progress_due ?? "", { n: due }),
    ].filter(Boolean).join(" · ");
  };

  const all = Object.values(topics).flat();
  for (const box of document.querySelectorAll("[data-progress]")) {
    if (!(box instanceof HTMLElement) || !sum(all).begun) continue;
    box.textContent = line(all);
    box.hidden = false;
  }
  for (const card of document.querySelectorAll("[data-progress-topic]")) {
    const ids = topics[card.getAttribute("data-progress-topic") ?? ""];
    const place = card.querySelector(".meta") ?? card.querySelector("a") ?? card;
    if (!ids || !sum(ids).begun) continue;
    set(place, line(ids), true);
  }
  // A topic has a switch that hides its answers; the page of all answers has none, and only shows what is known.
  const hide = document.querySelector("[data-hide-answers]");
  for (const entry of document.querySelectorAll("[data-question]")) {
    const id = entry.getAttribute("data-question") ?? "";
    const status = statusOf(cards[id], now);
    const long = entry.matches(".meta");
    const place = long ? entry : entry.querySelector("h2, h3");
    if (place) set(place, status === "new" ? "" : words[`progress_mark_${status}`] ?? "");
    if (long) {
      offer(foot(), id, status === "known");
      repeat(foot(), id);
    } else if (hide) offer(entry.querySelector(".more")?.parentElement ?? entry, id, status === "known");
  }

  /** «I know this», a switch. @param {Element} place @param {string} id @param {boolean} known */
  function offer(place, id, known) {
    let button = place.querySelector("[data-know]");
    if (!button) {
      button = document.createElement("button");
      button.setAttribute("type", "button");
      button.setAttribute("data-know", "");
      button.className = "quiet";
      button.textContent = words.progress_know ?? "";
      const term = (place.closest(".entry") ?? document).querySelector("h1, h2, h3");
      button.setAttribute("aria-label", `${button.textContent}: ${headingText(term, false)}`);
      button.addEventListener("click", () => turn(id));
      if (button instanceof HTMLElement && place.closest(".entry")) Object.assign(button.style, { marginBlock: "-.3rem", marginInlineStart: ".25rem", paddingInline: ".4rem" }); // the line stays one, and as high as it is
      place.append(" ", button);
      switches.set(id, button);
    }
    button.setAttribute("aria-pressed", String(known));
  }

  /** The way to a round of the topic that `id` is of. @param {Element} place @param {string} id */
  function repeat(place, id) {
    const slug = Object.keys(topics).find((one) => topics[one]?.includes(id));
    if (!slug || place.querySelector("[data-again]")) return;
    const link = document.createElement("a");
    link.setAttribute("data-again", "");
    link.className = "quiet";
    link.href = pageAt(`practice/?topics=${slug}&mode=recall&start=1`, homePage());
    link.textContent = words.progress_again ?? "";
    place.append(" ", link);
  }

  /** @param {string} id */
  function turn(id) {
    const had = store.read()[id];
    const claimed = claims.get(id);
    claims.delete(id);
    if (statusOf(had, Date.now()) !== "known") {
      const got = claim(had, Date.now());
      claims.set(id, { had: had ?? null, got });
      store.put(id, got);
    } else if (claimed && JSON.stringify(had) === JSON.stringify(claimed.got)) store.takeBack(id, claimed.got, claimed.had);
    else store.put(id, applyMark(had, 1, Date.now()));
    showProgress({ topics, words });
    tell(id);
  }

  /** Say behind the switch of `id` when the browser has not kept its mark. @param {string} id */
  function tell(id) {
    const button = switches.get(id);
    const lost = store.trouble !== "" && store.trouble !== "damaged";
    let said = button?.parentElement?.querySelector("[role=status]");
    if (lost && !said) {
      said = document.createElement("small");
      said.setAttribute("role", "status");
      button?.after(" ", said);
      return void setTimeout(() => tell(id), SEEN);
    }
    if (said) said.textContent = lost ? words.progress_unkept ?? "" : "";
  }
}

/** A line behind a long answer, where whoever has read it is, and nothing in sight moves when it comes. */
function foot() {
  const had = document.querySelector("[data-foot]") ?? document.querySelector("article a[href*='template=mistake']")?.parentElement;
  if (had) return had;
  const line = document.createElement("p");
  line.setAttribute("data-foot", "");
  document.querySelector("article")?.append(line);
  return line;
}

/** One mark a place, however often it is drawn. @param {Element} place @param {string} text @param {boolean} [line]  it has a line of its own */
function set(place, text, line) {
  let mark = place.querySelector("[data-progress-mark]");
  if (!mark && !text) return;
  if (!mark) {
    mark = document.createElement("span");
    mark.setAttribute("data-progress-mark", "");
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
