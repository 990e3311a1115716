import assert from "node:assert/strict";
import { test } from "node:test";

import { composing, keysOf, typing } from "../../docs/assets/js/keys.js";

/** @typedef {Partial<Record<"ctrl" | "alt" | "meta" | "shift" | "graph", boolean>>} Held */

/**
 * A press as browsers report it.
 * @param {string} key @param {string} code @param {Held} [held] @param {Partial<KeyboardEvent>} [more]
 * @returns {KeyboardEvent}
 */
const press = (key, code, { ctrl = false, alt = false, meta = false, shift = false, graph = false } = {}, more = {}) =>
  /** @type {KeyboardEvent} */ ({
    key, code, keyCode: 65, ctrlKey: ctrl, altKey: alt, metaKey: meta, shiftKey: shift,
    isComposing: false, repeat: false, defaultPrevented: false,
    getModifierState: (/** @type {string} */ name) => name === "AltGraph" && graph,
    ...more,
  });

const ctrl = { ctrl: true };
const shift = { shift: true };

/** @type {[layout: string, key: string, code: string, held: Held, means: string | null][]} what a shortcut would take it for */
const PRESSES = [
  ["QWERTY", "/", "Slash", {}, "/"],
  ["QWERTY", "?", "Slash", shift, "?"],
  ["QWERTY", "k", "KeyK", ctrl, "Mod+k"],
  ["QWERTY, Caps Lock", "K", "KeyK", ctrl, "Mod+k"],
  ["QWERTY on a Mac", "k", "KeyK", { meta: true }, "Mod+k"],
  ["QWERTY", "K", "KeyK", { ctrl: true, shift: true }, null],
  ["QWERTY", "k", "KeyK", { ctrl: true, alt: true }, null],
  ["QWERTY on a Mac, Option", "˚", "KeyK", { alt: true }, null],
  ["QWERTY", "1", "Digit1", {}, "1"],
  ["QWERTY", "!", "Digit1", shift, null],
  ["QWERTY", "1", "Digit1", ctrl, null],
  ["QWERTZ", "-", "Slash", {}, null],
  ["QWERTZ", "_", "Slash", shift, null],
  ["QWERTZ", "/", "Digit7", shift, "/"],
  ["QWERTZ", "?", "Minus", shift, "?"],
  ["QWERTZ", "z", "KeyY", {}, "z"],
  ["QWERTZ", "y", "KeyZ", {}, null],
  ["QWERTZ", "z", "KeyY", ctrl, "Mod+z"],
  ["QWERTZ", "{", "Digit7", { graph: true }, null],
  ["QWERTZ", "²", "Digit2", { graph: true }, null],
  ["QWERTZ, AltGr as Windows says it", "²", "Digit2", { ctrl: true, alt: true, graph: true }, null],
  ["AZERTY", "!", "Slash", {}, null],
  ["AZERTY", "/", "Period", shift, "/"],
  ["AZERTY", "&", "Digit1", {}, "1"],
  ["AZERTY", "é", "Digit2", {}, "2"],
  ["AZERTY", '"', "Digit3", {}, "3"],
  ["AZERTY", "'", "Digit4", {}, null],
  ["AZERTY", "1", "Digit1", shift, "1"],
  ["AZERTY", "k", "KeyK", ctrl, "Mod+k"],
  ["AZERTY", "z", "KeyW", ctrl, "Mod+z"],
  ["AZERTY", "w", "KeyZ", ctrl, null],
  ["Bépo", "«", "Digit2", {}, "2"],
  ["Bépo", "/", "Digit9", {}, "/"],
  ["Dvorak", "z", "Slash", {}, "z"],
  ["Dvorak", "/", "BracketLeft", {}, "/"],
  ["Dvorak", "k", "KeyV", ctrl, "Mod+k"],
  ["Dvorak", "t", "KeyK", ctrl, null],
  ["Dvorak", "p", "KeyR", {}, "p"],
  ["Programmer Dvorak", "1", "Digit5", shift, "1"],
  ["Colemak", "k", "KeyN", ctrl, "Mod+k"],
  ["Colemak", "e", "KeyK", ctrl, null],
  ["Turkish Q", ".", "Slash", {}, null],
  ["Turkish Q", "/", "Digit7", shift, "/"],
  ["Turkish Q", "k", "KeyK", ctrl, "Mod+k"],
  ["Turkish F", "k", "KeyJ", ctrl, "Mod+k"],
  ["Turkish F", "t", "KeyK", ctrl, null],
  ["Czech", "+", "Digit1", {}, "1"],
  ["Czech", "ě", "Digit2", {}, "2"],
  ["Vietnamese", "ă", "Digit1", {}, "1"],
  ["Spanish", "-", "Slash", {}, null],
  ["Spanish, a dead key", "Dead", "BracketLeft", {}, null],
  ["a dead key of the row of digits", "Dead", "Digit2", {}, null],
  ["Russian", ".", "Slash", {}, null],
  ["Russian", ",", "Slash", shift, null],
  ["Russian", "/", "Backslash", shift, "/"],
  ["Russian", "?", "Digit7", shift, "?"],
  ["Russian", "л", "KeyK", ctrl, "Mod+k"],
  ["Russian, Caps Lock", "Л", "KeyK", ctrl, "Mod+k"],
  ["Russian on a Mac", "л", "KeyK", { meta: true }, "Mod+k"],
  ["Russian", "з", "KeyP", {}, "p"],
  ["Russian", "я", "KeyZ", {}, "z"],
  ["Russian", "1", "Digit1", {}, "1"],
  ["Russian typewriter", "|", "Digit1", {}, "1"],
  ["Ukrainian", "л", "KeyK", ctrl, "Mod+k"],
  ["Ukrainian", ".", "Slash", {}, null],
  ["Ukrainian", "є", "Quote", {}, null],
  ["Bulgarian", "б", "Slash", {}, null],
  ["Bulgarian", "н", "KeyK", ctrl, "Mod+k"],
  ["Bulgarian, phonetic", "к", "KeyK", ctrl, "Mod+k"],
  ["Greek", "κ", "KeyK", ctrl, "Mod+k"],
  ["Greek", "/", "Slash", {}, "/"],
  ["Greek", ";", "KeyQ", {}, null],
  ["Hebrew", "ל", "KeyK", ctrl, "Mod+k"],
  ["Hebrew", ".", "Slash", {}, null],
  ["Hebrew", "/", "KeyQ", {}, "/"],
  ["Arabic", "ن", "KeyK", ctrl, "Mod+k"],
  ["Arabic", "ظ", "Slash", {}, null],
  ["Persian", "۱", "Digit1", {}, "1"],
  ["Japanese, kana", "の", "KeyK", ctrl, "Mod+k"],
  ["Japanese, full width", "１", "Digit1", {}, "1"],
  ["Japanese input method", "Process", "KeyK", {}, null],
  ["Korean", "ㅏ", "KeyK", ctrl, "Mod+k"],
  ["numeric pad", "1", "Numpad1", {}, "1"],
  ["numeric pad, Num Lock off", "End", "Numpad1", {}, null],
  ["numeric pad", "/", "NumpadDivide", {}, "/"],
  ["on a screen", "/", "", {}, "/"],
  ["on a screen", "Unidentified", "", {}, null],
  ["any", "ArrowLeft", "ArrowLeft", {}, "ArrowLeft"],
  ["any, choosing text", "ArrowLeft", "ArrowLeft", shift, null],
  ["any, going back in history", "ArrowLeft", "ArrowLeft", { alt: true }, null],
  ["any, going back in history", "ArrowLeft", "ArrowLeft", { meta: true }, null],
  ["any", "Enter", "NumpadEnter", {}, "Enter"],
  ["any", "Enter", "Enter", ctrl, "Mod+Enter"],
  ["any", " ", "Space", {}, " "],
  ["any, paging up", " ", "Space", shift, null],
];

