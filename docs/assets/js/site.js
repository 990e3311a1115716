/**
 * What every page does at once: palette, language switch, drawer, and the doors to the features that are fetched only
 * when somebody opens them. The rest comes when the page is there (page/later.js), and the page reads the same without.
 */
import { bindLanguage } from "./page/language.js";
import { bindMenu } from "./page/menu.js";
import { bindPalette } from "./page/palette.js";
import { bindSearch } from "./search/open.js";

/** Hidden answers, only when asked for. */
function bindPractice() {
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-hide-answers]"));
  if (!button) return;
  let tries = 0;
  const hide = () =>
    void import(`./practice/hide.js${tries ? `?${tries}` : ""}`).then(
      (module) => {
        button.removeEventListener("click", hide);
        module.toggle(button);
      },
      () => (tries += 1), // the number makes a browser ask again: some remember a module that they could not load
    );
  button.addEventListener("click", hide);
}

bindPalette();
bindLanguage();
bindMenu();
bindPractice();
// Firefox has dialogs from 98 on.
if ("HTMLDialogElement" in window) bindSearch();
else import("./page/old-dialog.js").then(bindSearch, () => {});
addEventListener("load", () => import("./page/later.js").catch(() => {}));
