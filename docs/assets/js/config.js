// What the build says to the scripts: Material's own place for it, a block of JSON at the end of the page.

/** @typedef {{home: string, copy: string, copied: string}} Config */

/** @type {Config} */
export const config = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");

/** The home page of the page's language, which ends in a slash: what stands below it is named from there. */
export const homePage = () => new URL(config.home.replace(/\/?$/, "/"), location.href);
