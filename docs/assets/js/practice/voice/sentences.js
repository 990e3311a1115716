// A text as a voice is given it: in sentences, and long ones in pieces. Chrome has stopped in the middle of whatever takes
// longer than some 15 seconds (https://stackoverflow.com/q/42875726), and a pause begins a piece anew. Pure.

/** Characters that are said in some 10 seconds. */
export const LONGEST = 140;

/** @param {string} text @returns {string[]} */
export function sentences(text) {
  return text.replace(/([.!?…])\s+/g, "$1\0").split("\0").flatMap((one) => cut(one.trim())).filter((one) => /[\p{L}\p{N}]/u.test(one));
}

/** A sentence cut at its pauses, the later the better; where it has none, between words. @param {string} text @returns {string[]} */
function cut(text) {
  if (text.length <= LONGEST) return [text];
  const head = text.slice(0, LONGEST + 1);
  const at = [/.*[,;:)](?=\s)/su, /.*(?=\s)/su].map((one) => one.exec(head)?.[0].length ?? 0).find((length) => length > LONGEST / 4) ?? LONGEST;
  return [text.slice(0, at).trim(), ...cut(text.slice(at).trim())];
}

/** Milliseconds after which a voice that says nothing of its end is taken to have come to it: three times what is usual. @param {string} text */
export const patience = (text) => 5000 + 220 * text.length;
