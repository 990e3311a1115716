// A round aloud, as far as it is a round: its cards, marks, end. The voice itself comes when it is asked for.

import { finish, takingBack } from "./card.js";
import { button, linkTo } from "./dom.js";
import { el } from "../element.js";
import { markCard, openRound, unmarkCard } from "./recall.js";
import { emptyView, roundReport } from "./report.js";
import { goOn, nameOf } from "./round.js";

/** @import {Ctx, View} from "./dom.js" */
/** @import {Choice, Round} from "./round.js" */
/** @import {Mark} from "./schedule.js" */
/** @typedef {Record<string, number[]>} Missed  key points that an answer lacked, by card: their numbers, from 0 */
/** @typedef {{said: Record<string, [ask: string, answer: string]>, points: Record<string, string[]>, words: Record<string, any>}} Data */
/**
 * @typedef {object} Turns  what the voice may do with the round
 * @property {() => Round} round @property {() => Missed} missed
 * @property {(id: string, points: number[]) => void} miss
 * @property {(value: Mark) => void} mark  and on to the next card @property {() => boolean} undo  and back to that card
 * @property {() => boolean} on  false after the last card @property {() => void} back @property {() => void} end
 */

/** @param {Ctx} ctx @returns {Promise<Data>} */
const fetched = (ctx) => fetch(new URL("data/voice.json", ctx.home)).then((response) => response.json());

/** How often the voice could not be fetched: the number makes a browser ask again that remembers a failure. */
let tries = 0;

/** @param {any} kept @returns {Missed} */
const soundMissed = (kept) => Object.fromEntries(Object.entries(kept ?? {}).filter(([, list]) => Array.isArray(list) && list.length && list.every(Number.isInteger)));

/** @param {Ctx} ctx @param {Choice} choice @returns {View} */
export function aloudView(ctx, choice) {
  const { words } = ctx;
  let round = openRound(ctx, choice, "aloud");
  if (!round.turns.length) return emptyView(ctx, choice);
  const kept = ctx.desk.take("aloud");
  const missed = soundMissed(choice.q && kept?.name === nameOf(choice) && kept.missed);
  const keep = () => ctx.desk.keep("aloud", { ...round, missed, name: nameOf(choice) });
  keep();
  const { reopen } = takingBack(ctx, choice, undone);
  if (round.at >= round.turns.length) return roundReport(ctx, choice, round, reopen, lacked(ctx, missed));

  function undone() {
    const [before, id] = unmarkCard(ctx, round);
    round = before;
    keep();
    return id;
  }

  /** @param {Round} next */
  function move(next) {
    round = next;
    keep();
    return round.at < round.turns.length;
  }

  /** @type {Turns} */
  const turns = {
    round: () => round,
    missed: () => missed,
    miss(id, points) {
      missed[id] = points;
      keep();
    },
    mark(value) {
      const at = round.at;
      const [marked, said] = markCard(ctx, round, value);
      move(goOn({ ...marked, at }));
      ctx.say(said);
    },
    undo: () => undone() !== "",
    on: () => move(goOn(round)),
    back: () => void move({ ...round, at: Math.max(round.at - 1, 0) }),
    end() {
      move({ ...round, at: round.turns.length });
      finish(ctx, choice, Object.keys(soundMissed(missed)).length ? [{ mark: 3 }] : round.turns);
    },
  };

  const failed = el("p", { role: "status" }); // there before it says something, so that it is read out
  const node = el("div", { class: "pr-aloud", "aria-busy": true }, failed);
  /** @type {View | undefined} */
  let view;
  let left = false;
  Promise.all([import(`./voice/view.js${tries ? `?${tries}` : ""}`), fetched(ctx)]).then(
    ([{ voiceView }, data]) => {
      if (left) return;
      /** @type {View} */
      const made = voiceView(ctx, choice, data, turns);
      view = made;
      node.removeAttribute("aria-busy");
      node.replaceChildren(made.node);
      made.focus?.();
    },
    () => {
      tries += 1;
      node.removeAttribute("aria-busy");
      failed.textContent = words.aloud_failed;
      node.append(button(words.to_choice, () => ctx.go({ ...choice, mode: "recall", start: false, q: "" })));
    },
  );
  return {
    node,
    focus: () => view?.focus?.(),
    get keys() { return view?.keys; },
    get help() { return view?.help; },
    leave() {
      left = true;
      view?.leave?.();
    },
  };
}

/** What the answers lacked, for the report; its words come with the data. @param {Ctx} ctx @param {Missed} missed */
function lacked(ctx, missed) {
  const section = el("section", {});
  const ids = Object.keys(soundMissed(missed));
  if (ids.length) {
    fetched(ctx).then(({ points }) => {
      const rows = ids.flatMap((id) => {
        const item = ctx.items.get(id);
        const list = (missed[id] ?? []).map((n) => points[id]?.[n]).filter(Boolean).join("; ");
        return item && list ? [el("li", {}, linkTo(ctx, item), `: ${list}`)] : [];
      });
      if (rows.length) section.append(el("h3", {}, ctx.words.aloud_missed), el("ul", {}, ...rows));
    }, () => undefined);
  }
  return section;
}
