// Browsers without speculation rules fetch a page when a finger or a pointer comes near its link. By `fetch`, because
// Firefox refuses `link rel=prefetch` under `default-src 'none'`, and WebKit does nothing with it. Where a worker answers for
// the pages and browsers have put it to sleep, as they do after some seconds of reading, it is woken by then in all of them.

const asked = new Set([location.pathname]);
const prerenders = HTMLScriptElement.supports?.("speculationrules");

/** @param {Event} event */
function near(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.origin !== location.origin || !link.pathname.endsWith("/")) return;
  navigator.serviceWorker?.controller?.postMessage("wake");
  if (prerenders || asked.has(link.pathname)) return;
  asked.add(link.pathname);
  // Read to its end, or a browser may keep only the beginning.
  fetch(link.pathname, { priority: "low" }).then((page) => page.text()).catch(() => {});
}

export function bindPrefetch() {
  if (!location.protocol.startsWith("http")) return;
  for (const name of ["pointerover", "touchstart", "focusin"]) document.addEventListener(name, near, { passive: true });
}
