// What the data files of the search hold, and what each text in them is worth.
/**
 * The data file of one language, made by `scripts/cheatsheet/exports/search_index.py`.
 * @typedef {object} Data
 * @property {string} lang
 * @property {boolean} latin whether the language is written in Latin letters
 * @property {Record<string, string>} words what the panel says
 * @property {string} level
 * @property {{ title: string, level: string, label: string, slug: string }[]} topics
 * @property {Question[]} questions
 */
/**
 * @typedef {object} Question
 * @property {number} n number on the sheet
 * @property {number} t place of its topic in `topics`
 * @property {string} name
 * @property {string} text the short answer
 * @property {string} [also] its first aliases, with commas between them
 * @property {string} [names] what the other language calls it, where the first file has room for that
 * @property {{ n: number, q: string, a: string }[]} [rows] quick answers that belong to it
 * @property {Long} [long] its long answer, once that is there
 */
/**
 * The second file: words of every day (`common`), subjects that the sheet does not treat (`outOfScope`) and words of one
 * meaning (`synonyms`), with commas between the subjects and the meanings, and by number of the question what else it is found by.
 * What is `named` would find nothing anyway, and is only said not to be there. With a `lexicon`, `outOfScope` and every `also`
 * are numbers of its words.
 * @typedef {{ lexicon?: import("./lexicon.js").Lexicon, common?: string, outOfScope?: string, named?: string, synonyms?: string } & Record<number, Further>} More
 */
/**
 * Descriptions and subjects are sent short (`search_short.py`): without words that say nothing, Russian ones cut to their stem.
 * @typedef {object} Further
 * @property {string} also descriptions that do without the term
 * @property {string} names further aliases, and what the other language calls it
 * @property {string} terms words of the other language's short answer and quick questions
 * @property {string} [looks] what it looks like in code: patterns (see code.js), one a line
 * @property {Long} [long]
 * @property {string} [mentions] names that of all texts only its long answer and one or two others have
 */
/**
 * @typedef {object} Long a long answer: what it may be found by, and sentences to show
 * @property {string} slug
 * @property {string[]} asks the follow-up questions in it
 * @property {string} words code and names that it is about
 * @property {string[]} [says] once the third file is there
 */

/**
 * The texts of a question: what a word in it is worth for the order of results (`boost`), and how far
 * a word that stands only there counts as found (`trust`; `alone` when nothing else was typed).
 * @type {ReadonlyArray<{ boost: number, trust: number, alone?: number, of: (question: Question, data: Data) => string }>}
 */
export const FIELDS = [
  { boost: 4, trust: 1, of: ({ name }) => name },
  { boost: 3, trust: 1, of: ({ also = "" }) => also },
  { boost: 2.5, trust: 1, of: ({ rows = [] }) => rows.map(({ q }) => q).join(" ; ") },
  { boost: 1.5, trust: 0.9, of: ({ text, rows = [] }) => [text, ...rows.map(({ a }) => a)].join(" ; ") },
  { boost: 0.8, trust: 0.5, of: ({ t }, { topics }) => topics[t]?.title ?? "" },
  // Filled from the second file: descriptions (one word of them alone is no sign of what is looked for), the
  // other language's names and terms, the long answer's questions and names.
  { boost: 2, trust: 0.85, alone: 0.4, of: () => "" },
  { boost: 3, trust: 1, of: ({ names = "" }) => names },
  { boost: 2, trust: 1, of: () => "" },
  { boost: 0.5, trust: 0.5, alone: 0.4, of: () => "" },
  { boost: 0.5, trust: 0.5, of: () => "" },
];
/** From this field on it is the second file. */
export const MORE = FIELDS.length - 5;
/** From this one on it is its long answers. */
export const LONG = FIELDS.length - 2;
