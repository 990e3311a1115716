/**
 * The page for addresses that do not exist: it speaks the language of the address that was asked for,
 * and brings the nearest topics to the top of its list.
 */

const base = new URL(document.body.dataset.base ?? "/", location.href).pathname.replace(/\/$/, "");
const asked = readable(location.pathname.slice(base.length)).replace(/^\/+|\/+$/g, "");
const language = /^en(\/|$)/i.test(asked) ? "en" : "ru";

/** The address as text; one that is not well-formed stays as it is.
 * @param {string} address */
function readable(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Bar, drawer, foot and search in the language asked for. This runs before the script that brings them to life. */
function reframe() {
  const frame = /** @type {HTMLTemplateElement | null} */ (document.querySelector(`template[data-frame="${language}"]`));
  if (!frame) return;
  document.body.dataset.home = frame.dataset.home;
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (frame.content.querySelectorAll("[data-id]"))) {
    element.id = element.dataset.id ?? "";
    delete element.dataset.id;
  }
  for (const part of [...frame.content.children]) {
    const place = part.id ? `#${part.id}` : part.classList.length ? `.${part.classList[0]}` : part.localName;
    document.querySelector(place)?.replaceWith(part);
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

reframe();
for (const section of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-not-found]"))) {
  if (section.dataset.notFound !== language) continue;
  section.classList.add("shown");
  document.documentElement.lang = language;
  document.title = section.dataset.title ?? document.title;
  const list = section.querySelector("ul");
  const words = asked.toLowerCase().slice(0, 200).split("/").filter((word) => word && !["en", "topics"].includes(word));
  const items = [...section.querySelectorAll("li")].map((item) => {
    const slug = /** @type {HTMLElement | null} */ (item.querySelector("[data-slug]"))?.dataset.slug ?? "";
    return { item, far: Math.min(...words.map((word) => distance(word, slug) / Math.max(word.length, slug.length)), 1) };
  });
  items.sort((one, other) => one.far - other.far);
  list?.replaceChildren(...items.map(({ item }) => item));
}
