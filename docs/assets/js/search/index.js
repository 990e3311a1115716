// The index: made from the data file when the search is first opened (some milliseconds for the sheet).
import SearchableMap from "../vendor/searchable-map.js";
import { fold } from "./fold.js";
import { soundOf } from "./alike.js";
import { chunks, stem, terms } from "./text.js";

/**
 * The data file of one language, made by `scripts/cheatsheet/search_index.py`.
 * @typedef {object} Data
 * @property {string} lang
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
 * @property {string} [also] aliases, with commas between them
 * @property {string} [names] what the other language calls it, where the first file has room for that
 * @property {{ n: number, q: string, a: string }[]} [rows] quick answers that belong to it
 * @property {Long} [long] its long answer, once that is there
 */
/**
 * The second file: words of every day (`common`), subjects that the sheet does not treat (`elsewhere`) and words of
 * one meaning (`synonyms`), with commas between the subjects and the meanings, and by number of the question what else it is found by.
 * @typedef {{ common?: string, elsewhere?: string, synonyms?: string } & Record<number, { also: string, names: string, terms: string, long?: Long }>} More
 * `also`: descriptions that do without the term; `names`: what the other language calls it; `terms`: further
 * words of its short aliases and its answer
 */
/**
 * @typedef {object} Long a long answer: what it may be found by, and sentences to show
 * @property {string} slug
 * @property {string[]} asks the follow-up questions in it
 * @property {string} words code and names that it is about
 * @property {string[]} [says] once the third file is there
 */
/** @typedef {{ score: number, trust: number, alone: number, sheet: number }} Hit one term in one question */
/** @typedef {{ words: string[], row: number }} Phrase the stems of a name, an alias or (`row` > 0) a row */

/**
 * The texts of a question: what a word in it is worth for the order of results (`boost`), and how far
 * a word that stands only there counts as found (`trust`; `alone` when nothing else was typed).
 * @type {ReadonlyArray<{ boost: number, trust: number, alone?: number, of: (question: Question, data: Data) => string }>}
 */
