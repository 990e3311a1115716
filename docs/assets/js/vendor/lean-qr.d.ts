/** What is used of it; see vendored.toml. */
export function generate(text: string): { size: number; get(x: number, y: number): boolean };
