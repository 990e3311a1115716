// The few things the views share: buttons, chips, words in the form that a number takes, dialogs.

import { el } from "../element.js";
import { fill } from "../fill.js";
import { guard } from "./settle.js";

/** @import {Span, Item, Choice, Dice} from "./round.js" */
/** @import {Program} from "./predict.js" */
/** @import {openDesk} from "./desk.js" */
/** @import {Kid} from "../element.js" */
/** @import {Store} from "./store.js" */
/** @typedef {{slug: string, title: string, level: string}} Topic */
/**
 * @typedef {object} Ctx  what every view is given
 * @property {Record<string, any>} words  texts; a missing one is a mistake of the build, which checks them
 * @property {Item[]} list @property {Map<string, Item>} items
 * @property {Topic[]} topics @property {Store} store @property {ReturnType<typeof openDesk>} desk
 * @property {URL} home  the language's home page, which every `href` is relative to
 * @property {() => number} now @property {Dice} dice
 * @property {() => Promise<Program[]>} programs  fetched when somebody asks for them
 * @property {(text: string) => void} say  shows a line and has screen readers announce it
 * @property {() => void} settle  what is on screen has changed: clicks of the next blink were not meant for it
 * @property {(event: Event) => boolean} early  whether an event falls into that blink
 * @property {(choice: Choice, push?: boolean) => void} go  changes the address and the view
 * @property {(choice: Choice) => void} note  changes the address alone
 */
/** @typedef {Record<string, (event: KeyboardEvent) => void>} Keys  what is done for a key, by its name (../keys.js) */
/** @typedef {{node: HTMLElement, focus?: () => void, keys?: Keys, leave?: () => void, refresh?: () => void, ready?: Promise<void>, help?: string}} View  `ready`: when there is something to see, where that has to come first; `help`: its keys, where they are its own */

/** @param {string} label @param {(event: Event) => void} onclick @param {Record<string, any>} [props] */
export const button = (label, onclick, props = {}) => el("button", { type: "button", onclick, ...props }, label);

/** @param {string} title @param {...Kid} kids */
export const panel = (title, ...kids) => el("section", { class: "pr-panel" }, el("h2", {}, title), ...kids);

/**
 * A group of chips, of which one or any number may be on.
 * @param {Ctx["words"]} words @param {string} name  its legend is the word of that name
 * @param {"radio" | "checkbox"} type @param {string[]} keys @param {string[]} on
 * @param {(keys: string[]) => void} then @param {(key: string) => string | undefined} [text]
 */
export function chips(words, name, type, keys, on, then, text = (key) => words[`${name}_${key}`]) {
  const inputs = keys.map((value) => el("input", { type, name, value, checked: on.includes(value) }));
  const labels = inputs.map((input) => el("label", { class: "pr-chip" }, input, el("span", {}, text(input.value))));
  const changed = () => then(inputs.filter((input) => input.checked).map((input) => input.value));
  return el("fieldset", { onchange: changed }, el("legend", {}, words[name]), el("div", { class: "pr-chips" }, ...labels));
}

/** @param {Span[]} list */
export const spans = (list) => list.map(([kind, text]) => (kind === "text" ? text : el(kind, {}, text)));

/**
 * `{n} вопросов` in the form that the number takes, by Unicode's rules for the page's language.
 * @param {Ctx["words"]} words @param {string} name  of the forms: `cards` for `cards_one` and so on @param {number} n
 */
export function counted(words, name, n) {
  const form = new Intl.PluralRules(document.documentElement.dataset.lang).select(n);
  return fill(words[`${name}_${form}`] ?? words[`${name}_many`], { n });
}

/**
 * A sentence that names the entries that could not be read, or nothing.
 * @param {Ctx} ctx @param {string[]} bad
 */
export function unread({ words, items }, bad) {
  const names = bad.slice(0, 5).map((id) => {
    const term = items.get(id)?.term;
    return term ? term.map(([, text]) => text).join("") : id.slice(0, 20);
  });
  return bad.length ? fill(words.unread, { n: bad.length, list: names.join(", ") + (bad.length > 5 ? "…" : "") }) : "";
}

/**
 * Does `change`, which puts new elements into `root`; who stood at a link or a button stands there again.
 * @param {HTMLElement} root @param {() => void} change
 */
export function inPlace(root, change) {
  const stood = document.activeElement;
  change();
  const same = (/** @type {Element} */ one) => one.textContent === stood?.textContent && one.getAttribute("href") === stood?.getAttribute("href");
  if (stood && !stood.isConnected) [...root.querySelectorAll(/** @type {"a"} */ ("a, button"))].find(same)?.focus({ preventScroll: true });
}

/** @param {Ctx} ctx @param {Item} item @param {string} [text] */
export function linkTo(ctx, item, text) {
  return el("a", { href: new URL(item.more ?? item.href, ctx.home).href }, ...(text ? [text] : spans(item.term)));
}

/**
 * A modal dialog whose last button closes it with "yes"; Escape and the other button answer "no".
 * @param {Ctx["words"]} words @param {HTMLElement[]} body  the first one names it
 * @param {string} [yes]  without it there is only the closing button
 */
export const ask = async (words, body, yes) => (await choose(words, body, yes ? [["yes", yes]] : [])) === "yes";

/**
 * A modal dialog with a button for each answer, behind the one that closes it.
 * @param {Ctx["words"]} words @param {HTMLElement[]} body  the first one names it
 * @param {[answer: string, label: string][]} answers
 * @returns {Promise<string>} the answer, "" where there was none
 */
export function choose(words, body, answers) {
  return new Promise((resolve) => {
    const dialog = el("dialog", { class: "pr-dialog", "aria-label": body[0]?.textContent }, ...body);
    const close = button(answers.length ? words.cancel : words.close, () => dialog.close(), { autofocus: true });
    dialog.append(el("p", { class: "pr-row" }, close, ...answers.map(([answer, label]) => button(label, () => dialog.close(answer)))));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    document.body.append(dialog);
    dialog.showModal();
    guard(dialog).hold();
  });
}
