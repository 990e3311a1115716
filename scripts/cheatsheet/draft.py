"""The generated pages of a build, written in two steps: what MkDocs reads, and the books, which are set meanwhile."""

from __future__ import annotations

from pathlib import Path

from cheatsheet import disk
from cheatsheet.answers.typography import bind_closely
from cheatsheet.generate import make_decks, make_ebooks, make_quick, offered, read, start_paper, tell_author
from cheatsheet.model import LANGUAGES
from cheatsheet.pages.downloads_page import awaited, facts
from cheatsheet.paper.jobs import SheetJob
from cheatsheet.paths import DOWNLOADS
from cheatsheet.progress import Tell
from cheatsheet.settings import Settings, prefix
from cheatsheet.workers import Workers


class Draft:
    """Everything that the text turns into. The sheets are set before anything is written: only they can show that
    something is too long or too wide to be printed.
    """

    def __init__(self, root: Path, settings: Settings, pool: Workers, tell: Tell) -> None:
        """Read the text at ``root`` and write everything but the books.

        Raises :class:`~cheatsheet.problems.ContentError` before anything is written.
        """
        self.sources = read(root)
        self._root = root
        self._told: Tell = tell
        ebooks = pool.submit(make_ebooks, root, self.sources, settings)
        self._printing = start_paper(root, self.sources, settings, pool, self._say)
        self._files = make_quick(root, self.sources, settings) | make_decks(self.sources, settings)
        self._files |= ebooks.result()
        self._files |= self._printing.paper(SheetJob).files
        self._coming = self._printing.coming()
        files = self._files | offered(self.sources, self._files, self._coming)
        # What is set while MkDocs is at work comes to the site afterwards. Until then that of the last build stays.
        disk.sync(root / "docs", files, LANGUAGES, keep=self._printing.late())

    def _say(self, editions: str, seconds: float | None) -> None:
        self._told(editions, seconds)

    def complete(self, site: Path, tell: Tell) -> None:
        """Wait for the books, write them, and put them into the folder that MkDocs has built, ``site``."""
        self._told = tell
        paper = self._printing.paper()
        self._files |= paper.files
        files = self._files | offered(self.sources, self._files, paper.editions)
        disk.sync(self._root / "docs", files, LANGUAGES)
        late = {_published(path): data for path, data in paper.files.items()}
        for lang in LANGUAGES:
            page = f"{prefix(lang)}{DOWNLOADS}index.html"
            text = (disk.read(site, page) or b"").decode()
            for edition in paper.editions:
                said = facts(self.sources.content.words[edition.lang], edition)
                # As it would have been bound, had it been there when the page was.
                text = text.replace(awaited(edition), bind_closely(said, edition.lang))
            late[page] = text.encode()
        disk.write_all(site, late)
        self.notices = tell_author(self.sources, paper)
        print("".join(f"{notice}\n" for notice in self.notices), end="")


def _published(path: str) -> str:
    """Where a file of ``docs/`` lies on the site: the first language has no folder of its own there."""
    return path.removeprefix(f"{LANGUAGES[0]}/")
