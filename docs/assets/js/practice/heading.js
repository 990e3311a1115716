// The words of a heading, without what the page has added to them.

const ADDED = ".headerlink, [data-progress-mark]";

/** @param {Element | null | undefined} heading @param {boolean} [numbered]  with the number, where it has one */
export function headingText(heading, numbered = true) {
  const added = numbered ? ADDED : `${ADDED}, .num`;
  const own = [...(heading?.childNodes ?? [])].filter((node) => !(node instanceof Element && node.matches(added)));
  return own.map((node) => node.textContent).join("").trim();
}
