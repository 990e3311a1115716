// The last searches that led somewhere, kept on the reader's device alone.
import { forget, read, write } from "../storage.js";

const NAME = "search-recent";
const MOST = 5;
/** Longer ones are pasted, and no address to come back to. */
const LONGEST = 80;

/** @param {any} value @returns {value is string[]} */
const areTexts = (value) => Array.isArray(value) && value.every((one) => typeof one === "string");

/** @returns {string[]} the latest first */
export const recent = () => (read(NAME, areTexts) ?? []).slice(0, MOST);

/** Keeps a search from which a page was opened. @param {string} query */
export function remember(query) {
  const text = query.trim();
  if (text && text.length <= LONGEST) write(NAME, [text, ...recent().filter((one) => one !== text)].slice(0, MOST));
}

export const forgetRecent = () => forget(NAME);
