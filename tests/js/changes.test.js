import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = /** @type {any} */ ({ getElementById: () => null, querySelector: () => null });
globalThis.location = /** @type {any} */ (new URL("https://x.org/changes/"));
const { inOrder, since } = await import("../../docs/assets/js/changes.js");
const { codeOf } = await import("../../docs/assets/js/offline-newer.js");

/** @type {Parameters<typeof since>[0]} */
const DATA = {
  versions: [["2026-11-29", 0, "55d66db1 16e47397"], ["2026-11-28", 1, "6b69ab7c"], ["2026-11-24", 2, "0dd886ce 2a671641"]],
  steps: [["2026-11-29", { q10: ["long"], q06: ["sample"] }], ["2026-11-25", { q06: ["fact", "long"] }]],
};

test("what came after a version is joined by question, each kind once and in its order", () => {
  assert.deepEqual(since(DATA, "2a671641"), { day: "2026-11-24", changed: { q10: ["long"], q06: ["fact", "long", "sample"] } });
  assert.deepEqual(since(DATA, "6b69ab7c"), { day: "2026-11-28", changed: { q10: ["long"], q06: ["sample"] } });
  assert.deepEqual(since(DATA, "16e47397"), { day: "2026-11-29", changed: {} });
});

test("a code is found as it was typed: seven digits, the whole id, in capitals, with the sign of a changed text", () => {
  for (const typed of ["0dd886c", "0DD886CE", " 0dd886ce+ ", `0dd886ce${"0".repeat(32)}`]) assert.equal(since(DATA, typed)?.day, "2026-11-24", typed);
});

test("a code that is no version's is unknown, and so is one that is too short to name one", () => {
  for (const typed of ["deadbeef", "0dd886", "", "0dd886cf"]) assert.equal(since(DATA, typed), null, typed);
});

test("corrections of fact come first, the rest as in the sheet; a question that is gone is left out", () => {
  assert.deepEqual(inOrder({ q09: ["long"], q06: ["long"], q38: ["fact"], q99: ["fact"] }, ["q06", "q09", "q38"]), ["q38", "q06", "q09"]);
});

test("the code is the last word of a version, without the sign of a changed text", () => {
  assert.equal(codeOf("2026-11-29 · 55d66db1"), "55d66db1");
  assert.equal(codeOf("2026-11-29 · 55d66db1+"), "55d66db1");
  assert.equal(codeOf("—"), "");
});
