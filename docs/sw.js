/// <reference lib="webworker" />
/**
 * The service worker: after one visit the site opens without a network.
 *
 * A version is a list of files with the hash of each, put in the place of VERSION and FILES by the build.
 * It arrives whole or not at all: every file is held to its hash before the version may serve, so a
 * site that is being deployed while it is fetched is never mixed from an old and a new half.
 * A new version takes over between two pages, never under a page that somebody is reading.
 */

const VERSION = "development";
/** @type {Record<string, string>} path of a file, relative to the site's root -> SHA-256 in base64 */
const FILES = {};
/** @type {string[]} files that are kept once somebody has opened them, because not everybody needs them */
const ON_REQUEST = [];

/**
 * The page between two versions: it has the new one take over, and asks for the same address again. It does so itself,
 * because a version takes over only when the old one is idle, which it is not while it answers. A page that is only
 * rendered ahead waits, since another is still being read. It is as dark as the next page, and has an icon, which a
 * browser would ask the host for.
 */
const BETWEEN = `<!doctype html><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><script>
const again = () => location.reload();
const go = async () => {
  navigator.serviceWorker.addEventListener("controllerchange", again);
  const waiting = (await navigator.serviceWorker.getRegistration())?.waiting;
  if (waiting) waiting.postMessage("take over");
  else again();
  setTimeout(again, 3000);
};
if (document.prerendering) document.addEventListener("prerenderingchange", go, { once: true });
else go();
</script>`;
/** When that page was last given, in milliseconds: a version that does not take over must not keep a reader waiting. */
let between = 0;

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const PREFIX = "site-";
const CACHE = PREFIX + VERSION;
const root = new URL("./", worker.location.href);

/** The file that an address of the site stands for: a folder stands for its index.
 * @param {string} address */
function fileOf(address) {
  const url = new URL(address);
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return null;
  const path = decodeURIComponent(url.pathname.slice(root.pathname.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** @param {Response} response */
async function hashOf(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** A file of this version: the one that an older version keeps, when it is the same, else a fresh one.
 * @param {string} path @param {string} hash */
async function obtain(path, hash) {
  const address = new URL(path, root);
  const kept = await caches.match(address);
  if (kept && (await hashOf(kept)) === hash) return kept;
  const fresh = await fetch(address, { cache: "no-cache" });
  if (!fresh.ok || (await hashOf(fresh)) !== hash) throw new Error(`${path} is not of version ${VERSION}`);
  return fresh;
}

async function install() {
  const cache = await caches.open(CACHE);
  const waiting = Object.entries(FILES);
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [path, hash] = next;
      await cache.put(new URL(path, root), await obtain(path, hash));
    }
  };
  try {
    await Promise.all(Array.from({ length: 6 }, work));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
  // A version without files is a withdrawal: it clears up after the others and goes.
  if (!Object.keys(FILES).length) await worker.registration.unregister();
}

/** Whether a newer version may take over now: it waits, and no other page of the site is open.
 * @param {FetchEvent} event */
async function mayTakeOver(event) {
  if (event.request.mode !== "navigate" || !worker.registration.waiting || Date.now() - between < 10_000) return false;
  const open = await worker.clients.matchAll({ type: "window" });
  return open.length < 2;
}

/** @param {FetchEvent} event @param {string} path @returns {Promise<Response>} */
async function answer(event, path) {
  if (await mayTakeOver(event)) {
    between = Date.now();
    return new Response(BETWEEN, { headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
  const cache = await caches.open(CACHE).catch(() => null);
  const kept = await cache?.match(new URL(path, root)).catch(() => undefined);
  if (kept) return kept;
  try {
    const fresh = await fetch(event.request);
    if (fresh.ok && cache) event.waitUntil(keep(cache, path, fresh.clone()));
    if (fresh.status === 404 && event.request.mode === "navigate") return (await lost()) ?? fresh;
    return fresh;
  } catch (error) {
    if (event.request.mode !== "navigate") throw error;
    // The host would lead to the folder's index, had the slash been forgotten.
    if (`${path}/index.html` in FILES) return Response.redirect(new URL(`${path}/`, root).href);
    const page = await lost();
    if (page) return page;
    throw error;
  }
}

/** Put away what was fetched, if it is kept on request, or belongs to this version and has been cleared away.
 * @param {Cache} cache @param {string} path @param {Response} fresh */
async function keep(cache, path, fresh) {
  if (!ON_REQUEST.includes(path) && (await hashOf(fresh)) !== FILES[path]) return;
  await cache.put(new URL(path, root), fresh).catch(() => {}); // a full disk, or a part of a file
}

/** The page for addresses that do not exist, which also answers when there is no network. */
async function lost() {
  const kept = await caches.match(new URL("404.html", root)).catch(() => undefined);
  return kept ? new Response(kept.body, { status: 404, headers: kept.headers }) : null;
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  if (event.data === "take over") void worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || !Object.keys(FILES).length) return;
  const path = fileOf(event.request.url);
  if (path !== null && path !== "sw.js") event.respondWith(answer(event, path));
});
