/**
 * The names of everything that the site keeps on a reader's device, and the way in and out. An origin may be shared:
 * on `user.github.io` every project of a user has the same storage. So each name holds the path below which this
 * site is served. (The worker's caches do the same, in `sw.js`. Their beginning is made before the page is
 * shown, by `overrides/palette.js`.)
 *
 * Storage may be forbidden, full, or hold anything: what is read is held to a shape, and nothing here throws but
 * `take`, whose caller tells the reader.
 */

import { keyOf, oldKeyOf } from "./storage-names.js";

/**
 * The text kept as `name`. What an older version left is taken over once; its own key stays, since another copy of
 * the site on this origin may not have come for it yet, unless there is no room for both. Throws where storage does.
 * @param {Storage} storage @param {string} name
 */
export function take(storage, name) {
  const [key, old] = [keyOf(name), oldKeyOf(name)];
  const text = storage.getItem(key) ?? storage.getItem(old);
  if (text === null || storage.getItem(key) !== null) return text;
  try {
    storage.setItem(key, text);
  } catch {
    storage.removeItem(old);
    try {
      storage.setItem(key, text);
    } catch {
      storage.setItem(old, text);
    }
  }
  return text;
}

/**
 * The value kept as `name`, or null. What has not the shape is removed: it will not be better the next time. So a value
 * of a new shape takes a new name, or a page of an older version that is still open would remove it.
 * @template T
 * @param {string} name @param {(value: any) => value is T} shape @param {() => Storage} [open]
 * @returns {T | null}
 */
export function read(name, shape, open = () => localStorage) {
  try {
    const text = take(open(), name);
    if (text === null) return null;
    const value = JSON.parse(text);
    if (shape(value)) return value;
  } catch {
    // Forbidden, or no JSON.
  }
  forget(name, open);
  return null;
}

/** Keeps `value` if it can be kept. @param {string} name @param {unknown} value @param {() => Storage} [open] */
export function write(name, value, open = () => localStorage) {
  try {
    open().setItem(keyOf(name), JSON.stringify(value));
  } catch {
    // Full or forbidden: the page goes on without.
  }
}

/** Removes `name`, and what an older version kept under it. @param {string} name @param {() => Storage} [open] */
export function forget(name, open = () => localStorage) {
  try {
    for (const key of [keyOf(name), oldKeyOf(name)]) open().removeItem(key);
  } catch {
    // What is forbidden is not there.
  }
}
