"""The open data: the sheet as JSON and CSV, and the index of it for assistants.

The JSON Schema is a hand-written file that is published as it is: see :data:`COPIED`. The Markdown
copies of the pages come from ``markdown_copy.markdown_copies``, because they may not lie under ``docs/``.
"""

from __future__ import annotations

from collections.abc import Mapping

from cheatsheet.exports.data_csv import render_csv
from cheatsheet.exports.data_json import FORMAT, render_json
from cheatsheet.exports.llms_txt import render_llms
from cheatsheet.model import LANGUAGES, Content
from cheatsheet.paths import CSV, FORMER_JSON, FORMER_SCHEMA, JSON, LLMS, SCHEMA
from cheatsheet.settings import Settings

COPIED: Mapping[str, str] = {
    f"{LANGUAGES[0]}/{SCHEMA}": "docs/_source/schema/cheatsheet.schema.json",
    f"{LANGUAGES[0]}/{FORMER_SCHEMA}": "docs/_source/schema/v1/cheatsheet.schema.json",
}
"""Files that are published byte for byte: path relative to ``docs/``, path of the source relative to the root."""


def render(content: Content, settings: Settings) -> dict[str, bytes]:
    """The data files, by path relative to ``docs/``; what holds every language lies with the first."""
    first = LANGUAGES[0]
    files = {f"{first}/{JSON}": render_json(content, settings)}
    files[f"{first}/{FORMER_JSON}"] = render_json(content, settings, FORMAT - 1)
    files |= {f"{lang}/{CSV}": render_csv(content, settings, lang) for lang in LANGUAGES}
    files[f"{first}/{LLMS}"] = render_llms(content, settings)
    return files
