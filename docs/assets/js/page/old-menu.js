// The drawer in a browser without popovers: the same buttons, Esc, and the focus back where it was.

import { reveal } from "./reveal.js";

const menu = document.getElementById("menu");
const button = /** @type {HTMLElement | null} */ (document.querySelector(".menu-button"));
const inside = /** @type {HTMLElement | null} */ (document.querySelector(".menu-close"));

function close() {
  menu?.classList.remove("open");
  button?.focus();
}

button?.addEventListener("click", () => {
  menu?.classList.add("open");
  if (menu) reveal(menu);
  inside?.focus();
});
inside?.addEventListener("click", close);
menu?.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
