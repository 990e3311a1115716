"""A voice that a test can hear: it stands in for the browser's own, which speaks to nobody here."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

SECONDS = 2
"""How long the voice takes for a sentence."""

FAKE = """((voices, late) => {
  let list = late ? [] : voices, current = null, timer = 0;
  const heard = [], events = new EventTarget();
  window.heard = heard;
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.interrupt = () => { const one = current; clearTimeout(timer); current = null; one?.onerror?.({ error: "interrupted" }); };
  const synth = {
    get speaking() { return current !== null; }, pending: false, paused: false,
    getVoices: () => [...list], resume() {}, pause() {},
    addEventListener: (...given) => events.addEventListener(...given), removeEventListener: (...given) => events.removeEventListener(...given),
    speak(one) {
      heard.push([one.text, one.voice.name]);
      current = one;
      timer = setTimeout(() => { current = null; one.onend?.({}); }, PACE);
    },
    cancel() { clearTimeout(timer); current?.onend?.({}); current = null; },
  };
  Object.defineProperty(window, "speechSynthesis", { value: synth, configurable: true });
  window.come = () => { list = voices; events.dispatchEvent(new Event("voiceschanged")); };
})"""
"""As Safari does it, a sentence that is cancelled tells of its end."""


def script(voices: list[dict[str, Any]], *, late: bool = False, pace: int = SECONDS * 1000) -> str:
    """What gives a page these voices, before any script of its own runs; ``late`` ones wait for ``come()``."""
    return f"{FAKE.replace('PACE', str(pace))}({json.dumps(voices)}, {json.dumps(late)})"


def a_voice(name: str, lang: str, *, local: bool = True, default: bool = False) -> dict[str, Any]:
    """A voice as a browser lists it."""
    return {"name": name, "lang": lang, "localService": local, "default": default}


VOICES = [
    a_voice("Far", "ru-RU", local=False),
    a_voice("Alex", "en-US"),
    a_voice("Milena", "ru-RU"),
    a_voice("Yuri", "ru_RU", default=True),
]


def heard(page: Page) -> list[str]:
    """What was said so far, sentence by sentence."""
    return [text for text, _ in page.evaluate("window.heard")]
