// Which interviews the reader has put into a calendar: one that moves keeps the names of its entries, so that the
// calendar moves them along. Pure.

/** @import {Event} from "./ics.js" */
/** @typedef {{name: string, at: number}} Entry  a step, when it was to be */
/** @typedef {{id: string, at: number, entries: Entry[]}} Booked  an interview, when it was to be, and its steps */

/** What a reader has ahead of him at once, and some. */
const MOST = 20;

/** @param {any} value @returns {value is Booked[]} */
export const areBooked = (value) =>
  Array.isArray(value) && value.every((one) =>
    typeof one?.id === "string" && Number.isFinite(one.at) &&
    Array.isArray(one.entries) && one.entries.every((/** @type {any} */ entry) => typeof entry?.name === "string" && Number.isFinite(entry.at)));

/** Those that are still to come, soonest first. @param {Booked[] | null} all @param {number} now */
export const ahead = (all, now) => (all ?? []).filter(({ at }) => at > now).sort((a, b) => a.at - b.at);

/**
 * The events of an interview by the names that they have in the calendar; what the plan no longer has and is still to come
 * is called off.
 * @template {Event} E
 * @param {E[]} events @param {Booked | undefined} before  what the calendar was given of it @param {string} id
 * @param {number} now @param {(name: string, at: number) => E} gone  the event that calls a step off
 */
export function named(events, before, id, now, gone) {
  const old = (before?.entries ?? []).filter(({ name, at }) => at > now && !events.some((one) => one.name === name));
  return [...events, ...old.map(({ name, at }) => ({ ...gone(name, at), gone: true }))].map((one) => ({ ...one, name: `${one.name}-${id}` }));
}

/**
 * What is remembered once `events` are in the calendar.
 * @param {Booked[]} known @param {string} id @param {number} at @param {Event[]} events @returns {Booked[]}
 */
export const withBooked = (known, id, at, events) =>
  [...known.filter((one) => one.id !== id), { id, at, entries: events.map(({ name, at: when }) => ({ name, at: when })) }].slice(-MOST);
