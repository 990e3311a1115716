import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const SOURCE = readFileSync(new URL("../../docs/sw.js", import.meta.url), "utf8");
const MINUTE = 60_000;

/** Caches in memory: name -> address -> response. */
class Shelf {
  constructor() {
    /** @type {Map<string, Map<string, Response>>} */
    this.map = new Map();
  }
  /** @param {string} name */
  async open(name) {
    const kept = this.map.get(name) ?? new Map();
    this.map.set(name, kept);
    return {
      match: async (/** @type {string} */ url) => kept.get(url)?.clone(),
      put: async (/** @type {string} */ url, /** @type {Response} */ response) => void kept.set(url, response),
      delete: async (/** @type {string | { url: string }} */ at) => kept.delete(typeof at === "string" ? at : at.url),
      keys: async () => [...kept.keys()].map((url) => ({ url })),
    };
  }
  async keys() {
    return [...this.map.keys()];
  }
  /** @param {string} name */
  async delete(name) {
    return this.map.delete(name);
  }
}

const hash = async (/** @type {string} */ text) =>
  Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).subarray(0, 12).toString("base64");

/** Where the languages of a worker with bundles lie. */
const PREFIXES = /** @type {Record<string, string>} */ ({ ru: "", en: "en/" });

/**
 * A worker at `root` with `files` (text by path), served by `host`.
 * With `bundles` (what stands in the bundle of each language, as this test's own reader reads it) it has two languages.
 * @param {{ root?: string, version?: string, files: Record<string, string>, later?: Record<string, string>, caches?: Shelf,
 *   clock?: { now: number }, host?: (url: string, range: string | null) => Response | Promise<Response>, bundles?: Record<string, string>,
 *   stamp?: string, open?: string[], active?: object | null, waiting?: object | null, line?: object }} given  `open`, the
 *   pages of the site, whose ids are their addresses
 */
async function start({ root = "https://user.github.io/", version = "0123456789abcdef", files, later = {}, caches = new Shelf(), clock = { now: 1e12 }, host, bundles = {}, stamp = "", open = [root], active = null, waiting = null, line = {} }) {
  /** @param {Record<string, string>} texts */
  const listed = async (texts) => JSON.stringify(Object.fromEntries(await Promise.all(Object.entries(texts).map(async ([path, text]) => [path, await hash(text)]))));
  const code = SOURCE.replace('"development"', JSON.stringify(version))
    .replace("const FILES = {}", `const FILES = ${await listed(files)}`)
    .replace("const ON_REQUEST = {}", `const ON_REQUEST = ${await listed(later)}`)
    .replace("const LANGUAGES = {}", `const LANGUAGES = ${JSON.stringify(Object.fromEntries(await Promise.all(Object.entries(bundles).map(async ([lang, text]) => [lang, { prefix: PREFIXES[lang], bundle: `${PREFIXES[lang]}bundle`, hash: await hash(text) }]))))}`)
    .replace('const STAMP = ""', `const STAMP = ${JSON.stringify(stamp)}`)
    .replace("const unpack = null", "const unpack = (bytes) => new Map(JSON.parse(new TextDecoder().decode(bytes)).map(([path, text]) => [path, new TextEncoder().encode(text)]))");
  /** @type {Record<string, (event: any) => void>} */
  const on = {};
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const said = [];
  const self = {
    location: { href: `${root}sw.js` },
    registration: { waiting, active, unregister: async () => true },
    // A page that came before the worker is told of only when it is asked for; where a newer one waits, pages are this one's.
    clients: { matchAll: async ({ includeUncontrolled = false }) => (includeUncontrolled || waiting ? open : []).map((url) => ({ url, id: url })) },
    navigator: { connection: line },
    addEventListener: (/** @type {string} */ name, /** @type {(event: any) => void} */ act) => (on[name] = act),
  };
  const all = /** @type {Record<string, string>} */ ({ ...files, ...later, ...Object.fromEntries(Object.entries(bundles).map(([lang, text]) => [`${PREFIXES[lang]}bundle`, text])) });
  const served = (/** @type {string} */ url) => {
    const path = decodeURIComponent(new URL(url).pathname.slice(new URL(root).pathname.length)).replace(/(^|\/)$/, "$1index.html");
    return path in all ? new Response(all[path]) : new Response("none", { status: 404 });
  };
  vm.runInNewContext(code, {
    self, caches, crypto, URL, Response, Headers, Uint8Array, DOMException, btoa, Map, Set, Blob, TextDecoder, TextEncoder,
    console: { warn: (/** @type {string} */ text) => said.push(text) },
    Date: { now: () => clock.now },
    setTimeout: (/** @type {() => void} */ act) => setTimeout(act, 1),
    fetch: async (/** @type {string | { url: string }} */ at, /** @type {RequestInit} */ given = {}) => {
      const url = typeof at === "string" ? at : at.url;
      const range = new Headers(given.headers).get("range");
      asked.push(range ? `${url} ${range}` : url);
      return (host ?? served)(url, range);
    },
  });
  /** @param {string} name */
  const happen = (name) => {
    /** @type {Promise<unknown> | undefined} */
    let done;
    on[name]?.({ waitUntil: (/** @type {Promise<unknown>} */ promise) => (done = promise) });
    return done;
  };
  /** The answer to a request, or null when it is left to the browser. @param {string} url @param {object} [request] @returns {Promise<Response | null>} */
  const ask = async (url, request = {}) => {
    /** @type {Promise<Response> | null} */
    let answer = null;
    const event = {
      request: { url, method: "GET", mode: "navigate", destination: "document", headers: new Headers(), ...request },
      respondWith: (/** @type {Promise<Response>} */ promise) => (answer = promise),
      waitUntil: () => {},
    };
    on.fetch?.(event);
    return answer;
  };
  /** What the worker answers to a message of a page. @param {unknown} data @param {string} [from] */
  const tell = (data, from = root) => new Promise((done) => on.message?.({ data, source: { id: from }, ports: [{ postMessage: done }], waitUntil: () => {} }));
  return { happen, ask, tell, asked, said, caches, clock };
}

