// Marks the words of a search on the page that was opened from its results. The words come through
// the browser's storage, not the address, so that the address of an answer stays the one to share.
import { forget, read, write } from "../storage.js";
import { pieces } from "./snippet.js";

const NAME = "search-marks";
const OLDEST = 60_000; // milliseconds: later than that, the page was opened for another reason

/** @typedef {{url: string, words: string[], at: number}} Marks */

/**
 * Leaves the words for the page at `url`.
 * @param {string} url
 * @param {Iterable<string>} words folded
 */
export function leave(url, words) {
  write(NAME, { url, words: [...words], at: Date.now() });
}

/** Takes the words that were left for this page, and marks them in what the address points at. */
export function highlight() {
  tidy(NAME, new URL(`${document.documentElement.dataset.base}/`, location.href).href);
  const left = read(NAME, isMarks);
  if (!left) return;
  const old = Math.abs(Date.now() - left.at) > OLDEST;
  const url = new URL(left.url);
  if (!old && pageOf(url.pathname) !== pageOf(location.pathname)) return;
  forget(NAME);
  if (old) return;
  markWords(target(url.hash), new Set(left.words));
  // A long answer may have the word where nobody would look for it.
  const first = url.hash ? null : document.querySelector("mark.found");
  if (first && first.getBoundingClientRect().top > innerHeight) first.scrollIntoView({ block: "center" });
}

/** An address that is none throws, which says no as well. @param {any} value @returns {value is Marks} */
function isMarks(value) {
  const words = Array.isArray(value?.words) && value.words.every((/** @type {unknown} */ word) => typeof word === "string");
  return words && Number.isFinite(value.at) && new URL(value.url).href !== "";
}

/** A page is the same with its slash, without it, and with the name of its file. @param {string} path */
const pageOf = (path) => decoded(path).replace(/\/(?:index\.html)?$/, "");

/** `text` as it reads; what is malformed stays as it is. @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Older versions left the words under a name that another site of this origin may use as well: what they left here,
 * and what nobody can read, is cleared away.
 * @param {string} key @param {string} root address of this site
 */
export function tidy(key, root) {
  try {
    const text = localStorage.getItem(key);
    if (text !== null && !isOthers(text, root)) localStorage.removeItem(key);
  } catch {
    // What is forbidden is not there.
  }
}

/** @param {string} text @param {string} root */
function isOthers(text, root) {
  try {
    return JSON.parse(text) === null || !String(JSON.parse(text).url).startsWith(root);
  } catch {
    return false;
  }
}

/** @param {string} hash @returns {Element | null} the entry or row with that id, or the whole page */
function target(hash) {
  const anchor = hash ? document.getElementById(decoded(hash.slice(1))) : null;
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
