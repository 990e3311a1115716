// When something is said in a place that was made for it.

/** Milliseconds after which a reader of the screen knows of a new place for messages: what stands in it from the start goes unsaid. */
export const SEEN = 100;
