/// <reference lib="webworker" />
/**
 * The service worker: after one visit the site opens without a network.
 *
 * A version is a list of files with the hash of each, put in the place of VERSION and FILES by the build.
 * It arrives whole or not at all: every file is held to its hash before the version may serve, so a
 * site that is being deployed while it is fetched is never mixed from an old and a new half.
 * What is kept is one language, that of the page which asked; the other comes when a reader asks for it. Its texts come
 * in one file, the bundle. What an older version has already is not fetched, and where only a few files are
 * lacking, or a bundle cannot be had as it was built, files come one by one.
 * A new version takes over between two pages, never under a page that somebody is reading.
 * Where a host changes what it serves, no new version can arrive. Then the one before stays for reading without a
 * network, and everything else comes from the host as it is: a reader must not stay with an old text for ever.
 *
 * The origin may be shared, and other sites may lie below this one: the worker answers only for what this site has,
 * and touches no cache but its own, whose names hold the path of this site.
 */

const VERSION = "development";
/** @type {Record<string, string>} path of a file below the site's root -> the first 96 bits of its SHA-256, in base64 */
const FILES = {};
/** @type {Record<string, string>} the same for files that are kept once somebody has opened them: not everybody needs them */
const ON_REQUEST = {};
/** @type {Record<string, { prefix: string, bundle: string, hash: string }>} where a language lies, and its bundle. Without
 * any, all files are of one language. */
const LANGUAGES = {};
/** What pages say of the version that they are of. It is no part of their hash: a text that stayed is not fetched again. */
const STAMP = "";
/** @type {((bundle: Uint8Array) => Map<string, Uint8Array<ArrayBuffer>>) | null} the reader of bundles, `unpack.js` */
const unpack = null;

/**
 * The page between two versions: it has the new one take over, and asks for the same address again. It does so itself,
 * because a version takes over only when the old one is idle, which it is not while it answers, and because only now it
 * is known whether the page before was left, or is still read and a link was opened in a new tab. A page that is only
 * rendered ahead waits, since another is still being read. It is as dark as the next page, and has an icon, which a
 * browser would ask the host for.
 */
const BETWEEN = `<!doctype html><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><script>
const again = () => location.reload();
const go = async () => {
  navigator.serviceWorker.addEventListener("controllerchange", again);
  setTimeout(again, 3000);
  const { active, waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
  if (!waiting) return again();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => (data ? waiting.postMessage("take over") : again());
  active.postMessage("alone", [port2]);
};
if (document.prerendering) document.addEventListener("prerenderingchange", go, { once: true });
else go();
</script>`;
/** When that page was last given, in milliseconds: a version that does not take over must not keep a reader waiting. */
let between = 0;

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const root = new URL("./", worker.location.href);
const OURS = `backend-cheatsheet:${root.pathname}:`;
const CACHE = OURS + VERSION;
/** In a cache, the sign that its version is not whole, and how often it was tried. No page asks for this address. */
const NOTE = new URL("sw.js?install", root).href;
const MINUTE = 60_000;
/** So many files are fetched one by one: fewer bytes than a bundle. */
const FEW = 8;
/** Bytes of a bundle after which what has come is put away, so that a line that breaks is resumed. */
const PORTION = 1 << 16;
/** The sign in a version's cache that a language is whole in it. @param {string} lang */
const wholeOf = (lang) => new URL(`sw.js?kept=${lang}`, root).href;
/** Where the beginning of a bundle is put away. @param {string} hash */
const partOfBundle = (hash) => new URL(`sw.js?part=${encodeURIComponent(hash)}`, root).href;
/** So many tries, the last a minute after the others, find a host that changes pages, and no deployment that is half done. */
const ENOUGH = 3;
/** Whether a newer version than this one cannot be kept; asked again for each page, unknown when the worker was asleep.
 * @type {boolean | undefined} */
let behind;

const files = new Map(Object.entries(FILES));
const known = new Map([...files, ...Object.entries(ON_REQUEST)]);
const languages = Object.keys(LANGUAGES);

/** The language of an address below the root, the longest prefix that fits; "" where there is none. @param {string} path */
function languageOf(path) {
  const fitting = languages.filter((lang) => path.startsWith(LANGUAGES[lang]?.prefix ?? ""));
  return fitting.sort((one, other) => (LANGUAGES[other]?.prefix.length ?? 0) - (LANGUAGES[one]?.prefix.length ?? 0))[0] ?? "";
}

