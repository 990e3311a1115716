// Making elements without markup in strings.

/** @typedef {Node | string | false | null | undefined | 0} Kid */

/**
 * `on…` properties are listeners, `false` and `undefined` leave an attribute out, children may be left out the same way.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, any>} [props] @param {...Kid} kids
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, props = {}, ...kids) {
  const node = document.createElement(tag);
  if (tag === "code") node.translate = false; // a browser that translates would change programs
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(.../** @type {(Node | string)[]} */ (kids.filter(Boolean)));
  return node;
}
