// How the plan says times and lengths, in the words of the page's language.

import { counted } from "./dom.js";
import { fill } from "../fill.js";

/** @import {Ctx} from "./dom.js" */
/** @import {Plan} from "./plan.js" */

/** Milliseconds from which on the name of a weekday alone would be taken for a nearer one. */
const FAR = 6 * 24 * 3_600_000;

const lang = () => document.documentElement.dataset.lang;

/** @param {Ctx} ctx @param {number} at @param {boolean} [dated] */
export const timeText = (ctx, at, dated = at - ctx.now() > FAR) =>
  new Intl.DateTimeFormat(lang(), { weekday: "long", hour: "2-digit", minute: "2-digit", ...(dated && { day: "numeric", month: "long" }) }).format(at);

/** @param {Ctx} ctx @param {number} seconds */
export const minutesText = ({ words }, seconds) => counted(words, "mins", Math.ceil(seconds / 60));

/** Of one step, to half a minute: whole ones would add up to far more than the plan takes. @param {number} seconds */
export const halvesText = (seconds) =>
  new Intl.NumberFormat(lang(), { style: "unit", unit: "minute", unitDisplay: "long" }).format(Math.round(seconds / 30) / 2);

/** @param {Ctx} ctx @param {Plan} plan */
export const summary = (ctx, { steps, seconds }) =>
  fill(ctx.words.plan_now, { n: counted(ctx.words, "cards", steps.length), minutes: minutesText(ctx, seconds) });
