// The marks on their way to another device: a link, a QR code of it, and what happens when such a link is opened.

import { serialize } from "./cards.js";
import { ask, button } from "./dom.js";
import { el } from "../element.js";
import { fill } from "../fill.js";
import { pack, unpack } from "./pack.js";
import { pageAt } from "./page-at.js";

/** @import {Ctx} from "./dom.js" */

const QUIET = 4; // modules of white around a code, ISO/IEC 18004

/** @param {Ctx} ctx @param {string} sign  what the marks stand behind in an address */
export async function send(ctx, sign) {
  const { words } = ctx;
  const link = pageAt(`practice/${sign}${pack(ctx.store.read(), ctx.list.map(({ id }) => id), ctx.now())}`, ctx.home);
  const field = el("input", { readonly: true, value: link, "aria-label": words.send_link, class: "pr-link", onfocus: () => field.select() });
  const said = el("p", { role: "status" });
  const copy = button(words.copy, async () => {
    field.select();
    // Where a page may not copy, what is selected is copied by hand.
    said.textContent = await navigator.clipboard.writeText(link).then(() => words.copied, () => words.copy_refused);
  });
  const code = el("div", { class: "pr-code" });
  // Without the network, and for a link that is longer than a code can be, there is the link alone.
  import("../vendor/lean-qr.js").then(({ generate }) => code.replaceChildren(drawn(generate(link), words.send_qr))).catch(() => undefined);
  await ask(words, [el("h2", {}, words.send), el("p", {}, words.send_about), el("p", { class: "pr-row" }, field, navigator.clipboard && copy), said, code]);
}

/** @param {{size: number, get: (x: number, y: number) => boolean}} bitmap @param {string} label */
function drawn({ size, get }, label) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const all = Array.from({ length: size }, (_, i) => i);
  svg.setAttribute("viewBox", `${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  path.setAttribute("d", all.flatMap((y) => all.filter((x) => get(x, y)).map((x) => `M${x} ${y}h1v1h-1z`)).join(""));
  svg.append(path);
  return svg;
}

/**
 * Adds the marks of a link that was opened, once the reader has said so.
 * @param {Ctx} ctx @param {string} packed @param {() => void} redraw
 */
export async function receive(ctx, packed, redraw) {
  const cards = unpack(packed);
  history.replaceState(null, "", location.pathname + location.search);
  if (!cards) return ctx.say(ctx.words.receive_bad);
  const question = fill(ctx.words.receive, { n: Object.keys(cards).length });
  if (!(await ask(ctx.words, [el("p", {}, question)], ctx.words.receive_yes))) return;
  const { size } = ctx.store.load(serialize(cards));
  redraw();
  ctx.say(fill(ctx.words.import_good, { n: size }));
}
