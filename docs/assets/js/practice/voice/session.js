// Keys of a headset and of a keyboard for media. They reach a page only while it plays something with an element for
// sound: what speaks is none for any browser (https://github.com/w3c/mediasession/issues/328). So a loop plays beside the
// voice. Firefox looks whether it can be heard, from -72 dB on (dom/media/AudibilityMonitor.h); Chrome wants five seconds
// of it. This one is a tone of 20 Hz at -66 dB: no ear hears that, and no small loudspeaker can make it.

/** @typedef {{play: () => void, pause: () => void, next: () => void, back: () => void}} Controls */

const [RATE, SECONDS, HERTZ, HEIGHT] = [8000, 10, 20, 16];

/** The loop as a WAV file: 16 bits, one channel. @returns {Uint8Array<ArrayBuffer>} */
export function tone() {
  const count = RATE * SECONDS;
  const view = new DataView(new ArrayBuffer(44 + 2 * count));
  const word = (/** @type {number} */ at, /** @type {string} */ text) => [...text].forEach((one, i) => view.setUint8(at + i, one.charCodeAt(0)));
  word(0, "RIFF");
  view.setUint32(4, 36 + 2 * count, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  [1, 1].forEach((one, i) => view.setUint16(20 + 2 * i, one, true));
  view.setUint32(24, RATE, true);
  view.setUint32(28, 2 * RATE, true);
  [2, 16].forEach((one, i) => view.setUint16(32 + 2 * i, one, true));
  word(36, "data");
  view.setUint32(40, 2 * count, true);
  for (let i = 0; i < count; i += 1) view.setInt16(44 + 2 * i, Math.round(HEIGHT * Math.sin((2 * Math.PI * HERTZ * i) / RATE)), true);
  return new Uint8Array(view.buffer);
}

/** @param {Controls} on @returns {{show: (playing: boolean, title: string) => void, close: () => void}} */
export function openSession(on) {
  const session = navigator.mediaSession;
  if (!session) return { show: () => undefined, close: () => undefined };
  const url = URL.createObjectURL(new Blob([tone()], { type: "audio/wav" }));
  const loop = new Audio(url);
  loop.loop = true;
  /** @type {[MediaSessionAction, () => void][]} */
  const handlers = [["play", on.play], ["pause", on.pause], ["nexttrack", on.next], ["previoustrack", on.back]];
  const handle = (/** @type {boolean} */ ours) => {
    for (const [name, then] of handlers) {
      try {
        session.setActionHandler(name, ours ? then : null);
      } catch {
        // A browser that does not know the key.
      }
    }
  };
  handle(true);
  return {
    show(playing, title) {
      session.metadata = new MediaMetadata({ title, artist: document.title });
      session.playbackState = playing ? "playing" : "paused";
      if (playing) loop.play().catch(() => undefined); // then the keys go elsewhere, and the voice goes on
      else loop.pause();
    },
    close() {
      handle(false);
      loop.pause();
      loop.removeAttribute("src");
      session.metadata = null;
      session.playbackState = "none";
      URL.revokeObjectURL(url);
    },
  };
}
