// The reader's own answer, in memory and nowhere else: a blob that goes with the card. The microphone is asked for when
// the button is pressed, and let go of as soon as it is pressed again.

/** Whether this browser, at this address, can record at all. */
export const canRecord = () => "MediaRecorder" in window && Boolean(navigator.mediaDevices?.getUserMedia);

/** @returns {{start: () => Promise<void>, stop: () => Promise<Blob>, drop: () => void}} */
export function makeRecorder() {
  /** @type {MediaRecorder | undefined} */
  let recorder;
  let asked = 0;
  const release = () => recorder?.stream.getTracks().forEach((track) => track.stop());

  function drop() {
    asked += 1;
    release();
    recorder = undefined;
  }

  return {
    /** Throws where the microphone is refused, or is not wanted any more when it comes. */
    async start() {
      drop();
      const mine = asked;
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (mine !== asked) {
        stream.getTracks().forEach((track) => track.stop());
        throw new Error("too late");
      }
      recorder = new MediaRecorder(stream);
      recorder.start();
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
