// Does what a state of the round says: a sentence is read, or the time to think and to mark goes by.

import { makeSpeaker } from "./speaker.js";
import { TO_MARK } from "./steps.js";

/** @import {State} from "./steps.js" */
/** @typedef {Record<"ask" | "answer", string[]>} Texts  the sentences of a card */

/**
 * @param {SpeechSynthesisVoice} voice @param {number} think  milliseconds
 * @param {{spoken: () => void, elapsed: () => void, failed: () => void}} on
 */
export function makeReader(voice, think, on) {
  const speaker = makeSpeaker(window.speechSynthesis, on.failed);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return {
    stop() {
      speaker.stop();
      clearTimeout(timer);
    },
    /** @param {State} state @param {Texts} texts */
    play({ phase, said }, texts) {
      if (phase !== "ask" && phase !== "answer") {
        timer = setTimeout(on.elapsed, phase === "think" ? think : TO_MARK);
        return;
      }
      const text = texts[phase][said];
      if (text) speaker.say(text, voice, on.spoken);
      else on.spoken();
    },
  };
}
