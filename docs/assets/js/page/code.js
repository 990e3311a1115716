// Code and tables: a button that copies, and a place in the Tab order for what scrolls sideways.

import { config, homePage } from "../config.js";

const COPY = "M19 21H8V7h11m0-2H8a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2m-3-4H4a2 2 0 0 0-2 2v14h2V3h12z";
const DONE = "M21 7 9 19l-5.5-5.5 1.41-1.41L9 16.17 19.59 5.59z";

/** @param {Element} place @param {string} shape */
function draw(place, shape) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  path.setAttribute("d", shape);
  svg.append(path);
  place.replaceChildren(svg);
}

/** A browser that translates a page leaves code in a line as it is; programs say so themselves. */
export function keepCode() {
  for (const code of document.querySelectorAll("code")) code.translate = false;
}

/** What is said where the browser lets no page copy: with the words of the report, which pages do without. */
const refused = () =>
  fetch(new URL("data/mistake.json", homePage()))
    .then((reply) => reply.json())
    .then(({ words }) => words.refused, () => "");

/** Each block of code gets a button that copies it. */
export function bindCopy() {
  for (const block of document.querySelectorAll("div.highlight")) {
    const code = block.querySelector("code");
    if (!code || !navigator.clipboard) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.setAttribute("aria-label", config.copy);
    const status = document.createElement("small");
    status.setAttribute("role", "status");
    let timer = 0;
    /** @param {string} label @param {string} shape @param {string} said  read out; shown where there is no sign for it */
    const show = (label, shape, said = "", hidden = "hidden") => {
      clearTimeout(timer);
      button.title = label;
      draw(button, shape);
      status.className = hidden;
      status.textContent = said;
    };
    show(config.copy, COPY);
    button.addEventListener("click", async () => {
      status.textContent = ""; // the same words are said again only when they come anew
      try {
        // Without the last line end: pasted into a terminal it would run what somebody only wants to look at.
        await navigator.clipboard.writeText((code.textContent ?? "").replace(/\n$/, ""));
        show(config.copied, DONE, config.copied);
        timer = window.setTimeout(() => show(config.copy, COPY), 2000);
      } catch {
        getSelection()?.selectAllChildren(code);
        show(config.copy, COPY, await refused(), "");
      }
    });
    block.append(button, status);
  }
}

/** What scrolls sideways is reached by keyboard, also where browsers leave that to the page; what does not is no stop. */
export function bindPanes() {
  if (!("ResizeObserver" in window)) return;
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const pane of document.querySelectorAll(".md-typeset pre > code, .md-typeset__scrollwrap")) watch.observe(pane);
}
