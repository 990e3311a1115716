/**
 * The button that keeps the site for reading without a network, with what it costs, and the one that removes it. The home
 * page has it only while nothing is kept; the page of downloads always. Where the site is kept without being asked, it
 * waits for that, so that it says what is.
 */
import { homePage } from "./config.js";
import { isKept, keep, remove } from "./offline.js";

/** @typedef {{keep: string, keeping: string, kept: string, failed: string, forget: string, forgotten: string}} Words */

/** A file of the language. @param {string} path */
async function data(path) {
  const reply = await fetch(new URL(path, homePage()));
  if (!reply.ok) throw new Error(path);
  return reply.json();
}

/**
 * Shows the button in `place`.
 * @param {HTMLElement} place `data-offline="all"` on the page that always has it
 * @param {boolean} wanted whether the site is kept without being asked
 * @param {Promise<boolean>} [underway] whether this language, which is being fetched meanwhile, has come
 */
export async function show(place, wanted, underway) {
  const always = place.dataset.offline === "all";
  if (wanted && !always) return;
  if (wanted) await navigator.serviceWorker.ready; // what cannot be kept is never ready, and needs no button
  let kept = await isKept();
  if (kept && !always) return;
  /** @type {Words} */
  const words = await data("data/offline.json");
  const offer = async () => `${words.keep} · ${await data("data/offline-size.json")}`;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "md-button" });
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  let busy = false;

  /** @param {string} said */
  const tell = async (said) => {
    status.textContent = said;
    button.textContent = kept ? words.forget : await offer().catch(() => words.keep);
  };
  button.addEventListener("click", async () => {
    if (busy) return;
    busy = true;
    button.setAttribute("aria-disabled", "true");
    if (kept) {
      await remove().catch(() => {});
      kept = false;
      await tell(words.forgotten);
    } else {
      status.textContent = words.keeping;
      kept = await keep();
      await tell(kept ? words.kept : words.failed);
    }
    button.removeAttribute("aria-disabled");
    busy = false;
  });
  await tell(kept ? words.kept : "");
  place.append(button, " ", status);
  place.hidden = false;
  if ((await underway) && !kept && !busy) {
    kept = true;
    await tell(words.kept);
  }
}
