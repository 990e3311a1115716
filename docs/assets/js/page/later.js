// What can wait until the page is there: buttons that copy, contents that follow, the way back to the top, pages
// fetched ahead where no rules do it, what the reader knows, the report of a mistake, and what is kept for reading without
// a network.

import { bindCopy, bindPanes, keepCode } from "./code.js";
import { bindContents, bindTop } from "./contents.js";
import { has } from "../storage-names.js";
import { bindMistake } from "./mistake.js";
import { bindPrefetch } from "./prefetch.js";
import { bindLists } from "./reveal.js";

keepCode();
bindCopy();
bindPanes();
bindContents();
bindLists();
bindTop();
bindPrefetch();
bindMistake();

// What is known, where a reader has begun; and where he can say what he knows.
const places = `[data-hide-answers], .meta[data-question]${has("practice") ? ", [data-progress], [data-progress-topic], .entry" : ""}`;
if (document.querySelector(places)) import("../practice/progress.js").catch(() => {});

// What has changed since a reader's copy, where its code is in the address.
if (document.querySelector("[data-since]") && location.search) import("../changes.js").catch(() => {});

if ("serviceWorker" in navigator && isSecureContext && location.protocol !== "file:") {
  const start = () => void import("../offline.js").then((offline) => offline.start()).catch(() => {}); // gone offline since
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ act) => setTimeout(act, 500));
  idle(start);
}
