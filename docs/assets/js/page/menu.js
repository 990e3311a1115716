// The drawer and the contents: popovers where the browser has them; else the drawer opens by a class.

const modern = "hidePopover" in HTMLElement.prototype;

export function bindMenu() {
  for (const name of ["menu", "contents"]) {
    const pane = document.getElementById(name);
    // A link that was chosen closes it, also when it leads to this very page.
    pane?.addEventListener("click", (event) => {
      if (!(event.target instanceof Element && event.target.closest("a"))) return;
      if (!modern) pane.classList.remove("open");
      else if (pane.matches(":popover-open")) pane.hidePopover();
    });
  }
  if (!modern) import("./old-menu.js").catch(() => {});
}
