// How some questions stand, in one line. Pure.

import { fill } from "../fill.js";
import { statusOf } from "./schedule.js";

/** @import {Cards} from "./cards.js" */

/**
 * "" where nothing of them has been marked.
 * @param {string[]} ids @param {Cards} cards @param {number} now @param {Record<string, string>} words
 */
export function standing(ids, cards, now, words) {
  const had = ids.map((id) => statusOf(cards[id], now));
  if (had.every((one) => one === "new")) return "";
  const count = (/** @type {string} */ status) => had.filter((one) => one === status).length;
  const [shaky, due] = [count("shaky"), count("due")];
  return [
    fill(words.progress_total ?? "", { known: count("known") + due, total: ids.length }),
    shaky && fill(words.progress_shaky ?? "", { n: shaky }),
    due && fill(words.progress_due ?? "", { n: due }),
  ].filter(Boolean).join(" · ");
}
