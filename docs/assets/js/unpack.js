/**
 * Reads a bundle: every text of a language in one file (`scripts/cheatsheet/publish/bundle.py` makes it and says what is in
 * it). The build puts this into the service worker; nothing else fetches it.
 *
 * The packing is LZMA, which no browser unpacks by itself. The decoder follows the LZMA specification of Igor Pavlov
 * (public domain, https://www.7-zip.org/sdk.html, lzma-specification.txt), whose names are kept.
 */

const ESCAPE = 255;

/**
 * The texts of a bundle by path, in UTF-8. Throws for anything that is not one.
 * @param {Uint8Array} bundle
 * @returns {Map<string, Uint8Array<ArrayBuffer>>}
 */
export function unpack(bundle) {
  const bytes = unlzma(bundle);
  const end = bytes.indexOf(10);
  /** @type {{ codes: string[], paths: string[] }} */
  const { codes, paths } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  const encoder = new TextEncoder();
  const meant = codes.map((code) => encoder.encode(code));
  const none = new Uint8Array();
  const longest = Math.max(4, ...meant.map((code) => code.length));
  let out = new Uint8Array(bytes.length * 2);
  let size = 0;
  let start = 0;
  /** @type {Map<string, Uint8Array<ArrayBuffer>>} */
  const texts = new Map();
  for (let at = end + 1; at <= bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) {
      texts.set(paths[texts.size] ?? "", out.slice(start, size));
      start = size;
      continue;
    }
    if (size + longest > out.length) {
      const more = new Uint8Array(out.length * 2);
      more.set(out);
      out = more;
    }
    if (byte === ESCAPE) {
      const number = ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
      size += encoder.encodeInto(String.fromCodePoint(number), out.subarray(size)).written;
      at += 3;
      continue;
    }
    const code = meant[byte] ?? none;
    for (let index = 0; index < code.length; index += 1) out[size++] = code[index] ?? 0;
  }
  if (texts.size !== paths.length) throw new Error(`a bundle of ${texts.size} files; expected ${paths.length}`);
  for (const [path, text] of full(texts)) texts.set(path, encoder.encode(text));
  return texts;
}

/** Before the number of what is quoted as a string, and as a list of its lines. */
const [STRING, LINES] = ["\x01", "\x02"];
const ENTITIES = /** @type {Record<string, string>} */ ({ "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" });

/**
 * The data that quotes pages, in full: a number stands for the text of a `<pre>`, as a string or as a list of its lines
 * (`scripts/cheatsheet/publish/quotes.py`).
 * @param {Map<string, Uint8Array<ArrayBuffer>>} texts
 * @returns {Map<string, string>}
 */
function full(texts) {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const read = (/** @type {string} */ end) => [...texts].filter(([path]) => path.endsWith(end)).map(([path, text]) => /** @type {const} */ ([path, decoder.decode(text)]));
  const printed = read(".html").flatMap(([, html]) => [...html.matchAll(/<pre\b[^>]*>(.*?)<\/pre>/gs)].map(([, inner = ""]) => inner));
  const told = (/** @type {string} */ _, /** @type {string} */ kind, /** @type {string} */ number) => {
    const inner = (printed[Number(number)] ?? "").replace(/<[^>]*>/g, "");
    const text = inner.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? "").replace(/^\n+|\n+$/g, "");
    const parts = kind === STRING ? [text] : text.split("\n");
    return parts.map((part) => JSON.stringify(part)).join();
  };
  const quote = new RegExp(`"([${STRING}${LINES}])(\\d+)"`, "g");
  return new Map(read(".json").map(([path, text]) => [path, text.replace(quote, told)]));
}

/**
 * What a `.lzma` file holds. Throws for one that ends too soon or is none.
 * @param {Uint8Array} source
 * @returns {Uint8Array}
 */