const FILES = { "404.html": "<html>lost", "index.html": "home", "en/index.html": "english", "topics/sql/index.html": "sql", "assets/#x%.js": "odd" };

test("what is not this site's is left to the browser, whatever it is called", async () => {
  const worker = await start({ files: FILES });
  await worker.happen("install");
  for (const path of ["other/", "other/nosuch", "nosuch", "constructor", "__proto__", "toString/", "%", "api/v1?x=1", "assets/nosuch", "topics%2Fsql/", "..%2f", "sw.js", "sw.js?install", "robots.txt"]) {
    assert.equal(await worker.ask(`https://user.github.io/${path}`), null, path);
  }
  assert.equal(await worker.ask("https://elsewhere.example/topics/sql/"), null);
  assert.equal(await worker.ask("https://user.github.io/topics/sql/", { method: "POST" }), null);
  assert.equal(await worker.ask("https://user.github.io/topics/nosuch.json", { mode: "cors" }), null);
  const below = await start({ root: "https://user.github.io/repo/", files: FILES });
  assert.equal(await below.ask("https://user.github.io/topics/sql/"), null);
});

test("every name is asked for and found, with signs in it that mean something in an address", async () => {
  const worker = await start({ files: FILES, root: "https://host.example/%D1%88/" });
  await worker.happen("install");
  assert.ok(worker.asked.includes("https://host.example/%D1%88/assets/%23x%25.js"));
  assert.ok(worker.asked.includes("https://host.example/%D1%88/topics/sql/"));
  assert.equal(await (await worker.ask("https://host.example/%D1%88/assets/%23x%25.js?1", { mode: "cors" }))?.text(), "odd");
  assert.equal(await (await worker.ask("https://host.example/%D1%88/"))?.text(), "home");
});

