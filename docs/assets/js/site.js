/**
 * What every page does: colour theme, language switch, copy buttons, back to top, and the doors to the
 * features that are fetched only when somebody opens them. The page reads the same without any of it.
 */
import { bindSearch } from "./search/open.js";
import { has, read, write } from "./storage.js";

const root = document.documentElement;
const THEMES = ["auto", "light", "dark"];

/** The theme button goes round: as the system, light, dark. */
function bindPalette() {
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-palette]"));
  if (!button) return;
  /** @param {string} theme */
  const show = (theme) => {
    button.dataset.palette = theme;
    const label = `${button.dataset.label}: ${button.dataset[theme]}`;
    button.setAttribute("aria-label", label);
    button.title = label;
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
  };
  // The theme has been set before the page was shown; a kept value that is none of ours is cleared away here.
  show(read("theme", /** @returns {value is string} */ (value) => THEMES.includes(value)) ?? "auto");
  button.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(button.dataset.palette ?? "auto") + 1) % THEMES.length] ?? "auto";
    write("theme", next);
    show(next);
  });
}

/** The other language opens at the same place: the address of the link follows the anchor and the choice. */
function bindLanguage() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-language]"));
  if (!link) return;
  const plain = link.href;
  const follow = () => {
    link.href = plain + location.search + (location.hash || inView());
  };
  for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, follow);
}

/** The anchor of the entry at the top of the window, if one has been scrolled to. */
function inView() {
  if (scrollY < innerHeight / 2) return "";
  let found = "";
  for (const heading of document.querySelectorAll(".entry [id^='q']")) {
    if (heading.getBoundingClientRect().top > innerHeight / 2) break;
    found = `#${heading.id}`;
  }
  return found;
}

/** Each block of code gets a button that copies it. */
function bindCopy() {
  const { copy, copied } = document.body.dataset;
  for (const block of document.querySelectorAll("div.highlight")) {
    const code = block.querySelector("code");
    if (!code || !navigator.clipboard) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copy ?? "";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent ?? "");
        button.textContent = copied ?? "";
      } catch {
        getSelection()?.selectAllChildren(code);
      }
      setTimeout(() => (button.textContent = copy ?? ""), 2000);
    });
    block.append(button);
  }
}

/** What scrolls sideways is reached by keyboard, also where browsers leave that to the page; what does not is no stop. */
function bindPanes() {
  if (!("ResizeObserver" in window)) return;
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const pane of document.querySelectorAll("article pre, article .scroll")) watch.observe(pane);
}

/** The way back to the top shows once there is a way to go, and is not in the Tab order before that. */
function bindTop() {
  const link = /** @type {HTMLElement | null} */ (document.querySelector(".to-top"));
  const mark = document.querySelector("main h1");
  if (!link || !mark || !("IntersectionObserver" in window)) return;
  new IntersectionObserver((entries) => {
    const last = entries[entries.length - 1];
    link.hidden = !last || last.isIntersecting || last.boundingClientRect.top > 0 || root.scrollHeight < 3 * innerHeight;
  }).observe(mark);
}

/** On a phone a topic that was chosen in the drawer closes it, also when it leads to this very page. */
function bindMenu() {
  const menu = document.getElementById("menu");
  menu?.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a") && "hidePopover" in menu && menu.matches(":popover-open")) menu.hidePopover();
  });
}

/** Practice: progress only where a reader has begun, hidden answers only when asked for. */
function bindPractice() {
  if (has("practice") && document.querySelector("[data-progress], [data-progress-topic], .entry")) {
    import("./practice/progress.js").catch(() => {});
  }
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-hide-answers]"));
  if (!button) return;
  const hide = () => void import("./practice/hide.js").then((module) => module.toggle(button));
  button.addEventListener("click", hide, { once: true });
}

/** Browsers without speculation rules fetch a page when a finger or a pointer comes near its link. */
function bindPrefetch() {
  if (HTMLScriptElement.supports?.("speculationrules")) return;
  /** @param {Event} event */
  const fetchAhead = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.origin !== location.origin || link.pathname === location.pathname || link.dataset.near) return;
    link.dataset.near = "1";
    const hint = document.createElement("link");
    hint.rel = "prefetch";
    hint.href = link.href;
    document.head.append(hint);
  };
  for (const name of ["pointerover", "touchstart", "focusin"]) document.addEventListener(name, fetchAhead, { passive: true });
}

/** Keep the site for reading without a network: after the page is shown, and only over a served address. */
function bindOffline() {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  const later = () => void import("./offline.js").then((offline) => offline.register()).catch(() => {}); // gone offline since
  addEventListener("load", () => setTimeout(later, 1500));
}

bindPalette();
bindLanguage();
bindCopy();
bindPanes();
bindTop();
bindMenu();
bindPractice();
bindPrefetch();
bindSearch();
bindOffline();
