// Words with places to fill.

/** `fill("{n} of {all}", {n: 1, all: 3})`; a place that has no value stays. @param {string} word @param {Record<string, unknown>} values */
export const fill = (word, values) => word.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
