// «Interview tomorrow, an hour now: what first?» Pure: the questions, the cards, the time and the wish come in, and the
// same in gives the same out. The page says in words how it is decided (words/practice.toml, page_plan_…).

import { LEVELS } from "./round.js";
import { isDue, morning, statusOf, urgency } from "./schedule.js";

/** @import {Item} from "./round.js" */
/** @import {Cards} from "./cards.js" */
/** @typedef {"short" | "minute" | "whole"} Depth  how far a question is read: 15 seconds, one minute, the long answer */
/** @typedef {{id: string, depth: Depth, seconds: number}} Step  `seconds`: reading it, and recalling it before sleep */
/** @typedef {{at: number, minutes: number, topics: string[]}} Wish  when the interview is, the minutes there are now, the advert's topics */
/**
 * @typedef {object} Plan
 * @property {Step[]} steps  in the order to read them @property {number} seconds  of all steps
 * @property {number} left  questions for which there is no time
 * @property {number} bedAt  when the round before sleep is, 0 for at once
 * @property {number} morningAt  when the short round is, 0 where no night lies between @property {number} morning  its seconds
 */

/** Seconds to say an answer aloud and to check it: as long as two short answers. */
export const RECALL = 30;

/** The round of the morning: a quarter of the evening's minutes, within these. */
const MORNING_MINUTES = { least: 5, most: 15 };

const MINUTE = 60_000;
/** How long before the interview the morning's round is at the latest, and how long before that the one before sleep. */
const AHEAD = { morning: 90 * MINUTE, sleep: 9.5 * 60 * MINUTE };
/** By the clock: an interview in the afternoon makes no morning of noon, and no bedtime of the small hours. */
const LATEST = { morning: 9, sleep: 23 };

/** @type {Depth[]} */
const DEEPER = ["minute", "whole"];

/**
 * Where a question stands in the queue, smallest first: what is not known before what is to be repeated before what is
 * known; in each the advert's topics; marked and weak, new, marked weak a moment ago; what more lists of interview
 * questions name; basic before advanced; short ones.
 * @param {Item} item @param {Cards} cards @param {number} now @param {string[]} topics
 */
function rank(item, cards, now, topics) {
  const card = cards[item.id];
  const status = statusOf(card, now);
  const unknown = status === "new" || status === "shaky";
  return [
    unknown ? 0 : status === "due" ? 1 : 2,
    topics.includes(item.topic) ? 0 : 1,
    status === "new" || !card ? 1 : isDue(card, now) ? 0 : 2,
    -(item.asked ?? 0),
    LEVELS.indexOf(item.level),
    item.read?.[1] ?? 0,
    item.number,
  ];
}

/** @param {number[]} a @param {number[]} b */
const compare = (a, b) => a.map((one, i) => one - (b[i] ?? 0)).find(Boolean) ?? 0;

/** @param {Item} item @param {Depth} depth */
function cost({ read = [0, 0] }, depth) {
  const [minute, whole] = read; // not among the parameters, where the minifier cannot read it
  return RECALL + { short: 0, minute, whole }[depth];
}

/**
 * First as many questions as there is time to recall, in the order of `rank`; then, while time is left, those that are
 * not known are read for a minute, and then in full.
 * @param {Item[]} items @param {Cards} cards @param {number} now @param {Wish} wish
 * @returns {Plan}
 */
export function layOut(items, cards, now, { at, minutes, topics }) {
  const queue = items
    .filter(({ id }) => id.startsWith("q"))
    .map((item) => ({ item, key: rank(item, cards, now, topics) }))
    .sort((a, b) => compare(a.key, b.key));
  const budget = Math.max(0, Math.min(minutes * 60, (at - now) / 1000));
  const taken = queue.slice(0, Math.floor(budget / RECALL));
  /** @type {Step[]} */
  const steps = taken.map(({ item }) => ({ id: item.id, depth: "short", seconds: RECALL }));
  let seconds = steps.length * RECALL;
  for (const depth of DEEPER) {
    taken.forEach(({ item, key }, i) => {
      const more = cost(item, depth) - (steps[i]?.seconds ?? 0);
      if (key[0] || !item.more || seconds + more > budget) return;
      steps[i] = { id: item.id, depth, seconds: cost(item, depth) };
      seconds += more;
    });
  }
  return { steps, seconds, left: queue.length - taken.length, ...night(now, at, minutes, seconds) };
}

/** An hour by the clock, on the day of `time` or so many after it. @param {number} time @param {number} days @param {number} hour */
function hourOf(time, days, hour) {
  const day = new Date(time);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hour).getTime();
}

/**
 * When the round before sleep and the one of the morning are.
 * @param {number} now @param {number} at @param {number} minutes @param {number} seconds
 */
function night(now, at, minutes, seconds) {
  const dawn = morning(at, 0);
  if (dawn <= now || dawn >= at) return { bedAt: 0, morningAt: 0, morning: 0 };
  const morningAt = Math.max(dawn, Math.min(at - AHEAD.morning, hourOf(dawn, 0, LATEST.morning)));
  const bedAt = Math.min(morningAt - AHEAD.sleep, hourOf(dawn, -1, LATEST.sleep));
  const length = Math.min(Math.max(minutes / 4, MORNING_MINUTES.least), MORNING_MINUTES.most, (at - morningAt) / MINUTE);
  return { bedAt: bedAt > now + seconds * 1000 ? bedAt : 0, morningAt, morning: Math.floor(length * 60) };
}

/**
 * The cards of a planned round: before sleep all that were read, in their order; in the morning what the evening left
 * weak first, as many as the time holds.
 * @param {{steps: {id: string}[], morning: number}} plan @param {"evening" | "morning"} which @param {Cards} cards @param {number} now
 */
export function planned({ steps, morning: seconds }, which, cards, now) {
  const ids = steps.map(({ id }) => id);
  if (which === "evening") return ids;
  return ids
    .map((id, i) => ({ id, key: [urgency(cards[id], now), i] }))
    .sort((a, b) => compare(a.key, b.key))
    .slice(0, Math.max(1, Math.floor(seconds / RECALL)))
    .map(({ id }) => id);
}

/** @typedef {Wish & Plan & {made: number}} Kept  `made`: when it was laid out */

/** Whether `value` is a plan as it is kept. @param {any} value @returns {value is Kept} */
export const isPlan = (value) =>
  ["at", "minutes", "made", "seconds", "left", "bedAt", "morningAt", "morning"].every((name) => Number.isFinite(value?.[name])) &&
  Array.isArray(value.topics) && value.topics.every((/** @type {unknown} */ one) => typeof one === "string") &&
  Array.isArray(value.steps) && value.steps.every((/** @type {any} */ one) =>
    typeof one?.id === "string" && Number.isFinite(one.seconds) && ["short", "minute", "whole"].includes(one.depth));

/** Ten in the morning of the next study day. @param {number} now */
export function tomorrowAtTen(now) {
  return morning(now, 1) + 6 * 60 * MINUTE;
}
