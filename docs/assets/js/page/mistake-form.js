// What a report of a mistake says, shown before anything is opened. Nothing is sent from here: the repository's form
// opens with it filled in, or the text is copied, where there is no account.

import { config, homePage } from "../config.js";
import { el } from "../element.js";

/** @import {Selected} from "./mistake.js" */
/** @typedef {Record<string, string>} Words */
/** @typedef {{words: Words, lines: Record<string, number>}} Data  data/mistake.json */
/**
 * @typedef {object} Report  its keys are the ids of the fields in .github/ISSUE_TEMPLATE/mistake.yml
 * @property {string} page @property {string} source  path:line @property {string} version
 * @property {string} words  that were selected @property {string} wrong  what the reader writes
 */

/** More characters than this would make an address that hosts refuse: a Cyrillic one takes six there. */
export const MOST = 400;

/** @param {string} text */
const short = (text) => {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length > MOST ? `${plain.slice(0, MOST - 1)}…` : plain;
};

/**
 * The address of the form with `report` filled in; what is empty is left out.
 * @param {string} href  of the form, as the page has it @param {Report} report
 */
export function filled(href, report) {
  const url = new URL(href);
  for (const [name, text] of Object.entries(report)) {
    url.searchParams.delete(name);
    if (text) url.searchParams.set(name, text);
  }
  return url.href;
}

/** @param {Words} words @param {Report} report */
export const asText = (words, report) =>
  /** @type {(keyof Report)[]} */ (["page", "source", "version", "words", "wrong"])
    .filter((name) => report[name])
    .map((name) => `${words[name]}: ${report[name]}`)
    .join("\n");

/**
 * What is known before the reader writes a word.
 * @param {string} href @param {string} address  of the page @param {string} anchor  the heading that the words stand under
 * @param {string} question  of a long answer's page, else "" @param {{lines: Data["lines"], version: string}} known  the version
 *   as the page's foot has it @param {string} text
 * @param {string} edit  the address at which the source is edited: what it says is in the form's own on some pages only
 * @returns {Report}
 */
export function begun(href, address, anchor, question, { lines, version }, text, edit) {
  const given = new URL(href).searchParams;
  const [, file, at] = /(docs\/_source\/[^?]+)\?plain=1#L(\d+)$/.exec(edit) ?? [];
  const whole = given.get("source") ?? (file ? `${file}:${at}` : "");
  const page = new URL(address);
  page.search = "";
  page.hash = anchor;
  const [path = ""] = whole.split(":");
  const part = anchor.replace(/-\d+$/, ""); // a follow-up is of the part that all of them stand in
  const line = question ? lines[`${question}#${part}`] : lines[anchor];
  return { page: page.href, source: line ? `${path}:${line}` : whole, version, words: short(text), wrong: "" };
}

/** The id of the last heading or row that begins before `node` ends, "" for the page as a whole. @param {Node | null} node */
function anchorOf(node) {
  const places = [...document.querySelectorAll("article :is(h2, h3, td a)[id]")];
  if (!node) return "";
  return places.reverse().find((one) => one.contains(node) || one.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)?.id ?? "";
}

/** @param {string} href @param {Selected} what */
export async function open(href, { text, node }) {
  /** @type {Data} */
  const data = await (await fetch(new URL("data/mistake.json", homePage()))).json();
  const question = document.querySelector(".meta[data-question]")?.getAttribute("data-question") ?? "";
  const edit = document.querySelector("a.md-content__button")?.getAttribute("href") ?? "";
  const version = document.querySelector("[data-version]")?.textContent ?? "";
  show(data.words, href, begun(href, location.href, anchorOf(node), question, { ...data, version }, text, edit));
}

// A page that is only read carries no style for this, and the policy takes none from attributes.
const DIALOG =
  "box-sizing:border-box;width:min(30rem,100vw - 1rem);max-width:none;padding:1rem;border:1px solid var(--edge);border-radius:.2rem;background:var(--md-default-bg-color);color:var(--md-default-fg-color)";
const FACTS = "white-space:pre-line;overflow-wrap:anywhere;font-size:.7rem";
const FIELD = "display:block;box-sizing:border-box;width:100%;padding:.4rem;font:inherit;color:inherit;background:var(--md-code-bg-color);border:1px solid var(--edge)";
/** Not named where it is given: the build keeps the style of such a class in every page (publish/layout.py). */
const TEXT = "md-typeset";
const ROW = "display:flex;flex-wrap:wrap;gap:.4rem";

/** @template {HTMLElement} T @param {T} node @param {string} css */
function styled(node, css) {
  node.style.cssText = css;
  return node;
}

/** @param {Words} words @param {string} href @param {Report} report */
function show(words, href, report) {
  const title = styled(el("h2", { id: "mistake-title" }, words.title), "margin-top:0");
  const facts = styled(el("p", {}, asText(words, report)), FACTS);
  const field = styled(el("textarea", { rows: 3, maxlength: 2 * MOST, oninput: update }), FIELD);
  const go = styled(el("a", { class: "quiet", rel: "noopener" }, words.open), "font-weight:700");
  const copy = el("button", { type: "button", class: "quiet", onclick: save }, words.copy);
  const close = el("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, words.close);
  const said = el("p", { class: "hidden", role: "status" });
  const inside = [title, el("p", {}, words.about), facts, el("label", {}, words.wrong, field), styled(el("p", {}, go, copy, close), ROW), said];
  const dialog = styled(el("dialog", { class: TEXT, "aria-labelledby": title.id, onclose: () => dialog.remove() }, ...inside), DIALOG);

  function update() {
    report.wrong = field.value.trim();
    go.href = filled(href, report);
  }

  async function save() {
    said.className = "hidden"; // the button says it to those who see
    said.textContent = ""; // the same words are said again only when they come anew
    try {
      await navigator.clipboard.writeText(asText(words, report));
      copy.textContent = said.textContent = config.copied;
    } catch {
      facts.textContent = asText(words, report);
      getSelection()?.selectAllChildren(facts);
      said.className = "";
      said.textContent = words.refused ?? "";
    }
  }

  update();
  document.body.append(dialog);
  dialog.showModal();
}
