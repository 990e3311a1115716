// Marks the words of a search on the page that was opened from its results. The words come through
// the browser's storage, not the address, so that the address of an answer stays the one to share.
import { pieces } from "./snippet.js";

const KEY = "search-marks";
const OLDEST = 60_000; // milliseconds: later than that, the page was opened for another reason

/**
 * Leaves the words for the page at `url`.
 * @param {string} url
 * @param {Iterable<string>} words folded
 */
export function leave(url, words) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ url, words: [...words], at: Date.now() }));
  } catch {
    // Storage is switched off or full: nothing is highlighted.
  }
}

/** Takes the words that were left for this page, and marks them in what the address points at. */
export function highlight() {
  const left = JSON.parse(localStorage.getItem(KEY) ?? "null");
  const old = !left || Date.now() - left.at > OLDEST;
  if (!old && new URL(left.url).pathname !== location.pathname) return;
  localStorage.removeItem(KEY);
  if (!old) markWords(target(new URL(left.url).hash), new Set(left.words));
}

/** @param {string} hash @returns {Element | null} the entry or row with that id, or the whole page */
function target(hash) {
  const anchor = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  return anchor?.closest(".entry, tr, section") ?? document.querySelector("main article") ?? document.querySelector("main");
}

/** @param {Element | null} place @param {ReadonlySet<string>} words */
function markWords(place, words) {
  for (const mark of document.querySelectorAll("mark.found")) mark.replaceWith(...mark.childNodes);
  if (!place) return;
  place.normalize();
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) {
    const parts = pieces(text.data, words);
    if (text.parentElement?.closest("script, style, button, .hidden") || !parts.some((part) => part.mark)) continue;
    text.replaceWith(...parts.map((part) => (part.mark ? marked(part.text) : part.text)));
  }
}

/** @param {string} text @returns {HTMLElement} */
function marked(text) {
  const mark = document.createElement("mark");
  mark.className = "found";
  mark.textContent = text;
  return mark;
}
