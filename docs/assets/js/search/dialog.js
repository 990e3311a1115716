// What the panel has beside its box: a page that is only read does not carry it, so it is made when the panel is loaded.
// The words come with the index, a moment later.
import { el } from "../element.js";

const LINK =
  "M3.9 12c0-1.71 1.39-3.1 3.1-3.1h4V7H7a5 5 0 0 0-5 5 5 5 0 0 0 5 5h4v-1.9H7c-1.71 0-3.1-1.39-3.1-3.1M8 13h8v-2H8zm9-6h-4v1.9h4c1.71 0 3.1 1.39 3.1 3.1s-1.39 3.1-3.1 3.1h-4V17h4a5 5 0 0 0 5-5 5 5 0 0 0-5-5";

function linkIcon() {
  const [picture, path] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  picture?.setAttribute("viewBox", "0 0 24 24");
  path?.setAttribute("d", LINK);
  if (path) picture?.append(path);
  return picture ?? "";
}

/** What stands apart from the results: a heading and a list of links or buttons. @param {string} name */
function aside(name) {
  const title = el("h2", { id: `search-${name}` });
  return el("nav", { class: `search-aside search-${name}`, "aria-labelledby": title.id, hidden: "" }, title, el("ul"));
}

/** Makes the panel's other parts, and returns them. @param {HTMLDialogElement} dialog */
export function furnish(dialog) {
  const list = el("div", { id: "search-list", class: "search-list", role: "listbox" });
  const [recent, near, topics] = [aside("recent"), aside("near"), aside("topics")];
  const clear = el("button", { type: "button", class: "search-clear" });
  recent.append(clear);
  const share = el("button", { type: "button", class: "search-tool md-icon", hidden: "" }, linkIcon());
  const hints = [el("span"), el("span"), el("span")];
  const key = (/** @type {string} */ sign) => el("kbd", {}, sign);
  const keys = el("p", { class: "search-keys", "aria-hidden": "true" }, key("↑"), key("↓"), " ", hints[0] ?? "", " ",
    key("↵"), " ", hints[1] ?? "", " ", key("Esc"), " ", hints[2] ?? "");
  dialog.querySelector("[data-search-close]")?.before(share);
  dialog.querySelector("[role=status]")?.after(list, recent, near, topics);
  dialog.append(keys);

  /** Says what each of them is. @param {Record<string, string>} words */
  const name = (words) => {
    list.setAttribute("aria-label", words["results"] ?? "");
    share.setAttribute("aria-label", words["share"] ?? "");
    share.title = words["share"] ?? "";
    clear.textContent = words["clear"] ?? "";
    for (const one of [recent, near, topics]) one.firstElementChild?.append(words[one.className.replace(/.* search-/, "title_")] ?? "");
    for (const [at, what] of ["hint_move", "hint_open", "hint_close"].entries()) hints[at]?.append(words[what] ?? "");
  };
  return { list, recent, near, topics, clear, share, name };
}
