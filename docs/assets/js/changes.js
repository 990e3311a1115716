/**
 * The page of changes, opened by the code on a copy (`?since=55d66db1`): what has changed since that version, in front of
 * the whole list, which is the page without a script.
 */
import { homePage } from "./config.js";
import { el } from "./element.js";
import { fill } from "./fill.js";

/** @typedef {Record<string, string[]>} Kinds  what changed, by question */
/**
 * @typedef {object} Data  data/changes.json
 * @property {Record<string, string>} words
 * @property {[day: string, newer: number, codes: string][]} versions  newest first
 * @property {[day: string, changes: Kinds][]} steps  newest first
 * @property {Record<string, [name: string, short: string, long: string]>} questions
 * @property {Record<string, string>} clarified  where the clarification of a question stands
 */

/** So many digits name a version: git's own shortest. */
const LEAST = 7;
/** What may have changed of an answer, in the order in which it is told. */
const KINDS = ["fact", "new", "short", "row", "long", "sample"];
/** Kinds of change that stand with the short answer. */
const SHORT = new Set(["new", "short", "row"]);

/** The code as copies have it, of what was typed. @param {string} typed */
const tidy = (typed) => typed.trim().toLowerCase().replace(/\+$/, "");

/**
 * What has changed since the version `typed`; null when it is not known here.
 * @param {Pick<Data, "versions" | "steps">} data @param {string} typed
 * @returns {{ day: string, changed: Kinds } | null} each question has its kinds of change in their order
 */
export function since({ versions, steps }, typed) {
  const code = tidy(typed);
  const fits = (/** @type {string} */ one) => one.startsWith(code) || code.startsWith(one);
  const found = code.length >= LEAST ? versions.find(([, , codes]) => codes.split(" ").some(fits)) : undefined;
  if (!found) return null;
  const [day, newer] = found;
  /** @type {Kinds} */
  const changed = {};
  for (const [, changes] of steps.slice(0, newer)) {
    for (const [question, kinds] of Object.entries(changes)) changed[question] = KINDS.filter((kind) => kinds.includes(kind) || changed[question]?.includes(kind));
  }
  return { day, changed };
}

/**
 * The questions that changed: corrections of fact first, else in the order of the sheet.
 * @param {Kinds} changed @param {string[]} sheet
 */
export function inOrder(changed, sheet) {
  const there = sheet.filter((question) => question in changed);
  const isFact = (/** @type {string} */ question) => changed[question]?.includes("fact");
  return [...there.filter(isFact), ...there.filter((question) => !isFact(question))];
}


/** A line as the list below has it. @param {Data} data @param {URL} home @param {string} question @param {string[]} kinds */
function line({ words, questions, clarified }, home, question, kinds) {
  const [name = question, short = "", long = ""] = questions[question] ?? [];
  const to = (/** @type {string} */ path) => new URL(path, home).href;
  const item = el("li", {}, el("a", { href: to(kinds.every((kind) => SHORT.has(kind)) ? short : long) }, name), ": ");
  kinds.forEach((kind, place) => {
    const word = words[kind] ?? kind;
    const where = clarified[question];
    const fact = kind === "fact" && el("strong", {}, word);
    item.append(place ? ", " : "", !fact ? word : where ? el("a", { href: to(where) }, fact) : fact);
  });
  return item;
}

/** @param {HTMLElement} place @param {HTMLElement} lead  what is said first, and read out @param {string} code */
async function show(place, lead, code) {
  const home = homePage();
  const reply = await fetch(new URL("data/changes.json", home));
  if (!reply.ok) throw new Error("changes.json");
  /** @type {Data} */
  const data = await reply.json();
  const found = since(data, code);
  if (!found) {
    lead.textContent = fill(data.words["unlisted"] ?? "", { code: code.slice(0, 40) });
    return;
  }
  const order = inOrder(found.changed, Object.keys(data.questions));
  lead.append(el("strong", {}, fill(data.words[order.length ? "since" : "same"] ?? "", { date: found.day })));
  const list = el("ul", {}, ...order.map((question) => line(data, home, question, found.changed[question] ?? [])));
  if (order.length) place.append(list, el("hr"));
}

if (typeof document !== "undefined") {
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-since]"));
  const code = new URLSearchParams(location.search).get("since");
  if (place && code) {
    const lead = el("p", { role: "status" });
    place.append(lead);
    place.hidden = false;
    show(place, lead, code).catch(() => (lead.textContent = place.dataset.failed ?? ""));
  }
}
