"""The same pages as a stock Material site: what the figures of this site stand beside."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from bench.process import Cost, MeasureError, measured
from cheatsheet.model import LANGUAGES

CONFIG = """\
site_name: Python Backend
site_url: https://python-backend.example/
docs_dir: docs
theme:
  name: material
  language: ru
  font: false
  features: [content.code.copy, navigation.top, toc.follow]
  palette:
    - { scheme: default, toggle: { icon: material/weather-sunny, name: dark } }
    - { scheme: slate, toggle: { icon: material/weather-night, name: light } }
plugins:
  - search
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - { locale: ru, name: Русский, default: true, build: true }
        - { locale: en, name: English, build: true }
markdown_extensions:
  - attr_list
  - md_in_html
  - tables
  - toc: { permalink: true }
  - pymdownx.highlight: { use_pygments: true, pygments_lang_class: true }
  - pymdownx.superfences
"""

# The page's frame is this site's own: stock Material knows no such template.
_TEMPLATE = re.compile(r"^template: .*\n", re.MULTILINE)
_TOOK = re.compile(r"Documentation built in ([\d.]+) seconds")


def make_stock(project: Path, folder: Path) -> None:
    """Write a stock project into ``folder`` from the pages that were generated in ``project``."""
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    for lang in LANGUAGES:
        shutil.copytree(project / "docs" / lang, folder / "docs" / lang)
    for page in (folder / "docs").rglob("*.md"):
        page.write_text(_TEMPLATE.sub("", page.read_text("utf-8"), count=1), "utf-8")


def build_stock(folder: Path) -> tuple[Cost, float]:
    """Build it into ``folder/site``: what the whole command cost, and the part that MkDocs gives as its own.

    MkDocs prints the time of its build on the clock; it is taken as the same share of the processor's time.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder / "site")]
    cost, printed = measured(command, folder, {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"})
    took = _TOOK.search(printed)
    if took is None:
        raise MeasureError(f"mkdocs does not say how long it took\n{printed[-2000:]}")
    return cost, float(took[1]) * cost.seconds / cost.wall
