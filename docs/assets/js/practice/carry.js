// The way to send.js, which is fetched when somebody carries marks to another device, or comes by a link that holds some.

/** @import {Ctx} from "./dom.js" */

/** What the marks stand behind in an address. */
const SIGN = "#p=";

/** How often it could not be fetched: the number makes a browser ask again that remembers a failure. */
let tries = 0;

/** @param {Ctx} ctx @param {(module: typeof import("./send.js")) => Promise<void>} then */
async function carry(ctx, then) {
  try {
    await then(await import(`./send.js${tries ? `?${tries}` : ""}`));
  } catch {
    tries += 1;
    ctx.say(ctx.words.send_failed);
  }
}

/** Shows the link and its code, once for however many presses while it came. @param {Ctx} ctx */
export const send = (ctx) => carry(ctx, async (module) => document.querySelector(".pr-dialog") ? undefined : module.send(ctx, SIGN));

/** Adds the marks of a link that was opened, if one was. @param {Ctx} ctx @param {() => void} redraw */
export function receive(ctx, redraw) {
  if (location.hash.startsWith(SIGN)) carry(ctx, (module) => module.receive(ctx, location.hash.slice(SIGN.length), redraw));
}