test("a forgotten and a doubled slash lead to the page, with the query", async () => {
  const worker = await start({ files: FILES, root: "https://user.github.io/repo/" });
  await worker.happen("install");
  for (const [asked = "", led] of [["en?q=lambda", "en/?q=lambda"], ["/topics//sql", "topics/sql/"], ["topics/sql//", "topics/sql/"], ["/", ""]]) {
    const answer = await worker.ask(`https://user.github.io/repo/${asked}`);
    assert.equal(answer?.headers.get("location"), `https://user.github.io/repo/${led}`, asked);
  }
});

test("a kept file answers a range of bytes as a host does", async () => {
  const worker = await start({ files: { "index.html": "home", "downloads/cram-sheet.pdf": "0123456789" } });
  await worker.happen("install");
  const part = async (/** @type {string} */ range) => {
    const answer = await worker.ask("https://user.github.io/downloads/cram-sheet.pdf", { mode: "cors", headers: new Headers({ range }) });
    return [answer?.status, answer?.headers.get("content-range"), await answer?.text()];
  };
  assert.deepEqual(await part("bytes=0-3"), [206, "bytes 0-3/10", "0123"]);
  assert.deepEqual(await part("bytes=8-99"), [206, "bytes 8-9/10", "89"]);
  assert.deepEqual(await part("bytes=4-"), [206, "bytes 4-9/10", "456789"]);
  assert.deepEqual(await part("bytes=-2"), [206, "bytes 8-9/10", "89"]);
  assert.deepEqual(await part("bytes=10-"), [416, "bytes */10", ""]);
  assert.deepEqual(await part("bytes=0-1,4-5"), [200, null, "0123456789"]);
});

test("a version that does not arrive is left alone for longer each time, by whatever clock, and a new one is not", async () => {
  const caches = new Shelf();
  const clock = { now: 1e12 };
  const host = () => new Response("changed by the host");
  const attempt = async (version = "0123456789abcdef") => {
    const worker = await start({ files: FILES, version, caches, clock, host });
    await assert.rejects(async () => worker.happen("install"));
    return worker;
  };
  const tries = [];
  for (let minute = 0; minute < 400; minute += 1) {
    const { asked, said } = await attempt();
    if (asked.length) tries.push(minute);
    assert.ok(asked.length <= 1);
    assert.equal(said.length, minute === 0 ? 1 : 0);
    clock.now += MINUTE;
  }
  assert.deepEqual(tries, [0, 1, 2, 6, 22, 86, 342]);
  clock.now -= 1e9;
  assert.equal((await attempt()).asked.length, 1);
  assert.equal((await attempt("fedcba9876543210")).asked.length, 1);
  assert.equal(caches.map.size, 1);
});

test("what is right of a version that did not arrive is not fetched again, and it serves only when it is whole", async () => {
  const caches = new Shelf();
  const late = await start({ files: FILES, caches, host: (url) => new Response(url.endsWith("/sql/") ? "old" : { "/": "home", "/en/": "english", "/404.html": "<html>lost" }[new URL(url).pathname] ?? "odd") });
  await assert.rejects(async () => late.happen("install"));
  const next = await start({ files: FILES, caches });
  await next.happen("install");
  assert.deepEqual(next.asked, ["https://user.github.io/topics/sql/"]);
  assert.deepEqual([...(caches.map.get("backend-cheatsheet:/:0123456789abcdef") ?? new Map()).keys()].length, 5);
});

