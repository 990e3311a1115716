// What can wait until the page is there: buttons that copy, contents that follow, the way back to the top, pages
// fetched ahead where no rules do it, and what is kept for reading without a network.

import { bindCopy, bindPanes } from "./code.js";
import { bindContents, bindTop } from "./contents.js";
import { bindPrefetch } from "./prefetch.js";

bindCopy();
bindPanes();
bindContents();
bindTop();
bindPrefetch();
if ("serviceWorker" in navigator && isSecureContext && location.protocol !== "file:") {
  const start = () => void import("../offline.js").then((offline) => offline.start()).catch(() => {}); // gone offline since
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ act) => setTimeout(act, 500));
  idle(start);
}

export {};
