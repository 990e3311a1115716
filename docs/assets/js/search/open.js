// All of the search that a page loads which is only read: what opens the panel, and what fetches it
// when it is about to be opened.
import { bindHeld, keysOf, typing } from "../keys.js";
import { has } from "../storage-names.js";

const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("search"));
const input = /** @type {HTMLInputElement | null} */ (document.getElementById("search-input"));
/** @type {Promise<unknown> | undefined} */
let panel;
let tries = 0;

/** Fetches the panel and the index at once; after a failure the next call tries again. */
function load() {
  if (!panel) preload();
  // The number makes the browser ask again: it remembers a module that it could not load.
  panel ??= import(`./panel.js${tries ? `?${tries}` : ""}`).catch(() => {
    panel = undefined;
    tries += 1;
    const status = dialog?.querySelector("[role=status]");
    if (status && dialog) status.textContent = dialog.dataset.failed ?? "";
    if (dialog) dialog.style.opacity = "";
  });
}

/**
 * Asks for the index beside the panel, not after it: the panel's own modules take two turns on a slow line.
 * Not for the second file too: it would take the line from what the first answer waits for.
 */
function preload() {
  if (!dialog || location.protocol === "file:") return; // a copy opened from a folder has its data as scripts
  const link = document.createElement("link");
  const href = `${dialog.dataset.home}data/search.json`;
  document.head.append(Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href }));
}

function open() {
  if (!dialog || dialog.open) return;
  // Invisible until its style is there, but already taking what is typed.
  if (!dialog.classList.contains("ready")) dialog.style.opacity = "0";
  dialog.showModal();
  input?.focus();
  input?.select();
  load();
}

/**
 * Opens on a click on any `[data-search-open]`, on `/` and Ctrl+K or Cmd+K, and for an address with
 * `?q=`; also marks the words of the search that led to this page.
 */
export function bindSearch() {
  marks();
  if (!dialog || !input) return;
  for (const button of document.querySelectorAll("[data-search-open]")) {
    button.addEventListener("click", open);
    for (const soon of ["pointerenter", "focus"]) button.addEventListener(soon, load, { once: true });
  }
  if (/^(Mac|iP)/.test(navigator.platform)) {
    for (const hint of document.querySelectorAll("[data-search-open] kbd")) hint.textContent = hint.textContent.replace("Ctrl ", "⌘");
  }
  input.addEventListener("input", load);
  // Enter would load the page anew: until the panel is there, it is kept for it, unless it is closed meanwhile.
  input.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.dataset.awaited = input.value;
  });
  dialog.addEventListener("close", () => delete dialog.dataset.awaited);
  addEventListener("keydown", key);
  bindHeld();
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    open();
  }
}

/** @param {KeyboardEvent} event */
function key(event) {
  const names = keysOf(event);
  const combination = names.includes("Mod+k");
  const here = dialog?.open && combination; // Firefox would go to its own search
  if (!here && (typing(event) || !(combination || names.includes("/")) || document.querySelector("dialog[open]"))) return;
  event.preventDefault();
  open();
}

function marks() {
  try {
    if (!has("search-marks") && !localStorage.getItem("search-marks")) return;
    import("./highlight.js").then((module) => module.highlight()).catch(() => {}); // without the network nothing is marked
  } catch {
    // Storage is switched off: nothing is highlighted.
  }
}