const FIELDS = [
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
/** From this field on it is the second file, and from that one on its long answers. */
const [MORE, LONG] = [FIELDS.length - 5, FIELDS.length - 2];
/** BM25: how fast repetition stops to count, and how much a long text loses. */
const [K, B] = [1.2, 0.4];
/** What a word adds for standing in further fields than the one where it is worth most. */
const REST = 0.2;

export class Index {
  /** @param {Data} data */
  constructor(data) {
    this.data = data;
    /** @type {SearchableMap<string>} every word of the text, folded, and its stem */
    this.words = new SearchableMap();
    /** @type {SearchableMap<string[]>} every stem and the words that have it */
    this.stems = new SearchableMap();
    /** @type {Set<string>} words written in capitals in the text, folded: abbreviations and the like */
    this.names = new Set();
    /** @type {Set<string>} stems of words of every day */
    this.common = new Set();
    /** @type {string[][]} the stems of subjects of which the sheet has the words, but nothing to say */
    this.elsewhere = [];
    /** @type {Map<string, string[]>} a stem and those of words that mean the same to an engineer */
    this.synonyms = new Map();
    /** @type {Map<string, ReadonlyMap<string, number>>} what words stand for, once looked up */
    this.memory = new Map();
    /** @type {Map<string, Map<number, number[]>>} term, question, times in each field */
    this.counts = new Map();
    /** @type {number[][]} how many terms each field of each question has */
    this.lengths = [];
    data.questions.forEach((question, id) => FIELDS.forEach(({ of }, field) => {
      this.note(of(question, data), id, field);
    }));
    /** @type {number[]} the mean of each field's lengths */
    this.means = [];
    /** @type {Map<string, ReadonlyMap<number, Hit>>} */
    this.cache = new Map();
    /** @type {Map<boolean, SearchableMap<string[]>>} the words of each alphabet by their sound */
    this.sounds = new Map();
    /** @type {Phrase[][]} */
    this.phrases = data.questions.map(({ name, also, names, rows = [] }) => [
      ...phrasesOf([name, also, names].join(", ").split(", ")),
      ...rows.map(({ q, n }) => phrase(q, n)),
    ]);
    this.settle();
  }

  /** Adds the second file. @param {More} more */
  addMore(more) {
    this.common = new Set((more.common ?? "").split(" ").map((word) => stem(fold(word))));
    for (const { words } of phrasesOf((more.synonyms ?? "").split(", "))) {
      for (const word of words) this.synonyms.set(word, words);
    }
    this.elsewhere = phrasesOf((more.elsewhere ?? "").split(", ")).map(({ words }) => words);
    this.data.questions.forEach((question, id) => {
      const { also = "", names = "", terms: called = "", long } = more[question.n] ?? {};
      question.long = long;
      this.phrases[id]?.push(...phrasesOf([names, also].join(", ").split(", ")));
      [also, names, called, long?.asks.join(" ; ") ?? "", long?.words ?? ""].forEach((text, at) => {
        if (text) this.note(text, id, MORE + at);
      });
    });
    this.settle();
  }

  /** Adds the third file: sentences of the long answers, by number of the question. @param {Record<number, string[]>} says */
  addSays(says) {
    for (const { n, long } of this.data.questions) if (long) long.says = says[n] ?? [];
  }

  /** Takes up a text. @param {string} text @param {number} id @param {number} field */
  note(text, id, field) {
    for (const name of text.match(/\p{Lu}{2,}[\p{L}\p{N}]*/gu) ?? []) this.names.add(fold(name));
    this.add(terms(text), id, field);
  }

  /** Forgets what was looked up before the text was whole. */
  settle() {
    this.means = FIELDS.map((_, field) =>
      this.lengths.reduce((sum, lengths) => sum + (lengths[field] ?? 0), 0) / (this.lengths.length || 1));
    this.cache.clear();
    this.memory.clear();
    this.sounds.clear();
  }

  /** @param {string[]} list @param {number} id @param {number} field */
  add(list, id, field) {
    (this.lengths[id] ??= [])[field] = list.length;
    for (const term of list) {
      let questions = this.counts.get(term);
      if (!questions) {
        this.counts.set(term, (questions = new Map()));
        if (term[0] !== "~" && !term.includes(" ")) this.learn(term);
      }
      let counts = questions.get(id);
      if (!counts) questions.set(id, (counts = []));
      counts[field] = (counts[field] ?? 0) + 1;
    }
  }

  /** @param {string} word */
  learn(word) {
    const root = stem(word);
    this.words.set(word, root);
    this.stems.set(root, [...(this.stems.get(root) ?? []), word]);
  }

  /** How much a term says: the fewer questions have it, the more. @param {string} term @returns {number} */
  weight(term) {
    return this.rarity(this.counts.get(term)?.size ?? 0);
  }

  /** What a term weighs that one question has: the measure of all scores. @returns {number} */
  get rarest() {
    return this.rarity(1);
  }

  /** The idf of BM25. @param {number} having questions that have a term @returns {number} */
  rarity(having) {
    return Math.log(1 + (this.data.questions.length - having + 0.5) / (having + 0.5));
  }

  /**
   * Every question that has exactly this term.
   * @param {string} term
   * @returns {ReadonlyMap<number, Hit>}
   */
  hits(term) {
    let hits = this.cache.get(term);
    if (!hits) {
      const weight = this.weight(term);
      hits = new Map([...(this.counts.get(term) ?? [])].map(([id, counts]) => [id, this.hit(id, counts, weight)]));
      this.cache.set(term, hits);
    }
    return hits;
  }

  /** @param {number} id @param {number[]} counts @param {number} weight @returns {Hit} */
  hit(id, counts, weight) {
    const hit = { score: 0, trust: 0, alone: 0, sheet: 0 };
    let rest = 0;
    FIELDS.forEach(({ boost, trust, alone = trust }, field) => {
      const count = counts[field];
      if (!count) return;
      const length = (this.lengths[id]?.[field] ?? 0) / (this.means[field] || 1);
      const score = (weight * boost * count * (K + 1)) / (count + K * (1 - B + B * length));
      rest += Math.min(score, hit.score);
      hit.score = Math.max(score, hit.score);
      hit.trust = Math.max(hit.trust, trust);
      hit.alone = Math.max(hit.alone, alone);
      if (field < LONG) hit.sheet = Math.max(hit.sheet, trust);
    });
    hit.score += REST * rest;
    return hit;
  }

  /**
   * The words of one alphabet by their sound, a hard `c` (as in `asyncio`) and a short `ea` (as in `dead`)
   * included; and every two Latin words that stand side by side, because in Cyrillic they are written as
   * one («дедлеттер»). Made when it is first needed: most queries never do.
   * @param {boolean} latin
   * @returns {SearchableMap<string[]>} sound, and the terms that have it
   */
  sounding(latin) {
    let sounds = this.sounds.get(latin);
    if (!sounds) {
      /** @type {SearchableMap<string[]>} */
      const all = new SearchableMap();
      sounds = all;
      /** @param {string} sound @param {string} term */
      const note = (sound, term) => {
        if (sound.length > 2) all.set(sound, [...(all.get(sound) ?? []), term]);
      };
      for (const [word, root] of this.words.entries()) {
        if (word.length < 3 || /[a-z]/.test(word) !== latin) continue;
        const forms = [word, root, word.replace(/c(?=[eiy])/g, "k"), word.replace(/ea/g, "e")];
        for (const sound of new Set(forms.map(soundOf))) note(sound, `~${root}`);
      }
      for (const term of latin ? this.counts.keys() : []) {
        if (/^[a-z]{3,} [a-z]{3,}$/.test(term)) note(soundOf(term.replace(/ea/g, "e")), term);
      }
      this.sounds.set(latin, all);
    }
    return sounds;
  }
}

/** @param {string[]} texts @returns {Phrase[]} */
const phrasesOf = (texts) => texts.map((text) => phrase(text, 0)).filter(({ words }) => words.length > 0);

/** @param {string} text @param {number} row @returns {Phrase} */
function phrase(text, row) {
  const words = chunks(text).flatMap((chunk) => chunk.telling).map(stem);
  return { words: [...new Set(words)], row };
}
