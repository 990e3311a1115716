// All marks as a text short enough for a link and a QR code: 53 cards are 72 characters.
//
// One whole number, written to the base of 64. From its lowest digits up: the remainder by which damage is known, the
// version, the hour of packing, how many questions there are, then a digit for each card, questions before quick rows:
// 0 for none, else its box and how long ago it was marked, in hours for a day and in days from then on. Ages are rounded
// up, so that a mark never seems later than it is, and wins over none that it should lose to. When a card is due
// follows from box and mark, as it did when it was made.
//
// A version says how wide the fields of the hour and of the count are. The first one that has room is written, so that
// older copies of the site read what they can; a value that was too large for its field would change the marks behind it.

import { dueAt } from "./schedule.js";

/** @import {Cards} from "./cards.js" */

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const HOUR = 3_600_000;
const EPOCH = Date.UTC(2026, 0, 1);
/** Hours that a mark may be ago: each of the first day, then whole days to eight; before that, when every card is due, at any time. */
const AGES = [...Array.from({ length: 24 }, (_, hour) => hour), ...Array.from({ length: 8 }, (_, day) => 24 * (day + 1)), Infinity];
const BOXES = 5;
const STATES = BigInt(1 + BOXES * AGES.length);
/** Bits of the remainder and of the version; the largest prime below 4096. */
const [CHECK_BITS, VERSION_BITS, PRIME] = [12n, 3n, 4093n];
/** @typedef {{version: bigint, hour: bigint, count: bigint}} Form  bits of the hour and of the number of questions */
/** Version 1: up to 127 questions, until November 2055. Version 2: up to 4,095. @type {Form[]} */
const FORMS = [
  { version: 1n, hour: 18n, count: 7n },
  { version: 2n, hour: 24n, count: 12n },
];
/** Cards that a link is made for, and the characters that they take at most: to read a longer one would keep the page busy. */
const [MOST, LONGEST] = [3000, 4000];

/** @param {bigint} value @param {bigint} bits */
const low = (value, bits) => value & ((1n << bits) - 1n);

/** @param {number} value @param {bigint} bits */
const fits = (value, bits) => BigInt(value) < 1n << bits;

/**
 * Throws a {@link RangeError} for a sheet that no version has room for.
 * @param {Cards} cards @param {string[]} ids  of the sheet, questions first @param {number} now
 * @returns {string}
 */
export function pack(cards, ids, now) {
  const hour = Math.max(0, Math.floor((now - EPOCH) / HOUR));
  const questions = ids.filter((id) => id.startsWith("q")).length;
  const form = FORMS.find((one) => fits(hour, one.hour) && fits(questions, one.count));
  if (!form || ids.length > MOST) throw new RangeError(`${ids.length} cards are too many for a link`);
  const digits = ids.map((id) => {
    const card = cards[id];
    if (!card) return 0;
    const ago = Math.ceil((EPOCH + hour * HOUR - card.last) / HOUR);
    const age = AGES.findIndex((hours) => hours >= ago);
    return 1 + (card.box - 1) * AGES.length + age;
  });
  let value = digits.reduceRight((sum, digit) => sum * STATES + BigInt(digit), 0n);
  value = (value << form.count) + BigInt(questions);
  value = (((value << form.hour) + BigInt(hour)) << VERSION_BITS) + form.version;
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
  if (text.length > LONGEST || !/^[\w-]{5,}$/.test(text)) return null;
  let value = [...text].reduce((sum, sign) => (sum << 6n) + BigInt(SIGNS.indexOf(sign)), 0n);
  const check = low(value, CHECK_BITS);
  value >>= CHECK_BITS;
  const form = FORMS.find(({ version }) => version === low(value, VERSION_BITS));
  if (value % PRIME !== check || !form) return null;
  value >>= VERSION_BITS;
  const packed = EPOCH + Number(low(value, form.hour)) * HOUR;
  value >>= form.hour;
  const questions = Number(low(value, form.count));
  value >>= form.count;
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
