// The plan that is kept on the device, for the page of the plan and for the rounds that it names; and what a calendar has of it.

import { areBooked } from "./booked.js";
import { isPlan } from "./plan.js";
import { read, write } from "../storage.js";
import { keyOf } from "../storage-names.js";

/** @import {Booked} from "./booked.js" */
/** @import {Kept} from "./plan.js" */

const NAME = "practice.plan";
export const PLAN = keyOf(NAME);
const CALENDAR = "practice.calendar";

/** The plan that the device has no room for, or may not keep: it lives as long as the page. @type {Kept | null} */
let held = null;

/** The plan that is kept, if it is one. @returns {Kept | null} */
export const kept = () => held ?? read(NAME, isPlan);

/** @param {Kept} plan */
export function put(plan) {
  write(NAME, plan);
  held = null;
  if (kept()?.made !== plan.made) held = plan;
}

/** The store was emptied: so is the page. */
export const drop = () => void (held = null);

export const booked = () => read(CALENDAR, areBooked) ?? [];

/** @param {Booked[]} all */
export const book = (all) => write(CALENDAR, all);
