// Where the voice may be heard: on a page that is seen, with its screen kept on, and in one tab at a time.

import { keyOf } from "../../storage-names.js";

/** @param {() => void} hush  called when the page is hidden, left, or another tab begins */
export function makePresence(hush) {
  /** @type {WakeLockSentinel | undefined} */
  let lock;
  let wanted = false;
  /** @type {Promise<void> | undefined} */
  let locked;
  const others = "BroadcastChannel" in window ? new BroadcastChannel(keyOf("practice.voice")) : undefined;
  const seen = () => document.hidden && hush();
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("pagehide", hush);
  others?.addEventListener("message", hush);

  /** One request at a time, until the lock is as it is wanted. A page that is hidden has lost its own. */
  async function keep() {
    try {
      while (wanted !== (lock?.released === false)) {
        if (wanted) lock = await navigator.wakeLock.request("screen");
        else await lock?.release();
      }
    } catch {
      // No such thing in this browser, or the battery is low: the screen goes out when it would.
    }
  }

  return {
    /** @param {boolean} heard  whether somebody speaks */
    show(heard) {
      if (heard && !wanted) others?.postMessage("");
      wanted = heard;
      locked ??= keep().finally(() => (locked = undefined));
    },
    close() {
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("pagehide", hush);
      others?.close();
      this.show(false);
    },
  };
}
