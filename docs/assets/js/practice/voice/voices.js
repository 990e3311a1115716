// Which voices may read: of the page's language, and on the device. Others send the text to somebody's server.

/** @typedef {Pick<SpeechSynthesisVoice, "lang" | "localService" | "default" | "name">} Voice */

/** Chrome gives its list of voices some time after the page is there; so long is waited for it, in milliseconds. */
const LATE = 3000;

/**
 * @template {Voice} T
 * @param {T[]} voices @param {string} lang  code of a language @returns {T[]} the reader's default first
 */
export function usable(voices, lang) {
  // Android writes `ru_RU`.
  const ours = voices.filter((one) => one.localService === true && one.lang.toLowerCase().split(/[-_]/)[0] === lang);
  return ours.sort((a, b) => Number(b.default) - Number(a.default));
}

/**
 * The voices that can be used, as soon as there are any; none where none have come.
 * @param {SpeechSynthesis | undefined} synth @param {string} lang @returns {Promise<SpeechSynthesisVoice[]>}
 */
export function found(synth, lang) {
  return new Promise((resolve) => {
    if (!synth) return resolve([]);
    const look = () => usable(synth.getVoices(), lang);
    const done = () => {
      clearTimeout(timer);
      synth.removeEventListener?.("voiceschanged", changed);
      resolve(look());
    };
    const changed = () => look().length && done();
    const timer = setTimeout(done, LATE);
    synth.addEventListener?.("voiceschanged", changed); // Safari of 2023 has no such event, and its voices at once
    changed();
  });
}
