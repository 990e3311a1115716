// A mock interview: what is asked, and clocks that survive a pause, a reload and a sleeping tab. Pure.

import { LEVELS, isMark, isTakenBack, shuffle } from "./round.js";

/** @import {Item, Dice} from "./round.js" */
/** @import {Mark, Card} from "./schedule.js" */
/** @typedef {{spent: number, since: number}} Clock  ms; `since` is 0 while the clock stands */
/**
 * @typedef {{id: string, follow: number, program?: number, mark?: Mark, spent?: number}} Ask  `follow` is the follow-up's
 *   index or -1; with `program` it is asked what that program of the question's, counted from 0, prints
 */
/** @typedef {{at: number, had: Card | null, got: Card | null}} Undo  a mark that can be taken back; no `got` where no card moved */
/** @typedef {{asks: Ask[], at: number, minutes: number, began: number, clock: Clock, own: Clock, done?: Undo[]}} Mock */

/** Milliseconds for one answer. */
export const EACH = 90_000;

/** So many answers a program takes: its lines have to be read first. */
const PROGRAM = 2;

/** Every so many minutes an interview shows a program. */
const PROGRAM_EVERY = 15;

/** Milliseconds that an answer may take. @param {Ask} ask */
export const allowed = ({ program }) => (program === undefined ? EACH : PROGRAM * EACH);

/** How many answers fit. @param {number} minutes */
export const slots = (minutes) => Math.floor((minutes * 60_000) / EACH);

/**
 * Draws from one level, going round its topics so that none is asked twice before the others were asked once.
 * @param {Item[]} items @param {Dice} dice
 */
function spread(items, dice) {
  /** @type {Map<string, number>} */
  const asked = new Map();
  return shuffle(items, dice)
    .map((item) => {
      const turn = asked.get(item.topic) ?? 0;
      asked.set(item.topic, turn + 1);
      return { item, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ item }) => item);
}

/**
 * Questions across the levels in equal shares (a level that has too few leaves its share to the others), from easy to
 * hard, as interviews go. Every second question that has follow-ups is followed by one of them, which takes a slot. A
 * program of one of the questions is shown behind it, for each quarter of an hour one.
 * @param {Item[]} items @param {number} minutes @param {Dice} dice
 * @param {{id: string, n: number}[]} [programs]  that can be asked for: of which question, and which of its programs
 * @returns {Ask[]}
 */
export function draw(items, minutes, dice, programs = []) {
  const pools = LEVELS.map((level) => spread(items.filter((item) => item.level === level), dice));
  /** @type {Ask[][]} */
  const asked = pools.map(() => []);
  let withNext = 0;
  /** @param {number} left  slots */
  const fill = (left) => {
    while (left > 0 && pools.some((pool) => pool.length)) {
      pools.forEach((pool, i) => {
        const item = left > 0 && pool.shift();
        if (!item) return;
        asked[i]?.push({ id: item.id, follow: -1 });
        left -= 1;
        const many = item.next?.length ?? 0;
        if (!many || left <= 0) return;
        withNext += 1;
        if (withNext % 2) return;
        asked[i]?.push({ id: item.id, follow: Math.floor(dice() * many) });
        left -= 1;
      });
    }
  };
  const kept = programs.length ? Math.floor(minutes / PROGRAM_EVERY) : 0;
  fill(slots(minutes) - kept * PROGRAM);
  const ids = new Set(asked.flat().map(({ id }) => id));
  const one = new Map(shuffle(programs, dice).map(({ id, n }) => [id, n]));
  const shown = new Map([...one].filter(([id]) => ids.has(id)).slice(0, kept));
  fill((kept - shown.size) * PROGRAM);
  return asked.flat().flatMap((ask, i, all) => {
    const program = all[i + 1]?.id === ask.id ? undefined : shown.get(ask.id);
    return program === undefined ? [ask] : [ask, { id: ask.id, follow: -1, program }];
  });
}

/** @param {number} now @returns {Clock} */
export const startClock = (now) => ({ spent: 0, since: now });

/** @param {Clock} clock @param {number} now */
export const spent = ({ spent: before, since }, now) => before + (since ? Math.max(0, now - since) : 0);

