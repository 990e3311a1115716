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
function pathOf(question, topic, result) {
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

/** Links to the topics. @param {Data} data @param {string} home @returns {HTMLLIElement[]} */
export const topicItems = (data, home) => data.topics.map(({ slug, title }) => item(`${home}topics/${slug}/`, title));

/**
 * Links to the questions nearest to a query that none surely answers.
 * @param {Data} data @param {readonly number[]} near @param {string} home
 * @returns {HTMLLIElement[]}
 */
export const nearItems = (data, near, home) =>
  near.flatMap((place) => {
    const question = data.questions[place];
    const topic = data.topics[question?.t ?? 0];
    if (!question || !topic) return [];
    const path = pathOf(question, topic.slug, { kind: "entry", question: place, row: 0, score: 0 });
    return [item(home + path, element("span", "search-number", String(question.n)), element("span", "", question.name), element("small", "", topic.title))];
  });

/** Buttons that ask again. @param {readonly string[]} queries @param {(query: string) => void} ask @returns {HTMLLIElement[]} */
export const recentItems = (queries, ask) =>
  queries.map((query) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = query;
    button.addEventListener("click", () => ask(query));
    const made = document.createElement("li");
    made.append(button);
    return made;
  });

/** @param {string} href @param {...(Node | string)} inside @returns {HTMLLIElement} */
function item(href, ...inside) {
  const link = document.createElement("a");
  link.href = href;
  link.append(...inside);
  const made = document.createElement("li");
  made.append(link);
  return made;
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
