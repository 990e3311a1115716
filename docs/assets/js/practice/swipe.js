// A swipe over an answer marks it, beside the buttons that do the same: to the right "know", to the left "don't know".

/** @import {Mark} from "./schedule.js" */

/** The way, in CSS pixels, after which a swipe counts; on a narrow card a quarter of its width is enough. */
export const FAR = 96;

/**
 * What a finger's way means: 3 to the right, 1 to the left, 0 for what is too short or rather a scroll.
 * @param {number} dx @param {number} dy  CSS pixels from where it began
 * @param {number} width  of what is swiped over
 * @returns {Mark | 0}
 */
export function swiped(dx, dy, width) {
  if (!dx || Math.abs(dx) < Math.min(FAR, width / 4) || Math.abs(dx) < 2 * Math.abs(dy)) return 0;
  return dx > 0 ? 3 : 1;
}

/**
 * Fingers and pens only: a mouse selects text. A browser that takes the movement for a scroll cancels the pointer.
 * @param {HTMLElement} node @param {(event: Event) => unknown} may  whether a swipe may begin now
 * @param {(mark: Mark | 0) => void} aim  what letting go would do @param {(mark: Mark) => void} then
 */
export function bindSwipe(node, may, aim, then) {
  /** @type {PointerEvent | undefined} */
  let from;
  /** @param {PointerEvent} event */
  const mark = (event) => (from?.pointerId === event.pointerId ? swiped(event.clientX - from.clientX, event.clientY - from.clientY, node.clientWidth) : 0);
  node.addEventListener("pointerdown", (event) => {
    from = event.pointerType !== "mouse" && event.isPrimary && may(event) ? event : undefined;
  });
  node.addEventListener("pointermove", (event) => from && aim(mark(event)));
  node.addEventListener("pointerup", (event) => {
    const meant = mark(event);
    stop();
    if (meant) then(meant);
  });
  node.addEventListener("pointercancel", stop);
  function stop() {
    from = undefined;
    aim(0);
  }
}
