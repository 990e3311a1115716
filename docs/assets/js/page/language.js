// Another language opens at the same place: the address of its link follows the anchor and the choice.

export function bindLanguage() {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-language]"))) {
    const follow = () => {
      const address = new URL(link.href);
      address.search = location.search;
      address.hash = location.hash || inView();
      link.href = address.href;
    };
    for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, follow);
  }
}

/** The anchor of the entry at the top of the window, if one has been scrolled to. */
function inView() {
  if (scrollY < innerHeight / 2) return "";
  let found = "";
  for (const heading of document.querySelectorAll(".md-typeset :is(h2, h3)[id]")) {
    if (heading.getBoundingClientRect().top > innerHeight / 4) break;
    found = `#${heading.id}`;
  }
  return found;
}
