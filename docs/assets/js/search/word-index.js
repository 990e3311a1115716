// The index: made from the data file when the search is first opened (some milliseconds for the sheet).
import SearchableMap from "../vendor/searchable-map.js";
import { soundOf } from "./alike.js";
import { patterns } from "./code.js";
import { FIELDS, LONG, MORE } from "./data.js";
import { fold } from "./fold.js";
import { speller } from "./lexicon.js";
import { key } from "./mentions.js";
import { chunks, stem, terms } from "./text.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").More} More */
/** @typedef {{ score: number, trust: number, alone: number, sheet: number }} Hit one term in one question */
/** @typedef {{ words: string[], row: number }} Phrase the stems of a name, an alias or (`row` > 0) a row */

/** BM25: how fast repetition stops to count, and how much a long text loses. */
const [K, B] = [1.2, 0.4];
/** So many words are heard in one step of `hearing`. */
const HEARD_AT_ONCE = 50;
/** So many subjects out of scope are as long as a question of the sheet with its descriptions. */
const SUBJECTS = 40;
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
    /** @type {Phrase[]} what the sheet is known not to treat, by name */
    this.named = [];
    /** @type {Map<string, string[]>} a stem and those of words that mean the same to an engineer */
    this.synonyms = new Map();
    /** @type {Map<string, ReadonlyMap<string, number>>} what words stand for, once looked up */
    this.memory = new Map();
    /** @type {Map<string, number[]>} names that only a few long answers have, by `key`, and these */
    this.mentions = new Map();
    /** @type {Map<number, { any: RegExp, each: RegExp[] }>} what questions look like in code */
    this.shapes = new Map();
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
    for (const steps = this.adding(more); !steps.next().done;);
  }

  /**
   * Adds the second file and pauses after each question, because all of it takes a phone some tenths of a second. Until
   * the last step is made the index is good for nothing.
   * @param {More} more @returns {Generator<void, void, void>}
   */
  *adding(more) {
    this.common = new Set((more.common ?? "").split(" ").map((word) => stem(fold(word))));
    this.named = phrasesOf((more.named ?? "").split(", "));
    for (const { words } of phrasesOf((more.synonyms ?? "").split(", "))) {
      for (const word of words) this.synonyms.set(word, words);
    }
    const spell = speller(more.lexicon);
    for (const [id, question] of this.data.questions.entries()) {
      const { also: coded = "", names = "", terms: called = "", looks, long, mentions = "" } = more[question.n] ?? {};
      const also = spell(coded);
      question.long = long;
      this.mention(mentions, id);
      this.mention((long?.words ?? "").split(" ").filter((word) => !this.data.latin || /[A-Z0-9_]/.test(word.slice(1))).join(" "), id);
      if (looks) this.shapes.set(id, patterns(looks));
      this.phrases[id]?.push(...phrasesOf([names, also].join(", ").split(", ")));
      [also, names, called, long?.asks.join(" ; ") ?? "", long?.words ?? ""].forEach((text, at) => {
        if (text) this.note(text, id, MORE + at);
      });
      yield;
    }
    yield* this.addingOutOfScope(spell(more.outOfScope ?? "").split(", "));
    this.settle();
  }

  /**
   * Takes up what the sheet says nothing about as if it were questions of its own, so that a query may be found to be one
   * of those. They stand behind the questions of the sheet, as long as one of these, and are never shown.
   * @param {string[]} subjects @returns {Generator<void, void, void>}
   */
  *addingOutOfScope(subjects) {
    for (let at = 0; at < subjects.length; at += SUBJECTS) {
      const some = subjects.slice(at, at + SUBJECTS);
      const id = this.phrases.push(phrasesOf(some)) - 1;
      this.note(some.join(", "), id, MORE);
      yield;
    }
  }

  /** Whether a question is of the sheet, and not one of those of `addingOutOfScope`. @param {number} id @returns {boolean} */
  onSheet(id) {
    return id < this.data.questions.length;
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

  /** Takes up names that a long answer has. @param {string} words @param {number} id */
  mention(words, id) {
    for (const name of words.split(" ")) {
      const had = this.mentions.get(key(name)) ?? [];
      if (name && had.at(-1) !== id) this.mentions.set(key(name), [...had, id]);
    }
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
    const lengths = (this.lengths[id] ??= []);
    lengths[field] = (lengths[field] ?? 0) + list.length; // a field may have a part in either file
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
    return Math.log(1 + (this.lengths.length - having + 0.5) / (having + 0.5));
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
   * The words of one alphabet by their sound, made when it is first needed: most queries never do.
   * @param {boolean} latin
   * @returns {SearchableMap<string[]>} sound, and the terms that have it
   */
  sounding(latin) {
    for (const steps = this.hearing(latin); !this.sounds.has(latin);) steps.next();
    return /** @type {SearchableMap<string[]>} */ (this.sounds.get(latin));
  }

  /**
   * Makes what `sounding` gives, and pauses now and then. A hard `c` (as in `asyncio`) and a short `ea` (as in `dead`) are
   * included; and every two Latin words that stand side by side in a name or an answer, because in Cyrillic they are
   * written as one («дедлеттер»).
   * @param {boolean} latin @returns {Generator<void, void, void>}
   */
  *hearing(latin) {
    /** @type {SearchableMap<string[]>} */
    const all = new SearchableMap();
    /** @param {string} sound @param {string} term */
    const note = (sound, term) => {
      if (sound.length > 2) all.set(sound, [...(all.get(sound) ?? []), term]);
    };
    let heard = 0;
    for (const [word, root] of this.words.entries()) {
      if (word.length < 3 || /[a-z]/.test(word) !== latin) continue;
      const forms = new Set([word, root, word.replace(/c(?=[eiy])/g, "k"), word.replace(/ea/g, "e")]);
      for (const sound of new Set([...forms].map(soundOf))) note(sound, `~${root}`);
      if ((heard += 1) % HEARD_AT_ONCE === 0) yield;
    }
    for (const [term, questions] of latin ? this.counts : []) {
      if (!/^[a-z]{3,} [a-z]{3,}$/.test(term)) continue;
      if (![...questions.values()].some((counts) => counts.some((count, field) => count && field !== MORE))) continue;
      note(soundOf(term.replace(/ea/g, "e")), term);
      if ((heard += 1) % HEARD_AT_ONCE === 0) yield;
    }
    this.sounds.set(latin, all);
  }
}

/** @param {string[]} texts @returns {Phrase[]} */
const phrasesOf = (texts) => texts.map((text) => phrase(text, 0)).filter(({ words }) => words.length > 0);

/** @param {string} text @param {number} row @returns {Phrase} */
function phrase(text, row) {
  const words = chunks(text).flatMap((chunk) => chunk.telling).map(stem);
  return { words: [...new Set(words)], row };
}