/** Whether a file belongs to a language; what all pages need belongs to each. @param {string} path @param {string} lang */
const belongs = (path, lang) => /^assets\/|^404\.html$/.test(path) || languageOf(path) === lang;

/** The folders at the top of the site that have pages in them: what lies elsewhere may be another site's. */
const folders = new Set([...known.keys()].filter((path) => path.endsWith("/index.html")).map((path) => path.split("/")[0]?.toLowerCase()));

/** Where a file lies, and the key under which it is kept. A name may hold signs that mean something in an address.
 * @param {string} path */
const addressOf = (path) => new URL(path.split("/").map(encodeURIComponent).join("/"), root).href;

/** Where a reader would ask for a file. Many hosts answer `x/index.html` with the way to `x/`. @param {string} path */
const askedOf = (path) => addressOf(path).replace(/\/index\.html$/, "/");

/**
 * What an address of the site means, or null when it is not below the site's root.
 * @param {string} address
 * @returns {{ file: string, tidy: string, ours: boolean } | null} `file`, the file that it stands for; `tidy`, the
 *   address of a page of the site that was meant by a forgotten or a doubled slash; each "" when there is none
 */
function placeOf(address) {
  const url = new URL(address);
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return null;
  const parts = url.pathname.slice(root.pathname.length).split("/").map(decoded);
  const path = parts.join("/");
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const words = parts.filter((part) => part !== "");
  const index = [...words, "index.html"].join("/");
  return {
    file: known.has(file) ? file : "",
    tidy: known.has(index) ? askedOf(index) + url.search : "",
    ours: folders.has(words[0]?.toLowerCase()),
  };
}

/** A part of an address as text. What is malformed, or hides a slash, is the name of no file. @param {string} part */
function decoded(part) {
  try {
    const text = decodeURIComponent(part);
    return text.includes("/") ? part : text;
  } catch {
    return part;
  }
}

/** @param {BufferSource} bytes */
async function hashOf(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest).slice(0, 12)));
}

/** Headers of the way that a file came, not of the file; some of them a cache refuses or would act upon. */
const OF_THE_WAY = ["vary", "content-encoding", "content-length", "accept-ranges", "clear-site-data", "refresh"];

