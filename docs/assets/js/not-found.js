/**
 * The page for addresses that do not exist: it speaks the language of the address that was asked for,
 * and brings the nearest topics to the top of its list.
 */

const base = new URL(document.body.dataset.base ?? "/", location.href).pathname.replace(/\/$/, "");
const asked = decodeURIComponent(location.pathname).slice(base.length).replace(/^\/+|\/+$/g, "");
const language = /^en(\/|$)/.test(asked) ? "en" : "ru";

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

for (const section of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-not-found]"))) {
  if (section.dataset.notFound !== language) continue;
  section.classList.add("shown");
  document.documentElement.lang = language;
  document.title = section.dataset.title ?? document.title;
  const list = section.querySelector("ul");
  const words = asked.split("/").filter((word) => word && !["en", "topics"].includes(word));
  const items = [...section.querySelectorAll("li")].map((item) => {
    const slug = /** @type {HTMLElement | null} */ (item.querySelector("[data-slug]"))?.dataset.slug ?? "";
    return { item, far: Math.min(...words.map((word) => distance(word, slug) / Math.max(word.length, slug.length)), 1) };
  });
  items.sort((one, other) => one.far - other.far);
  list?.replaceChildren(...items.map(({ item }) => item));
}
