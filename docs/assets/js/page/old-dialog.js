// Dialogs in a browser without them: over the page, with Esc, and the focus back where it was. What lies behind can be reached.

const PLACE = ";position:fixed;top:0;left:0;right:0;z-index:9;box-sizing:border-box;max-height:100vh;margin:0 auto;overflow:auto";

/** @type {HTMLElement | null} */
let before = null;

// To such a browser it is text like any other, which stands at the end of the page.
for (const dialog of document.querySelectorAll("dialog")) dialog.hidden = true;

Object.defineProperties(HTMLElement.prototype, {
  open: {
    /** @this {HTMLElement} */
    get() {
      return this.hasAttribute("open");
    },
  },
  showModal: {
    /** @this {HTMLElement} */
    value() {
      before = /** @type {HTMLElement | null} */ (document.activeElement);
      this.style.cssText += PLACE;
      this.hidden = false;
      this.setAttribute("role", "dialog");
      this.setAttribute("open", "");
      /** @type {HTMLElement | null} */ (this.querySelector("[autofocus]") ?? this.querySelector("input, textarea, a, button"))?.focus();
    },
  },
  close: {
    /** @this {HTMLDialogElement} */
    value(answer = "") {
      if (!this.hasAttribute("open")) return;
      this.hidden = true;
      this.removeAttribute("open");
      this.returnValue = answer;
      before?.focus();
      this.dispatchEvent(new Event("close"));
    },
  },
});

document.addEventListener("keydown", (event) => {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog[open]"));
  if (event.key !== "Escape" || event.defaultPrevented || !dialog) return;
  event.preventDefault();
  dialog.close();
});

export {};