/** What a page says of its version, at its foot and in the link that reports a mistake. */
const STAMPED = /(<span data-version>|template=mistake\.yml[^"]*&amp;version=)[^<"]*/g;

/**
 * The bytes of a file as this version has them, if they have this hash.
 * @param {string} path @param {ArrayBuffer | Uint8Array<ArrayBuffer>} bytes @param {string | undefined} hash
 */
async function stamped(path, bytes, hash) {
  if (!path.endsWith(".html")) return (await hashOf(bytes)) === hash ? bytes : null;
  const html = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const encoder = new TextEncoder();
  if ((await hashOf(encoder.encode(html.replace(STAMPED, "$1")))) !== hash) return null;
  return encoder.encode(html.replace(STAMPED, (_, start) => start + (start.endsWith("=") ? encodeURIComponent(STAMP) : STAMP)));
}

/**
 * The response made anew, if it is the file with this hash. It was perhaps redirected, which a browser refuses as the
 * answer to a reader, or says 404, as some hosts do of `404.html`: its bytes are what counts.
 * @param {Response} response @param {string} path
 */
async function verified(response, path) {
  const bytes = await stamped(path, await response.arrayBuffer(), known.get(path));
  if (!bytes) return null;
  const headers = new Headers(response.headers);
  for (const name of OF_THE_WAY) headers.delete(name);
  return new Response(bytes, { headers });
}

/** A cache of this very site: another one's may begin with the same path. @param {string} name */
const isOurs = (name) => name.startsWith(OURS) && !/[:/]/.test(name.slice(OURS.length));

/** A cache as older versions named theirs, at any path of the origin. @param {string} name */
const isOld = (name) => /^site-[0-9a-f]{16}$/.test(name);

/** A file as this device has it in `caches`, if it is the same. @param {Cache[]} from @param {string} path */
async function found(from, path) {
  for (const cache of from) {
    const kept = await cache.match(addressOf(path));
    const same = kept && (await verified(kept, path));
    if (same) return same;
  }
  return null;
}

/** Thrown for what a host has, and not as it was built. */
class Changed extends Error {}

/** A file of this version from the host. @param {string} path */
async function fetched(path) {
  const response = await fetch(askedOf(path), { cache: "no-cache" });
  const fresh = await verified(response, path);
  if (!fresh) throw new (response.ok ? Changed : Error)(`${path} is not of version ${VERSION}`);
  return fresh;
}

/** What is noted in a cache of an install that did not come to its end. @param {Cache} cache
 * @returns {Promise<{ times?: number, at?: number, changed?: boolean, saving?: boolean } | null>} */
const noteOf = async (cache) => (await cache.match(NOTE))?.json().catch(() => null) ?? null;

/** Whether a newer version was given up because the host changes what it serves, or put off because the reader saves data. */
async function isBehind() {
  for (const name of await caches.keys()) {
    const note = isOurs(name) && name !== CACHE && (await noteOf(await caches.open(name)));
    if (note && (note.changed || note.saving)) return true;
  }
  return false;
}

/** Whether the reader pays for what is fetched, where that is told. */
function isSaving() {
  /** @type {{ saveData?: boolean, type?: string } | undefined} */
  const line = /** @type {any} */ (worker.navigator)?.connection;
  return line?.saveData === true || line?.type === "cellular";
}

/** How long a version that could not be fetched so often is left alone: not at all the first time, at most a day. @param {number} times */
const pause = (times) => (times < 2 ? 0 : Math.min(4 ** (times - 2), 24 * 60) * MINUTE);

async function install() {
  if (!files.size) return;
  const cache = await caches.open(CACHE);
  const times = await tries(cache);
  await cache.put(NOTE, new Response(JSON.stringify({ times, at: Date.now() })));
  const others = await otherCaches();
  try {
    const chosen = await choice(others);
    await gather(cache, others, chosen, times);
    await inherit(cache, others);
    await cache.delete(NOTE);
  } catch (error) {
    await giveUp(cache, others, times, error);
    throw error;
  }
}

/** The caches of other versions. */
async function otherCaches() {
  const names = (await caches.keys()).filter((name) => name !== CACHE && (isOurs(name) || isOld(name)));
  return Promise.all(names.map((name) => caches.open(name)));
}

/** What older versions have of this one. @param {Cache} cache @param {Cache[]} others */
async function inherit(cache, others) {
  for (const path of known.keys()) {
    const kept = (await cache.match(addressOf(path))) ? null : await found(others, path);
    if (kept) await cache.put(addressOf(path), kept);
  }
}

/** The languages that older versions have kept. @param {Cache[]} others */
async function keptBy(others) {
  const kept = new Set();
  for (const lang of languages) {
    for (const other of others) if ((await other.match(wholeOf(lang))) && !(await other.match(NOTE))) kept.add(lang);
  }
  return [...kept];
}

/** The languages to keep: those that an older version kept, else those of the open pages. @param {Cache[]} others */
async function choice(others) {
  const kept = await keptBy(others);
  if (kept.length) return kept;
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const paths = open.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith(root.pathname));
  const read = paths.map((path) => languageOf(path.slice(root.pathname.length)));
  return read.length ? [...new Set(read)] : [languageOf("")];
}

/** Thrown for a version that waits for a line which costs the reader nothing. */
class Later extends Error {}

/**
 * Brings every file of these languages into the cache, from the device or the host.
 * @param {Cache} cache @param {Cache[]} others @param {string[]} chosen @param {number} [times] which try of an install this is
 */
async function gather(cache, others, chosen, times) {
  /** @type {string[]} */
  const waiting = [];
  for (const path of files.keys()) {
    if (!chosen.some((lang) => belongs(path, lang))) continue;
    if (await cache.match(addressOf(path))) continue; // an earlier try came this far
    const kept = await found(others, path);
    if (kept) await cache.put(addressOf(path), kept);
    else waiting.push(path);
  }
  if (times && waiting.length > FEW && worker.registration.active && isSaving()) throw new Later("the reader saves data");
  for (const lang of chosen) {
    const lacking = waiting.filter((path) => belongs(path, lang));
    if (lacking.length <= FEW) continue;
    const brought = await unbundled(cache, lang, lacking);
    waiting.splice(0, waiting.length, ...waiting.filter((path) => !brought.has(path)));
  }
  /** @param {string} path */
  const bring = async (path) => cache.put(addressOf(path), await fetched(path));
  /** @type {unknown} */
  let failed = null;
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined && !failed; path = waiting.shift()) {
      await bring(path).catch((error) => (failed ??= error));
    }
  };
  const home = waiting.indexOf("index.html");
  if (home >= 0) await bring(waiting.splice(home, 1)[0] ?? ""); // a host that changes pages is found by one request
  await Promise.all(Array.from({ length: 6 }, work));
  if (failed) throw failed; // only now, since what is still under way would arrive after the clearing up
  for (const lang of languages) if (chosen.includes(lang)) await cache.put(wholeOf(lang), new Response(""));
}

