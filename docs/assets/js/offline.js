/**
 * Registers the service worker, once the page is shown and the browser has nothing better to do.
 * Fetched on its own, so that a page that is only read does not carry it.
 */

/** The address of the worker; pages ask for trusted types, and this is the one address that is trusted.
 * @param {string} address */
function trusted(address) {
  /** @type {any} */
  const types = /** @type {any} */ (window).trustedTypes;
  return types ? types.createPolicy("service-worker", { createScriptURL: (/** @type {string} */ url) => url }).createScriptURL(address) : address;
}

export async function register() {
  const root = new URL(`${document.documentElement.dataset.base ?? "."}/`, location.href);
  try {
    await navigator.serviceWorker.register(trusted(new URL("sw.js", root).href), { scope: root.pathname, updateViaCache: "none" });
  } catch {
    // Storage is forbidden, as in some private windows: the site goes on with the network.
  }
}
