// The practice page: reads the data, then shows the view that the address asks for.

import { aloudView } from "./aloud.js";
import { receive } from "./carry.js";
import { chooserView } from "./chooser.js";
import { openDesk } from "./desk.js";
import { ask, unread } from "./dom.js";
import { el } from "../element.js";
import { mockView } from "./mockview.js";
import { PLAN } from "./plan-kept.js";
import { planView } from "./planview.js";
import { predictView } from "./predict.js";
import { recallView } from "./recall.js";
import { formatChoice, parseChoice } from "./round.js";
import { keysOf, typing } from "../keys.js";
import { shakyView } from "./shaky.js";
import { guard } from "./settle.js";
import { KEY, openStore } from "./store.js";

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

/** @typedef {{words: Ctx["words"], topics: Topic[], questions: Item[], rows: Item[]}} Data  data/practice.json */

/** The programs, fetched once: the line may be gone when the same interview asks for its report. */
function programsOnce() {
  /** @type {Promise<Program[]> | undefined} */
  let programs;
  return () =>
    (programs ??= fetch(new URL("data/predict.json", home))
      .then((response) => response.json())
      .catch((error) => {
        programs = undefined;
        throw error;
      }));
}

/**
 * What every view is given.
 * @param {Data} data @param {Pick<Ctx, "say" | "settle" | "early" | "go" | "note">} page @returns {Ctx}
 */
function context({ words, topics, questions, rows }, page) {
  const list = [...questions, ...rows];
  return {
    words, topics, list, home,
    items: new Map(list.map((item) => [item.id, item])),
    store: openStore(() => localStorage),
    desk: openDesk(() => sessionStorage),
    now: Date.now,
    dice: Math.random,
    programs: programsOnce(),
    ...page,
  };
}

/** The view that a choice asks for. @param {Choice} choice */
function viewOf({ mode, start }) {
  const own = { plan: planView, shaky: shakyView, predict: predictView, aloud: aloudView, recall: null, mock: null }[mode];
  return own ?? (!start ? chooserView : mode === "mock" ? mockView : recallView);
}

/** The keys there are, in a dialog. @param {Ctx["words"]} words @param {View | undefined} view */
function help(words, view) {
  if (view?.help) return ask(words, [el("h2", {}, words.keys), el("p", {}, view.help)]);
  const rows = ["space", "marks", "undo", "arrows", "pause", "help"].flatMap((key) => [
    el("dt", {}, el("kbd", {}, words[`key_${key}`])),
    el("dd", {}, words[`does_${key}`]),
  ]);
  return ask(words, [el("h2", {}, words.keys), el("dl", {}, ...rows)]);
}

/** Single keys count only while the focus is inside the app, so that they never surprise speech or keyboard users. @param {() => Keys} now */
function bindKeys(now) {
  app.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    // What is played has keys of its own; space is a press on what can be pressed.
    if (typing(event) || target.closest("audio") || (event.key === " " && target.closest("button, a, summary, input"))) return;
    const keys = now();
    const name = keysOf(event).find((one) => keys[one]);
    if (!name) return;
    event.preventDefault();
    keys[name]?.(event);
  });
}

/** What may have changed behind the page: `refresh` what is on screen. @param {() => void} refresh */
function bindChanges(refresh) {
  // Another tab has marked or planned something, or erased everything (then there is no key).
  window.addEventListener("storage", ({ key }) => [KEY, PLAN, null].includes(key) && refresh());
  // The back button may bring this page back as it was before a mark elsewhere.
  window.addEventListener("pageshow", ({ persisted }) => persisted && refresh());
  // Hours may have passed since it was last looked at: what is due now, which part of the plan comes next.
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
}

/** @param {Data} data */
function begin(data) {
  const { words } = data;
  /** @type {View | undefined} */
  let view;
  let drawn = "";
  const settled = guard(stage);
  const ctx = context(data, {
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
  });

  /** @param {Choice} choice @param {boolean} [push] */
  function address(choice, push) {
    history[push ? "pushState" : "replaceState"](null, "", location.pathname + formatChoice(choice));
    drawn = location.search;
  }

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
    const made = (view = viewOf(choice)(ctx, choice));
    app.classList.toggle("pr-busy", choice.start);
    stage.replaceChildren(made.node);
    warn();
    const arrive = () => {
      if (view !== made) return;
      if (moved) ctx.settle();
      if (moved || choice.start) made.focus?.();
      if (moved && app.getBoundingClientRect().top < BAR) app.scrollIntoView();
    };
    if (made.ready) made.ready.then(arrive);
    else arrive();
  }

  const keys = () => void help(words, view);
  bindKeys(() => ({ ...view?.keys, "?": keys }));
  app.querySelector("[data-keys]")?.addEventListener("click", keys);
  app.removeAttribute("aria-busy");
  // A link to an anchor of this very page fires it too.
  window.addEventListener("popstate", () => location.search !== drawn && draw(true));
  bindChanges(() => view?.refresh?.());
  draw(false);
  receive(ctx, () => draw(false));
  window.addEventListener("hashchange", () => receive(ctx, () => draw(false)));
}

fetch(new URL("data/practice.json", home))
  .then((response) => response.json()) // an error page is no JSON either
  .then(begin, () => {
    app.removeAttribute("aria-busy");
    notice.textContent = document.querySelector("[data-failed]")?.textContent ?? "";
  });
