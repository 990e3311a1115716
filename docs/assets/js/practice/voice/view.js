// The round aloud on screen: what the reader decides before it begins.

import { button, chips } from "../dom.js";
import { el } from "../../element.js";
import { fill } from "../../fill.js";
import { run } from "./run.js";
import { found } from "./voices.js";

/** @import {Ctx, View} from "../dom.js" */
/** @import {Choice} from "../round.js" */
/** @import {Data, Turns} from "../aloud.js" */

/** Seconds to think. */
const THINK = ["3", "10", "20"];

/** @param {Ctx} ctx @param {Choice} choice @param {Data} data @param {Turns} turns @returns {View} */
export function voiceView(ctx, choice, data, turns) {
  const own = data.words;
  const synth = window.speechSynthesis;
  const node = el("div", {});
  /** What is running, once it has begun. @type {View | undefined} */
  let running;
  let gone = false;

  const kept = ctx.desk.take("voice");
  let think = THINK.find((one) => one === kept?.think) ?? "10";
  const heading = el("h2", { tabindex: -1 }, ctx.words.aloud);
  const toChoice = () => button(ctx.words.to_choice, () => ctx.go({ ...choice, mode: "recall", start: false, q: "" }, true));
  const waiting = el("p", { role: "status" }, own.looking);
  const setup = el("article", { class: "pr-report" }, heading, waiting);
  node.append(setup);

  found(synth, document.documentElement.dataset.lang ?? "").then((voices) => {
    if (gone) return;
    const [first] = voices;
    if (!first) {
      waiting.textContent = own.none;
      return waiting.after(el("p", { class: "pr-row" }, toChoice()));
    }
    const select = el("select", { id: "pr-voice" }, ...voices.map((one) => el("option", { selected: one.name === kept?.voice }, one.name)));
    const begin = button(own.start, () => {
      const voice = voices[select.selectedIndex] ?? first;
      ctx.desk.keep("voice", { think, voice: voice.name });
      running = run(ctx, choice, data, turns, voice, Number(think) * 1000);
      node.replaceChildren(running.node);
      ctx.settle();
      running.focus?.();
    }, { class: "pr-start pr-primary" });
    waiting.replaceWith(
      el("p", {}, own.about),
      el("div", { class: "pr-wish" },
        chips({ ...ctx.words, think: own.think }, "think", "radio", THINK, [think], ([one]) => (think = one ?? think), (one) => fill(own.seconds, { n: one })),
        ...(voices.length > 1 ? [el("label", { for: "pr-voice" }, own.voice), select] : [])),
      begin,
      el("p", { class: "pr-small" }, own.keys),
      el("p", { class: "pr-row" }, toChoice()),
    );
    begin.focus({ preventScroll: true });
  });

  return {
    node,
    focus: () => heading.focus({ preventScroll: true }),
    get keys() { return running?.keys; },
    help: own.keys,
    leave() {
      gone = true;
      running?.leave?.();
    },
  };
}
