// An unfinished round, and what else lives as long as the tab.

import { take } from "../storage.js";
import { keyOf } from "../storage-names.js";

/**
 * An unfinished round outlives a reload and a switch of language in this tab; without storage, only the view.
 * @param {() => Storage} open
 */
export function openDesk(open) {
  /** @type {Record<string, string>} */
  const memory = {};
  return {
    /** @param {string} name @returns {any} */
    take(name) {
      try {
        return JSON.parse(memory[name] ?? take(open(), `practice.${name}`) ?? "null");
      } catch {
        return null;
      }
    },
    /** @param {string} name @param {unknown} value */
    keep(name, value) {
      memory[name] = JSON.stringify(value);
      try {
        open().setItem(keyOf(`practice.${name}`), memory[name]);
      } catch {
        // A full or forbidden store of the tab costs only what would have outlived the page.
      }
    },
  };
}