test("where a host begins to change files the network is asked first, and what was kept answers without it", async () => {
  const caches = new Shelf();
  const clock = { now: 1e12 };
  const one = await start({ files: FILES, caches, clock });
  await one.happen("install");
  const url = "https://user.github.io/topics/sql/";
  /** @type {(url: string) => Response} */
  let host = () => new Response("changed");
  const read = async () => {
    const worker = await start({ files: FILES, caches, clock, host: (at) => host(at) });
    return (await worker.ask(url))?.text();
  };
  const attempt = async (version = "fedcba9876543210", answer = host) => {
    const worker = await start({ files: { ...FILES, "index.html": "new" }, version, caches, clock, host: answer });
    await assert.rejects(async () => worker.happen("install"));
    clock.now += 24 * 60 * MINUTE;
    return worker.said.filter((text) => text.includes("This host changes")).length;
  };
  const broken = () => new Response("changed", { status: 500 });
  for (let time = 0; time < 5; time += 1) assert.equal(await attempt("0000000000000000", broken), 0);
  assert.equal(await read(), "sql"); // a host that is out of order changes nothing
  assert.deepEqual([await attempt(), await attempt()], [0, 0]);
  assert.equal(await read(), "sql");
  assert.deepEqual([await attempt(), await attempt()], [1, 0]);
  assert.equal(await read(), "changed");
  assert.equal(await attempt("1111111111111111"), 0);
  assert.equal(await read(), "changed"); // the next version need not find it out again
  host = broken;
  assert.equal(await read(), "sql");
  host = () => {
    throw new TypeError("no network");
  };
  assert.equal(await read(), "sql");
  const whole = await start({ files: FILES, version: "1111111111111111", caches, clock });
  await whole.happen("install");
  await whole.happen("activate");
  host = () => new Response("changed");
  assert.equal(await (await whole.ask(url))?.text(), "sql");
});

test("a device that is full is left with the note that it is", async () => {
  const caches = new Shelf();
  const open = caches.open.bind(caches);
  caches.open = async (name) => {
    const cache = await open(name);
    return {
      ...cache,
      put: async (url, response) => {
        if ((caches.map.get(name)?.size ?? 0) > 2) throw new DOMException("full", "QuotaExceededError");
        return cache.put(url, response);
      },
    };
  };
  const worker = await start({ files: FILES, caches });
  await assert.rejects(async () => worker.happen("install"));
  assert.deepEqual([...caches.map.values()].map((kept) => [...kept.keys()]), [["https://user.github.io/sw.js?install"]]);
});

test("storage that fails or gives nothing for a moment costs no reader his page", async () => {
  for (const odd of [async () => undefined, async () => Promise.reject(new Error("internal"))]) {
    const caches = new Shelf();
    await (await start({ files: FILES, caches })).happen("install");
    const open = caches.open.bind(caches);
    let failing = 0;
    caches.open = async (name) => {
      const cache = await open(name);
      return { ...cache, match: async (url) => (failing-- > 0 ? odd() : cache.match(url)) };
    };
    const host = () => Promise.reject(new TypeError("no network"));
    const worker = await start({ files: FILES, caches, host });
    for (const [path = "", text = ""] of [["topics/sql/", "sql"], ["topics/none/", "<html>lost"]]) {
      failing = 1;
      assert.match((await (await worker.ask(`https://user.github.io/${path}`))?.text()) ?? "", new RegExp(text), path);
    }
  }
});

test("a file kept on request outlives an update when it did not change, and goes when it did", async () => {
  const caches = new Shelf();
  const book = { "downloads/book.pdf": "book", "downloads/other.pdf": "other" };
  const one = await start({ files: FILES, later: book, caches });
  await one.happen("install");
  for (const path of Object.keys(book)) {
    const cache = await caches.open("backend-cheatsheet:/:0123456789abcdef");
    await cache.put(`https://user.github.io/${path}`, new Response(book[/** @type {keyof typeof book} */ (path)]));
  }
  const files = { ...FILES, "index.html": "home, second" };
  const two = await start({ files, version: "fedcba9876543210", later: { ...book, "downloads/other.pdf": "new" }, caches });
  await two.happen("install");
  assert.deepEqual(two.asked, ["https://user.github.io/"]);
  await two.happen("activate");
  assert.deepEqual([...caches.map.keys()], ["backend-cheatsheet:/:fedcba9876543210"]);
  assert.equal((await two.ask("https://user.github.io/downloads/book.pdf"))?.status, 200);
  assert.ok(!caches.map.get("backend-cheatsheet:/:fedcba9876543210")?.has("https://user.github.io/downloads/other.pdf"));
});

