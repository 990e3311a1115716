/**
 * What a key press means, on any keyboard: what it types counts, and where it lies only if the layout has nothing that
 * a shortcut could be named by there. Everything on the site that listens to keys asks here.
 */

/**
 * Whether an input method has the key. Safari sends the Enter that ends a composition after `compositionend`, and only
 * the old number tells it from one that is meant.
 * @param {KeyboardEvent} event
 */
export const composing = (event) => event.isComposing || event.keyCode === 229;

/** Whether what is typed goes into a field. @param {KeyboardEvent} event */
export function typing(event) {
  const at = /** @type {HTMLElement} */ (event.composedPath()[0]);
  return at.isContentEditable || at.matches?.("input:not([type=radio],[type=checkbox],[type=file]),textarea,select");
}

/**
 * The names of the key, the surer one first: `/`, `k`, `1`, `Enter`, `Mod+k` (Ctrl or Cmd), `Shift+ArrowUp`. None for
 * what is no shortcut: a key of an input method, one that somebody answered already, a held one that is no arrow, and the
 * `keydown` without a key that Chrome sends when it fills a field.
 *
 * A letter of another script (л, κ, ל) goes by its place too. So does the row of digits, which types signs or letters
 * in France, the Czech Republic or Vietnam. A sign never does: the key of the slash types a full stop in Russia.
 * @param {KeyboardEvent} event
 * @returns {string[]}
 */
export function keysOf(event) {
  const { key, code, ctrlKey, altKey, metaKey, shiftKey } = event;
  if (!key || event.defaultPrevented || composing(event) || (event.repeat && !key.startsWith("Arrow"))) return [];
  // AltGr is how many layouts type a sign; Windows reports it as Ctrl and Alt.
  const plain = event.getModifierState("AltGraph");
  if (altKey && !plain) return [];
  const mod = !plain && (ctrlKey || metaKey);
  const one = [...key].length === 1 && key !== " ";
  const names = [one ? key.toLowerCase() : key];
  if (/^(?!\p{Script=Latin})\p{L}$/u.test(key) && /^Key/.test(code)) names.push(code.slice(3).toLowerCase());
  if (one && !shiftKey && !plain && /^Digit/.test(code)) names.push(code.slice(5));
  const before = (mod ? "Mod+" : "") + (shiftKey && (mod || !one) ? "Shift+" : "");
  return names.map((name) => before + name);
}

/**
 * A key that is held presses no button twice, and does nothing in the place to which its first press has led: the slash
 * that opened the search is not typed into it, nor does Enter take the first result. Arrows and Tab may go on.
 */
export function bindHeld() {
  /** @type {EventTarget | null} */
  let first = null;
  /** @param {KeyboardEvent} event */
  const drop = (event) => {
    const at = /** @type {Element} */ (event.target);
    const presses = event.key === "Enter" && at.closest?.("a,button,summary");
    if (!event.repeat) first = at;
    else if (presses || (at !== first && /^(.|Enter)$/u.test(event.key))) event.preventDefault();
  };
  addEventListener("keydown", drop, true);
}
