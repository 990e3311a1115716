import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

import { forget, read, take, write } from "../../docs/assets/js/storage.js";
import { keyOf } from "../../docs/assets/js/storage-names.js";

/** A storage in memory. @param {Record<string, string>} [data] @param {number} [keys]  how many it has room for */
function shelf(data = {}, keys = Infinity) {
  const map = new Map(Object.entries(data));
  return /** @type {Storage & {map: Map<string, string>}} */ (/** @type {unknown} */ ({
    map,
    getItem: (/** @type {string} */ key) => map.get(key) ?? null,
    setItem(/** @type {string} */ key, /** @type {string} */ value) {
      if (!map.has(key) && map.size >= keys) throw new DOMException("full", "QuotaExceededError");
      map.set(key, value);
    },
    removeItem: (/** @type {string} */ key) => map.delete(key),
  }));
}

const isText = (/** @type {unknown} */ value) => typeof value === "string";
const OLD = "backend-cheatsheet.practice";

const PLACES = [
  ["https://user.github.io/repo/topics/sql/", "../..", "/repo/"],
  ["https://user.github.io/repo/topics/sql/index.html?q=1#q06", "../..", "/repo/"],
  ["https://user.github.io/", ".", "/"],
  ["https://user.github.io/repo/en/nothing/", "/repo/.", "/repo/"],
  ["https://user.github.io//repo//topics/sql/", "../..", "/repo/"],
  ["https://host.example/%D1%88%D0%BF%D0%B0%D1%80%D0%B3%D0%B0%D0%BB%D0%BA%D0%B0/en/", "..", "/шпаргалка/"],
  ["https://host.example/%d1%88%d0%bf%d0%b0%d1%80%d0%b3%d0%b0%d0%bb%d0%ba%d0%b0/en/", "..", "/шпаргалка/"],
  ["https://host.example/my%20sheet/en/", "..", "/my sheet/"],
  ["file:///home/reader/python-backend/topics/sql/index.html", "../..", "file"],
  ["file:///E:/python-backend/index.html", ".", "file"],
];

test("a name holds the path of this site, however its address is written, and not the folder of a copy; by it the palette is read before the page is shown", () => {
  const script = readFileSync(new URL("../../overrides/palette.js", import.meta.url), "utf8");
  const seen = (/** @type {string} */ href, /** @type {string | undefined} */ base, /** @type {string} */ text, dark = false) => {
    const asked = /** @type {string[]} */ ([]);
    const classes = /** @type {string[]} */ ([]);
    const dataset = /** @type {Record<string, string | undefined>} */ ({});
    const body = { dataset: /** @type {Record<string, string | undefined>} */ ({}) };
    vm.runInNewContext(script, {
      URL,
      location: new URL(href),
      localStorage: { getItem: (/** @type {string} */ key) => (asked.push(key), text) },
      matchMedia: () => ({ matches: dark }),
      document: {
        body,
        documentElement: { dataset, classList: { add: (/** @type {string} */ name) => classes.push(name) } },
        querySelector: () => ({ content: base }),
      },
    });
    assert.deepEqual(classes, ["live"]);
    assert.equal(dataset.base, base);
    return { asked, theme: dataset.theme, scheme: body.dataset.mdColorScheme, kept: dataset.kept };
  };
  for (const [href = "", base, site] of PLACES) {
    const asked = [`backend-cheatsheet:${site}:theme`];
    const kept = `backend-cheatsheet:${site}:`;
    assert.deepEqual(seen(href, base, '"dark"'), { asked, theme: "dark", scheme: "slate", kept }, href);
  }
  assert.equal(seen("https://host.example/100%/en/", "..", "null").kept, "backend-cheatsheet:/100%/:");
  for (const text of ["{bad", "dark", '"auto"', '"<b>"', '["dark"]', "null"]) {
    for (const dark of [true, false]) {
      const { theme, scheme } = seen("https://user.github.io/", ".", text, dark);
      assert.deepEqual({ theme, scheme }, { theme: "auto", scheme: dark ? "slate" : "default" }, text);
    }
  }
  assert.equal(seen("https://user.github.io/", ".", '"light"', true).scheme, "default");
});

test("marks under the old name are taken over, stay for other copies of the site, and go when the reader erases", () => {
  const storage = shelf({ [OLD]: "marks", theme: '"dark"' });
  assert.equal(take(storage, "practice"), "marks");
  storage.setItem(keyOf("practice"), "more marks");
  assert.equal(take(storage, "practice"), "more marks");
  assert.equal(storage.map.get(OLD), "marks");
  assert.equal(take(storage, "theme"), null); // may be another site's
  forget("practice", () => storage);
  assert.deepEqual([...storage.map], [["theme", '"dark"']]);
});

test("where there is no room for a second copy the marks are moved, and where there is none at all they stay", () => {
  const one = shelf({ [OLD]: "marks" }, 1);
  assert.equal(take(one, "practice"), "marks");
  assert.deepEqual([...one.map], [[keyOf("practice"), "marks"]]);
  const none = shelf({ [OLD]: "marks" });
  const put = none.setItem.bind(none);
  none.setItem = (key, value) => {
    if (key !== OLD) throw new DOMException("full", "QuotaExceededError");
    put(key, value);
  };
  assert.equal(take(none, "practice"), "marks");
  assert.deepEqual([...none.map], [[OLD, "marks"]]);
});

test("what has not the shape is removed, and another site's values are never touched", () => {
  const shape = /** @returns {value is string} */ (/** @type {unknown} */ value) => isText(value);
  const throws = /** @returns {value is string} */ (/** @type {any} */ value) => value.no.such.thing;
  for (const [text, check] of /** @type {const} */ ([["{bad", shape], ["12", shape], ["null", throws], ["", shape]])) {
    const storage = shelf({ [keyOf("theme")]: text, theme: text });
    assert.equal(read("theme", check, () => storage), null);
    assert.deepEqual([...storage.map], [["theme", text]]);
  }
  const storage = shelf();
  write("theme", "dark", () => storage);
  assert.equal(read("theme", shape, () => storage), "dark");
});

test("a storage that is forbidden or full throws at nobody", () => {
  const denied = () => {
    throw new DOMException("denied", "SecurityError");
  };
  const shape = /** @returns {value is string} */ (/** @type {unknown} */ value) => isText(value);
  assert.equal(read("theme", shape, denied), null);
  write("theme", "dark", denied);
  write("theme", "dark", () => shelf({}, 0));
  forget("theme", denied);
});
