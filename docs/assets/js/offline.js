/**
 * Reading without a network: registers the service worker, which keeps the language that is read, unless the reader
 * saves data or has said no. Fetched on its own when the page is idle, so that a page that is only read does not carry it.
 */
import { forget, read, write } from "./storage.js";

/** Under this name it is kept that the reader wants nothing kept. */
const NAME = "offline";
/** @type {(value: unknown) => value is "no"} */
const isNo = (value) => value === "no";

const root = new URL(`${document.documentElement.dataset.base ?? "."}/`, location.href);
export const lang = document.documentElement.dataset.lang ?? "";

/** The address of the worker; pages ask for trusted types, and this is the one address that is trusted.
 * @param {string} address */
function trusted(address) {
  /** @type {any} */
  const types = /** @type {any} */ (window).trustedTypes;
  return types ? types.createPolicy("service-worker", { createScriptURL: (/** @type {string} */ url) => url }).createScriptURL(address) : address;
}
/** @type {ReturnType<typeof trusted> | undefined} */
let worker;

async function register() {
  worker ??= trusted(new URL("sw.js", root).href);
  return navigator.serviceWorker.register(worker, { scope: root.pathname, updateViaCache: "none" });
}

/** The registration of this very site: one of a site above it also answers for its pages. */
async function registered() {
  const found = await navigator.serviceWorker.getRegistration(root.href);
  return found?.scope === root.href ? found : undefined;
}

/** Whether the reader pays for what is fetched, where that is told (`docs/sw.js` asks the same). */
function isSaving() {
  /** @type {{ saveData?: boolean, type?: string } | undefined} */
  const line = /** @type {any} */ (navigator).connection;
  return line?.saveData === true || line?.type === "cellular";
}

/** The language of an address of the site, as the page's own alternates name them. @param {string} address */
function languageOf(address) {
  const codes = Array.from(document.querySelectorAll("link[hreflang]"), (link) => link.getAttribute("hreflang"));
  return codes.find((code) => address.startsWith(`${root.href}${code}/`)) ?? "";
}

/** Whether the page before was one of this site in this language: who only looks in has not asked for it. */
const stays = () => document.referrer.startsWith(root.href) && languageOf(document.referrer) === languageOf(location.href);

/** Whether this language is here, whole. */
export async function isKept() {
  return Boolean((await registered())?.active && (await caches.match(new URL(`sw.js?kept=${lang}`, root).href)));
}

/** What a registration has when it has come to its end. Throws when that is nothing. @param {ServiceWorkerRegistration} registration */
async function arrived(registration) {
  const fresh = registration.active ?? registration.installing ?? registration.waiting;
  while (fresh && fresh.state !== "activated") {
    if (fresh.state === "redundant") throw new Error("not kept");
    await new Promise((done) => fresh.addEventListener("statechange", done, { once: true }));
  }
  if (!fresh) throw new Error("not kept");
  return fresh;
}

/** Has a worker keep this language. Whether that went well. @param {ServiceWorker} one @returns {Promise<boolean>} */
const told = (one) =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data === true);
    one.addEventListener("statechange", () => one.state === "redundant" && done(false));
    one.postMessage({ keep: lang }, [port2]);
  });

/** Has the worker keep this language, once there is one: the newer one where one waits, whose files are those that the host
 * has. Whether that went well. @param {ServiceWorkerRegistration} registration */
async function kept(registration) {
  try {
    const active = await arrived(registration);
    const newer = registration.waiting;
    return (newer !== null && (await told(newer))) || (await told(active));
  } catch {
    return false; // it is tried again
  }
}

/** Keeps this language, as the reader asked. Whether that went well. */
export async function keep() {
  forget(NAME);
  return register().then(kept, () => false);
}

/** Removes everything that is kept, and notes that the reader wants it so. */
export async function remove() {
  write(NAME, "no");
  const registration = await registered();
  registration?.active?.postMessage("forget");
  await registration?.unregister();
  const own = `backend-cheatsheet:${root.pathname}:`;
  for (const name of await caches.keys()) if (name.startsWith(own) && !/[:/]/.test(name.slice(own.length))) await caches.delete(name);
}

/** Says at the foot of this page that a newer version has come: the open page stays as it is, the next one is of that.
 * @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  const tell = () => {
    if (registration.waiting && registration.active) import("./offline-newer.js").then((newer) => newer.show()).catch(() => {});
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", tell));
  tell();
}

export async function start() {
  try {
    /** @type {Promise<boolean> | undefined} */
    let underway;
    const wanted = read(NAME, isNo) === null && ((await registered()) || !isSaving());
    if (wanted) {
      const registration = await register();
      watch(registration);
      // The first worker may have begun while no page was open, and then has kept the first language.
      if ((!registration.active || stays()) && !isSaving()) underway = kept(registration);
    }
    const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-offline]"));
    if (place) await (await import("./offline-button.js")).show(place, Boolean(wanted), underway);
  } catch {
    // Storage is forbidden, as in some private windows: the site goes on with the network.
  }
}