/** Every name that something on the site listens to. */
const KNOWN = ["/", "?", "1", "2", "3", "p", "z", " ", "ArrowLeft", "Enter", "Escape", "Mod+k", "Mod+z", "Mod+Enter"];

test("a shortcut goes by what the key types, and by its place only where it types nothing of the kind", () => {
  for (const [layout, key, code, held, means] of PRESSES) {
    const found = [...new Set(keysOf(press(key, code, held)))].filter((name) => KNOWN.includes(name));
    assert.deepEqual(found, means === null ? [] : [means], `${layout}: ${JSON.stringify(held)} ${key} on ${code}`);
  }
});

test("a key of an input method means nothing, also the one that Safari sends after the composition has ended", () => {
  for (const key of ["Enter", "Escape", "ArrowDown", "1", "/"]) {
    for (const more of [{ isComposing: true }, { keyCode: 229 }, { isComposing: true, keyCode: 229 }]) {
      const event = press(key, "Enter", {}, more);
      assert.ok(composing(event));
      assert.deepEqual(keysOf(event), [], key);
    }
  }
});

test("a press without a key, as Chrome sends it when it fills a field, means nothing", () => {
  assert.deepEqual(keysOf(/** @type {KeyboardEvent} */ (new Event("keydown"))), []);
});

test("a press that was answered already, or goes on, means nothing; a held arrow does", () => {
  assert.deepEqual(keysOf(press("/", "Slash", {}, { defaultPrevented: true })), []);
  for (const key of ["/", "1", "Enter", "Escape", " "]) assert.deepEqual(keysOf(press(key, "", {}, { repeat: true })), [], key);
  assert.deepEqual(keysOf(press("ArrowDown", "ArrowDown", {}, { repeat: true })), ["ArrowDown"]);
});

test("typing is what goes into a field, also one inside a shadow tree", () => {
  const from = (/** @type {object} */ at) => /** @type {KeyboardEvent} */ (/** @type {unknown} */ ({ composedPath: () => [at] }));
  const field = { isContentEditable: false, matches: () => true };
  assert.equal(Boolean(typing(from(field))), true);
  assert.equal(Boolean(typing(from({ isContentEditable: true }))), true);
  assert.equal(Boolean(typing(from({ isContentEditable: false, matches: () => false }))), false);
  assert.equal(Boolean(typing(from({}))), false); // the window itself
});
