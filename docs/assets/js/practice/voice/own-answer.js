// The reader's own answer: a button that records it, and what was recorded, to be compared with the answer that is said.

import { button } from "../dom.js";
import { el } from "../../element.js";
import { canRecord, makeRecorder } from "./recorder.js";

/** @import {Ctx} from "../dom.js" */
/** @import {Data} from "../aloud.js" */

/**
 * @param {Ctx} ctx @param {Data["words"]} own
 * @param {{pause: () => void, next: () => void, turn: () => void, came: (heard: HTMLElement) => void}} on  `turn`: it
 *   begins or ends to be recorded or heard; `came`: something was recorded
 */
export function makeOwnAnswer(ctx, own, on) {
  const recorder = makeRecorder(cut);
  let recording = false;
  /** Plays what was recorded. @type {HTMLAudioElement | undefined} */
  let player;
  const record = button(own.record, () => void toggle(), { class: "pr-big pr-record", "aria-pressed": "false" });
  record.hidden = !canRecord();

  /** @param {boolean} now @param {string} said */
  function turn(now, said) {
    recording = now;
    record.setAttribute("aria-pressed", String(now));
    record.textContent = now ? own.recording : own.record;
    ctx.say(said);
    on.turn();
  }

  async function toggle() {
    if (record.hidden || record.disabled) return;
    if (recording) return on.next(); // whatever goes on with the round ends it
    on.pause();
    try {
      if (await recorder.start()) turn(true, own.recording);
    } catch {
      ctx.say(own.no_microphone);
    }
  }

  /** Ends and keeps what is being recorded, takes back what was only asked for, and stops what is being heard. */
  function end() {
    player?.pause();
    const whole = recorder.stop();
    if (!whole) return;
    forget();
    const audio = el("audio", { controls: true, "aria-label": own.own, onplay: on.pause, onpause: on.turn });
    player = audio;
    on.came(el("p", { class: "pr-heard" }, own.own, audio));
    whole.then((blob) => {
      if (audio === player) audio.src = URL.createObjectURL(blob);
    });
  }

  /** Something else than the reader ends it, who is told so. */
  function cut() {
    const was = recording;
    end();
    if (was) ctx.say(own.cut);
  }

  /** What was said goes with its card, the microphone at once. */
  function forget() {
    if (recording) turn(false, "");
    recorder.drop();
    if (player) URL.revokeObjectURL(player.src);
    player?.parentElement?.remove();
    player = undefined;
  }

  return { record, toggle, end, cut, forget, recorded: () => Boolean(player), busy: () => recording || player?.paused === false };
}
