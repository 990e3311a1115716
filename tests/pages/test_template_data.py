"""What the templates are given besides a page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils import meta

from cheatsheet.answers.typography import NBSP
from cheatsheet.changes.model import History
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.pages import changes_page, practice_page
from cheatsheet.pages.sheet_pages import render_pages
from cheatsheet.pages.template_data import template_data
from cheatsheet.publish.layout import Layout
from cheatsheet.settings import Settings

SETTINGS = Settings("https://example.org/cheat/", "https://example.org/repo", "2026-11-24", "1a2b3c4")


def given(content: Content, lang: Lang) -> Any:
    """``extra`` for the pages of ``lang``."""
    return template_data(content, lang, SETTINGS, Layout("p{}", "1"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_lost_address_may_have_meant_any_page_that_a_reader_names(content: Content, lang: Lang) -> None:
    """Every topic and the pages beside them, each under its own title, found by the last part of its address."""
    pages = render_pages(content) | practice_page.render(content) | changes_page.render(content, History())
    titles = {path: meta.get_data(page)[1]["title"] for path, page in pages.items()}
    titles[f"{lang}/downloads/index.md"] = content.words[lang]["downloads.title"]
    (found,) = (one for one in given(content, LANGUAGES[0])["languages"] if one["code"] == lang)
    for near in found["pages"]:
        assert near["title"] == titles[f"{lang}/{near['path']}index.md"]
        assert near["slug"] == near["path"].strip("/").split("/")[-1]
    beside = ["quick-answers/", "all/", "practice/", "downloads/", "changes/"]
    assert [near["path"] for near in found["pages"]] == [
        *(f"topics/{topic.slug}/" for topic in content.catalog.topics),
        *beside,
    ]


def test_what_scripts_say_is_the_inside_of_an_object(content: Content) -> None:
    """It is read back as it was, in its own letters, and nothing in it ends the script that it stands in."""
    words = {**content.words, "ru": {**content.words["ru"], "site.copied": "Готово</script>"}}
    said = given(replace(content, words=words), "ru")["said"]
    assert json.loads(f"{{{said}}}") == {"copy": content.words["ru"]["site.copy"], "copied": "Готово</script>"}
    assert "Готово" in said
    assert "<" not in said


def test_sentences_are_bound(content: Content) -> None:
    """No line of a sentence at the foot of a page or in the frame of practice ends with a short word, as in an answer."""
    words = given(content, "ru")["words"]
    for key in ("site.source_note", "practice.page_lead", "practice.page_noscript"):
        assert NBSP in words[key]
        assert words[key].replace(NBSP, " ") == content.words["ru"][key]


def test_templates_escape_every_word(root: Path) -> None:
    """MkDocs puts in what it is given as it is: a word with a quotation mark would end the attribute that it stands in."""
    put_in = re.compile(r"\{\{-?\s*((?:w|[\w.]*\bwords)\[.*?)\s*-?\}\}|\{\{-?\s*([\w.]*\bsite_name.*?)\s*-?\}\}")
    found = [
        (path.name, match[0])
        for path in sorted((root / "overrides").rglob("*.html"))
        for match in put_in.finditer(path.read_text("utf-8"))
    ]
    assert len(found) > 30
    assert [one for one in found if "| e " not in one[1]] == []
