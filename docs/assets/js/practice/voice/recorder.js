// The reader's own answer, in memory and nowhere else: a blob that goes with the card. The microphone is asked for when
// the button is pressed, and let go of as soon as it is pressed again.

/** Whether this browser, at this address, can record at all. */
export const canRecord = () => "MediaRecorder" in window && Boolean(navigator.mediaDevices?.getUserMedia);

/**
 * What is recorded, when it has ended. Listened for from the first moment on: a microphone that goes away ends it at once.
 * @param {MediaRecorder} recorder @returns {Promise<Blob>}
 */
function wholeOf(recorder) {
  /** @type {Blob[]} */
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  return new Promise((resolve) => (recorder.onstop = () => resolve(new Blob(parts, { type: recorder.mimeType }))));
}

/**
 * @param {() => void} [ended]  it has stopped by itself: a headset is off, another program has taken the microphone
 * @returns {{start: () => Promise<boolean>, stop: () => Promise<Blob> | undefined, drop: () => void}}
 */
export function makeRecorder(ended) {
  /** @type {{recorder: MediaRecorder, whole: Promise<Blob>} | undefined} */
  let running;
  let asked = 0;
  const release = (/** @type {MediaStream | undefined} */ stream) => stream?.getTracks().forEach((track) => track.stop());

  function drop() {
    asked += 1;
    release(running?.recorder.stream);
    running = undefined;
  }

  return {
    /** Whether it records: not where it was taken back before the microphone came or was refused. Throws where there is none. */
    async start() {
      drop();
      const mine = asked;
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch((error) => {
        if (mine === asked) throw error;
      });
      if (!stream || mine !== asked) {
        release(stream ?? undefined);
        return false;
      }
      try {
        const recorder = new MediaRecorder(stream);
        const whole = wholeOf(recorder);
        recorder.start();
        running = { recorder, whole };
        whole.then(() => running?.recorder === recorder && ended?.());
      } catch (error) {
        release(stream); // it came, and cannot be recorded
        throw error;
      }
      return true;
    },
    /** What was recorded, if anything was: it has come to its end a moment later, or had before. */
    stop() {
      const mine = running;
      if (mine && mine.recorder.state !== "inactive") mine.recorder.stop();
      drop();
      return mine?.whole;
    },
    drop,
  };
}