test("a worker without files clears up after itself at its own path and answers for nothing", async () => {
  const caches = new Shelf();
  for (const path of ["a/", ":/", ""]) await (await start({ files: FILES, caches, root: `https://user.github.io/${path}` })).happen("install");
  const gone = await start({ files: {}, version: "development", caches });
  await gone.happen("install");
  await gone.happen("activate");
  assert.deepEqual([...caches.map.keys()], ["backend-cheatsheet:/a/:0123456789abcdef", "backend-cheatsheet:/:/:0123456789abcdef"]);
  assert.equal(await gone.ask("https://user.github.io/"), null);
});

const SITE = "https://user.github.io/";
/** As the template makes it (overrides/main.html); tests/build/test_same_bytes.py holds real pages to two versions. */
const MISTAKE = '<a class="quiet" href="https://host.example/issues/new?template=mistake.yml&amp;page=topics/t5/&amp;source=a.md%3A1&amp;version=" rel="noopener">';
const FIRST = "backend-cheatsheet:/:0123456789abcdef";
const SECOND = "backend-cheatsheet:/:fedcba9876543210";
const pages = (/** @type {string} */ prefix) => Object.fromEntries(Array.from({ length: 12 }, (_, number) => [`${prefix}topics/t${number}/index.html`, `text ${number}<span data-version></span>${number === 5 ? MISTAKE : ""}`]));

/** A site of two languages, each with more pages than are fetched one by one, and a sheet that stands in no bundle. */
const BOTH = { "404.html": "<html>lost", "assets/js/site.js": "script", "index.html": "home", "en/index.html": "english", "downloads/cram-sheet.pdf": "paper", "en/downloads/cram-sheet.pdf": "sheet", ...pages(""), ...pages("en/") };
/** What stands in each bundle of `files`. @param {Record<string, string>} files */
const bundlesOf = (files) => Object.fromEntries(["ru", "en"].map((lang) => [lang, JSON.stringify(Object.entries(files).filter(([path]) => !path.endsWith(".pdf") && (/^(assets|404)/.test(path) || path.startsWith("en/") === (lang === "en"))))]));
const TWO = { files: BOTH, bundles: bundlesOf(BOTH) };
/** Waits for what happens behind an answer. @param {() => unknown} holds */
const until = async (holds) => {
  for (let time = 0; !holds(); time += 1) {
    assert.ok(time < 1000, "it never was so");
    await new Promise((done) => setTimeout(done, 1));
  }
};
/** The names of the files in a cache. @param {Shelf} caches @param {string} name */
const inside = (caches, name) => [...(caches.map.get(name)?.keys() ?? [])].map((url) => url.slice(SITE.length)).sort();
const ours = (/** @type {string} */ lang) => Object.keys(BOTH).filter((path) => /^(assets|404)/.test(path) || path.startsWith("en/") === (lang === "en")).concat(`sw.js?kept=${lang}`).sort();

test("the language of the open page comes in one file and its paper, and the other one not at all until it is asked for", async () => {
  for (const [lang = "", page, other = "", paths] of /** @type {const} */ ([
    ["ru", "topics/t1/", "en", ["bundle", "downloads/cram-sheet.pdf"]],
    ["en", "en/topics/t1/", "ru", ["en/bundle", "en/downloads/cram-sheet.pdf"]],
  ])) {
    const worker = await start({ ...TWO, open: [SITE + page] });
    await worker.happen("install");
    assert.deepEqual(worker.asked, paths.map((path) => SITE + path));
    assert.deepEqual(inside(worker.caches, FIRST), ours(lang));
    assert.equal(await worker.tell({ keep: lang }), true);
    assert.equal(worker.asked.length, 2);
    assert.equal(await worker.tell({ keep: other }), true);
    assert.equal(worker.asked.length, 4);
    assert.deepEqual(inside(worker.caches, FIRST), [...new Set([...ours("ru"), ...ours("en")])].sort());
    assert.equal(await worker.tell({ keep: "de" }), true); // nothing to keep
  }
});

test("pages of other sites on the origin say nothing of the language", async () => {
  const root = "https://user.github.io/repo/";
  const worker = await start({ ...TWO, root, open: ["https://user.github.io/", `${root}en/`, "https://user.github.io/other/"] });
  await worker.happen("install");
  assert.deepEqual(worker.asked, [`${root}en/bundle`, `${root}en/downloads/cram-sheet.pdf`]);
});

