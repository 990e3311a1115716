// The names of what is kept on a reader's device, apart from storage.js, because every page needs them and few the rest.

/** What each begins with holds the path of this site; `overrides/palette.js` finds it before the page is shown. */
const start = ("document" in globalThis && document.documentElement.dataset.kept) || "backend-cheatsheet:/:";

/** The key of the storage under which `name` is kept. @param {string} name */
export const keyOf = (name) => start + name;

/**
 * The key that older versions used, at every address of the origin. Only of what nobody else can have written: a
 * `theme` may be another site's.
 * @param {string} name
 */
export const oldKeyOf = (name) => (name.startsWith("practice") ? `backend-cheatsheet.${name}` : keyOf(name));

/** Whether anything is kept as `name`. @param {string} name */
export function has(name) {
  try {
    return (localStorage.getItem(keyOf(name)) ?? localStorage.getItem(oldKeyOf(name))) !== null;
  } catch {
    return false;
  }
}
