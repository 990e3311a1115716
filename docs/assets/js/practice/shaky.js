// What is shaky, on one side of paper where that can be read, else on several: the cards marked «almost» and «don't know», and lines for one's own notes.

import { button, counted, spans } from "./dom.js";
import { el } from "../element.js";
import { emptyView } from "./report.js";
import { isShaky } from "./schedule.js";

/** @import {Ctx, View} from "./dom.js" */
/** @import {Choice} from "./round.js" */

/** Points. Smaller letters are not read from paper in a hurry: what does not fit at the smallest takes more sides. */
const [SMALLEST, LARGEST, STEP] = [7, 11, 0.25];

/** The size of letters where there are several sides. */
const SEVERAL = 8;

/** More lines than a side holds: what is too much is cut off. */
const LINES = 30;

/**
 * The largest size of letters at which `height` says that the text is no higher than `room`; 0 where none is.
 * @param {(size: number) => number} height @param {number} room
 */
export function fit(height, room) {
  for (let size = LARGEST; size >= SMALLEST; size -= STEP) if (height(size) <= room) return size;
  return 0;
}

/** @param {Ctx} ctx @param {Choice} choice @returns {View} */
export function shakyView(ctx, choice) {
  const { words } = ctx;
  const cards = ctx.store.read();
  const shaky = ctx.list.filter(({ id }) => isShaky(cards[id]));
  if (!shaky.length) return emptyView(ctx, choice);
  shaky.sort((a, b) => (cards[a.id]?.box ?? 0) - (cards[b.id]?.box ?? 0));
  const day = new Intl.DateTimeFormat(document.documentElement.dataset.lang, { dateStyle: "long" }).format(ctx.now());
  const heading = el("h2", { tabindex: -1 }, words.shaky);
  const rows = shaky.map((item) => el("div", {}, el("dt", {}, ...spans(item.term)), el("dd", {}, ...spans(item.answer))));
  const list = el("dl", { class: "pr-sheet" }, ...rows);
  const node = el(
    "article",
    { class: "pr-report pr-side" },
    heading,
    el("p", {}, `${counted(words, "cards", shaky.length)} · ${day}`),
    list,
    el("div", { class: "pr-lines", "aria-hidden": "true" }, el("span", {}, words.notes), ...Array.from({ length: LINES }, () => el("i"))),
    el("p", { class: "pr-row" }, button(words.print, () => window.print(), { class: "pr-primary" }), button(words.to_choice, () => ctx.go({ ...choice, mode: "recall", q: "" }, true))),
  );

  /** Tries the sizes on a copy that is laid out as on paper, where nobody sees it. */
  function prepare() {
    const copy = /** @type {HTMLElement} */ (list.cloneNode(true));
    copy.classList.add("pr-fit");
    copy.setAttribute("aria-hidden", "true");
    node.append(copy);
    const millimetre = copy.getBoundingClientRect().width / 176;
    const size = fit((points) => {
      copy.style.fontSize = `${points}pt`;
      return copy.getBoundingClientRect().height;
    }, 200 * millimetre);
    copy.remove();
    list.style.setProperty("--pr-size", `${size || SEVERAL}pt`);
    node.classList.toggle("pr-sides", !size);
  }
  addEventListener("beforeprint", prepare);
  return { node, focus: () => heading.focus(), leave: () => removeEventListener("beforeprint", prepare) };
}