const TYPES = /** @type {Record<string, string>} */ ({
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  webmanifest: "application/manifest+json; charset=utf-8",
  svg: "image/svg+xml",
});

/**
 * Puts what is lacking of a language and stands in its bundle into the cache; the paths of what was put there. None where
 * the bundle cannot be had or read as it was built: then files come one by one. Throws where the line breaks.
 * @param {Cache} cache @param {string} lang @param {string[]} lacking
 */
async function unbundled(cache, lang, lacking) {
  /** @type {Set<string>} */
  const brought = new Set();
  const { bundle, hash } = LANGUAGES[lang] ?? { bundle: "", hash: "" };
  const bytes = unpack && bundle ? await bundleOf(cache, addressOf(bundle), hash) : null;
  if (!bytes) return brought;
  let texts;
  try {
    texts = unpack?.(bytes);
  } catch {
    return brought;
  }
  for (const path of lacking) {
    const text = texts?.get(path);
    const same = text && (await stamped(path, text, files.get(path)));
    if (!same) continue;
    await cache.put(addressOf(path), new Response(same, { headers: { "Content-Type": TYPES[path.split(".").at(-1) ?? ""] ?? "" } }));
    brought.add(path);
  }
  return brought;
}

/**
 * A bundle from the host, or null when the host has none like it. What has come of it is put away while it comes; the next
 * try asks for the rest alone, where the host gives parts. Throws where the line breaks.
 * @param {Cache} cache @param {string} address @param {string} hash
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>}
 */
async function bundleOf(cache, address, hash) {
  const place = partOfBundle(hash);
  let had = (await (await cache.match(place))?.blob()) ?? new Blob();
  const resumed = had.size > 0;
  /** @type {RequestInit} */
  const asked = resumed ? { cache: "no-store", headers: { Range: `bytes=${had.size}-` } } : { cache: "no-cache" };
  const response = await fetch(address, { ...asked, priority: "low" });
  if (!response.headers.get("content-range")?.startsWith(`bytes ${had.size}-`)) had = new Blob();
  const reader = response.ok ? response.body?.getReader() : null;
  /** @type {Uint8Array<ArrayBuffer>[]} */
  let portion = [];
  const putAway = async () => {
    had = new Blob([had, ...portion]);
    portion = [];
    await cache.put(place, new Response(had)).catch(() => {}); // a full disk is told by what follows
  };
  try {
    for (let step = await reader?.read(); step?.value; step = await reader?.read()) {
      portion.push(step.value);
      if (portion.reduce((sum, part) => sum + part.length, 0) >= PORTION) await putAway();
    }
  } catch (error) {
    await putAway();
    throw error;
  }
  const bytes = new Uint8Array(await new Blob([had, ...portion]).arrayBuffer());
  await cache.delete(place);
  if ((await hashOf(bytes)) === hash) return bytes;
  return resumed ? bundleOf(cache, address, hash) : null;
}

/** Languages that are being added, so that one asked for twice is fetched once. @type {Map<string, Promise<void>>} */
const adding = new Map();

/** Adds a language to those that are kept. @param {string} lang */
async function add(lang) {
  forgotten = false;
  const [cache, others] = [await caches.open(CACHE), await otherCaches()];
  if (!LANGUAGES[lang] || (await cache.match(wholeOf(lang)))) return;
  const work = adding.get(lang) ?? gather(cache, others, [lang]).finally(() => adding.delete(lang));
  adding.set(lang, work);
  await work;
}

/** Whether everything was forgotten at the reader's wish: then nothing is kept by the pages that are still open, until it
 * is asked for again. */
