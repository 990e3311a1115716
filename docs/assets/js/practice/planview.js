// The plan on screen: when the interview is, what minutes there are, and what they are for.

import { ahead, areBooked, named, withBooked } from "./booked.js";
import { button, chips, choose, counted, linkTo } from "./dom.js";
import { el } from "../element.js";
import { fill } from "../fill.js";
import { calendar } from "./ics.js";
import { pageAt } from "./page-at.js";
import { RECALL, isPlan, layOut, tomorrowAtTen } from "./plan.js";
import { formatChoice, parseChoice } from "./round.js";
import { morning } from "./schedule.js";
import { read, write } from "../storage.js";

/** @import {Ctx, View} from "./dom.js" */
/** @import {Choice} from "./round.js" */
/** @import {Kept, Wish} from "./plan.js" */

export const NAME = "practice.plan";
const CALENDAR = "practice.calendar";
const MINUTES = [15, 30, 60, 120];
/** Milliseconds from which on the name of a weekday alone would be taken for a nearer one. */
const FAR = 6 * 24 * 3_600_000;
/** Nobody means an earlier moment: a year is still being typed. */
const EARLIEST = Date.UTC(2000);

/** How often the adverts' reader could not be fetched: the number makes a browser ask again that remembers a failure. */
let tries = 0;

/** The plan that is kept, if it is one. @returns {Kept | null} */
export const kept = () => held ?? read(NAME, isPlan);

/** The plan that the device has no room for, or may not keep: it lives as long as the page. @type {Kept | null} */
let held = null;

/** @param {Kept} plan */
function put(plan) {
  write(NAME, plan);
  held = null;
  if (kept()?.made !== plan.made) held = plan;
}

/** The round of that name, in the language of the page. @param {Ctx} ctx @param {"evening" | "morning"} which */
const roundOf = (ctx, which) => pageAt(`practice/${formatChoice({ ...parseChoice(""), plan: which, start: true })}`, ctx.home);

