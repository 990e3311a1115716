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
  const link = document.querySelector("a[data-mistake]");
  if (!(link instanceof HTMLAnchorElement)) return;
  /** @type {Selected | undefined} */
  let touched;
  link.addEventListener("pointerdown", () => void (touched = selected()));
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const what = touched ?? selected();
    touched = undefined;
    import("./mistake-form.js").then((form) => form.open(link.href, what)).catch(() => location.assign(link.href));
  });
}
