// Leitner boxes: when a question comes back. Pure functions of (card, mark, now); times are ms since 1970.

/** @typedef {1 | 2 | 3} Mark  1 "don't know", 2 "almost", 3 "know" */
/** @typedef {{box: number, due: number, last: number, seen: number}} Card */
/** @typedef {"new" | "shaky" | "due" | "known"} Status */

const HOUR = 3_600_000;

/** A study day begins at four in the morning, so that a round after midnight still belongs to the evening. */
const MORNING = 4;

/** Box 2 waits eight hours or until the next morning, whichever comes first; no box above 1 waits under three hours. */
export const SOON = { most: 8 * HOUR, least: 3 * HOUR };

/** Whole study days that boxes 3, 4 and 5 wait. Box 1 does not wait at all. */
export const DAYS = Object.freeze({ 3: 1, 4: 3, 5: 7 });

export const LAST_BOX = 5;

/**
 * The start of the study day that is `days` after the one `now` lies in, by the reader's own clock.
 * @param {number} now @param {number} days
 */
export function morning(now, days) {
  const day = new Date(now);
  if (day.getHours() < MORNING) day.setDate(day.getDate() - 1);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, MORNING).getTime();
}

/**
 * When a card that enters `box` at `now` is due.
 * @param {number} box @param {number} now
 */
export function dueAt(box, now) {
  if (box <= 1) return now;
  // Shortly before the morning even "tomorrow" must not mean "in a minute".
  const day = Math.max(morning(now, box === 2 ? 1 : DAYS[/** @type {3 | 4 | 5} */ (box)]), now + SOON.least);
  return box === 2 ? Math.min(now + SOON.most, day) : day;
}

/**
 * A card whose last mark lies in the future was marked under a wrong clock: it is due, not lost.
 * @param {Card} card @param {number} now
 */
export function isDue(card, now) {
  return card.due <= now || card.last > now;
}

/**
 * "Don't know" puts a card into box 1, "almost" into box 2, "know" into the next one. A card known at
 * first sight starts in box 3. Knowing a card before it is due proves little, so it then stays where it is.
 * @param {Card | undefined} card @param {Mark} mark @param {number} now
 * @returns {Card}
 */
export function applyMark(card, mark, now) {
  const seen = (card?.seen ?? 0) + 1;
  if (card && mark === 3 && !isDue(card, now)) return { ...card, last: now, seen };
  const box = mark < 3 ? mark : card ? Math.min(card.box + 1, LAST_BOX) : 3;
  return { box, due: dueAt(box, now), last: now, seen };
}

/**
 * The card of which the reader says, while he reads, that he knows it: that is taken at his word, so a shaky one begins
 * anew as one known at first sight.
 * @param {Card | undefined} card @param {number} now
 * @returns {Card}
 */
export function claim(card, now) {
  if (!card || card.box > 2) return applyMark(card, 3, now);
  return { ...applyMark(undefined, 3, now), seen: card.seen + 1 };
}

/** Whether it was marked, and is not known yet. @param {Card | undefined} card */
export const isShaky = (card) => card !== undefined && card.box < 3;

/**
 * @param {Card | undefined} card @param {number} now
 * @returns {Status}
 */
export function statusOf(card, now) {
  if (!card) return "new";
  if (isShaky(card)) return "shaky";
  return isDue(card, now) ? "due" : "known";
}

/**
 * Mistakes first: due cards by box, then new ones, then what is not due yet, by box.
 * @param {Card | undefined} card @param {number} now
 */
export function urgency(card, now) {
  if (!card) return 10;
  return isDue(card, now) ? card.box : 10 + card.box;
}