test("a language that cannot be had is told, and what was kept stays", async () => {
  const caches = new Shelf();
  await (await start({ ...TWO, caches })).happen("install");
  const down = () => {
    throw new TypeError("no network");
  };
  const worker = await start({ ...TWO, caches, host: down });
  assert.equal(await worker.tell({ keep: "en" }), false);
  assert.deepEqual(inside(caches, FIRST), ours("ru"));
});

test("a page says which version it is of wherever its text came from, and a version that only says so fetches nothing", async () => {
  const caches = new Shelf();
  const say = async (/** @type {Awaited<ReturnType<typeof start>>} */ worker) => (await worker.ask(`${SITE}topics/t3/`))?.text();
  const one = await start({ ...TWO, caches, stamp: "one" });
  await one.happen("install");
  assert.equal(await say(one), "text 3<span data-version>one</span>");
  const two = await start({ ...TWO, caches, version: "fedcba9876543210", stamp: "two" });
  await two.happen("install");
  await two.happen("activate");
  assert.deepEqual(two.asked, []);
  assert.equal(await say(two), "text 3<span data-version>two</span>");
  const later = await start({ ...TWO, caches, version: "0000000000000000", stamp: "2026 · c0ffee+" });
  await later.happen("install");
  await later.happen("activate");
  assert.deepEqual(later.asked, []);
  assert.equal(await (await later.ask(`${SITE}topics/t5/`))?.text(), `text 5<span data-version>2026 · c0ffee+</span>${MISTAKE.replace("version=", "version=2026%20%C2%B7%20c0ffee%2B")}`);
  const host = (/** @type {string} */ url) => new Response(url.endsWith("bundle") ? "none" : (BOTH[/** @type {keyof typeof BOTH} */ (url.slice(SITE.length).replace(/(^|\/)$/, "$1index.html"))] ?? "").replace("<span data-version>", "<span data-version>from the host"));
  const alone = await start({ ...TWO, host, stamp: "three" });
  await alone.happen("install");
  assert.equal(await say(alone), "text 3<span data-version>three</span>");
});

test("a new version fetches what changed: a page or two by themselves, much in one file", async () => {
  const caches = new Shelf();
  await (await start({ ...TWO, caches })).happen("install");
  const changed = { ...BOTH, "topics/t3/index.html": "new", "en/topics/t3/index.html": "new" };
  const few = await start({ files: changed, bundles: bundlesOf(changed), caches, version: "fedcba9876543210", open: [`${SITE}en/`] }); // who only looks in
  await few.happen("install");
  assert.deepEqual(few.asked, [`${SITE}topics/t3/`]);
  await few.happen("activate");
  const all = Object.fromEntries(Object.entries(changed).map(([path, text]) => [path, path.startsWith("topics") ? `${text}!` : text]));
  const many = await start({ files: all, bundles: bundlesOf(all), caches, version: "0123456789abcdef" });
  await many.happen("install");
  assert.deepEqual(many.asked, [`${SITE}bundle`]);
});

test("where a bundle is lost, changed or cannot be read, files come one by one", async () => {
  for (const wrong of [new Response("none", { status: 404 }), new Response("changed on the way"), new Response(null, { status: 204 })]) {
    const worker = await start({ ...TWO, host: (url) => (url.endsWith("bundle") ? wrong : new Response(BOTH[/** @type {keyof typeof BOTH} */ (url.slice(SITE.length).replace(/(^|\/)$/, "$1index.html"))])) });
    await worker.happen("install");
    assert.equal(worker.asked.length, ours("ru").length);
    assert.deepEqual(inside(worker.caches, FIRST), ours("ru"));
  }
  const garbage = await start({ files: BOTH, bundles: { ru: "{bad", en: "" } });
  await garbage.happen("install");
  assert.deepEqual(inside(garbage.caches, FIRST), ours("ru"));
});

