// Damaged marks are put aside before they are written over, so that the first new mark does not destroy what somebody
// could mend.

import { keyOf } from "../storage-names.js";
import { parse } from "./cards.js";

/** Where they lie. */
export const ASIDE = keyOf("practice.damaged");

/** More than this many characters are not put aside: of two damaged texts the one that holds more stays then. */
const ROOM = 200_000;

/** @param {string} text */
const size = (text) => Object.keys(parse(text).cards).length;

/** @param {string} one @param {string} two  whether the first holds more */
const holdsMore = (one, two) => size(one) - size(two) || one.length - two.length;

/**
 * Puts what lies under `key` aside if it is damaged, beside what lies there already. Throws where there is no room for
 * it: then nothing is written over.
 * @param {Storage} storage @param {string} key
 */
export function putAside(storage, key) {
  const text = storage.getItem(key);
  if (text === null || !parse(text).trouble) return;
  const had = storage.getItem(ASIDE) ?? "";
  if (had.includes(text)) return;
  const both = had && `${had}\n${text}`;
  if (both.length <= ROOM) storage.setItem(ASIDE, both || text);
  else if (holdsMore(text, had) > 0) storage.setItem(ASIDE, text);
}
