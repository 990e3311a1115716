/** What is used of it. Its own types are in the package. */
export default class SearchableMap<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): this;
  has(key: string): boolean;
  atPrefix(prefix: string): SearchableMap<Value>;
  /** Keys at most `distance` edits away, with their values and how many edits that is. */
  fuzzyGet(key: string, distance: number): Map<string, [Value, number]>;
  keys(): IterableIterator<string>;
  entries(): IterableIterator<[string, Value]>;
  readonly size: number;
}
