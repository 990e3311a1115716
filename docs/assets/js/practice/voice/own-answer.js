// The reader's own answer: a button that records it, and what was recorded, to be compared with the answer that is said.

import { button } from "../dom.js";
import { el } from "../../element.js";
import { canRecord, makeRecorder } from "./recorder.js";

/** @import {Ctx} from "../dom.js" */
/** @import {Data} from "../aloud.js" */

/**
 * @param {Ctx} ctx @param {Data["words"]} own
 * @param {{pause: () => void, next: () => void, came: (heard: HTMLElement) => void}} on  `came`: something was recorded
 */
export function makeOwnAnswer(ctx, own, on) {
  const recorder = makeRecorder();
  let recording = false;
  let url = "";
  const record = button(own.record, () => void toggle(), { class: "pr-big pr-record", "aria-pressed": "false" });
  record.hidden = !canRecord();

  /** @param {boolean} now */
  function turn(now) {
    recording = now;
    record.setAttribute("aria-pressed", String(now));
    record.textContent = now ? own.recording : own.record;
  }

  async function toggle() {
    if (record.hidden || record.disabled) return;
    if (recording) return end();
    on.pause();
    try {
      if (!(await recorder.start())) return;
    } catch {
      return ctx.say(own.no_microphone);
    }
    turn(true);
    ctx.say(own.recording);
  }

  async function end() {
    turn(false);
    ctx.say("");
    const blob = await recorder.stop().catch(() => null);
    if (blob) keep(blob);
    on.next();
  }

  /** @param {Blob} blob */
  function keep(blob) {
    forget();
    url = URL.createObjectURL(blob);
    on.came(el("p", { class: "pr-heard" }, own.own, el("audio", { controls: true, src: url, "aria-label": own.own, onplay: on.pause })));
  }

  function forget() {
    if (url) URL.revokeObjectURL(url);
    url = "";
  }

  /** Lets go of the microphone. */
  function drop() {
    if (recording) turn(false);
    recorder.drop();
  }

  return { record, toggle, drop, forget, recorded: () => url !== "" };
}
