// Where the reader is on the page: the contents follow, and a way back to the top shows on the way up.

import { reveal } from "./reveal.js";

/** Mark the entry of the heading that was last scrolled past, as Material does; not under a pointer that chooses. */
export function bindContents() {
  const pane = document.getElementById("contents");
  const links = new Map();
  for (const link of document.querySelectorAll(".md-nav--secondary a[href^='#']")) {
    const heading = document.getElementById(decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""));
    if (heading) links.set(heading, link);
  }
  if (!links.size || !("IntersectionObserver" in window)) return;
  const follow = () => {
    /** @type {Element | undefined} */
    let current;
    for (const [heading, link] of links) {
      link.classList.remove("md-nav__link--active");
      link.removeAttribute("aria-current");
      if (heading.getBoundingClientRect().top < innerHeight / 4) current = link;
    }
    current?.classList.add("md-nav__link--active");
    current?.setAttribute("aria-current", "location");
    if (pane && !pane.matches(":hover")) reveal(pane);
  };
  const watch = new IntersectionObserver(follow, { rootMargin: "0px 0px -75% 0px" });
  for (const heading of links.keys()) watch.observe(heading);
}

/** The way back to the top shows on the way up only, so that it never covers what is read. */
export function bindTop() {
  const button = /** @type {HTMLElement | null} */ (document.querySelector(".md-top"));
  if (!button) return;
  let before = scrollY;
  addEventListener("scroll", () => {
    const up = scrollY < before;
    if (scrollY !== before) button.hidden = !up || scrollY < innerHeight;
    before = scrollY;
  }, { passive: true });
  button.addEventListener("click", () => {
    scrollTo({ top: 0 });
    // Or the next Tab would go on from the foot of the page.
    const title = document.querySelector("h1");
    title?.setAttribute("tabindex", "-1");
    title?.focus({ preventScroll: true });
  });
}
