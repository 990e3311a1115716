// Draws the results. Everything is set as text, so nothing that was typed can become markup.
import { pieces, sentence } from "./snippet.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Question} Question */
/** @typedef {import("./search.js").Answer} Answer */
/** @typedef {import("./search.js").Result} Result */

/**
 * @param {Data} data
 * @param {Answer} answer
 * @param {string} home address of the language's home page, ends in a slash
 * @returns {HTMLAnchorElement[]}
 */
export function options(data, answer, home) {
  return answer.results.map((result, at) => option(data, answer, result, home, at));
}

/**
 * @param {Data} data @param {Answer} answer @param {Result} result @param {string} home
 * @param {number} at
 * @returns {HTMLAnchorElement}
 */
function option(data, answer, result, home, at) {
  const question = /** @type {Question} */ (data.questions[result.question]);
  const topic = data.topics[question.t] ?? { title: "", level: "", label: "", slug: "" };
  const shown = contentOf(question, result, answer.marks, data.words);
  const link = document.createElement("a");
  link.id = `search-option-${at}`;
  link.className = `search-option search-${result.kind}`;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  link.tabIndex = -1;
  link.href = home + pathOf(question, topic.slug, result);
  link.append(
    element("span", "search-number", result.kind === "row" ? "" : String(question.n)),
    element("span", "search-name", ...marked(shown.name, answer.marks)),
    element("span", "search-where", ...(shown.label ? [element("b", "", shown.label), " "] : []), `${topic.title} `,
      element("span", `level level-${topic.level}`, element("span", "hidden", `${data.level}: `), topic.label)),
    element("span", "search-text", ...marked(shown.text, answer.marks)),
  );
  return link;
}

/** @param {Question} question @param {string} topic @param {Result} result @returns {string} */
export function pathOf(question, topic, result) {
  if (result.kind === "row") return `quick-answers/#r${pad(result.row)}`;
  if (result.kind === "long") return `topics/${topic}/${question.long?.slug ?? ""}/`;
  return `topics/${topic}/#q${pad(question.n)}`;
}

/** @param {number} number @returns {string} */
const pad = (number) => String(number).padStart(2, "0");

/**
 * @param {Question} question @param {Result} result @param {ReadonlySet<string>} marks @param {Record<string, string>} words
 * @returns {{ name: string, label: string, text: string }}
 */
function contentOf(question, result, marks, words) {
  const row = question.rows?.find(({ n }) => n === result.row);
  if (row && result.kind === "row") return { name: row.q, label: words["row"] ?? "", text: row.a };
  if (result.kind === "long" && question.long) {
    const text = sentence([...question.long.asks, ...(question.long.says ?? [])].join(" "), marks);
    return { name: question.name, label: words["long"] ?? "", text };
  }
  return { name: question.name, label: "", text: sentence(question.text, marks) };
}

/**
 * @param {Data} data
 * @param {readonly number[]} places which topics; all when there are none
 * @param {string} home
 * @returns {HTMLLIElement[]}
 */
export function topicItems(data, places, home) {
  const topics = places.length ? places.map((place) => data.topics[place]) : data.topics;
  return topics.flatMap((topic) => {
    if (!topic) return [];
    const link = document.createElement("a");
    link.href = `${home}topics/${topic.slug}/`;
    link.textContent = topic.title;
    const item = document.createElement("li");
    item.append(link);
    return [item];
  });
}

/** @param {string} text @param {ReadonlySet<string>} marks @returns {(Node | string)[]} */
const marked = (text, marks) =>
  pieces(text, marks).map((piece) => (piece.mark ? element("mark", "", piece.text) : piece.text));

/** @param {string} tag @param {string} name class @param {...(Node | string)} inside @returns {HTMLElement} */
function element(tag, name, ...inside) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
}
