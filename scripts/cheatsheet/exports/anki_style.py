r"""How a card looks: the front and the back in Anki's template language, and their style sheet.

Anki puts the class ``nightMode`` on the body in dark mode on every platform (AnkiDroid adds
``night_mode`` as well), and ``mobile`` on a phone: see «Card Styling» in the Anki manual,
https://docs.ankiweb.net/templates/styling.html. Colours are those of the site where they must be,
and every pair of text and ground has a contrast of at least 4.5. ``mathjax_ignore`` is the word of MathJax 3
and 4, ``tex2jax_ignore`` that of MathJax 2, for a place where ``\(`` is not the beginning of a formula; Anki
26.9 carries 3.2.2, older programs 2.7.
"""

from __future__ import annotations

FIELDS = ("ID", "Question", "Answer", "Minute", "Topic", "Level", "Number", "Link")
"""The fields of a note. Published: adding, renaming or moving one would stop readers' decks from updating."""

TEMPLATE = "Recall"
"""The name of the one card template. Published, like the fields."""

SORT_FIELD = FIELDS.index("Question")

_FRONT = """\
{{#Question}}
<article class="card-body mathjax_ignore tex2jax_ignore">
<header>{{#Topic}}<span>{{Topic}}</span>{{/Topic}}{{#Level}}<span>%(level)s: {{Level}}</span>{{/Level}}</header>
<h1>{{#Number}}<span class="number">{{Number}}.</span> {{/Number}}{{Question}}</h1>
<p class="prompt">%(prompt)s</p>
</article>
{{/Question}}"""

_BACK = """\
<article class="card-body mathjax_ignore tex2jax_ignore">
<header>{{#Topic}}<span>{{Topic}}</span>{{/Topic}}{{#Level}}<span>%(level)s: {{Level}}</span>{{/Level}}</header>
<h1>{{#Number}}<span class="number">{{Number}}.</span> {{/Number}}{{Question}}</h1>
<hr id="answer">
<div class="answer">{{Answer}}</div>
{{#Minute}}<section class="minute"><h2>%(minute)s</h2>{{Minute}}</section>{{/Minute}}
<footer><a href="{{Link}}">%(site)s</a></footer>
</article>"""

CSS = """\
.card {
  --fg: #1f2328; --bg: #ffffff; --muted: #59636e; --line: #d1d9e0; --code: #eff1f3; --accent: #0b5cad;
  margin: 0; padding: 1.25rem 1rem 2rem;
  color: var(--fg); background: var(--bg);
  font: 1.125rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  text-align: start; -webkit-text-size-adjust: 100%; overflow-wrap: anywhere;
}
.card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card {
  --fg: #e6edf3; --bg: #16191d; --muted: #a3adb8; --line: #3a424b; --code: #262c33; --accent: #7db8f5;
}
.card-body { max-width: 38rem; margin: 0 auto; }
.card header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; color: var(--muted); font-size: .875rem; }
.card h1 { margin: .75rem 0 0; font-size: 1.5rem; line-height: 1.25; }
.card h2 { margin: 0 0 .25rem; color: var(--muted); font-size: .875rem; font-weight: 600; }
.number, .prompt { color: var(--muted); }
.number { font-weight: 400; }
.card .prompt { margin: .75rem 0 0; }
.card hr { height: 1px; margin: 1rem 0; border: 0; background: var(--line); }
.card p { margin: 0 0 .75rem; }
.card code { padding: .1em .3em; border-radius: .25em; background: var(--code); color: var(--fg);
  font: .9em ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace; }
.card pre { padding: .75rem; border-radius: .375rem; background: var(--code); overflow-x: auto; white-space: pre; }
.card pre code { padding: 0; background: none; }
.minute { margin-top: 1.25rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1rem; }
.card footer { margin-top: 1.25rem; font-size: .9375rem; }
.card a, .card a:visited { color: var(--accent); text-underline-offset: .15em; }
.card footer a { display: inline-block; padding: .5rem 0; }
@media (max-width: 30rem) { .card { font-size: 1.0625rem; } .card h1 { font-size: 1.3125rem; } }
"""


def front(prompt: str, level: str) -> str:
    """The question side; ``prompt`` says what the reader is to do, ``level`` is the word before a level (both HTML)."""
    return _FRONT % {"prompt": prompt, "level": level}


def back(minute: str, site: str, level: str) -> str:
    """The answer side; ``minute`` heads the longer answer, ``site`` is the text of the link (all HTML)."""
    return _BACK % {"minute": minute, "site": site, "level": level}
