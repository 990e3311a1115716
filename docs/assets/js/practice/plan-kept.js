// The plan that is kept on the device, for the page of the plan and for the rounds that it names.

import { isPlan } from "./plan.js";
import { read, write } from "../storage.js";

import { keyOf } from "../storage-names.js";
/** @import {Kept} from "./plan.js" */

const NAME = "practice.plan";

/** The plan that the device has no room for, or may not keep: it lives as long as the page. @type {Kept | null} */
export const PLAN = keyOf(NAME);
const CALENDAR = "practice.calendar";
let held = null;

/** The plan that is kept, if it is one. @returns {Kept | null} */
export const kept = () => held ?? read(NAME, isPlan);

/** @param {Kept} plan */
export function put(plan) {
  write(NAME, plan);
  held = null;
  if (kept()?.made !== plan.made) held = plan;
}
