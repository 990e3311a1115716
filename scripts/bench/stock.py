"""The same pages as a stock Material site: what the figures of this site stand beside."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Collection
from pathlib import Path

from bench.process import Cost, MeasureError, measured
from cheatsheet.languages import LANGUAGES, RECORDS

_EXTENSIONS = [
    "attr_list",
    "md_in_html",
    "tables",
    {"toc": {"permalink": True}},
    {"pymdownx.highlight": {"use_pygments": True, "pygments_lang_class": True}},
    "pymdownx.superfences",
]

# The page's frame is this site's own: stock Material knows no such template.
_TEMPLATE = re.compile(r"^template: .*\n", re.MULTILINE)
_TOOK = re.compile(r"Documentation built in ([\d.]+) seconds")


def stock_config() -> str:
    """The configuration of a site that takes Material as it comes, in all languages. It is JSON, which is YAML too."""
    toggles = {"default": ("sunny", "dark"), "slate": ("night", "light")}
    palette = [
        {"scheme": scheme, "toggle": {"icon": f"material/weather-{icon}", "name": name}}
        for scheme, (icon, name) in toggles.items()
    ]
    languages = [
        {"locale": lang, "name": record.name, "default": lang == LANGUAGES[0], "build": True}
        for lang, record in RECORDS.items()
    ]
    folders = {"docs_structure": "folder", "fallback_to_default": False, "languages": languages}
    features = ["content.code.copy", "navigation.top", "toc.follow"]
    config = {
        "site_name": "Python Backend",
        "site_url": "https://python-backend.example/",
        "theme": {
            "name": "material", "language": LANGUAGES[0], "font": False, "features": features, "palette": palette,
        },
        "plugins": [{"search": {"lang": [*LANGUAGES]}}, {"i18n": folders}],
        "markdown_extensions": _EXTENSIONS,
    }  # fmt: skip
    return json.dumps(config, ensure_ascii=False, indent=1) + "\n"


def make_stock(project: Path, folder: Path, pages: Collection[str] | None = None) -> None:
    """Write a stock project into ``folder`` from the pages that were generated in ``project``.

    With ``pages``, files and folders of a language's home, it has no other pages than those.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(stock_config(), "utf-8")
    for lang in LANGUAGES:
        shutil.copytree(project / "docs" / lang, folder / "docs" / lang)
    for page in list((folder / "docs").rglob("*.md")):
        if pages is not None and page.relative_to(folder / "docs").parts[1] not in pages:
            page.unlink()
        else:
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
