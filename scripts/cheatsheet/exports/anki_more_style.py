"""How the cards of follow-ups and of programs look: their fields, both sides and what their style has besides.

They are note types of their own, because a field added to the one that readers have would stop their decks from
updating. The style is that of ``anki_style.py`` and stands with it in each.
"""

from __future__ import annotations

from cheatsheet.exports import anki_style

NEXT_FIELDS = ("ID", "Question", "Answer", "After", "Topic", "Level", "Link")
"""The fields of a follow-up; ``After`` is the question that it follows. Published, as those of ``anki_style``."""

PROGRAM_FIELDS = ("ID", "After", "Program", "Output", "Why", "Topic", "Level", "Link")
"""The fields of a program. Published."""

NEXT_TEMPLATE, PROGRAM_TEMPLATE = "Follow-up", "Predict"
"""The names of the card templates. Published."""

_HEADER = (
    "<header>{{#Topic}}<span>{{Topic}}</span>{{/Topic}}{{#Level}}<span>%(level)s: {{Level}}</span>{{/Level}}</header>"
)

_NEXT = f"""\
<article class="card-body mathjax_ignore tex2jax_ignore">
{_HEADER}
<p class="after">%(after)s: {{{{After}}}}</p>
<h1>{{{{Question}}}}</h1>
"""

_NEXT_FRONT = (
    "{{#Question}}\n"
    + _NEXT
    + """\
<p class="prompt">%(prompt)s</p>
</article>
{{/Question}}"""
)

_NEXT_BACK = (
    _NEXT
    + """\
<hr id="answer">
<div class="answer">{{Answer}}</div>
<footer><a href="{{Link}}">%(site)s</a></footer>
</article>"""
)

_PROGRAM = f"""\
<article class="card-body mathjax_ignore tex2jax_ignore">
{_HEADER}
<p class="after">{{{{After}}}}</p>
<h1>%(title)s</h1>
"""

_PROGRAM_FRONT = (
    "{{#Program}}\n"
    + _PROGRAM
    + """\
<p class="prompt">%(prompt)s</p>
<div class="program">{{Program}}</div>
</article>
{{/Program}}"""
)

_PROGRAM_BACK = (
    _PROGRAM
    + """\
<div class="program">{{Program}}</div>
<hr id="answer">
<section class="output"><h2>%(output)s</h2>{{Output}}</section>
{{#Why}}<div class="why">{{Why}}</div>{{/Why}}
<footer><a href="{{Link}}">%(site)s</a></footer>
</article>"""
)

CSS = """\
.card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card { color-scheme: dark; }
.card .after { margin: .75rem 0 0; color: var(--muted); font-size: .9375rem; }
.card .after + h1 { margin-top: .25rem; }
.card pre { margin: .75rem 0; font-size: .8125rem; line-height: 1.4; }
.card pre code { font-size: inherit; line-height: inherit; }
.card .output h2 { margin-top: .75rem; }
.card .answer p:last-child { margin-bottom: 0; }
"""
"""What stands behind the style of ``anki_style.py``. A dark card has dark scroll bars."""


def next_sides(after: str, prompt: str, site: str, level: str) -> tuple[str, str]:
    """Front and back of a follow-up; ``after`` stands before the question that it follows (all HTML)."""
    words = {"after": after, "prompt": prompt, "site": site, "level": level}
    return _NEXT_FRONT % words, _NEXT_BACK % words


def program_sides(title: str, prompt: str, output: str, site: str, level: str) -> tuple[str, str]:
    """Front and back of a program; ``title`` heads both, ``output`` what it printed (all HTML)."""
    words = {"title": title, "prompt": prompt, "output": output, "site": site, "level": level}
    return _PROGRAM_FRONT % words, _PROGRAM_BACK % words


def css() -> str:
    """The whole style of these cards."""
    return anki_style.CSS + CSS
