// A press that comes within a blink of a change was meant for what stood there before: the second tap of a double
// tap, a key pressed in haste. Browsers stamp each event with the time of the press, so a slow device changes nothing.

/** Milliseconds: a double tap is over by then, and nobody has read an answer. */
export const BLINK = 400;

/**
 * Keeps clicks from `node` for a blink after each `hold()`; `early` tells the same of any other event.
 * @param {HTMLElement} node
 */
export function guard(node) {
  let since = -Infinity;
  /** @param {Event} event */
  const early = (event) => event.timeStamp - since < BLINK;
  const hold = () => void (since = performance.now());
  /** @param {Event} event */
  const drop = (event) => {
    if (!early(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  node.addEventListener("click", drop, true);
  return { early, hold };
}
