// The browser's own voice, one sentence at a time, with what engines get wrong about it.

import { patience } from "./sentences.js";

/** Milliseconds: Chrome drops what is said right after a `cancel()`. */
const GAP = 80;

/**
 * @param {SpeechSynthesis} synth
 * @param {(error: string) => void} failed  something stopped the voice that was not this page
 */
export function makeSpeaker(synth, failed) {
  /** What is being said; Chrome forgets to tell of the end of what nobody holds. @type {SpeechSynthesisUtterance | undefined} */
  let current;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function stop() {
    clearTimeout(timer);
    current = undefined;
    if (synth.speaking || synth.pending) synth.cancel();
  }

  /** @param {string} text @param {SpeechSynthesisVoice} voice @param {() => void} then */
  function say(text, voice, then) {
    const busy = synth.speaking || synth.pending;
    stop();
    const mine = (current = new SpeechSynthesisUtterance(text));
    mine.voice = voice;
    mine.lang = voice.lang;
    const done = () => {
      if (mine !== current) return; // it was stopped: Safari tells of an end even so
      stop();
      then();
    };
    mine.onend = done;
    mine.onerror = ({ error }) => {
      if (mine !== current) return;
      stop();
      failed(error);
    };
    const start = () => {
      synth.resume(); // a page before this one may have left it paused
      synth.speak(mine);
      timer = setTimeout(done, patience(text));
    };
    // At once wherever possible: Safari wants the first word within the press that asked for it.
    if (busy) timer = setTimeout(start, GAP);
    else start();
  }

  return { say, stop };
}
