// The site opened from a folder: modules without a module loader, data without fetch.
// This stands before the modules in one classic script; see portable.py.

/** @typedef {(exports: object, require: (path: string) => object, load: (path: string) => Promise<object>, address: string) => Promise<void>} Source */
/** @type {Record<string, Source>} */
const sources = {};
/** @type {Record<string, { exports: object, done: Promise<void> | undefined }>} */
const made = {};
const self_ = /** @type {HTMLScriptElement} */ (document.currentScript);
const archive = new URL(self_.dataset.root ?? "./", location.href);

/** @param {string} path @param {Source} source */
function define(path, source) {
  sources[path] = source;
}

/** A module by its path below the root, run on the first call; as with ES modules, a circle sees it unfinished.
 * @param {string} path */
function run(path) {
  const found = made[path];
  if (found) return found;
  const made_ = (made[path] = { exports: {}, done: /** @type {Promise<void> | undefined} */ (undefined) });
  const folder = new URL(path, "file:///");
  /** @param {string} name a module beside this one, as `import()` names it */
  const load = async (name) => {
    const other = run(new URL(name, folder).pathname.slice(1));
    await other.done;
    return other.exports;
  };
  made_.done = sources[path]?.(made_.exports, (name) => run(name).exports, load, new URL(path, archive).href);
  return made_;
}

/** @type {Record<string, (data: unknown) => void>} */
const waiting = {};
Object.assign(window, {
  /** @param {string} path @param {unknown} data */
  deliver: (path, data) => waiting[path]?.(data),
});

/** @typedef {{ ok: boolean, status: number, json: () => Promise<unknown> }} Reply */
/** What is on its way, by path: who asks for it meanwhile gets the same. @type {Record<string, Promise<Reply>>} */
const coming = {};

/** Stands in for `fetch` in every module: a data file comes as a script that hands it over.
 * @param {string | URL} address @returns {Promise<Reply>} */
function fetch(address) {
  const path = new URL(address, location.href).href.slice(archive.href.length);
  return (coming[path] ??= delivered(path).finally(() => delete coming[path]));
}

/** @param {string} path @returns {Promise<Reply>} */
function delivered(path) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    waiting[path] = (data) => resolve({ ok: true, status: 200, json: async () => data });
    script.onerror = () => reject(new Error(path));
    script.src = new URL(`${path}.js`, archive).href;
    document.head.append(script);
  });
}

// Links made by scripts name folders; from a folder they have to name the file in it, before anything is done with them:
// a middle click and the menu that copies an address come without a click.
for (const kind of ["pointerdown", "focusin", "click"]) {
  document.addEventListener(
    kind,
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    },
    true,
  );
}

const DAY = 86_400_000;
const OLD = 30; // days

/** What an old copy says on its own, under the heading of its first page. It knows no more than its day: nothing is asked
 * of any host until the reader follows the link. */
function tellAge() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-copy][data-first]"));
  const days = Math.floor((Date.now() - Date.parse(link?.dataset.copy ?? "")) / DAY);
  if (!link || !(days >= OLD) || !navigator.onLine) return;
  const age = new Intl.NumberFormat(document.documentElement.dataset.lang, { style: "unit", unit: "day", unitDisplay: "long" }).format(days);
  const line = document.createElement("p");
  line.append(`${(link.dataset.aged ?? "").replace("{age}", age)} `, link.cloneNode(true));
  document.querySelector("article h1")?.after(line);
}

function start() {
  for (const entry of (self_.dataset.entries ?? "").split(" ").filter(Boolean)) run(entry);
  tellAge();
}
void define;
void start;
void fetch;
