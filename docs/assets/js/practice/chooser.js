// Where practice begins: a large start, the choice, the interview, and what is known so far.

import { ask, button, el, fill } from "./dom.js";
import { LEVELS, MINUTES, formatChoice, matching } from "./round.js";
import { statusOf } from "./schedule.js";

/** @import {Ctx, View, Kid} from "./dom.js" */
/** @import {Choice} from "./round.js" */

/** @param {string} title @param {...Kid} kids */
const panel = (title, ...kids) => el("section", { class: "pr-panel" }, el("h2", {}, title), ...kids);

/** @param {Ctx} ctx @param {Choice} asked @returns {View} */
export function chooserView(ctx, asked) {
  const { words } = ctx;
  /** @type {Choice} */
  let choice = { ...asked, mode: "recall", start: false, q: "" };
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
    start.textContent = size ? fill(words.start, { n: size }) : words.nothing;
    start.disabled = !size;
    const had = found.map(({ id }) => statusOf(cards[id], ctx.now()));
    standing.textContent = ["due", "shaky", "new", "known"]
      .map((status) => ({ status, n: had.filter((one) => one === status).length }))
      .filter(({ n }) => n && n < size)
      .map(({ status, n }) => fill(words[`are_${status}`], { n }))
      .join(" · ");
  }

  /**
   * A group of chips, of which one or any number may be on.
   * @param {string} name  its legend is the word of that name
   * @param {"radio" | "checkbox"} type @param {string[]} keys @param {string[]} on
   * @param {(keys: string[]) => void} then @param {(key: string) => string | undefined} [text]
   */
  function chips(name, type, keys, on, then, text = (key) => words[`${name}_${key}`]) {
    const inputs = keys.map((value) => el("input", { type, name, value, checked: on.includes(value) }));
    const labels = inputs.map((input) => el("label", { class: "pr-chip" }, input, el("span", {}, text(input.value))));
    const changed = () => then(inputs.filter((input) => input.checked).map((input) => input.value));
    return el("fieldset", { onchange: changed }, el("legend", {}, words[name]), el("div", { class: "pr-chips" }, ...labels));
  }

  const what = chips("what", "radio", ["all", "due", "weak", "ten"], [choice.only || (choice.n ? "ten" : "all")], ([key]) =>
    change({ only: key === "due" || key === "weak" ? key : "", n: key === "ten" ? 10 : 0 }));
  const kind = chips("kind", "radio", ["full", "rows", "all"], [choice.kind], ([key]) =>
    change({ kind: /** @type {Choice["kind"]} */ (key) }));
  const levels = chips("level", "checkbox", LEVELS, choice.levels, (keys) => change({ levels: keys }));
  const slugs = ctx.topics.map(({ slug }) => slug);
  const topics = chips("topics", "checkbox", slugs, choice.topics, (keys) => change({ topics: keys }), (key) =>
    ctx.topics.find(({ slug }) => slug === key)?.title);
  const more = el("details", { open: formatChoice(choice) !== "" || innerWidth > 900 }, el("summary", {}, words.more_choice), kind, levels, topics);
  const mocks = MINUTES.map((minutes) => button(fill(words.minutes, { n: minutes }), () => begin({ mode: "mock", minutes })));

  paint();
  const node = el(
    "div",
    { class: "pr-chooser" },
    el("section", { class: "pr-panel pr-panel-main", "aria-label": words.recall }, start, standing, what, more),
    panel(words.mock, el("p", {}, words.mock_about), el("p", { class: "pr-row" }, ...mocks)),
    readiness(ctx),
    keeping(ctx, () => ctx.go(choice)),
  );
  return { node, focus: () => start.focus() };
}

/** Readiness per topic, once anything has been marked. @param {Ctx} ctx */
function readiness({ words, store, list, topics, home }) {
  const cards = store.read();
  const questions = list.filter(({ id }) => id.startsWith("q"));
  if (!questions.some(({ id }) => cards[id])) return null;
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

/** Export, import, reset. @param {Ctx} ctx @param {() => void} redraw */
function keeping({ words, store, say }, redraw) {
  const file = el("input", { type: "file", accept: ".json", class: "hidden", tabindex: -1, "aria-label": words.import, onchange: load });
  async function load() {
    const text = await file.files?.[0]?.text();
    file.value = "";
    if (text === undefined) return;
    const n = store.load(text);
    redraw();
    say(n < 0 ? words.import_bad : fill(words.import_good, { n }));
  }
  function save() {
    el("a", { href: `data:application/json,${encodeURIComponent(store.save())}`, download: "practice.json" }).click();
  }
  async function reset() {
    if (!(await ask(words, [el("p", {}, words.reset_ask)], words.reset))) return;
    store.reset();
    redraw();
    say(words.reset_done);
  }
  const buttons = [button(words.export, save), button(words.import, () => file.click()), file, button(words.reset, reset)];
  return panel(words.keeping, el("p", {}, words.keeping_about), el("p", { class: "pr-row" }, ...buttons));
}
