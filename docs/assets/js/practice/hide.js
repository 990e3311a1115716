// «Hide answers»: a topic page as a self-test. Every answer keeps its place, with a button over it that shows it.

import { headingText } from "./heading.js";
import { guard } from "./settle.js";

/** @type {WeakSet<HTMLElement>} */
const bound = new WeakSet();

/**
 * Answers the press that fetched this module; from then on the switch is bound, and further calls do nothing.
 * @param {HTMLElement} button  the page's switch: `data-show` and `data-show-label` are its words
 */
export function toggle(button) {
  if (bound.has(button)) return;
  bound.add(button);
  turn(button);
  button.addEventListener("click", () => turn(button));
}

/** @param {HTMLElement} button */
function turn(button) {
  const hide = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(hide));
  // The short table above gives the answers away too.
  document.querySelector("article")?.classList.toggle("answers-hidden", hide);
  for (const entry of document.querySelectorAll(".entry[data-question]")) {
    if (hide) cover(entry, button.dataset);
    else uncover(entry);
  }
}

/** @param {Element} entry @param {DOMStringMap} words */
function cover(entry, words) {
  const answer = entry.querySelector(".answer");
  if (!(answer instanceof HTMLElement) || entry.classList.contains("answer-hidden")) return;
  const term = headingText(entry.querySelector("h2, h3"));
  const show = document.createElement("button");
  show.type = "button";
  show.className = "answer-show";
  show.textContent = words.show ?? "";
  if (words.showLabel) show.setAttribute("aria-label", words.showLabel.replace("{term}", term));
  show.addEventListener("click", () => {
    uncover(entry);
    guard(answer).hold(); // the second tap of a double tap must not follow a link of the answer
    answer.tabIndex = -1;
    answer.focus({ preventScroll: true });
  });
  entry.classList.add("answer-hidden");
  answer.before(show);
}

/** @param {Element} entry */
function uncover(entry) {
  entry.classList.remove("answer-hidden");
  entry.querySelector(".answer-show")?.remove();
}
