// What the interview asks about: topics to choose, and the advert of the job, which chooses them.

import { button, chips } from "./dom.js";
import { el } from "../element.js";

/** @import {Ctx} from "./dom.js" */

/** How often the adverts' reader could not be fetched: the number makes a browser ask again that remembers a failure. */
let tries = 0;

/**
 * @param {Ctx} ctx @param {string[]} chosen  slugs of topics @param {(topics: string[]) => void} choose
 * @returns {HTMLElement} folded as long as nothing is chosen
 */
export function topicsPart(ctx, chosen, choose) {
  const { words } = ctx;
  const slugs = ctx.topics.map(({ slug }) => slug);
  const title = (/** @type {string} */ slug) => ctx.topics.find((one) => one.slug === slug)?.title;
  const topics = chips(words, "plan_topics", "checkbox", slugs, chosen, choose, title);
  const advert = el("textarea", { rows: 3, id: "pr-advert" });
  let presses = 0;

  /** Topics that the pasted text names are chosen; nothing of it is kept or leaves the device. */
  async function find() {
    const press = (presses += 1);
    ctx.say(words.plan_looking);
    const found = await import(`../search/advert.js${tries ? `?${tries}` : ""}`)
      .then(async ({ asked, open }) => asked(await open(ctx.home), advert.value))
      .catch(() => null);
    if (!found) tries += 1;
    if (press !== presses || !topics.isConnected) return; // pressed again, or left
    if (!found) return ctx.say(words.plan_offline);
    if (!found.size) return ctx.say(words.plan_nothing);
    for (const one of topics.querySelectorAll("input")) one.checked = found.has(one.value);
    choose(slugs.filter((slug) => found.has(slug)));
  }

  const paste = [el("label", { for: "pr-advert" }, words.plan_paste), advert, el("p", { class: "pr-row" }, button(words.plan_find, find))];
  return el("details", { open: chosen.length > 0 }, el("summary", {}, words.plan_advert), ...paste, topics);
}