function unlzma(source) {
  const properties = source[0] ?? 255;
  if (properties >= 225 || source[13] !== 0) throw new Error("no .lzma file");
  const lc = properties % 9;
  const lpMask = (1 << ((properties / 9) | 0) % 5) - 1;
  const pbMask = (1 << ((properties / 45) | 0)) - 1;
  const chances = (/** @type {number} */ count) => new Uint16Array(count).fill(1024);
  const lengths = () => ({ choice: chances(2), low: chances(16 << 3), mid: chances(16 << 3), high: chances(256) });
  const [isMatch, isRep0Long, literals] = [chances(12 << 4), chances(12 << 4), chances(0x300 << (lc + ((properties / 9) | 0) % 5))];
  const [isRep, isRepG0, isRepG1, isRepG2] = [chances(12), chances(12), chances(12), chances(12)];
  const [slots, spots, align] = [chances(4 << 6), chances(128), chances(16)];
  const [matchLengths, repLengths] = [lengths(), lengths()];

  let at = 13;
  let range = 0xffffffff;
  let code = 0;
  for (let count = 0; count < 5; count += 1) code = ((code << 8) | (source[at++] ?? 0)) >>> 0;

  const normalize = () => {
    if (range >= 0x1000000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | (source[at++] ?? 0)) >>> 0;
  };
  const bit = (/** @type {Uint16Array} */ of, /** @type {number} */ index) => {
    const chance = of[index] ?? 0;
    const bound = (range >>> 11) * chance;
    const one = code >= bound;
    if (one) {
      code -= bound;
      range -= bound;
      of[index] = chance - (chance >> 5);
    } else {
      range = bound;
      of[index] = chance + ((2048 - chance) >> 5);
    }
    normalize();
    return one ? 1 : 0;
  };
  const tree = (/** @type {Uint16Array} */ of, /** @type {number} */ start, /** @type {number} */ bits) => {
    let node = 1;
    for (let count = 0; count < bits; count += 1) node = (node << 1) | bit(of, start + node);
    return node - (1 << bits);
  };
  const reversed = (/** @type {Uint16Array} */ of, /** @type {number} */ start, /** @type {number} */ bits) => {
    let node = 1;
    let value = 0;
    for (let count = 0; count < bits; count += 1) {
      const found = bit(of, start + node);
      node = (node << 1) | found;
      value |= found << count;
    }
    return value;
  };
  const direct = (/** @type {number} */ bits) => {
    let value = 0;
    for (let count = 0; count < bits; count += 1) {
      range >>>= 1;
      const one = code >= range;
      if (one) code -= range;
      normalize();
      value = (value << 1) | (one ? 1 : 0);
    }
    return value;
  };
  const length = (/** @type {ReturnType<typeof lengths>} */ of, /** @type {number} */ place) => {
    if (!bit(of.choice, 0)) return tree(of.low, place << 3, 3);
    if (!bit(of.choice, 1)) return 8 + tree(of.mid, place << 3, 3);
    return 16 + tree(of.high, 0, 8);
  };
  const distance = (/** @type {number} */ size) => {
    const slot = tree(slots, Math.min(size, 3) << 6, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = ((2 | (slot & 1)) << bits) >>> 0;
    return slot < 14 ? start + reversed(spots, start - slot, bits) : start + direct(bits - 4) * 16 + reversed(align, 0, 4);
  };

  let out = new Uint8Array(1 << 22);
  let size = 0;
  let state = 0;
  let [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
  for (;;) {
    if (at > source.length) throw new Error("a .lzma file that ends too soon");
    if (size + 300 > out.length) {
      const more = new Uint8Array(out.length * 2);
      more.set(out);
      out = more;
    }
    const place = size & pbMask;
    if (!bit(isMatch, (state << 4) + place)) {
      const start = 0x300 * (((size & lpMask) << lc) + ((size ? (out[size - 1] ?? 0) : 0) >> (8 - lc)));
      let symbol = 1;
      if (state >= 7) {
        let match = out[size - rep0 - 1] ?? 0;
        do {
          const expected = (match >> 7) & 1;
          match <<= 1;
          const found = bit(literals, start + ((1 + expected) << 8) + symbol);
          symbol = (symbol << 1) | found;
          if (expected !== found) break;
        } while (symbol < 0x100);
      }
      while (symbol < 0x100) symbol = (symbol << 1) | bit(literals, start + symbol);
      out[size++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (bit(isRep, state)) {
      if (!bit(isRepG0, state)) {
        if (!bit(isRep0Long, (state << 4) + place)) {
          state = state < 7 ? 9 : 11;
          out[size] = out[size - rep0 - 1] ?? 0;
          size += 1;
          continue;
        }
      } else {
        let far = rep1;
        if (bit(isRepG1, state)) {
          far = rep2;
          if (bit(isRepG2, state)) {
            far = rep3;
            rep3 = rep2;
          }
          rep2 = rep1;
        }
        rep1 = rep0;
        rep0 = far;
      }
      count = length(repLengths, place);
      state = state < 7 ? 8 : 11;
    } else {
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      count = length(matchLengths, place);
      state = state < 7 ? 7 : 10;
      rep0 = distance(count);
      if (rep0 === 0xffffffff) return out.subarray(0, size);
    }
    if (rep0 >= size) throw new Error("a .lzma file that is damaged");
    for (count += 2; count; count -= 1, size += 1) out[size] = out[size - rep0 - 1] ?? 0;
  }
}
