import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

globalThis.document = /** @type {any} */ ({ getElementById: () => null });
const { MOST, asText, begun, filled } = await import("../../docs/assets/js/page/mistake-form.js");

const FORM = "https://github.com/a/b/issues/new?template=mistake.yml&page=topics%2Fsql%2F&source=docs/_source/ru/cheatsheet.md%3A40&version=2026-11-24+%C2%B7+1a2b3c4%2B";
const DATA = { lines: { q06: 42, "q06#minute": 7, "q06#next": 90 }, version: "2026-11-24 · 1a2b3c4+" };

test("a report names the page with the heading, the line of the source that stands there, the version and the words", () => {
  const report = begun(FORM, "https://x.org/topics/sql/?utm=1#q07", "q06", "", DATA, " B-Tree \n ускоряет ", "");
  assert.deepEqual(report, {
    page: "https://x.org/topics/sql/#q06", source: "docs/_source/ru/cheatsheet.md:42", version: "2026-11-24 · 1a2b3c4+", words: "B-Tree ускоряет", wrong: "",
  });
  assert.equal(begun(FORM, "https://x.org/a/", "minute", "q06", DATA, "", "").source, "docs/_source/ru/cheatsheet.md:7");
  assert.equal(begun(FORM, "https://x.org/a/", "next-2", "q06", DATA, "", "").source, "docs/_source/ru/cheatsheet.md:90");
  const whole = begun(FORM, "https://x.org/a/#minute", "", "q06", DATA, "", "");
  assert.deepEqual([whole.page, whole.source], ["https://x.org/a/", "docs/_source/ru/cheatsheet.md:40"]);
});

test("what the form's address leaves out comes from the edit link and the page's foot", () => {
  const form = "https://github.com/a/b/issues/new?template=mistake.yml&page=topics%2Fsql%2F";
  const edit = "https://github.com/a/b/blob/feature/x/docs/_source/ru/cheatsheet.md?plain=1#L40";
  assert.deepEqual(begun(form, "https://x.org/topics/sql/", "", "", DATA, "", edit), {
    page: "https://x.org/topics/sql/", source: "docs/_source/ru/cheatsheet.md:40", version: "2026-11-24 · 1a2b3c4+", words: "", wrong: "",
  });
  assert.equal(begun(form, "https://x.org/topics/sql/", "q06", "", DATA, "", edit).source, "docs/_source/ru/cheatsheet.md:42");
  assert.equal(begun(form, "https://x.org/topics/sql/", "", "", DATA, "", "").source, "");
});

test("the form's address carries every field once, whatever signs are in it, and is never too long for a host", () => {
  const words = "«a&b=c#d?» ".repeat(200);
  const report = { ...begun(FORM, "https://x.org/", "q06", "", DATA, words, ""), wrong: "я".repeat(2 * MOST) };
  const url = new URL(filled(FORM, report));
  assert.equal(url.searchParams.get("template"), "mistake.yml");
  for (const [name, text] of Object.entries(report)) assert.deepEqual(url.searchParams.getAll(name), [text]);
  assert.ok(report.words.length <= MOST && report.words.endsWith("…"));
  assert.ok(url.href.length < 8_000, String(url.href.length));
});

test("what is empty is in neither the address nor the text", () => {
  const report = begun(FORM, "https://x.org/", "", "", DATA, "", "");
  assert.ok(!new URL(filled(FORM, report)).searchParams.has("words"));
  assert.equal(asText({ page: "Page", source: "Source", version: "Version", words: "Words" }, report), "Page: https://x.org/\nSource: docs/_source/ru/cheatsheet.md:40\nVersion: 2026-11-24 · 1a2b3c4+");
});

test("the fields are those of the repository's form", () => {
  const form = readFileSync(new URL("../../.github/ISSUE_TEMPLATE/mistake.yml", import.meta.url), "utf8");
  const ids = [...form.matchAll(/^ {4}id: (\w+)$/gm)].map(([, id]) => id);
  assert.deepEqual(ids.sort(), Object.keys(begun(FORM, "https://x.org/", "", "", DATA, "", "")).sort());
});
