"""``downloads/``: every edition with its picture and size; the book for e-readers; decks; reading offline; data."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from cheatsheet.languages import RECORDS
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.pages.sheet_pages import front_matter, link
from cheatsheet.paper.editions import Coming, Edition
from cheatsheet.paper.formats import formats, without_paper
from cheatsheet.paths import (
    ARCHIVE,
    CHANGES,
    DECK,
    DOWNLOADS,
    EBOOK,
    OF_EVERY_LANGUAGE,
    OPEN_DATA,
    OTHER_CARDS,
    topic_edition,
)
from cheatsheet.settings import prefix
from cheatsheet.sheet.inline import literal
from cheatsheet.view import View, make_view
from cheatsheet.words import counted

_PICTURE = 112
"""Pixels of the square that shows the beginning of a page."""
OTHER_ABOUT = ("obsidian_about", "mochi_about", "tsv_about")
"""What is said of them."""
ZIP_SIZE = "@@zip-size@@"
"""Stands for a size that is known only when the whole site is there; ``finish`` puts it in."""
KEEP = "<p data-offline hidden></p>"
"""Where a script puts the button that keeps the site for reading without a network."""
SERVED = ("<!-- served -->", "<!-- /served -->")
"""Around what makes sense only on the served site; the portable archive leaves it out."""


def render(
    content: Content,
    editions: Sequence[Edition | Coming],
    sizes: Mapping[str, int],
    kinds: Mapping[Lang, Mapping[str, int]],
) -> dict[str, str]:
    """The page of each language, keyed by its path relative to ``docs/``.

    ``sizes`` gives the length in bytes of the files that are no editions, by the same kind of path.
    ``kinds`` is what the decks beside the questions hold (``anki_deck.counts``).
    Of an edition that is still coming the facts are :func:`awaited`.
    """
    return {
        f"{lang}/{DOWNLOADS}index.md": _page(
            make_view(content, lang), [edition for edition in editions if edition.lang == lang], sizes, kinds[lang]
        )
        for lang in LANGUAGES
    }


def file_size(lang: Lang, words: Mapping[str, str], size: int) -> str:
    """``size`` bytes as a reader says it: «84 КБ», "1.2 MB" (thousands, as SI and operating systems count)."""
    if size < 1_000_000:
        return words["downloads.kilobytes"].format(n=max(1, round(size / 1000)))
    return words["downloads.megabytes"].format(n=f"{size / 1_000_000:.1f}".replace(".", RECORDS[lang].decimal))


def _page(view: View, editions: list[Edition | Coming], sizes: Mapping[str, int], kinds: Mapping[str, int]) -> str:
    """Front matter and the sections: paper, e-readers, cards, reading offline, data."""
    lang, words = view.lang, view.words
    meta = front_matter(title=words["downloads.title"], description=words["downloads.description"], path=DOWNLOADS)
    cards = "\n".join(_cards(words, editions))
    deck = file_size(lang, words, sizes[f"{lang}/{DECK}"])
    data = "\n".join(_data(lang, words, name, sizes) for name in (*OPEN_DATA, "copies"))
    deck_link = (
        f'<p><a class="md-button" href="{_file(DECK)}" download>{escape(words["downloads.deck"])} · {deck}</a></p>'
    )
    others = " ".join(_other_cards(lang, words, name, sizes) for name in OTHER_CARDS)
    ebook = file_size(lang, words, sizes[f"{lang}/{EBOOK}"])
    ebook_link = (
        f'<p><a class="md-button" href="{_file(EBOOK)}" type="application/epub+zip" download>'
        f"{escape(words['downloads.ebook_get'])} · {ebook}</a></p>"
    )
    archive = posixpath.relpath(ARCHIVE, f"{prefix(lang)}{DOWNLOADS}")
    zip_link = (
        f'<p><a class="md-button" href="{archive}" download>{escape(words["downloads.zip"])} · {ZIP_SIZE}</a></p>'
    )
    sections = (
        f"# {literal(words['downloads.title'])} {{#title}}\n\n{literal(words['downloads.intro'])}\n{{ .lead }}",
        f"{literal(words['changes.downloads'])} [{literal(words['changes.title'])}]({link(DOWNLOADS, CHANGES)})",
        f"## {literal(words['downloads.paper'])} {{#paper}}",
        f'<ul class="editions">\n{cards}\n</ul>',
        _topics(view, editions),
        f"## {literal(words['downloads.ebook'])} {{#epub}}\n\n{literal(words['downloads.ebook_about'])}",
        ebook_link,
        f"## {literal(words['downloads.cards'])} {{#anki}}\n\n{literal(words['anki.about'])}",
        literal(beside_questions(lang, words, kinds)),
        deck_link,
        f'<details markdown="1">\n<summary>{escape(words["anki.how"])}</summary>\n',
        f"{literal(words['anki.update'])}\n\n</details>",
        literal(words["downloads.other_cards"]),
        "\n".join(f"- {literal(words[f'downloads.{name}'])}" for name in OTHER_ABOUT),
        f'<p class="actions">{others}</p>',
        SERVED[0],
        f"## {literal(words['downloads.offline'])} {{#offline}}",
        literal(words["downloads.offline_about"]),
        KEEP.replace(" hidden", '="all" hidden'),
        literal(words["downloads.zip_about"]),
        zip_link,
        SERVED[1],
        f"## {literal(words['data.title'])} {{#data}}\n\n{literal(words['data.intro'])}",
        f"<dl>\n{data}\n</dl>",
        literal(words["data.licence"]),
    )
    return meta + "\n\n".join(sections) + "\n"


def beside_questions(lang: Lang, words: Mapping[str, str], kinds: Mapping[str, int]) -> str:
    """What the decks beside the questions hold, and which programs are in neither."""
    return words["anki.kinds"].format(
        next_deck=words["anki.deck_next"],
        next=counted(words, lang, "site.questions", kinds["next"]),
        predict_deck=words["anki.deck_predict"],
        predict=counted(words, lang, "anki.programs", kinds["predict"]),
        left=counted(words, lang, "anki.programs", kinds["left"]),
        lines=kinds["lines"],
    )


def facts(words: Mapping[str, str], edition: Edition) -> str:
    """Paper, pages and size of an edition, as its card says them."""
    pages = counted(words, edition.lang, "downloads.pages", edition.pages)
    return ", ".join((edition.paper, pages, file_size(edition.lang, words, edition.size)))


def awaited(edition: Edition | Coming) -> str:
    """What stands for the facts of an edition that is still coming."""
    return f"@@{edition.file}@@"


def _cards(words: Mapping[str, str], editions: list[Edition | Coming]) -> Iterator[str]:
    """A card for each text and print; what differs only in its paper has a button of its own there."""
    names = dict.fromkeys(without_paper(one.name) for one in editions if not one.name.startswith(topic_edition("")))
    for name in names:
        yield _card(words, [one for one in editions if without_paper(one.name) == name])


def named(words: Mapping[str, str], lang: Lang, name: str) -> tuple[str, str]:
    """What the edition ``name`` on paper is called, and what it is good for."""
    columns = next((shape.columns for shape in formats(lang) if shape.name == name), 1)
    about = words[f"downloads.{without_paper(name)}_about"]
    told = about.format(columns=counted(words, lang, "downloads.columns", columns))
    return words[f"downloads.{without_paper(name)}"], told


def _card(words: Mapping[str, str], editions: list[Edition | Coming]) -> str:
    """Picture, name, what it is good for, and a button for each paper with its pages and size."""
    first = editions[0]
    title, about = named(words, first.lang, first.name)
    shown = first.preview and f'preview/{_file(first.preview)}" width="{_PICTURE}" height="{_PICTURE}'
    picture = f'<img src="{shown}" alt="" loading="lazy">' if shown else ""
    buttons = " ".join(_button(words, edition) for edition in editions)
    return (
        f'<li>{picture}<div><strong>{escape(title)}</strong> {escape(about)}<p class="actions">{buttons}</p></div></li>'
    )


def _topics(view: View, editions: list[Edition | Coming]) -> str:
    """The topics of the book, each a file of its own, folded away."""
    found = {edition.name: edition for edition in editions}
    pairs = [(topic, found[topic_edition(topic.slug)]) for topic in view.topics]
    rows = "\n".join(
        f'<li><a href="{one.file.partition(DOWNLOADS)[2]}" type="application/pdf">{escape(topic.title)}</a>'
        f" · {_stated(view.words, one)}</li>"
        for topic, one in pairs
    )
    return f"<details>\n<summary>{escape(view.words['downloads.topics'])}</summary>\n<ul>\n{rows}\n</ul>\n</details>"


def _button(words: Mapping[str, str], edition: Edition | Coming) -> str:
    return f'<a class="md-button" href="{_file(edition.file)}" type="application/pdf">{_stated(words, edition)}</a>'


def _stated(words: Mapping[str, str], edition: Edition | Coming) -> str:
    return facts(words, edition) if isinstance(edition, Edition) else awaited(edition)


def _other_cards(lang: Lang, words: Mapping[str, str], name: str, sizes: Mapping[str, int]) -> str:
    """A button for the cards of another program, with the size."""
    path = OTHER_CARDS[name]
    size = file_size(lang, words, sizes[f"{lang}/{path}"])
    return f'<a class="md-button" href="{_file(path)}" download>{escape(words[f"downloads.{name}"])} · {size}</a>'


def _file(path: str) -> str:
    return path.rpartition("/")[2]


def _data(lang: Lang, words: Mapping[str, str], name: str, sizes: Mapping[str, int]) -> str:
    """One data file: its name, a link with its size, what it is. The Markdown copies stand for themselves."""
    path = OPEN_DATA.get(name, "index.md")
    shared = path in OF_EVERY_LANGUAGE
    size = sizes.get(f"{LANGUAGES[0] if shared else lang}/{path}")
    told = f" · {file_size(lang, words, size)}" if size else ""
    address = f"{'../' * (1 + prefix(lang).count('/') * shared)}{path}"
    return (
        f'<dt><a href="{address}">{escape(words[f"data.{name}_title"])}</a>{told}</dt>\n'
        f"<dd>{escape(words[f'data.{name}_about'])}</dd>"
    )
