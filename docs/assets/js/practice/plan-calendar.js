// The plan as a calendar file: its rounds and the interview, under the names that they have there already.

import { ahead, named, withBooked } from "./booked.js";
import { choose } from "./dom.js";
import { el } from "../element.js";
import { fill } from "../fill.js";
import { calendar } from "./ics.js";
import { pageAt } from "./page-at.js";
import { RECALL } from "./plan.js";
import { book, booked } from "./plan-kept.js";
import { timeText } from "./plan-text.js";
import { formatChoice, parseChoice } from "./round.js";

/** @import {Ctx} from "./dom.js" */
/** @import {Booked} from "./booked.js" */
/** @import {Kept} from "./plan.js" */

/** The round of that name, in the language of the page. @param {Ctx} ctx @param {"evening" | "morning"} which */
const roundOf = (ctx, which) => pageAt(`practice/${formatChoice({ ...parseChoice(""), plan: which, start: true })}`, ctx.home);

/**
 * @param {Ctx} ctx @param {string} name  of a step @param {number} at @param {number} minutes
 * @param {string} url @param {number} [alarm]  minutes before
 */
const event = ({ words }, name, at, minutes, url, alarm = 0) => ({ at, minutes, name, title: words[`ics_${name}`] ?? "", text: url, url, alarm });

/** What the calendar is given of a plan. @param {Ctx} ctx @param {Kept} plan @param {string} url  of the plan */
const eventsOf = (ctx, plan, url) => [
  ...(plan.bedAt ? [event(ctx, "evening", plan.bedAt, Math.ceil((plan.steps.length * RECALL) / 60), roundOf(ctx, "evening"))] : []),
  ...(plan.morningAt ? [event(ctx, "morning", plan.morningAt, Math.ceil(plan.morning / 60), roundOf(ctx, "morning"))] : []),
  event(ctx, "interview", plan.at, 60, url, 30),
];

/**
 * The id of the interview in the calendar; where another one is there already, the reader says which it is. "" for neither.
 * @param {Ctx} ctx @param {Kept} plan @param {Booked[]} known
 */
async function idOf(ctx, plan, known) {
  const { words } = ctx;
  const fresh = ctx.now().toString(36);
  const same = known.find(({ at }) => at === plan.at)?.id;
  if (same || !known.length) return same ?? fresh;
  /** @type {[string, string][]} */
  const moved = known.map(({ id, at }) => [id, fill(words.ics_moved, { time: timeText(ctx, at, true) })]);
  return choose(words, [el("p", {}, words.ics_which)], [...moved, [fresh, words.ics_another]]);
}

/** Gives the reader the file, and remembers what the calendar has then. @param {Ctx} ctx @param {Kept} plan */
export async function saveCalendar(ctx, plan) {
  const now = ctx.now();
  const known = ahead(booked(), now);
  const id = await idOf(ctx, plan, known);
  if (!id) return;
  const url = pageAt("practice/?mode=plan", ctx.home);
  const events = eventsOf(ctx, plan, url);
  const gone = (/** @type {string} */ name, /** @type {number} */ at) => {
    const one = event(ctx, name, at, 1, url);
    return { ...one, title: fill(ctx.words.ics_gone, { title: one.title }) };
  };
  const text = calendar(named(events, known.find((one) => one.id === id), id, now, gone), now, location.hostname || "file");
  el("a", { href: `data:text/calendar;charset=utf-8,${encodeURIComponent(text)}`, download: "interview.ics" }).click();
  book(withBooked(known, id, plan.at, events));
}
