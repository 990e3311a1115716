// What a card said aloud goes through: the question, time to think, the answer, time for a mark. Pure.

/** @typedef {"ask" | "think" | "answer" | "mark" | "over" | "before"} Phase  the last two: on to the next card, back to the one before */
/** @typedef {{phase: Phase, said: number, playing: boolean}} State  `said`: how many sentences of this phase have been */
/** @typedef {"spoken" | "elapsed" | "pause" | "play" | "again" | "on" | "back"} Event */
/** @typedef {{ask: number, answer: number}} Parts  how many sentences question and answer have */

/** @type {State} */
export const BEGIN = { phase: "ask", said: 0, playing: true };

/** Milliseconds for a mark after the answer; without one the round goes on. */
export const TO_MARK = 5000;

/** Whether the answer may be seen. @param {State} state */
export const open = ({ phase }) => phase === "answer" || phase === "mark";

/**
 * What follows. A pause keeps the sentence that was being said, and it is said anew: browsers differ too much in what
 * `pause()` of theirs does (Chrome on Android throws the rest away).
 * @param {State} state @param {Event} event @param {Parts} parts @returns {State}
 */
export function step(state, event, parts) {
  const { phase, said } = state;
  /** @param {Phase} to @returns {State} */
  const go = (to) => ({ phase: to, said: 0, playing: true });
  if (event === "pause" || event === "play") return { ...state, playing: event === "play" };
  if (event === "again") return go(open(state) ? "answer" : "ask");
  if (event === "on") return go(open(state) ? "over" : "answer");
  if (event === "back") return go(open(state) ? "ask" : "before");
  if (event === "elapsed") return phase === "think" ? go("answer") : phase === "mark" ? go("over") : state;
  if (phase !== "ask" && phase !== "answer") return state;
  return said + 1 < parts[phase] ? { ...state, said: said + 1 } : go(phase === "ask" ? "think" : "mark");
}
