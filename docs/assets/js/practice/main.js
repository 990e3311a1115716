// The practice page: reads the data, then shows the view that the address asks for.

import { chooserView } from "./chooser.js";
import { ask, el } from "./dom.js";
import { mockView } from "./mockview.js";
import { recallView } from "./recall.js";
import { formatChoice, parseChoice } from "./round.js";
import { KEY, openDesk, openStore } from "./store.js";

/** @import {Ctx, View, Topic} from "./dom.js" */
/** @import {Item, Choice} from "./round.js" */

const app = /** @type {HTMLElement} */ (document.getElementById("practice"));
const stage = /** @type {HTMLElement} */ (app.querySelector("[data-stage]"));
const status = /** @type {HTMLElement} */ (app.querySelector("[role=status]"));
const notice = /** @type {HTMLElement} */ (app.querySelector("[data-notice]"));
const home = new URL("../", location.href);
home.search = home.hash = "";

/** @param {{words: Ctx["words"], topics: Topic[], questions: Item[], rows: Item[]}} data */
function begin({ words, topics, questions, rows }) {
  const list = [...questions, ...rows];
  /** @type {View | undefined} */
  let view;
  let drawn = "";
  /** @param {Choice} choice @param {boolean} [push] */
  function address(choice, push) {
    history[push ? "pushState" : "replaceState"](null, "", location.pathname + formatChoice(choice));
    drawn = location.search;
  }
  /** @type {Ctx} */
  const ctx = {
    words, topics, list, home,
    items: new Map(list.map((item) => [item.id, item])),
    store: openStore(() => localStorage),
    desk: openDesk(() => sessionStorage),
    now: Date.now,
    dice: Math.random,
    say(text) {
      status.textContent = text;
      warn();
    },
    note: (choice) => address(choice),
    go(choice, push) {
      address(choice, push);
      status.textContent = "";
      draw(true);
    },
  };

  function warn() {
    const { trouble } = ctx.store;
    notice.textContent = trouble && words[`trouble_${trouble}`];
  }

  /** @param {boolean} moved  whether the reader came from another view, so that the focus has to follow */
  function draw(moved) {
    view?.leave?.();
    drawn = location.search;
    const choice = parseChoice(location.search);
    const make = !choice.start ? chooserView : choice.mode === "mock" ? mockView : recallView;
    view = make(ctx, choice);
    app.classList.toggle("pr-busy", choice.start);
    stage.replaceChildren(view.node);
    warn();
    if (moved || choice.start) view.focus?.();
    if (moved && app.getBoundingClientRect().top < 0) app.scrollIntoView();
  }

  function help() {
    const rows = ["space", "marks", "arrows", "pause", "help"].flatMap((key) => [
      el("dt", {}, el("kbd", {}, words[`key_${key}`])),
      el("dd", {}, words[`does_${key}`]),
    ]);
    return ask(words, [el("h2", {}, words.keys), el("dl", {}, ...rows)]);
  }

  // Single keys count only while the focus is inside the app, so that they never surprise speech or keyboard users.
  app.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, dialog")) return;
    if (event.key === " " && target.closest("button, a, summary")) return;
    const act = event.key === "?" ? help : view?.keys?.[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  app.querySelector("[data-keys]")?.addEventListener("click", help);
  app.removeAttribute("aria-busy");
  // A link to an anchor of this very page fires it too.
  window.addEventListener("popstate", () => location.search !== drawn && draw(true));
  window.addEventListener("storage", (event) => event.key === KEY && !parseChoice(location.search).start && draw(false));
  draw(false);
}

fetch(new URL("data/practice.json", home))
  .then((response) => response.json()) // an error page is no JSON either
  .then(begin, () => {
    app.removeAttribute("aria-busy");
    notice.textContent = app.dataset.failed ?? "";
  });
