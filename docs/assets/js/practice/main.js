// The practice page: reads the data, then shows the view that the address asks for.

import { aloudView } from "./aloud.js";
import { chooserView } from "./chooser.js";
import { ask, unread } from "./dom.js";
import { el } from "../element.js";
import { mockView } from "./mockview.js";
import { planView } from "./planview.js";
import { predictView } from "./predict.js";
import { recallView } from "./recall.js";
import { formatChoice, parseChoice } from "./round.js";
import { keysOf, typing } from "../keys.js";
import { receive } from "./send.js";
import { shakyView } from "./shaky.js";
import { guard } from "./settle.js";
import { KEY, openDesk, openStore } from "./store.js";

/** @import {Ctx, Keys, View, Topic} from "./dom.js" */
/** @import {Item, Choice} from "./round.js" */
/** @import {Program} from "./predict.js" */

const app = /** @type {HTMLElement} */ (document.getElementById("practice"));
const stage = /** @type {HTMLElement} */ (app.querySelector("[data-stage]"));
const status = /** @type {HTMLElement} */ (app.querySelector("[role=status]"));
const notice = /** @type {HTMLElement} */ (app.querySelector("[data-notice]"));
const home = new URL("../", location.href);
home.search = home.hash = "";

/** Pixels that the bar over the page covers. */
const BAR = 48;

/** @param {{words: Ctx["words"], topics: Topic[], questions: Item[], rows: Item[]}} data */
function begin({ words, topics, questions, rows }) {
  const list = [...questions, ...rows];
  /** @type {View | undefined} */
  let view;
  let drawn = "";
  /** @type {Promise<Program[]> | undefined} */
  let programs;
  const settled = guard(stage);
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
    // Once is enough: the line may be gone when the same interview asks for its report.
    programs: () =>
      (programs ??= fetch(new URL("data/predict.json", home))
        .then((response) => response.json())
        .catch((error) => {
          programs = undefined;
          throw error;
        })),
    say(text) {
      status.textContent = text;
      warn();
    },
    note: (choice) => address(choice),
    settle: settled.hold,
    early: settled.early,
    go(choice, push) {
      address(choice, push);
      status.textContent = "";
      draw(true);
    },
  };

  function warn() {
    const { trouble, bad } = ctx.store;
    const text = [trouble && words[`trouble_${trouble}`], unread(ctx, bad)].filter(Boolean).join(" ");
    if (notice.textContent !== text) notice.textContent = text; // what is written anew is read out anew
  }

  /** @param {boolean} moved  whether the reader came from another view, so that the focus has to follow */
  function draw(moved) {
    view?.leave?.();
    drawn = location.search;
    const choice = parseChoice(location.search);
    const own = { plan: planView, shaky: shakyView, predict: predictView, aloud: aloudView, recall: null, mock: null }[choice.mode];
    const make = own ?? (!choice.start ? chooserView : choice.mode === "mock" ? mockView : recallView);
    view = make(ctx, choice);
    app.classList.toggle("pr-busy", choice.start);
    stage.replaceChildren(view.node);
    warn();
    const made = view;
    const arrive = () => {
      if (view !== made) return;
      if (moved) ctx.settle();
      if (moved || choice.start) view.focus?.();
      if (moved && app.getBoundingClientRect().top < BAR) app.scrollIntoView();
    };
    if (view.ready) view.ready.then(arrive);
    else arrive();
  }

  function help() {
    if (view?.help) return ask(words, [el("h2", {}, words.keys), el("p", {}, view.help)]);
    const rows = ["space", "marks", "undo", "arrows", "pause", "help"].flatMap((key) => [
      el("dt", {}, el("kbd", {}, words[`key_${key}`])),
      el("dd", {}, words[`does_${key}`]),
    ]);
    return ask(words, [el("h2", {}, words.keys), el("dl", {}, ...rows)]);
  }

  // Single keys count only while the focus is inside the app, so that they never surprise speech or keyboard users.
  app.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    // What is played has keys of its own; space is a press on what can be pressed.
    if (typing(event) || target.closest("audio") || (event.key === " " && target.closest("button, a, summary, input"))) return;
    /** @type {Keys} */
    const keys = { ...view?.keys, "?": help };
    const name = keysOf(event).find((one) => keys[one]);
    if (!name) return;
    event.preventDefault();
    keys[name]?.(event);
  });
  app.querySelector("[data-keys]")?.addEventListener("click", help);
  app.removeAttribute("aria-busy");
  // A link to an anchor of this very page fires it too.
  window.addEventListener("popstate", () => location.search !== drawn && draw(true));
  // Another tab has marked something, or erased everything (then there is no key).
  window.addEventListener("storage", ({ key }) => (key === KEY || key === null) && view?.refresh?.());
  // The back button may bring this page back as it was before a mark elsewhere.
  window.addEventListener("pageshow", ({ persisted }) => persisted && view?.refresh?.());
  // Hours may have passed since it was last looked at: what is due now, which part of the plan comes next.
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && view?.refresh?.());
  draw(false);
  receive(ctx, () => draw(false));
  window.addEventListener("hashchange", () => receive(ctx, () => draw(false)));
}

fetch(new URL("data/practice.json", home))
  .then((response) => response.json()) // an error page is no JSON either
  .then(begin, () => {
    app.removeAttribute("aria-busy");
    notice.textContent = app.dataset.failed ?? "";
  });
