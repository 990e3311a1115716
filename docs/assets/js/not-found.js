/**
 * The page for addresses that do not exist stands in every language; this leaves of its lists the three nearest pages,
 * puts the language of the address first, and has the home page of that language lend its frame's words. Without a
 * network the worker gives it for files that exist and were not kept, and it says so.
 */
import { nameChoice } from "./page/palette.js";

const NEAREST = 3;
const NEAR = 0.4; // of a word's letters may differ
const base = readable(new URL(document.documentElement.dataset.base ?? "/", location.href).pathname).replace(/\/$/, "");
const offline = "offline" in document.documentElement.dataset;
const asked = readable(location.pathname).slice(base.length).replace(/^\/+|\/+$/g, "");

/** The address as text; one that is not well-formed stays as it is.
 * @param {string} address */
function readable(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** How far two words are apart: Levenshtein's distance.
 * @param {string} one @param {string} other */
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next[j] = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The file exists, so nothing is offered in its place. @param {HTMLElement} section @param {HTMLElement | null} heading */
function notKept(section, heading) {
  const { notKeptTitle, notKeptText } = section.dataset;
  const text = section.querySelector("p");
  if (heading) heading.textContent = notKeptTitle ?? "";
  if (text) text.textContent = notKeptText ?? "";
  section.querySelector("ul")?.remove();
}

const FRAME = [".md-header", "#menu", ".md-copyright", "#search"];
const SAID = ["href", "hreflang", "lang", "title", "placeholder", "aria-label", "data-label", "data-auto", "data-light", "data-dark", "data-failed"];

/** The frame is in the first language; a page of another one has the same in its own. @param {string} address */
function reword(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address);
  request.responseType = "document"; // parsed by the browser: the policy lets no script make markup of text
  request.onload = () => {
    const other = request.status === 200 && request.responseXML;
    if (!other) return; // the words of the first language stay
    document.documentElement.lang = document.documentElement.dataset.lang = other.documentElement.lang;
    for (const part of FRAME) take(document.querySelector(part), other.querySelector(part), request.responseURL);
    nameChoice();
  };
  request.send();
}

/**
 * Gives an element what another of the same shape says, and goes on inside; what has changed its shape stays as it is.
 * @param {Element | null | undefined} mine @param {Element | null | undefined} other @param {string} address where `other` is from
 */
function take(mine, other, address) {
  if (!mine || mine.tagName !== other?.tagName) return;
  for (const name of SAID) {
    const said = other.getAttribute(name);
    if (said !== null) mine.setAttribute(name, name === "href" ? new URL(said, address).href : said);
  }
  if (mine.childElementCount !== other.childElementCount) return;
  if (mine.childNodes.length === other.childNodes.length) {
    mine.childNodes.forEach((node, index) => {
      if (node.nodeType === Node.TEXT_NODE) node.nodeValue = other.childNodes[index]?.nodeValue ?? "";
    });
  }
  [...mine.children].forEach((child, index) => take(child, other.children[index], address));
}

/** The language that was asked for names the page: in the window's title and, where it is no lost address, at its top.
 * @param {HTMLElement | undefined} section */
function nameIt(section) {
  if (!section) return;
  const names = [section.querySelector("h2")?.textContent];
  const top = document.querySelector("h1");
  if (offline && top) {
    [top.lang, top.textContent] = [section.lang, section.dataset.notKeptOver ?? ""];
    names.unshift(top.textContent);
  }
  document.title = names.join(" · ");
}

const sections = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-not-found]"))];
// Where each language lives below the root: nothing for the first one, `en/` for English. The attribute has `./` before it.
const homes = sections.map((section) => (section.dataset.notFound ?? "./").slice(2));
const words = asked.toLowerCase().slice(0, 200).split("/").filter((word) => word && word !== "topics" && !homes.includes(`${word}/`));
for (const section of sections) {
  if (offline) notKept(section, section.querySelector("h2"));
  const items = [...section.querySelectorAll("li")].map((item) => {
    const slug = /** @type {HTMLElement | null} */ (item.querySelector("[data-slug]"))?.dataset.slug ?? "";
    return { item, far: Math.min(...words.map((word) => distance(word, slug) / Math.max(word.length, slug.length)), 1) };
  });
  items.sort((one, other) => one.far - other.far);
  // Where nothing is near, three of many would be an accident.
  const near = (items[0]?.far ?? 1) < NEAR ? items.slice(0, NEAREST) : items;
  section.querySelector("ul")?.replaceChildren(...near.map(({ item }) => item));
}
// The language that was asked for stands first, names the page, and is searched.
const home = homes.find((one) => one && `${asked.toLowerCase()}/`.startsWith(one.toLowerCase())) ?? "";
const first = sections.find((section) => section.dataset.notFound === `./${home}`);
first?.parentElement?.querySelector("h1")?.after(first);
nameIt(first);
const search = document.getElementById("search");
if (search && home) search.dataset.home = search.dataset.home?.replace(/(\.\/)?$/, home);
if (home) reword(/** @type {HTMLAnchorElement | null} */ (first?.querySelector(".md-button"))?.href ?? "");
