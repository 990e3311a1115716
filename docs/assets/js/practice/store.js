// Progress on the reader's own device: one versioned key of localStorage, and nothing that can break the page.

import { forget, keyOf, take } from "../storage.js";

/** @import {Card} from "./schedule.js" */
/** @typedef {Record<string, Card>} Cards */
/** @typedef {"" | "damaged" | "full" | "forbidden" | "newer"} Trouble */
/** @typedef {{version: number, cards: Cards}} Saved */
/** @typedef {(old: any) => any} Step  turns version n (its index) into version n + 1 */

export const KEY = keyOf("practice");
export const VERSION = 1;

/** Where damaged data are put aside, so that the first new mark does not destroy what somebody could mend. */
export const ASIDE = keyOf("practice.damaged");

/** Version 0 was a bare map of cards, without a number. @type {Step[]} */
export const STEPS = [(old) => ({ version: 1, cards: old })];

/** The longest wait of the schedule with a day to spare: a later date comes from a wrong clock. */
const LONGEST = 9 * 86_400_000;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value */
const count = (value) => (typeof value === "number" && Number.isFinite(value) && value >= 0 ? Math.floor(value) : -1);

/** @param {unknown} value @returns {Card | null} */
function card(value) {
  if (!isRecord(value)) return null;
  const box = count(value.box);
  const due = count(value.due);
  const last = count(value.last);
  if (box < 1 || box > 5 || due < 0 || last < 0) return null;
  return { box, due: Math.min(due, last + LONGEST), last, seen: Math.max(count(value.seen), 1) };
}

/**
 * Reads saved text. Cards of questions this site does not know are kept: they may be of a newer or older edition.
 * @param {string} text
 * @returns {{cards: Cards, trouble: Trouble}}
 */
export function parse(text, version = VERSION, steps = STEPS) {
  /** @type {any} */
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    // Told below: what cannot be read is no record.
  }
  const from = !isRecord(data) ? -1 : "version" in data ? count(data.version) : 0;
  if (from > version) return { cards: {}, trouble: "newer" };
  if (from >= 0) for (const step of steps.slice(from, version)) data = step(data);
  if (from < 0 || !isRecord(data.cards)) return { cards: {}, trouble: "damaged" };
  /** @type {Cards} */
  const cards = {};
  /** @type {Trouble} */
  let trouble = "";
  for (const [id, value] of Object.entries(data.cards)) {
    const good = /^[a-z]\d{1,5}$/.test(id) && card(value);
    if (good) cards[id] = good;
    else trouble = "damaged";
  }
  return { cards, trouble };
}

/** @param {Cards} cards */
export const serialize = (cards) => JSON.stringify({ version: VERSION, cards });

/**
 * Of two marks of one card the later counts, so importing twice, or an old file, loses nothing.
 * @param {Cards} mine @param {Cards} theirs @returns {Cards}
 */
export function merge(mine, theirs) {
  const all = { ...mine };
  for (const [id, other] of Object.entries(theirs)) {
    if (!all[id] || all[id].last < other.last) all[id] = other;
  }
  return all;
}

/**
 * @param {() => Storage} open  may throw: reading `window.localStorage` itself does where it is forbidden
 */
export function openStore(open) {
  /** @type {Storage | null} */
  let storage = null;
  /** @type {Cards} */
  let memory = {};
  /** @type {Trouble} */
  let trouble = "";
  try {
    storage = open();
  } catch {
    trouble = "forbidden";
  }

  /** Reads afresh each time, so that two open tabs add to each other's marks. @returns {Cards} */
  function read() {
    if (!storage) return memory;
    try {
      const text = take(storage, "practice");
      if (text === null) return (memory = {});
      const got = parse(text);
      if (got.trouble === "newer") return detach("newer");
      if (got.trouble) {
        trouble = "damaged";
        storage.setItem(ASIDE, text);
      }
      memory = got.cards;
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

  /** @param {Cards} cards */
  function write(cards) {
    memory = cards;
    if (!storage) return;
    try {
      storage.setItem(KEY, serialize(cards));
    } catch (error) {
      detach(reason(error));
    }
  }

  return {
    read,
    /** @param {string} id @param {Card} value */
    put(id, value) {
      write({ ...read(), [id]: value });
    },
    /**
     * @param {string} text  an exported file
     * @returns {number} how many cards it held, or -1 if it is no export of this site
     */
    load(text) {
      const got = parse(text);
      const size = Object.keys(got.cards).length;
      if (got.trouble === "newer" || (got.trouble && !size)) return -1;
      write(merge(read(), got.cards));
      return size;
    },
    save: () => serialize(read()),
    reset() {
      memory = {};
      try {
        storage?.removeItem(KEY); // throws where it is forbidden
        for (const name of ["practice", "practice.damaged"]) forget(name, open);
        if (storage && trouble === "damaged") trouble = "";
      } catch {
        detach("forbidden");
      }
    },
    /** What the reader should quietly be told about the store. */
    get trouble() {
      return trouble;
    },
  };
}

/** @typedef {ReturnType<typeof openStore>} Store */

/** @param {unknown} error @returns {Trouble} */
const reason = (error) =>
  error instanceof Error && /quota/i.test(error.name + error.message) ? "full" : "forbidden";

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
