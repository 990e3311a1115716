// Several lines pasted into a box of one line, where a browser would join them without a blank.

/**
 * The one line that several lines are looked for by: of a traceback the last, which says what went wrong; of all others the
 * whole, with blanks between the lines.
 * @param {string} text from the clipboard
 * @returns {string | undefined} nothing for one line, which the browser pastes better
 */
export function pasted(text) {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean);
  if (!/[\r\n]/.test(text.trim())) return undefined;
  return /^Traceback \(most recent|^Exception in thread|^Caused by:/m.test(text) ? lines.at(-1) : lines.join(" ");
}
