// The plan on screen: when the interview is, what minutes there are, and what they are for.

import { button, chips, counted, inPlace, linkTo } from "./dom.js";
import { el } from "../element.js";
import { fill } from "../fill.js";
import { layOut, tomorrowAtTen } from "./plan.js";
import { topicsPart } from "./plan-advert.js";
import { saveCalendar } from "./plan-calendar.js";
import { kept, put } from "./plan-kept.js";
import { halvesText, minutesText, summary, timeText } from "./plan-text.js";
import { parseChoice } from "./round.js";
import { morning } from "./schedule.js";

/** @import {Ctx, View} from "./dom.js" */
/** @import {Choice} from "./round.js" */
/** @import {Kept, Step, Wish} from "./plan.js" */

const MINUTES = [15, 30, 60, 120];
/** Nobody means an earlier moment: a year is still being typed. */
const EARLIEST = Date.UTC(2000);

/** What `input[type=datetime-local]` is given: local time. @param {number} at */
const local = (at) => new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** Lays a plan out. @param {Ctx} ctx @param {Wish} wish @returns {Kept} */
function make(ctx, { at, minutes, topics }) {
  const now = ctx.now();
  return { at, minutes, topics, made: now, ...layOut(ctx.list, ctx.store.read(), now, { at, minutes, topics }) };
}

/**
 * The plan that is kept, and what is proposed where its interview does not lie ahead.
 * @param {Ctx} ctx @param {Kept} [shown]  what was proposed before @returns {Kept}
 */
function current(ctx, shown) {
  const now = ctx.now();
  const before = kept();
  if (before && before.at > now) return before;
  if (before && shown && shown.at > now) return shown;
  const proposed = make(ctx, { at: tomorrowAtTen(now), minutes: before?.minutes ?? 60, topics: [] });
  if (!before) put(proposed); // an old one stays until this is used: it may be the clock that is wrong
  return proposed;
}

/** @param {Ctx} ctx @param {Choice} choice @returns {View} */
export function planView(ctx, choice) {
  const { words } = ctx;
  let plan = current(ctx);
  const heading = el("h2", { tabindex: -1 }, words.plan);
  const body = el("div", { class: "pr-plan" });
  const paint = () => inPlace(body, () => paintPlan(ctx, body, plan, () => change({})));
  // What is done with the plan on screen, a round of it or its calendar, is done with the one that is kept.
  body.addEventListener("click", () => kept()?.made !== plan.made && put(plan), true);

  /** @param {Partial<Wish>} part */
  function change(part) {
    plan = make(ctx, { ...plan, ...part });
    put(plan);
    paint();
    ctx.say(summary(ctx, plan));
  }

  const when = momentField(ctx, () => plan.at, (at) => change({ at }));
  const minutes = chips(words, "plan_minutes", "radio", MINUTES.map(String), [String(plan.minutes)], ([one]) => change({ minutes: Number(one) }), (one) => counted(words, "mins", Number(one)));
  const topics = topicsPart(ctx, plan.topics, (chosen) => change({ topics: chosen }));
  const toChoice = button(words.to_choice, () => ctx.go({ ...choice, mode: "recall", start: false, q: "" }, true));

  /** Another page may have changed the plan; and one that was left open over the interview plans the next one. */
  function refresh() {
    const fresh = current(ctx, plan);
    if (fresh.at !== plan.at) when.value = local(fresh.at);
    for (const one of node.querySelectorAll(/** @type {"input"} */ ("input[name]"))) one.checked = [String(fresh.minutes), ...fresh.topics].includes(one.value);
    plan = fresh;
    paint();
  }

  paint();
  const node = el(
    "article",
    { class: "pr-report" },
    heading,
    el("div", { class: "pr-wish" }, el("label", { for: "pr-when" }, words.plan_when), when, minutes, topics),
    body,
    el("p", { class: "pr-row" }, toChoice, el("a", { href: "#plan" }, words.plan_how)),
  );
  return { node, focus: () => heading.focus(), refresh };
}

/**
 * The field for the moment of the interview.
 * @param {Ctx} ctx @param {() => number} planned  what the plan is for @param {(at: number) => void} change
 */
function momentField(ctx, planned, change) {
  const { words, now } = ctx;
  /** A time that is not to come: said, and the field shows again what the plan is for. */
  function takeBack() {
    if (new Date(field.value).getTime() > now()) return;
    ctx.say(fill(field.value ? words.plan_past : words.plan_unset, { time: timeText(ctx, planned(), true) }));
    field.value = local(planned());
  }
  function changed() {
    const at = new Date(field.value).getTime();
    if (at > now()) change(at);
    // Who types a year writes 0002, 0020 and 0202 on the way.
    else if (at > EARLIEST) takeBack();
  }
  const field = el("input", { type: "datetime-local", max: "9999-12-31T23:59", id: "pr-when", value: local(planned()), onblur: takeBack, onchange: changed });
  return field;
}

/**
 * What the minutes are for, in `body`.
 * @param {Ctx} ctx @param {HTMLElement} body @param {Kept} plan @param {() => void} anew  lays it out again
 */
function paintPlan(ctx, body, plan, anew) {
  const { words, now } = ctx;
  const cards = ctx.store.read();
  const dawn = plan.morningAt > 0 && now() >= morning(plan.at, 0);
  const start = (/** @type {"evening" | "morning"} */ which, /** @type {boolean} */ first) =>
    button(words[`plan_${which}`], () => ctx.go({ ...parseChoice(""), plan: which, start: true }, true), { class: first && "pr-primary" });
  body.replaceChildren(
    el("p", { class: "pr-paper" }, fill(words.plan_at, { time: timeText(ctx, plan.at, true) })),
    el("p", {}, el("strong", {}, summary(ctx, plan)), plan.left > 0 && ` ${fill(words.plan_left, { n: plan.left })}`),
    ...(plan.bedAt ? [el("p", {}, fill(words.plan_bed, { time: timeText(ctx, plan.bedAt) }))] : []),
    ...(plan.morningAt ? [el("p", {}, fill(words.plan_dawn, { time: timeText(ctx, plan.morningAt), minutes: minutesText(ctx, plan.morning) }))] : []),
    el("p", { class: "pr-row" }, start("evening", !dawn), dawn && start("morning", true), button(words.plan_ics, () => saveCalendar(ctx, plan)), button(words.print, () => window.print()), button(words.plan_anew, anew)),
    el("ol", { class: "pr-steps" }, ...plan.steps.map((step) => stepLine(ctx, step, (cards[step.id]?.last ?? 0) >= plan.made))),
  );
}

/** @param {Ctx} ctx @param {Step} step @param {boolean} done */
function stepLine(ctx, { id, depth, seconds }, done) {
  const { words } = ctx;
  const item = ctx.items.get(id);
  const more = depth === "short" ? undefined : depth === "minute" ? `${item?.more}#minute` : item?.more;
  const length = `${words[`depth_${depth}`]}, ${halvesText(seconds)}`;
  return el("li", { class: done && "pr-done" }, item && linkTo(ctx, { ...item, more }), " ", el("span", {}, length, done && ` · ${words.plan_done}`));
}