test("a bundle that came half way goes on from there, on every kind of host", async () => {
  const text = TWO.bundles.ru ?? "";
  const bytes = new TextEncoder().encode(text);
  const half = () => {
    let sent = false;
    return new Response(new ReadableStream({ pull: (controller) => (sent ? controller.error(new TypeError("cut")) : ((sent = true), controller.enqueue(bytes.slice(0, 300)))) }));
  };
  const part = (/** @type {Uint8Array<ArrayBuffer>} */ data, from = 300) => new Response(data, { status: 206, headers: { "Content-Range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` } });
  const range = `${SITE}bundle bytes=300-`;
  for (const [answer, requests] of /** @type {[() => Response, string[]][]} */ ([
    [() => part(bytes.slice(300)), [range]],
    [() => new Response(text), [range]], // it knows no ranges
    [() => part(bytes.slice(300).fill(0)), [range, `${SITE}bundle`]],
    [() => part(bytes, 0), [range]], // all of it, by its own choice
    [() => new Response(null, { status: 416 }), [range, `${SITE}bundle`]],
  ])) {
    const caches = new Shelf();
    const cut = await start({ ...TWO, caches, host: half });
    await assert.rejects(async () => cut.happen("install"), /cut/);
    assert.equal(cut.asked.length, 1);
    const next = await start({ ...TWO, caches, host: (url, asked) => (asked ? answer() : new Response(url.endsWith("bundle") ? text : "paper")) });
    await next.happen("install");
    assert.deepEqual(next.asked, [...requests, `${SITE}downloads/cram-sheet.pdf`]);
    assert.deepEqual(inside(caches, FIRST), ours("ru"));
  }
});

test("while the reader saves data a large update waits, pages come from the network, and the older version is there without it", async () => {
  const changed = Object.fromEntries(Object.entries(BOTH).map(([path, text]) => [path, path.startsWith("topics") ? `${text}!` : text]));
  for (const line of [{ saveData: true }, { type: "cellular" }]) {
    const caches = new Shelf();
    await (await start({ ...TWO, caches, line })).happen("install"); // the first time was asked for
    const update = { files: changed, bundles: bundlesOf(changed), caches, version: "fedcba9876543210", active: {} };
    for (let time = 0; time < 4; time += 1) {
      const waits = await start({ ...update, line });
      await assert.rejects(async () => waits.happen("install"));
      assert.deepEqual([waits.asked, waits.said], [[], []]);
    }
    const online = await start({ ...TWO, caches, host: () => new Response("fresh") });
    assert.equal(await (await online.ask(`${SITE}topics/t3/`))?.text(), "fresh");
    const offline = await start({ ...TWO, caches, host: () => { throw new TypeError("no network"); } });
    assert.equal(await (await offline.ask(`${SITE}topics/t3/`))?.text(), "text 3<span data-version></span>");
    const free = await start({ ...update, line: { type: "wifi" } });
    await free.happen("install");
    assert.deepEqual(inside(caches, SECOND), ours("ru"));
  }
  const caches = new Shelf();
  await (await start({ ...TWO, caches })).happen("install");
  const one = { ...BOTH, "topics/t3/index.html": "new" };
  const small = await start({ files: one, bundles: bundlesOf(one), caches, version: "fedcba9876543210", active: {}, line: { saveData: true } });
  await small.happen("install");
  assert.deepEqual(small.asked, [`${SITE}topics/t3/`]);
});

test("a reader who wants nothing kept has nothing, while pages are still open too", async () => {
  const caches = new Shelf();
  caches.map.set("backend-cheatsheet:/repo/:0123456789abcdef", new Map());
  const worker = await start({ ...TWO, caches });
  await worker.happen("install");
  assert.equal(await worker.tell("forget"), true);
  assert.equal(await (await worker.ask(`${SITE}topics/t3/`))?.text(), "text 3<span data-version></span>");
  assert.deepEqual([...caches.map.keys()], ["backend-cheatsheet:/repo/:0123456789abcdef"]);
});

test("what is removed and asked for again is kept and used, also where it was asked for meanwhile", async () => {
  const caches = new Shelf();
  const gates = /** @type {(() => void)[]} */ ([]);
  /** @param {string} url */
  const host = async (url) => {
    if (url.endsWith("/en/bundle") && gates.length < 1) await new Promise((done) => gates.push(() => done(null)));
    const path = url.slice(SITE.length).replace(/(^|\/)$/, "$1index.html");
    return new Response(path.endsWith("bundle") ? TWO.bundles[path === "bundle" ? "ru" : "en"] : BOTH[/** @type {keyof typeof BOTH} */ (path)]);
  };
  const worker = await start({ ...TWO, caches, host });
  await worker.happen("install");
  const slow = worker.tell({ keep: "en" });
  await until(() => gates.length);
  await worker.tell("forget");
  assert.equal(await worker.tell({ keep: "en" }), true);
  assert.deepEqual(inside(caches, FIRST), ours("en"));
  gates[0]?.();
  await slow;
  assert.equal(await worker.tell({ keep: "ru" }), true);
  worker.asked.length = 0;
  assert.equal(await (await worker.ask(`${SITE}topics/t3/`))?.text(), "text 3<span data-version></span>");
  assert.deepEqual(worker.asked, []);
});

test("a language that was added while a newer version waited goes over to it", async () => {
  for (const reached of [true, false]) {
    const caches = new Shelf();
    const one = await start({ ...TWO, caches });
    await one.happen("install");
    const changed = { ...BOTH, "index.html": "new", "en/topics/t3/index.html": "new" };
    const given = { files: changed, bundles: bundlesOf(changed), caches, version: "fedcba9876543210", open: [SITE] };
    const two = await start(reached ? given : { ...given, host: (url) => (url === SITE ? new Response("new") : Response.error()) });
    await two.happen("install");
    assert.deepEqual(two.asked, [SITE]);
    assert.equal(await one.tell({ keep: "en" }), true);
    two.asked.length = 0;
    await two.happen("activate");
    assert.deepEqual([...caches.map.keys()], [SECOND]);
    await until(() => two.asked.length && (!reached || inside(caches, SECOND).includes("sw.js?kept=en")));
    assert.deepEqual(two.asked, [`${SITE}en/topics/t3/`]); // nobody waits for that
    const rest = reached ? [] : ["en/topics/t3/index.html", "sw.js?kept=en"];
    const both = [...new Set([...ours("ru"), ...ours("en")])];
    assert.deepEqual(inside(caches, SECOND), both.filter((path) => !rest.includes(path)).sort());
  }
});

/** What stands in the page between two versions, and in no other. */
const BETWEEN = "take over";

test("between two versions stands a page, but for files, and never while other pages are open", async () => {
  const open = [SITE];
  const worker = await start({ files: { ...FILES, "downloads/cram-sheet.pdf": "paper" }, open, waiting: {} });
  await worker.happen("install");
  const read = async (/** @type {string} */ path) => (await worker.ask(SITE + path))?.text();
  assert.equal(await read("downloads/cram-sheet.pdf"), "paper");
  open.push(`${SITE}en/`);
  assert.equal(await read("topics/sql/"), "sql");
  open.pop();
  assert.ok((await read("topics/sql"))?.includes(BETWEEN));
  assert.equal(await read("topics/sql/"), "sql"); // once is enough
  worker.clock.now += MINUTE;
  assert.ok((await read("topics/none/"))?.includes(BETWEEN));
});

test("the page between learns whether the page before it was left, which is listed for a moment still", async () => {
  const [before, between] = [SITE, `${SITE}topics/sql/`];
  for (const [open, alone] of /** @type {[string[], boolean][]} */ ([[[between], true], [[before, between], false], [[before], false]])) {
    const worker = await start({ files: FILES, open, waiting: {} });
    assert.equal(await worker.tell("alone", between), alone);
  }
  const open = [before, between];
  const worker = await start({ files: FILES, open, waiting: {} });
  const answered = worker.tell("alone", between);
  open.shift();
  assert.equal(await answered, true);
});
