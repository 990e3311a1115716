// A list of links is scrolled so far that the one for this place is in sight. Nothing else is moved, least of all the page.

/** @param {Element} pane  the drawer, the menu or the contents */
export function reveal(pane) {
  const current = [...pane.querySelectorAll(".md-nav__link--active")].at(-1);
  if (!current) return;
  for (let area = current.parentElement; area && pane.contains(area); area = area.parentElement) {
    if (area.scrollHeight <= area.clientHeight) continue;
    const [link, room] = [current.getBoundingClientRect(), area.getBoundingClientRect()];
    if (link.top < room.top || link.bottom > room.bottom) area.scrollTop += link.top - room.top - (room.height - link.height) / 2;
  }
}

/** The current page is in sight in the menu, and in what opens over the page. */
export function bindLists() {
  for (const name of ["menu", "contents"]) {
    const pane = document.getElementById(name);
    pane?.addEventListener("toggle", () => reveal(pane));
    if (pane) reveal(pane);
  }
}
