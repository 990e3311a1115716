// The drawer and the contents: popovers where the browser has them; else the drawer opens by a class.

const modern = "hidePopover" in HTMLElement.prototype;

export function bindMenu() {
  for (const name of ["menu", "contents"]) {
    const pane = document.getElementById(name);
    if (!pane) continue;
    const hide = () => {
      if (!modern) pane.classList.remove("open");
      else if (pane.matches(":popover-open")) pane.hidePopover();
    };
    // A link that was chosen closes it, also when it leads to this very page.
    pane.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("a")) hide();
    });
    // So does the Tab key behind its last entry: what has the focus would lie under it. The button that opens it is in sight.
    addEventListener("focusin", ({ target }) => {
      if (target instanceof Element && !pane.contains(target) && !target.matches(`[popovertarget=${name}]`)) hide();
    });
  }
  if (!modern) import("./old-menu.js").catch(() => {});
}