/** What `input[type=datetime-local]` is given: local time. @param {number} at */
const local = (at) => new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** @param {Ctx} ctx @param {Choice} choice @returns {View} */
export function planView(ctx, choice) {
  const { words, now } = ctx;
  const before = kept();
  /** @type {Kept} */
  let plan = before && before.at > now() ? before : next(before?.minutes ?? 60);
  /** What is proposed where no interview lies ahead. @param {number} minutes */
  function next(minutes) {
    return make({ at: tomorrowAtTen(now()), minutes, topics: [] });
  }
  /** @param {Wish} wish @returns {Kept} */
  function make({ at, minutes, topics }) {
    const made = { at, minutes, topics, made: now(), ...layOut(ctx.list, ctx.store.read(), now(), { at, minutes, topics }) };
    put(made);
    return made;
  }
  /** @param {Partial<Wish>} part */
  function change(part) {
    plan = make({ ...plan, ...part });
    paint();
    ctx.say(summary());
  }

  const { lang } = document.documentElement.dataset;
  /** @param {number} at @param {boolean} [dated] */
  const time = (at, dated = at - now() > FAR) =>
    new Intl.DateTimeFormat(lang, { weekday: "long", hour: "2-digit", minute: "2-digit", ...(dated && { day: "numeric", month: "long" }) }).format(at);
  const minutesOf = (/** @type {number} */ seconds) => counted(words, "mins", Math.ceil(seconds / 60));
  /** Of one step, to half a minute: whole ones would add up to far more than the plan takes. @param {number} seconds */
  const halvesOf = (seconds) => new Intl.NumberFormat(lang, { style: "unit", unit: "minute", unitDisplay: "long" }).format(Math.round(seconds / 30) / 2);
  const summary = () => fill(words.plan_now, { n: counted(words, "cards", plan.steps.length), minutes: minutesOf(plan.seconds) });

  const heading = el("h2", { tabindex: -1 }, words.plan);
  /** A time that is not to come: said, and the field shows again what the plan is for. */
  function takeBack() {
    if (new Date(when.value).getTime() > now()) return;
    ctx.say(fill(when.value ? words.plan_past : words.plan_unset, { time: time(plan.at, true) }));
    when.value = local(plan.at);
  }
  const when = el("input", { type: "datetime-local", id: "pr-when", value: local(plan.at), onblur: takeBack, onchange: () => {
    const at = new Date(when.value).getTime();
    if (at > now()) change({ at });
    // Who types a year writes 0002, 0020 and 0202 on the way.
    else if (at > EARLIEST) takeBack();
  } });
  const minutes = chips(words, "plan_minutes", "radio", MINUTES.map(String), [String(plan.minutes)], ([one]) => change({ minutes: Number(one) }), (one) => counted(words, "mins", Number(one)));
  let topics = topicChips();
  function topicChips() {
    return chips(words, "plan_topics", "checkbox", ctx.topics.map(({ slug }) => slug), plan.topics, (keys) => change({ topics: keys }), (key) =>
      ctx.topics.find(({ slug }) => slug === key)?.title);
  }
  const advert = el("textarea", { rows: 3, id: "pr-advert" });
  /** Topics that the pasted text names are chosen; nothing of it is kept or leaves the device. */
  async function find() {
    ctx.say(words.plan_looking);
    const found = await import(`../search/advert.js${tries ? `?${tries}` : ""}`)
      .then(async ({ asked, open }) => asked(await open(ctx.home), advert.value))
      .catch(() => null);
    if (!found) {
      tries += 1;
      return ctx.say(words.plan_offline);
    }
    if (!found.size) return ctx.say(words.plan_nothing);
    change({ topics: ctx.topics.map(({ slug }) => slug).filter((slug) => found.has(slug)) });
    const fresh = topicChips();
    topics.replaceWith(fresh);
    topics = fresh;
  }

  /** The id of the interview in the calendar; where another one is there already, the reader says which it is. "" for neither.
   * @param {ReturnType<typeof ahead>} known */
  async function idOf(known) {
    const fresh = now().toString(36);
    const same = known.find(({ at }) => at === plan.at)?.id;
    if (same || !known.length) return same ?? fresh;
    /** @type {[string, string][]} */
    const moved = known.map(({ id, at }) => [id, fill(words.ics_moved, { time: time(at, true) })]);
    return choose(words, [el("p", {}, words.ics_which)], [...moved, [fresh, words.ics_another]]);
  }
  async function save() {
    const known = ahead(read(CALENDAR, areBooked), now());
    const id = await idOf(known);
    if (!id) return;
    const event = (/** @type {string} */ name, /** @type {number} */ at, /** @type {number} */ length, /** @type {string} */ url, alarm = 0) =>
      ({ at, minutes: length, name, title: words[`ics_${name}`] ?? "", text: url, url, alarm });
    const length = Math.ceil((plan.steps.length * RECALL) / 60);
    const planUrl = pageAt("practice/?mode=plan", ctx.home);
    const events = [
      ...(plan.bedAt ? [event("evening", plan.bedAt, length, roundOf(ctx, "evening"))] : []),
      ...(plan.morningAt ? [event("morning", plan.morningAt, Math.ceil(plan.morning / 60), roundOf(ctx, "morning"))] : []),
      event("interview", plan.at, 60, planUrl, 30),
    ];
    const gone = (/** @type {string} */ name, /** @type {number} */ at) => {
      const one = event(name, at, 1, planUrl);
      return { ...one, title: fill(words.ics_gone, { title: one.title }) };
    };
    const whole = named(events, known.find((one) => one.id === id), id, now(), gone);
    const text = calendar(whole, now(), location.hostname || "file");
    el("a", { href: `data:text/calendar;charset=utf-8,${encodeURIComponent(text)}`, download: "interview.ics" }).click();
    write(CALENDAR, withBooked(known, id, plan.at, events));
  }

  const body = el("div", { class: "pr-plan" });
  function paint() {
    const cards = ctx.store.read();
    const dawn = plan.morningAt > 0 && now() >= morning(plan.at, 0);
    const start = (/** @type {"evening" | "morning"} */ which, /** @type {boolean} */ first) =>
      button(words[`plan_${which}`], () => ctx.go({ ...parseChoice(""), plan: which, start: true }, true), { class: first && "pr-primary" });
    const rows = plan.steps.map((step) => {
      const item = ctx.items.get(step.id);
      const done = (cards[step.id]?.last ?? 0) >= plan.made;
      const target = item && { ...item, more: step.depth === "short" ? undefined : step.depth === "minute" ? `${item.more}#minute` : item.more };
      return el("li", { class: done && "pr-done" }, target && linkTo(ctx, target), " ", el("span", {}, `${words[`depth_${step.depth}`]}, ${halvesOf(step.seconds)}`, done && ` · ${words.plan_done}`));
    });
    const stands = document.activeElement;
    body.replaceChildren(
      el("p", { class: "pr-paper" }, fill(words.plan_at, { time: time(plan.at, true) })),
      el("p", {}, el("strong", {}, summary()), plan.left > 0 && ` ${fill(words.plan_left, { n: plan.left })}`),
      ...(plan.bedAt ? [el("p", {}, fill(words.plan_bed, { time: time(plan.bedAt) }))] : []),
      ...(plan.morningAt ? [el("p", {}, fill(words.plan_dawn, { time: time(plan.morningAt), minutes: minutesOf(plan.morning) }))] : []),
      el("p", { class: "pr-row" }, start("evening", !dawn), dawn && start("morning", true), button(words.plan_ics, save), button(words.print, () => window.print()), button(words.plan_anew, () => change({}))),
      el("ol", { class: "pr-steps" }, ...rows),
    );
    // Who stood at a link or a button stands there again.
    const same = (/** @type {Element} */ one) => one.textContent === stands?.textContent && one.getAttribute("href") === stands?.getAttribute("href");
    if (stands && !stands.isConnected) [...body.querySelectorAll(/** @type {"a"} */ ("a, button"))].find(same)?.focus({ preventScroll: true });
  }
  /** A page that was left open over the interview plans the next one. */
  function refresh() {
    if (plan.at <= now()) {
      plan = next(plan.minutes);
      when.value = local(plan.at);
    }
    paint();
  }
  paint();
  const node = el(
    "article",
    { class: "pr-report" },
    heading,
    el("div", { class: "pr-wish" },
      el("label", { for: "pr-when" }, words.plan_when), when, minutes,
      el("details", { open: plan.topics.length > 0 }, el("summary", {}, words.plan_advert), el("label", { for: "pr-advert" }, words.plan_paste), advert, el("p", { class: "pr-row" }, button(words.plan_find, find)), topics)),
    body,
    el("p", { class: "pr-row" }, button(words.to_choice, () => ctx.go({ ...choice, mode: "recall", start: false, q: "" }, true)), el("a", { href: "#plan" }, words.plan_how)),
  );
  return { node, focus: () => heading.focus(), refresh };
}
