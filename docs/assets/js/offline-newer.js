/**
 * A newer version has arrived behind the page that is read: its foot says so, beside the version that it is of, and leads to
 * what has changed since.
 */
import { homePage } from "./config.js";
import { SEEN } from "./said.js";

/** The code of a version as a page's foot has it: `2026-11-29 · 55d66db1`. @param {string} version */
export const codeOf = (version) => /([0-9a-f]{7,})\+?\s*$/.exec(version)?.[1] ?? "";

export async function show() {
  const version = document.querySelector("[data-version]");
  if (!version || document.querySelector("[data-newer]")) return;
  const home = homePage();
  /** @type {{newer: string, changes: string}} */
  const words = await (await fetch(new URL("data/offline.json", home))).json();
  const link = document.createElement("a");
  link.href = new URL(`changes/?since=${codeOf(version.textContent ?? "")}`, home).href;
  link.textContent = words.changes;
  const line = document.createElement("p");
  line.dataset.newer = "";
  line.setAttribute("role", "status");
  version.closest("p")?.after(line);
  setTimeout(() => line.append(`${words.newer} `, link), SEEN);
}
