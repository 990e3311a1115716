// The reader's own answer, in memory and nowhere else: a blob that goes with the card. The microphone is asked for when
// the button is pressed, and let go of as soon as it is pressed again.

/** Whether this browser, at this address, can record at all. */
export const canRecord = () => "MediaRecorder" in window && Boolean(navigator.mediaDevices?.getUserMedia);

/** @returns {{start: () => Promise<boolean>, stop: () => Promise<Blob>, drop: () => void}} */
export function makeRecorder() {
  /** @type {MediaRecorder | undefined} */
  let recorder;
  let asked = 0;
  const release = (/** @type {MediaStream | undefined} */ stream) => stream?.getTracks().forEach((track) => track.stop());

  function drop() {
    asked += 1;
    release(recorder?.stream);
    recorder = undefined;
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
        recorder = new MediaRecorder(stream);
        recorder.start();
      } catch (error) {
        release(stream); // it came, and cannot be recorded
        throw error;
      }
      return true;
    },
    stop() {
      const mine = recorder;
      /** @type {Blob[]} */
      const parts = [];
      return new Promise((resolve, reject) => {
        if (!mine) return reject(new Error("nothing was recorded"));
        mine.ondataavailable = ({ data }) => parts.push(data);
        mine.onstop = () => resolve(new Blob(parts, { type: mine.mimeType }));
        mine.stop();
        drop();
      });
    },
    drop,
  };
}
