// A seeded die (mulberry32): a failing test fails again.

/** @param {number} seed @returns {() => number} */
export function seeded(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @template T @param {readonly T[]} list @param {() => number} dice @returns {T} */
export const pick = (list, dice) => /** @type {T} */ (list[Math.floor(dice() * list.length)]);

const TOPICS = ["python", "sql", "caching", "aws", "bigdata", "payments"];
const LEVELS = /** @type {const} */ (["basic", "basic", "intermediate", "intermediate", "advanced", "intermediate"]);

/**
 * A made-up sheet: `questions` questions, every third with follow-ups, and `rows` quick rows.
 * @param {number} questions @param {number} rows
 * @returns {import("../../docs/assets/js/practice/round.js").Item[]}
 */
export function sheet(questions, rows) {
  /** @param {string} kind @param {number} number */
  const item = (kind, number) => {
    const group = number % TOPICS.length;
    return {
      id: `${kind}${String(number).padStart(2, "0")}`,
      number,
      topic: TOPICS[group] ?? "",
      level: LEVELS[group] ?? "basic",
      term: [/** @type {["text", string]} */ (["text", `Term ${number}`])],
      answer: [/** @type {["text", string]} */ (["text", `Answer ${number}`])],
      href: `topics/x/#${kind}${number}`,
      ...(kind === "q" && number % 3 === 0 ? { next: [0, 1, 2].map(() => ({ ask: [], answer: [] })) } : {}),
    };
  };
  return [
    ...Array.from({ length: questions }, (_, i) => item("q", i + 1)),
    ...Array.from({ length: rows }, (_, i) => item("r", i + 1)),
  ];
}
