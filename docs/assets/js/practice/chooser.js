// Where practice begins: a large start, the choice, the interview, and what is known so far.

import { textOf } from "./cards.js";
import { send } from "./carry.js";
import { ask, button, chips, counted, unread } from "./dom.js";
import { el } from "../element.js";
import { fill } from "../fill.js";
import { LEVELS, MINUTES, formatChoice, matching, parseChoice } from "./round.js";
import { isShaky, statusOf } from "./schedule.js";

/** @import {Ctx, View} from "./dom.js" */
/** @import {Kid} from "../element.js" */
/** @import {Choice} from "./round.js" */

/** @param {string} title @param {...Kid} kids */
const panel = (title, ...kids) => el("section", { class: "pr-panel" }, el("h2", {}, title), ...kids);

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
    start.disabled = !size;
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
    topicsNow.replaceWith(fresh);
    topicsNow = fresh;
  }

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
  return { node, focus: () => start.focus(), refresh };
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

/** More bytes than any progress has: a wrong file, which would only fill the store. */
const LARGEST = 1_000_000;

/** What was erased, as a file would hold it, as long as the page is open: the erasing can be taken back. */
let erased = "";

/** Export, import, reset. @param {Ctx} ctx @param {() => void} redraw */
function keeping(ctx, redraw) {
  const { words, store, say } = ctx;
  const cards = store.read();
  const file = el("input", { type: "file", accept: ".json", class: "hidden", tabindex: -1, "aria-label": words.import, onchange: load });
  async function load() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const bytes = chosen.size > LARGEST ? null : await chosen.arrayBuffer().catch(() => null); // gone, or not to be read
    file.value = ""; // or the same file could not be chosen twice
    const got = bytes && store.load(textOf(new Uint8Array(bytes)));
    redraw();
    if (!got || got.size < 0) return say(got?.trouble === "newer" ? words.import_newer : words.import_bad);
    const rest = unread(ctx, got.bad) || (got.trouble && words.import_part);
    say([fill(words.import_good, { n: got.size }), rest].filter(Boolean).join(" "));
  }
  function save() {
    el("a", { href: `data:application/json,${encodeURIComponent(store.save())}`, download: "practice.json" }).click();
  }
  const shaky = () => ctx.go({ ...parseChoice(""), mode: "shaky" }, true);
  async function reset() {
    if (!(await ask(words, [el("p", {}, words.reset_ask)], words.reset))) return;
    erased = store.save();
    store.reset();
    redraw();
    say(words.reset_done);
  }
  function bringBack() {
    const { size } = store.load(erased);
    erased = "";
    redraw();
    say(fill(words.import_good, { n: size }));
  }
  return panel(
    words.keeping,
    el("p", {}, words.keeping_about),
    el("p", { class: "pr-row" }, button(words.export, save), button(words.import, () => file.click()), file, location.protocol !== "file:" && button(words.send, () => send(ctx))),
    ctx.list.some(({ id }) => isShaky(cards[id])) && el("p", { class: "pr-row" }, button(words.print_shaky, shaky)),
    el("p", { class: "pr-row pr-apart" }, button(words.reset, reset, { class: "pr-quiet" }), erased && button(words.reset_undo, bringBack)),
  );
}