/** @param {Clock} clock @param {number} now @returns {Clock} */
export const stopClock = (clock, now) => ({ spent: spent(clock, now), since: 0 });

/** @param {Clock} clock @param {number} now @returns {Clock} */
export const goOn = (clock, now) => (clock.since ? clock : { ...clock, since: now });

/** `1:05`; below zero `+0:05`, time that is over. @param {number} ms */
export function clockText(ms) {
  const seconds = ms >= 0 ? Math.ceil(ms / 1000) : Math.floor(-ms / 1000);
  const sign = ms < 0 && seconds ? "+" : "";
  return `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How long something took, in whole seconds that have passed. @param {number} ms */
export const took = (ms) => clockText(Math.floor(ms / 1000) * 1000);

/**
 * @param {Item[]} items @param {number} minutes @param {number} now @param {Dice} dice @param {{id: string, n: number}[]} [programs]
 * @returns {Mock}
 */
export function startMock(items, minutes, now, dice, programs) {
  return { asks: draw(items, minutes, dice, programs), at: 0, minutes, began: now, clock: startClock(now), own: startClock(now) };
}

/**
 * Marks the answer on screen and asks the next one, or ends when the time is used up: nobody is cut off in mid-answer.
 * @param {Mock} mock @param {Mark} mark @param {number} now
 * @param {Card | null} [had]  the kept card before the mark @param {Card | null} [got]  and after it
 * @returns {Mock}
 */
export function markAsk(mock, mark, now, had = null, got = null) {
  const asks = mock.asks.map((ask, i) => (i === mock.at ? { ...ask, mark, spent: spent(mock.own, now) } : ask));
  const over = spent(mock.clock, now) >= mock.minutes * 60_000;
  const at = over ? asks.length : mock.at + 1;
  const clock = (at < asks.length ? goOn : stopClock)(mock.clock, now);
  return { ...mock, asks, at, clock, own: startClock(now), done: [...(mock.done ?? []), { at: mock.at, had, got }] };
}

/**
 * The interview before its last mark: the answer is on screen again, and its own clock stands where it stood.
 * @param {Mock} mock @param {number} now @returns {Mock}
 */
export function takeBackAsk(mock, now) {
  const last = mock.done?.at(-1);
  if (!last) return mock;
  const own = { spent: mock.asks[last.at]?.spent ?? 0, since: 0 };
  /** @param {Ask} ask @returns {Ask} */
  const fresh = ({ id, follow, program }) => ({ id, follow, ...(program !== undefined && { program }) });
  const asks = mock.asks.map((ask, i) => (i === last.at ? fresh(ask) : ask));
  return { ...mock, asks, at: last.at, clock: goOn(mock.clock, now), own, done: mock.done?.slice(0, -1) };
}

/** @param {any} clock */
const isClock = (clock) => Number.isFinite(clock?.spent) && Number.isFinite(clock.since);

/** A mark that can be taken back: of a follow-up or a program it has moved no card. @param {any} done */
const isMockStep = (done) => isTakenBack({ ...done, got: done?.got ?? { box: 1, due: 0, last: 0 } });

/**
 * @param {any} kept @param {string} name @param {(id: string, follow: number, program?: number) => boolean} knows
 * @returns {Mock | null}
 */
export function resumeMock(kept, name, knows) {
  const good = kept?.name === name && Array.isArray(kept.asks) && Number.isInteger(kept.at) && isClock(kept.clock) && isClock(kept.own);
  if (!good || kept.at < 0 || ![kept.minutes, kept.began].every(Number.isFinite)) return null;
  if (!kept.asks.every((/** @type {any} */ ask) => isMark(ask?.mark) && knows(ask?.id, ask?.follow, ask?.program))) return null;
  return { ...kept, done: Array.isArray(kept.done) && kept.done.every(isMockStep) ? kept.done : [] };
}

/** Whether what is kept is this interview, and cannot be resumed without programs. @param {any} kept @param {string} name */
export const hasPrograms = (kept, name) =>
  kept?.name === name && Array.isArray(kept.asks) && kept.asks.some((/** @type {any} */ ask) => ask?.program !== undefined);
