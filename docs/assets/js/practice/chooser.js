// Where practice begins: a large start, the choice, the interview, and what is known so far.

import { button, chips, counted, inPlace, panel } from "./dom.js";
import { el } from "../element.js";
import { fill } from "../fill.js";
import { keeping } from "./keeping.js";
import { LEVELS, MINUTES, formatChoice, matching } from "./round.js";
import { statusOf } from "./schedule.js";

/** @import {Ctx, View} from "./dom.js" */
/** @import {Choice} from "./round.js" */

/** @param {Ctx} ctx @param {Choice} asked @returns {View} */
export function chooserView(ctx, asked) {
  const { words } = ctx;
  /** @type {Choice} */
  let choice = { ...asked, mode: "recall", plan: "", start: false, q: "" };
  const begin = (/** @type {Partial<Choice>} */ more) => ctx.go({ ...choice, ...more, start: true }, true);
  const start = button("", () => begin({}), { class: "pr-start pr-primary" });
  const standing = el("p", { class: "pr-standing" });

  /** @param {Partial<Choice>} part */
  function change(part) {
    choice = { ...choice, ...part };
    ctx.note(choice);
    paint();
    ctx.say(start.textContent ?? "");
  }

  function paint() {
    const cards = ctx.store.read();
    const found = matching(ctx.list, choice, cards, ctx.now());
    const size = Math.min(choice.n || Infinity, found.length);
    start.textContent = size ? fill(words.start, { n: counted(words, "cards", size) }) : words.nothing;
    const stood = document.activeElement === start;
    start.disabled = !size;
    if (stood) focus();
    const had = found.map(({ id }) => statusOf(cards[id], ctx.now()));
    standing.textContent = ["due", "shaky", "new", "known"]
      .map((status) => ({ status, n: had.filter((one) => one === status).length }))
      .filter(({ n }) => n && n < size)
      .map(({ status, n }) => fill(words[`are_${status}`], { n }))
      .join(" · ");
  }

  const what = chips(words, "what", "radio", ["all", "due", "weak", "ten"], [choice.only || (choice.n ? "ten" : "all")], ([key]) =>
    change({ only: key === "due" || key === "weak" ? key : "", n: key === "ten" ? 10 : 0 }));
  const kind = chips(words, "kind", "radio", ["full", "rows", "all"], [choice.kind], ([key]) =>
    change({ kind: /** @type {Choice["kind"]} */ (key) }));
  const levels = chips(words, "level", "checkbox", LEVELS, choice.levels, (keys) => change({ levels: keys }));
  const slugs = ctx.topics.map(({ slug }) => slug);
  const topics = chips(words, "topics", "checkbox", slugs, choice.topics, (keys) => change({ topics: keys }), (key) =>
    ctx.topics.find(({ slug }) => slug === key)?.title);
  const more = el("details", { open: formatChoice(choice) !== "" || innerWidth > 900 }, el("summary", {}, words.more_choice), kind, levels, topics);
  const mocks = MINUTES.map((minutes) => button(fill(words.minutes, { n: minutes }), () => begin({ mode: "mock", minutes })));

  let topicsNow = readiness(ctx);
  function refresh() {
    paint();
    const fresh = readiness(ctx);
    inPlace(node, () => topicsNow.replaceWith(fresh));
    topicsNow = fresh;
  }
  /** Where there is nothing to begin, at what makes it so. */
  const focus = () => (start.disabled ? what.querySelector(/** @type {"input"} */ ("input:checked")) ?? what : start).focus();

  paint();
  const node = el(
    "div",
    { class: "pr-chooser" },
    el("p", { class: "lead" }, document.querySelector("[data-lead]")?.textContent), // of a round it would take the room
    el("section", { class: "pr-panel pr-panel-main", "aria-label": words.recall }, start, standing, what, more),
    panel(words.plan, el("p", {}, words.plan_about), el("p", { class: "pr-row" }, button(words.plan_open, () => ctx.go({ ...choice, mode: "plan" }, true), { class: "pr-open-plan" }))),
    panel(words.mock, el("p", {}, words.mock_about), el("p", { class: "pr-row pr-mocks" }, ...mocks)),
    panel(words.aloud, el("p", {}, words.aloud_about), el("p", { class: "pr-row" }, button(words.aloud_open, () => begin({ mode: "aloud" }), { class: "pr-open-aloud" }))),
    panel(words.predict, el("p", {}, words.predict_about), el("p", { class: "pr-row" }, button(words.predict_open, () => ctx.go({ ...choice, mode: "predict", start: true }, true)))),
    topicsNow,
    keeping(ctx, () => ctx.go(choice)),
  );
  return { node, focus, refresh };
}

/** Readiness per topic, once anything has been marked; nothing to see before. @param {Ctx} ctx @returns {Element | Comment} */
function readiness({ words, store, list, topics, home }) {
  const cards = store.read();
  const questions = list.filter(({ id }) => id.startsWith("q"));
  if (!questions.some(({ id }) => cards[id])) return document.createComment("");
  const rows = topics.map(({ slug, title }) => {
    const own = questions.filter(({ topic }) => topic === slug);
    const known = own.filter(({ id }) => (cards[id]?.box ?? 0) > 2).length;
    const label = fill(words.known_of, { n: known, total: own.length });
    return el(
      "li",
      {},
      el("a", { href: new URL(`topics/${slug}/`, home).href }, title),
      el("meter", { min: 0, max: own.length, value: known, "aria-label": `${title}: ${label}` }),
      el("span", { "aria-hidden": "true" }, `${known}/${own.length}`),
    );
  });
  return panel(words.readiness, el("ul", { class: "pr-topics" }, ...rows));
}
