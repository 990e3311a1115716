// «I know this», said of a page: a second press takes it back.

import { applyMark, claim, statusOf } from "./schedule.js";

/** @import {Card} from "./schedule.js" */
/** @import {Store} from "./store.js" */

/** What it has changed since the page was opened. @type {Map<string, {had: Card | null, got: Card}>} */
const claims = new Map();

/** Says it of the question `id`, or takes it back. @param {Store} store @param {string} id @param {number} now */
export function turn(store, id, now) {
  const had = store.read()[id];
  const claimed = claims.get(id);
  claims.delete(id);
  if (statusOf(had, now) !== "known") {
    const got = claim(had, now);
    claims.set(id, { had: had ?? null, got });
    store.put(id, got);
  } else if (claimed && JSON.stringify(had) === JSON.stringify(claimed.got)) store.takeBack(id, claimed.got, claimed.had);
  else store.put(id, applyMark(had, 1, now));
}
