/**
 * The address of a page, to be kept or sent. In a copy opened from a folder it names the file: a browser would list the
 * folder. What is clicked there is seen to by `portable.js`.
 * @param {string} path  below `home`, with `?` and `#` @param {URL} home
 */
export function pageAt(path, home) {
  const url = new URL(path, home);
  if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url.href;
}
