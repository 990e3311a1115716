// A calendar file, RFC 5545: https://www.rfc-editor.org/rfc/rfc5545.

/** @typedef {{at: number, minutes: number, name: string, title: string, text: string, url: string, alarm: number, gone?: boolean}} Event  `alarm`: minutes before; `gone`: called off, 3.8.1.11 */

/** `20261129T070000Z`, 3.3.5: universal time, so that no time zone has to be described. @param {number} at */
const utc = (at) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");

/** 3.3.11. @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");

/**
 * 3.1: no line is longer than 75 octets, and none is broken inside a character, nor between a backslash and what it
 * stands for: some calendars look for `\n` before they join lines.
 * @param {string} line
 */
function folded(line) {
  const encoder = new TextEncoder();
  let [out, size] = ["", 0];
  for (const sign of line.match(/\\?[^]/gu) ?? []) {
    const octets = encoder.encode(sign).length;
    if (size + octets > 75) {
      out += "\r\n ";
      size = 1;
    }
    out += sign;
    size += octets;
  }
  return out;
}

/**
 * An event of no length is no event (3.8.2.2): it lasts a minute.
 * @param {Event[]} events @param {number} now @param {string} host  what makes their names unlike anybody else's
 * @returns {string} an event of the same name and host replaces the one that was imported before: its `UID` is the same and
 *   its `SEQUENCE` higher (3.8.7.4)
 */
export function calendar(events, now, host) {
  const body = events.flatMap(({ at, minutes, name, title, text, url, alarm, gone }) => [
    "BEGIN:VEVENT", `UID:${name}@${host}`, `SEQUENCE:${Math.floor(now / 1000)}`, `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(at)}`, `DTEND:${utc(at + Math.max(1, minutes) * 60_000)}`,
    `SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(text)}`, `URL:${url}`,
    ...(gone ? ["STATUS:CANCELLED"] : ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, `TRIGGER:-PT${alarm}M`, "END:VALARM"]),
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${host}//practice//`, ...body, "END:VCALENDAR"];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
