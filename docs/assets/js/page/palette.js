// The palette button goes round: as the system, light, dark. The attributes are Material's.

const CHOICES = ["auto", "light", "dark"];
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

/** Show the palette that was chosen, or the system's. */
function paint() {
  const choice = root.dataset.theme;
  document.body.dataset.mdColorScheme = choice === "dark" || (choice !== "light" && dark.matches) ? "slate" : "default";
}

/** Have the button say what is chosen. */
export function nameChoice() {
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-palette]"));
  if (!button) return;
  button.title = `${button.dataset.label}: ${button.dataset[root.dataset.theme ?? "auto"]}`;
  button.setAttribute("aria-label", button.title);
}

export function bindPalette() {
  const key = `${root.dataset.kept}theme`;
  nameChoice();
  dark.addEventListener("change", paint);
  /** Take over what is kept now. @param {string | null} kept */
  const follow = (kept) => {
    root.dataset.theme = CHOICES.find((choice) => kept?.includes(choice)) ?? "auto";
    paint();
    nameChoice();
  };
  // Chosen in another tab, or stored a moment ago by the page before, which may be another process of the browser.
  window.addEventListener("storage", ({ key: changed, newValue }) => changed === key && follow(newValue));
  // A page that the back button brings back as it was left has heard of nothing meanwhile.
  window.addEventListener("pageshow", ({ persisted }) => {
    try {
      const kept = persisted && localStorage.getItem(key);
      if (kept) follow(kept);
    } catch {
      // Forbidden: this page stays as it was.
    }
  });
  document.querySelector("[data-palette]")?.addEventListener("click", () => {
    const next = CHOICES[(CHOICES.indexOf(root.dataset.theme ?? "auto") + 1) % CHOICES.length] ?? "auto";
    root.dataset.theme = next;
    try {
      // At once: the next press may be a link.
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // Full or forbidden: the choice holds for this page.
    }
    paint();
    nameChoice();
  });
}
