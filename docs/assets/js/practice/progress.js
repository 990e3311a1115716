// What the reader knows, shown quietly on the other pages. Loaded only once something has been marked.

import { config } from "../config.js";
import { statusOf } from "./schedule.js";
import { openStore } from "./store.js";

/** @typedef {{topics: Record<string, string[]>, words: Record<string, string>}} Data */

/** The language's home page. */
const homePage = () => new URL(config.home.replace(/\/?$/, "/"), location.href);

/** @param {string} word @param {Record<string, unknown>} values */
const fill = (word, values) => word.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/** @param {Data} data */
export function showProgress({ topics, words }) {
  const cards = openStore(() => localStorage).read();
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
    set(place, "progress-line", line(ids));
  }
  for (const entry of document.querySelectorAll(".entry[data-question]")) {
    const status = statusOf(cards[entry.getAttribute("data-question") ?? ""], now);
    const heading = entry.querySelector("h2, h3");
    if (status !== "new" && heading) set(heading, `progress-mark progress-${status}`, words[`progress_mark_${status}`] ?? "");
  }
}

/** One mark a place, however often it is drawn. @param {Element} place @param {string} name @param {string} text */
function set(place, name, text) {
  let mark = place.querySelector("[data-progress-mark]");
  if (!mark) {
    mark = document.createElement("span");
    mark.setAttribute("data-progress-mark", "");
    place.append(" ", mark);
  }
  mark.className = name;
  mark.textContent = text;
}

fetch(new URL("data/progress.json", homePage()))
  .then((response) => (response.ok ? response.json() : undefined))
  .then((/** @type {Data | undefined} */ data) => {
    if (!data) return;
    showProgress(data);
    // The back button may bring back a page drawn before the round.
    window.addEventListener("pageshow", (event) => event.persisted && showProgress(data));
  })
  .catch(() => undefined); // Progress is an extra: without it the page is whole.