let forgotten = false;

async function forget() {
  forgotten = true;
  adding.clear(); // what still comes goes into caches that are no more
  for (const name of await caches.keys()) if (isOurs(name)) await caches.delete(name);
}

/** Which try this is. Throws when it comes too soon after the last one. @param {Cache} cache */
async function tries(cache) {
  const note = await noteOf(cache);
  const times = Number.isInteger(note?.times) ? Math.max(0, Number(note?.times)) : 0;
  const since = Date.now() - Number(note?.at);
  // A clock that was put back must not keep a version away.
  if (since >= 0 && since < pause(times)) throw new Error(`version ${VERSION} is not asked for again yet`);
  return times + 1;
}

/**
 * What is right stays for the next try, unless the device is full; halves of other versions go.
 * @param {Cache} cache @param {Cache[]} others @param {number} times @param {unknown} error
 */
async function giveUp(cache, others, times, error) {
  const full = error instanceof DOMException && error.name === "QuotaExceededError";
  let changed = error instanceof Changed && times >= ENOUGH;
  let older = false;
  for (const half of full ? [cache, ...others] : others) {
    if (!(await half.match(NOTE))) {
      older = true;
      continue;
    }
    // What was found of the host holds for the next version too.
    if (error instanceof Changed && half !== cache) changed ||= (await noteOf(half))?.changed === true;
    for (const request of await half.keys()) if (half !== cache || request.url !== NOTE) await half.delete(request);
  }
  for (const name of await caches.keys()) {
    if (isOurs(name) && name !== CACHE && !(await (await caches.open(name)).keys()).length) await caches.delete(name);
  }
  const saving = error instanceof Later;
  if (changed || saving) await cache.put(NOTE, new Response(JSON.stringify({ times: saving ? 0 : times, at: Date.now(), changed, saving })));
  if (changed && older && times === ENOUGH) console.warn("This host changes what it serves: pages come from it as they are, and without a network from an older version");
  if (times === 1 && !saving) console.warn(`Not kept for reading without a network, tried again later: ${error instanceof Error ? error.message : error}`);
}

async function activate() {
  const late = files.size ? await meanwhile().catch(() => []) : []; // a full disk must not keep a version away
  for (const name of await caches.keys()) {
    if (isOurs(name) && name !== CACHE) await caches.delete(name);
    else if (isOld(name)) await clearOld(name);
  }
  // A version without files is a withdrawal: it clears up after the others and goes.
  if (!files.size) await worker.registration.unregister();
  // What is lacking comes behind the page, which waits for this function.
  if (late.length) void gather(await caches.open(CACHE), [], late, 1).catch(() => {});
}

/** Takes over from the version before what is the same of languages that were added to it while this one waited; which
 * languages those are. */
async function meanwhile() {
  const [cache, others] = [await caches.open(CACHE), await otherCaches()];
  const own = await keptBy([cache]);
  const late = (await keptBy(others)).filter((lang) => !own.includes(lang));
  if (late.length) await inherit(cache, others);
  return late;
}

/** Take out of a cache of an older version what is of this site: two copies on one origin shared it. @param {string} name */
async function clearOld(name) {
  const cache = await caches.open(name);
  const urls = (await cache.keys()).map(({ url }) => url);
  const roots = urls.filter((url) => url.endsWith("/404.html")).map((url) => url.slice(0, -"404.html".length));
  const owner = (/** @type {string} */ url) => roots.filter((one) => url.startsWith(one)).sort((one, other) => other.length - one.length)[0];
  const mine = urls.filter((url) => owner(url) === root.href);
  for (const url of mine) await cache.delete(url);
  if (mine.length && mine.length === urls.length) await caches.delete(name);
}

/** Whether a newer version may take over now: it waits, and no second page of the site is open. A page that is being opened
 * is not listed: it may take the place of the one that is. */
async function mayTakeOver() {
  if (!worker.registration.waiting || Date.now() - between < 10_000) return false;
  const open = await worker.clients.matchAll({ type: "window" });
  return open.length < 2;
}

