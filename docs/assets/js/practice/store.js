// Progress on the reader's own device: one versioned key of localStorage, and nothing that can break the page.

import { forget, take } from "../storage.js";
import { keyOf } from "../storage-names.js";
import { putAside } from "./aside.js";
import { merge, parse, serialize } from "./cards.js";

/** @import {Card} from "./schedule.js" */
/** @import {Cards} from "./cards.js" */
/** @typedef {"" | "damaged" | "full" | "forbidden" | "newer"} Trouble */

export const KEY = keyOf("practice");

/** @typedef {Record<string, Card | null>} Changes  null where a card is to be as if it had never been marked */

/** @param {Cards} cards @param {Changes} changes @returns {Cards} */
const changed = (cards, changes) =>
  /** @type {Cards} */ (Object.fromEntries(Object.entries({ ...cards, ...changes }).filter(([, card]) => card)));

/** @param {Cards} cards */
const size = (cards) => Object.keys(cards).length;

/**
 * @param {() => Storage} open  may throw: reading `window.localStorage` itself does where it is forbidden
 * @param {() => number} now
 */
export function openStore(open, now = Date.now) {
  /** @type {Storage | null} */
  let storage = null;
  /** What this page knows. @type {Cards} */
  let memory = {};
  /** Marks of this page for which there was no room; each later mark tries again. @type {Changes} */
  let waiting = {};
  /** @type {Trouble} */
  let trouble = "";
  /** @type {string[]} */
  let bad = [];
  begin();

  function begin() {
    [memory, waiting, trouble, bad] = [{}, {}, "", []];
    try {
      storage = open();
    } catch {
      storage = null;
    }
    if (!storage) trouble = "forbidden"; // a browser inside another program may have none
  }

  /** Reads afresh each time, so that two open tabs add to each other's marks. @returns {Cards} */
  function read() {
    if (!storage) return memory;
    try {
      const text = take(storage, "practice");
      const got = text === null ? { cards: {}, trouble: "", bad: [] } : parse(text);
      if (got.trouble === "newer") return detach("newer");
      if (got.trouble) [trouble, bad] = [trouble || "damaged", got.bad];
      memory = changed(got.cards, waiting);
    } catch (error) {
      return detach(reason(error));
    }
    return memory;
  }

  /** From here on only this page remembers. @param {Trouble} why */
  function detach(why) {
    storage = null;
    trouble = why;
    return memory;
  }

  /** @param {Changes} changes */
  function write(changes) {
    memory = changed(read(), changes);
    if (!storage) return;
    waiting = { ...waiting, ...changes };
    try {
      putAside(storage, KEY); // throws where there is no room: then nothing is written over
      storage.setItem(KEY, serialize(memory));
      waiting = {};
      if (trouble === "full") trouble = "";
    } catch (error) {
      trouble = reason(error);
      if (trouble !== "full") detach(trouble);
    }
  }

  return {
    read,
    /** @param {string} id @param {Card} value */
    put(id, value) {
      write({ [id]: value });
    },
    /**
     * Takes a mark back, unless the card was marked again meanwhile, in another tab.
     * @param {string} id @param {Card} got  as the mark had left it @param {Card | null} had  as it was before
     */
    takeBack(id, got, had) {
      if (JSON.stringify(read()[id]) === JSON.stringify(got)) write({ [id]: had });
    },
    /**
     * @param {string} text  an exported file
     * @returns {{size: number, bad: string[], trouble: string}} how many cards it held, -1 if it is no export that can
     *   be read here; and which entries of it could not be
     */
    load(text) {
      const got = parse(text);
      const held = size(got.cards);
      const none = !held && (got.trouble || !/"version"/.test(text));
      if (got.trouble === "newer" || none) return { ...got, size: -1 };
      const mine = read();
      const all = Object.entries(merge(mine, got.cards, now()));
      write(Object.fromEntries(all.filter(([id, card]) => card !== mine[id])));
      return { ...got, size: held };
    },
    save: () => serialize(read()),
    /** Also what a newer version of the site has kept: that is what was asked for. */
    reset() {
      for (const name of ["practice", "practice.damaged", "practice.plan", "practice.calendar"]) forget(name, open);
      begin();
      read();
    },
    /** What the reader should quietly be told about the store. */
    get trouble() {
      return trouble;
    },
    /** The kept entries that could not be read. */
    get bad() {
      return bad;
    },
  };
}

/** @typedef {ReturnType<typeof openStore>} Store */

/** @param {unknown} error @returns {Trouble} */
const reason = (error) =>
  error instanceof Error && /quota/i.test(error.name + error.message) ? "full" : "forbidden";
