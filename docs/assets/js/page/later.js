// What can wait until the page is there: buttons that copy, contents that follow, the way back to the top, and pages
// fetched ahead where no rules do it.

import { bindCopy, bindPanes } from "./code.js";
import { bindContents, bindTop } from "./contents.js";
import { bindPrefetch } from "./prefetch.js";

bindCopy();
bindPanes();
bindContents();
bindTop();
bindPrefetch();

export {};
