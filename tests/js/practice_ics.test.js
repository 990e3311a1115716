import assert from "node:assert/strict";
import { test } from "node:test";

import { ahead, areBooked, named, withBooked } from "../../docs/assets/js/practice/booked.js";
import { calendar } from "../../docs/assets/js/practice/ics.js";
import { pick, seeded } from "./practice_dice.js";

const NOW = Date.UTC(2026, 10, 24, 18, 0, 7);
const event = (/** @type {object} */ part = {}) => ({
  at: Date.UTC(2026, 10, 25, 5, 30), minutes: 15, name: "morning-2026-11-25", title: "Утренний раунд", text: "a", url: "https://x.org/practice/?plan=morning&mode=recall&start=1", alarm: 0, ...part,
});
/** Content lines as a calendar reads them, RFC 5545, 3.1. @param {string} text */
const lines = (text) => text.replace(/\r\n[ \t]/g, "").split("\r\n").slice(0, -1);

test("a calendar reads the events with their times in universal time, an alarm each, and what leads back to the round", () => {
  const got = lines(calendar([event(), event({ name: "interview", alarm: 30, minutes: 90 })], NOW, "x.org"));
  assert.deepEqual(got.slice(0, 3), ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x.org//practice//"]);
  assert.equal(got.at(-1), "END:VCALENDAR");
  for (const line of ["UID:morning-2026-11-25@x.org", "DTSTAMP:20261124T180007Z", "DTSTART:20261125T053000Z", "DTEND:20261125T054500Z", "DTEND:20261125T070000Z",
    "SUMMARY:Утренний раунд", "URL:https://x.org/practice/?plan=morning&mode=recall&start=1", "TRIGGER:-PT0M", "TRIGGER:-PT30M"]) assert.ok(got.includes(line), line);
  assert.equal(got.filter((line) => line === "BEGIN:VEVENT").length, 2);
  /** @type {string[]} */
  const open = [];
  for (const line of got) {
    if (line.startsWith("BEGIN:")) open.push(line.slice(6));
    if (line.startsWith("END:")) assert.equal(open.pop(), line.slice(4));
  }
  assert.deepEqual(open, []);
});

test("no line is longer than 75 octets or breaks a character or an escaped sign, and unfolded the text is what it was", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const dice = seeded(seed);
    const text = Array.from({ length: Math.floor(dice() * 200) }, () => pick([..."aя—😀 ,;\\\n\r\u0301"], dice)).join("");
    const made = calendar([event({ text })], NOW, "x.org");
    for (const line of made.split("\r\n")) {
      assert.ok(Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line));
      // Google Calendar looks for what a backslash stands for before it joins lines.
      assert.ok((/\\*$/.exec(line)?.[0].length ?? 0) % 2 === 0, line);
    }
    assert.ok(!made.includes("\uFFFD"));
    const value = lines(made).find((line) => line.startsWith("DESCRIPTION:"))?.slice(12) ?? "";
    assert.equal(value.replace(/\\(.)/g, (_, sign) => (sign === "n" ? "\n" : sign)), text.replace(/\r\n?/g, "\n"));
  }
});

test("an event ends after it has begun, however short it is", () => {
  const got = lines(calendar([event({ minutes: 0 })], NOW, "x.org"));
  assert.ok(got.includes("DTSTART:20261125T053000Z") && got.includes("DTEND:20261125T053100Z"));
});

test("an interview that moves keeps the names of its entries, under a higher number; a round that it no longer has is called off", () => {
  const day = 24 * 3_600_000;
  const steps = (/** @type {number} */ at, /** @type {string[]} */ names) => names.map((name, i) => event({ name, at: at - i * 3_600_000 }));
  const gone = (/** @type {string} */ name, /** @type {number} */ at) => event({ name, at, title: "gone" });
  const first = steps(NOW + day, ["interview", "morning", "evening"]);
  const before = lines(calendar(named(first, undefined, "k1", NOW, gone), NOW, "x.org"));
  const known = withBooked([], "k1", NOW + day, first);
  const later = NOW + 60_000;
  const after = lines(calendar(named(steps(NOW + 2 * day, ["interview"]), known[0], "k1", later, gone), later, "x.org"));
  const uids = (/** @type {string[]} */ all) => all.filter((line) => line.startsWith("UID:"));
  const number = (/** @type {string[]} */ all) => Number(all.find((line) => line.startsWith("SEQUENCE:"))?.slice(9));
  assert.deepEqual(uids(before), ["UID:interview-k1@x.org", "UID:morning-k1@x.org", "UID:evening-k1@x.org"]);
  assert.deepEqual(uids(after), uids(before));
  assert.ok(number(after) > number(before));
  assert.equal(after.filter((line) => line === "STATUS:CANCELLED").length, 2);
  assert.equal(after.filter((line) => line === "BEGIN:VALARM").length, 1);
  assert.equal(before.filter((line) => line === "STATUS:CANCELLED").length, 0);
});

test("a round that has passed is not called off, and an interview that has passed is none that may have moved", () => {
  const passed = event({ name: "evening", at: NOW - 1 });
  const known = withBooked([], "k1", NOW + 5, [passed]);
  assert.deepEqual(named([], known[0], "k1", NOW, () => passed), []);
  assert.deepEqual(ahead([...known, { id: "k2", at: NOW, entries: [] }], NOW).map(({ id }) => id), ["k1"]);
  assert.deepEqual(ahead(null, NOW), []);
});

test("of what is kept only what has the shape is taken", () => {
  const good = { id: "a", at: 1, entries: [{ name: "evening", at: 1 }] };
  assert.ok(areBooked([]) && areBooked([good]));
  for (const bad of [null, {}, [null], [{ ...good, id: 1 }], [{ ...good, at: "1" }], [{ ...good, entries: {} }], [{ ...good, entries: [{ name: 1, at: 1 }] }]]) assert.ok(!areBooked(bad));
});
