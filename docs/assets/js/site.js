/**
 * What every page does at once: palette, language switch, drawer, and the doors to the features that are fetched only
 * when somebody opens them. The rest comes when the page is there (page/later.js), and the page reads the same without.
 */
import { bindLanguage } from "./page/language.js";
import { bindMenu } from "./page/menu.js";
import { bindPalette } from "./page/palette.js";
import { bindSearch } from "./search/open.js";
import { has } from "./storage-names.js";

/** Practice: progress only where a reader has begun, hidden answers only when asked for. */
function bindPractice() {
  if (has("practice") && document.querySelector("[data-progress], [data-progress-topic], .entry")) {
    import("./practice/progress.js").catch(() => {});
  }
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-hide-answers]"));
  if (!button) return;
  const hide = () => void import("./practice/hide.js").then((module) => module.toggle(button));
  button.addEventListener("click", hide, { once: true });
}

bindPalette();
bindLanguage();
bindMenu();
bindPractice();
bindSearch();
addEventListener("load", () => import("./page/later.js").catch(() => {}));
