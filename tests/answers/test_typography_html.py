"""No-break spaces and days in finished HTML."""

from __future__ import annotations

import re

import pytest

from cheatsheet.answers.typography_html import bind_html, hold_html, leave_code


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("<p>колонок в WHERE — те</p>", "<p>колонок в~WHERE~— те</p>"),
        ("<p>в <a href='x y'>доме</a> и <code>a b</code></p>", "<p>в~<a href='x y'>доме</a> и~<code>a b</code></p>"),
        ("<p>в <em>и</em> <strong>том</strong></p>", "<p>в~<em>и</em>~<strong>том</strong></p>"),
        ("<li>слово в </li><li>том</li>", "<li>слово в </li><li>том</li>"),
        ("<p>вопрос в\nдве строки</p>", "<p>вопрос в~две строки</p>"),
        ("<p>35 программ, 11 пунктов, O(n log n)</p>", "<p>35~программ, 11~пунктов, O(n~log~n)</p>"),
        ("<a>Заметки · 246 КБ</a>", "<a>Заметки ·~246~КБ</a>"),
        ("<pre>a в b</pre><p>не <!-- в доме --> так</p>", "<pre>a в b</pre><p>не <!-- в доме --> так</p>"),
        ("<svg><text>в доме</text></svg> в доме", "<svg><text>в доме</text></svg> в~доме"),
        ("<p>1.10 версий, PostgreSQL 16.2 вышел</p>", "<p>1.10 версий, PostgreSQL 16.2 вышел</p>"),
    ],
)
def test_words_are_bound_over_marks_and_end_with_their_block(given: str, made: str) -> None:
    """A blank is bound where a line must not end, in marks too; code, drawings and comments are left as they are."""
    assert bind_html(given, "ru") == made.replace("~", "\u00a0")


def test_a_day_stands_in_an_element_of_its_own_once() -> None:
    """A day in words is put into ``time``; one that is there already, in code, in an address or in a name is left."""
    assert bind_html("<p>сверено 2026-11-28.</p>", "ru") == "<p>сверено <time>2026-11-28</time>.</p>"
    left = '<a href="/2026-11-28/">x-2026-11-28</a> <time>2026-11-28</time> <code>2026-11-28</code>'
    assert bind_html(left, "en") == left


def test_what_is_held_is_words_alone() -> None:
    """Only what matches in words is put into the element."""
    held = hold_html('<p title="a-b">a-b <code>a-b</code></p>', re.compile("a-b"), '<b class="w">')
    assert held == '<p title="a-b"><b class="w">a-b</b> <code>a-b</code></p>'


def test_code_is_marked_as_no_text_to_translate_once() -> None:
    """Every opening of the elements, whatever it has already; nothing that only begins alike."""
    given = "<pre class='a'><code>x</code></pre> <samp>y</samp> <codes> <code translate=\"no\">z</code> &lt;code>"
    made = given.replace("<code>", '<code translate="no">').replace("<samp>", '<samp translate="no">')
    assert leave_code(given, "code", "samp") == made
    assert leave_code(made, "code", "samp") == made
    assert leave_code(given, "pre") == given.replace("<pre", '<pre translate="no"')
