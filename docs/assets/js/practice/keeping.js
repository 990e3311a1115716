// What the reader keeps: a file of it, its way to another device, and erasing it, which can be taken back.

import { textOf } from "./cards.js";
import { send } from "./carry.js";
import { ask, button, panel, unread } from "./dom.js";
import { el } from "../element.js";
import { fill } from "../fill.js";
import { book, booked, drop, kept, put } from "./plan-kept.js";
import { parseChoice } from "./round.js";
import { isShaky } from "./schedule.js";

/** @import {Booked} from "./booked.js" */
/** @import {Ctx} from "./dom.js" */
/** @import {Kept} from "./plan.js" */

/** More bytes than any progress has: a wrong file, which would only fill the store. */
const LARGEST = 1_000_000;

/**
 * What was erased, as long as the page is open: the erasing can be taken back. `marks` as a file would hold them.
 * @type {{marks: string, plan: Kept | null, calendar: Booked[]} | undefined}
 */
let erased;

/** @param {Ctx} ctx @param {() => void} redraw */
export function keeping(ctx, redraw) {
  const { words, store, say } = ctx;
  const cards = store.read();
  const file = el("input", { type: "file", accept: ".json", class: "hidden", tabindex: -1, "aria-label": words.import, onchange: load });
  async function load() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const bytes = chosen.size > LARGEST ? null : await chosen.arrayBuffer().catch(() => null); // gone, or not to be read
    file.value = ""; // or the same file could not be chosen twice
    const got = bytes && store.load(textOf(new Uint8Array(bytes)));
    redraw();
    if (!got || got.size < 0) return say(got?.trouble === "newer" ? words.import_newer : words.import_bad);
    const rest = unread(ctx, got.bad) || (got.trouble && words.import_part);
    say([fill(words.import_good, { n: got.size }), rest].filter(Boolean).join(" "));
  }
  function save() {
    el("a", { href: `data:application/json,${encodeURIComponent(store.save())}`, download: "practice.json" }).click();
  }
  const shaky = () => ctx.go({ ...parseChoice(""), mode: "shaky" }, true);
  async function reset() {
    if (!(await ask(words, [el("p", {}, words.reset_ask)], words.reset))) return;
    if (erased) store.load(erased.marks); // what was erased before is not lost by erasing again
    erased = { marks: store.save(), plan: kept() ?? erased?.plan ?? null, calendar: [...(erased?.calendar ?? []), ...booked()] };
    store.reset();
    drop();
    redraw();
    say(words.reset_done);
  }
  function bringBack() {
    if (!erased) return;
    const { size } = store.load(erased.marks);
    if (erased.plan) put(erased.plan);
    if (erased.calendar.length) book([...erased.calendar, ...booked()]);
    erased = undefined;
    redraw();
    say(fill(words.import_good, { n: size }));
  }
  return panel(
    words.keeping,
    el("p", {}, words.keeping_about),
    el("p", { class: "pr-row" }, button(words.export, save), button(words.import, () => file.click()), file, location.protocol !== "file:" && button(words.send, () => send(ctx))),
    ctx.list.some(({ id }) => isShaky(cards[id])) && el("p", { class: "pr-row" }, button(words.print_shaky, shaky)),
    el("p", { class: "pr-row pr-apart" }, button(words.reset, reset, { class: "pr-quiet" }), erased && button(words.reset_undo, bringBack)),
  );
}