/** Whether no page but this one is open. One that was left may be listed for a moment. @param {string | undefined} id */
async function isAlone(id) {
  for (let time = 0; time < 5; time += 1) {
    const open = await worker.clients.matchAll({ type: "window" });
    if (open.every((one) => one.id === id)) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

/** A file as this version keeps it; none where storage fails, as it does where a browser is told to keep nothing. @param {string} path */
async function recalled(path) {
  try {
    return await (await caches.open(CACHE)).match(addressOf(path));
  } catch {
    return undefined;
  }
}

/** @param {FetchEvent} event @param {{ file: string, tidy: string }} place @returns {Promise<Response>} */
async function answer(event, { file, tidy }) {
  const { request } = event;
  if (forgotten) return fetch(request);
  const page = request.mode === "navigate";
  // What is saved is no page: behind it nothing follows.
  if (page && (!file || file.endsWith(".html")) && (await mayTakeOver())) {
    between = Date.now();
    return new Response(BETWEEN, { headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } });
  }
  // Where a slash was forgotten, links on the page would lead astray.
  if (!file && tidy) return Response.redirect(tidy);
  const asked = page || behind === undefined ? isBehind().catch(() => false) : behind;
  const kept = file ? await recalled(file) : undefined;
  behind = await asked;
  if (kept && !behind) return partOf(request, kept);
  try {
    const fresh = await fetch(request);
    if (kept && fresh.status >= 500) return partOf(request, kept);
    if (file && fresh.status === 200) event.waitUntil(keep(file, fresh.clone()));
    return (page && fresh.status === 404 && (await said(404))) || fresh;
  } catch (error) {
    // WebKit's storage has given nothing for what it had, once and for a moment: before a reader loses a page, it is asked again.
    const late = kept ?? (file ? await recalled(file) : undefined);
    if (late) return partOf(request, late);
    if (request.destination === "image") return new Response(BLANK, { headers: { "Content-Type": "image/svg+xml", "Cache-Control": "no-store" } });
    const told = page && (await said(file ? 503 : 404));
    if (told) return told;
    throw error;
  }
}

/** A picture that was not kept leaves its place empty, not broken. */
const BLANK = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

/** What was asked for of a kept file: players and viewers ask for a range of bytes, and some take nothing else.
 * @param {Request} request @param {Response} kept */
async function partOf(request, kept) {
  const [range, first, last] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") ?? "") ?? [];
  if (!range) return kept;
  const bytes = await kept.blob();
  const start = first ? Number(first) : Math.max(0, bytes.size - Number(last));
  const end = first && last ? Math.min(Number(last) + 1, bytes.size) : bytes.size;
  const headers = new Headers(kept.headers);
  const some = start < end && (first || last);
  headers.set("Content-Range", some ? `bytes ${start}-${end - 1}/${bytes.size}` : `bytes */${bytes.size}`);
  return some ? new Response(bytes.slice(start, end), { status: 206, headers }) : new Response(null, { status: 416, headers });
}

/** Put away what was fetched, if it is the file of this version: a hotel's log-in page is not.
 * @param {string} path @param {Response} fresh */
async function keep(path, fresh) {
  const same = await verified(fresh, path).catch(() => null);
  if (same && !forgotten) await caches.open(CACHE).then((cache) => cache.put(addressOf(path), same)).catch(() => {}); // a full disk
}

/** The page that says: there is no such page (404), or that there is no network and a file was not kept (503).
 * @param {404 | 503} status */
async function said(status) {
  const kept = (await recalled("404.html")) ?? (await recalled("404.html")); // twice, as above
  if (!kept) return null;
  const html = await kept.text();
  return new Response(status === 503 ? html.replace("<html", "<html data-offline") : html, { status, headers: kept.headers });
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  const { data, ports } = event;
  const [done, failed] = [() => ports[0]?.postMessage(true), () => ports[0]?.postMessage(false)];
  if (data === "take over") void worker.skipWaiting();
  if (data === "alone") event.waitUntil(isAlone(/** @type {Client | null} */ (event.source)?.id).then((alone) => ports[0]?.postMessage(alone)));
  if (data === "forget") event.waitUntil(forget().then(done, failed));
  if (data?.keep) event.waitUntil(add(data.keep).then(done, failed));
});
worker.addEventListener("fetch", (event) => {
  const place = event.request.method === "GET" ? placeOf(event.request.url) : null;
  const page = event.request.mode === "navigate";
  // What is not this site's is left to the browser and the host.
  if (place && (place.file || (page && (place.tidy || place.ours)))) event.respondWith(answer(event, place));
});
