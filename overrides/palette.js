/* Before the first paint: where the site's root is, the page's language (a browser that translates changes the attribute),
   what the names of everything kept on the device begin with, the palette that the reader chose, else the system's; and
   that there are scripts.

   A name holds the path of the root, as text, so that `%d0` and `%D0` are one; in a copy opened from a folder the word
   `file`, because moving the folder must not lose the marks. */
(() => {
  const root = document.documentElement, data = root.dataset;
  root.classList.add("live");
  data.lang = root.lang;
  data.base = document.querySelector("meta[name=base]").content;
  let site = new URL(`${data.base}/`, location.href).pathname.replace(/\/+/g, "/");
  try {
    site = location.protocol === "file:" ? "file" : decodeURIComponent(site);
  } catch {
    // A malformed path stays as it is.
  }
  data.kept = `backend-cheatsheet:${site}:`;
  const key = `${data.kept}theme`;
  data.theme = "auto";
  try {
    const kept = localStorage.getItem(key);
    const choice = /^"(auto|light|dark)"$/.exec(kept ?? "")?.[1];
    if (choice) data.theme = choice;
    else if (kept !== null) localStorage.removeItem(key);
  } catch {
    // Forbidden storage: the system's palette.
  }
  const dark = data.theme === "dark" || (data.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.body.dataset.mdColorScheme = dark ? "slate" : "default";
})();
