// All marks as a text short enough for a link and a QR code: 53 cards are 72 characters.
//
// One whole number, written to the base of 64. From its lowest digits up: the remainder by which damage is known, the
// version, the hour of packing, how many questions there are, then a digit for each card, questions before quick rows:
// 0 for none, else its box and how long ago it was marked, in hours for a day and in days from then on. Ages are rounded
// up, so that a mark never seems later than it is, and wins over none that it should lose to. When a card is due
// follows from box and mark, as it did when it was made.

import { dueAt } from "./schedule.js";

/** @import {Cards} from "./cards.js" */

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VERSION = 1n;
const HOUR = 3_600_000;
const EPOCH = Date.UTC(2026, 0, 1);
/** Hours that a mark may be ago: each of the first day, then whole days to eight; before that, when every card is due, at any time. */
const AGES = [...Array.from({ length: 24 }, (_, hour) => hour), ...Array.from({ length: 8 }, (_, day) => 24 * (day + 1)), Infinity];
const BOXES = 5;
const STATES = BigInt(1 + BOXES * AGES.length);
/** Bits of the version, the hour and the number of questions; the largest prime below 4096. */
const [VERSION_BITS, HOUR_BITS, COUNT_BITS, CHECK_BITS, PRIME] = [3n, 18n, 7n, 12n, 4093n];

/** @param {bigint} value @param {bigint} bits */
const low = (value, bits) => value & ((1n << bits) - 1n);

/**
 * @param {Cards} cards @param {string[]} ids  of the sheet, questions first @param {number} now
 * @returns {string}
 */
export function pack(cards, ids, now) {
  const hour = Math.max(0, Math.floor((now - EPOCH) / HOUR));
  const digits = ids.map((id) => {
    const card = cards[id];
    if (!card) return 0;
    const ago = Math.ceil((EPOCH + hour * HOUR - card.last) / HOUR);
    const age = AGES.findIndex((hours) => hours >= ago);
    return 1 + (card.box - 1) * AGES.length + age;
  });
  let value = digits.reduceRight((sum, digit) => sum * STATES + BigInt(digit), 0n);
  value = (value << COUNT_BITS) + BigInt(ids.filter((id) => id.startsWith("q")).length);
  value = (((value << HOUR_BITS) + BigInt(hour)) << VERSION_BITS) + VERSION;
  value = (value << CHECK_BITS) + (value % PRIME);
  let text = "";
  for (; value; value >>= 6n) text = SIGNS[Number(value & 63n)] + text;
  return text;
}

/**
 * @param {string} text
 * @returns {Cards | null} null for what is no packed progress, was damaged on the way, or is of a newer version
 */
export function unpack(text) {
  if (!/^[\w-]{5,400}$/.test(text)) return null;
  let value = [...text].reduce((sum, sign) => (sum << 6n) + BigInt(SIGNS.indexOf(sign)), 0n);
  const check = low(value, CHECK_BITS);
  value >>= CHECK_BITS;
  if (value % PRIME !== check || low(value, VERSION_BITS) !== VERSION) return null;
  value >>= VERSION_BITS;
  const packed = EPOCH + Number(low(value, HOUR_BITS)) * HOUR;
  value >>= HOUR_BITS;
  const questions = Number(low(value, COUNT_BITS));
  value >>= COUNT_BITS;
  /** @type {Cards} */
  const cards = {};
  for (let place = 0; value; value /= STATES, place += 1) {
    const digit = Number(value % STATES) - 1;
    if (digit < 0) continue;
    const box = Math.floor(digit / AGES.length) + 1;
    const last = Math.max(0, packed - (AGES[digit % AGES.length] ?? 0) * HOUR);
    const [kind, number] = place < questions ? ["q", place + 1] : ["r", place - questions + 1];
    cards[`${kind}${String(number).padStart(2, "0")}`] = { box, due: dueAt(box, last), last, seen: 1 };
  }
  return cards;
}
