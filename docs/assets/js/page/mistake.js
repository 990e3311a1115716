// «A mistake here»: the link leads to the repository's form by itself; pressed, it first shows what is reported, which
// may be copied instead. The selected words are taken when it is touched, since a touch unselects them.

/** @returns {Selected} */
function selected() {
  const now = getSelection();
  const inside = now && !now.isCollapsed && document.querySelector("article")?.contains(now.anchorNode);
  return { text: inside ? now.toString() : "", node: inside ? now.anchorNode : null };
}

/** @typedef {{text: string, node: Node | null}} Selected  the words, and the node that they begin in */

export function bindMistake() {
  const link = document.querySelector("article a[href*='template=mistake']");
  if (!(link instanceof HTMLAnchorElement)) return;
  /** @type {Selected | undefined} */
  let touched;
  link.addEventListener("pointerdown", () => void (touched = selected()));
  let busy = false;
  const wait = (/** @type {boolean} */ on) => {
    busy = on;
    link.style.opacity = on ? ".5" : "";
  };
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (busy) return;
    wait(true);
    // A key touches nothing: what was selected at an earlier touch is not what is meant.
    const what = (event.detail && touched) || selected();
    import("./mistake-form.js")
      .then((form) => form.open(link.href, what))
      .catch(() => location.assign(link.href))
      .then(() => wait(false));
  });
}
