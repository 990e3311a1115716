"""The table in real spreadsheets: LibreOffice, in English and in Russian, and Gnumeric show what was written.

Both are asked for the most that they would do of themselves: make numbers, dates and values of logic of whatever looks
like one. Where neither is installed the tests are skipped and say so.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cheatsheet.exports import open_data
from cheatsheet.exports.data_csv import inert
from cheatsheet.model import LANGUAGES, Content, Lang
from cheatsheet.settings import Settings

Table = list[list[str]]
SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
"""LibreOffice's filter, with every cell as it is shown and not as it is kept: https://help.libreoffice.org/latest/en-US/text/shared/guide/csv_params.html."""
LOCALES = {"en": "1033", "ru": "1049"}


def libreoffice(folder: Path, locale: str) -> Callable[[Path], Table]:
    """LibreOffice that opens a table in ``locale``, with numbers of every kind looked for."""
    program = shutil.which("soffice") or _missing("LibreOffice (Debian: libreoffice-calc-nogui)")

    def shown(table: Path) -> Table:
        command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += [f"--infilter=CSV:44,34,76,1,,{LOCALES[locale]},false,true", "--convert-to", SHOWN]
        subprocess.run([*command, "--outdir", str(folder), str(table)], check=True, capture_output=True)
        return read((folder / table.name).read_bytes())

    return shown


def gnumeric(folder: Path, locale: str) -> Callable[[Path], Table]:
    """Gnumeric, which looks for numbers of every kind by itself."""
    program = shutil.which("ssconvert") or _missing("Gnumeric (Debian: gnumeric)")

    def shown(table: Path) -> Table:
        target = folder / f"{locale}-{table.name}"
        command = [program, "--import-type=Gnumeric_stf:stf_csvtab", str(table), str(target)]
        subprocess.run(command, check=True, capture_output=True, env=os.environ | {"LC_ALL": "C.UTF-8"})
        return read(target.read_bytes())

    return shown


def _missing(program: str) -> str:
    pytest.skip(f"no {program}")


def read(data: bytes) -> Table:
    """The cells of a table, with line ends in them of one kind."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [[cell.replace("\r\n", "\n") for cell in row] for row in rows]


@pytest.fixture(params=[("LibreOffice", "en"), ("LibreOffice", "ru"), ("Gnumeric", "en")], ids=" ".join)
def shown(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Path], Table]:
    """What a spreadsheet shows of a table."""
    name, locale = request.param
    folder = tmp_path / "shown"
    folder.mkdir()
    return {"LibreOffice": libreoffice, "Gnumeric": gnumeric}[name](folder, locale)


def unmarked(cells: Sequence[str], written: Sequence[str]) -> list[str]:
    """``cells`` without the apostrophe that a spreadsheet may show or take as the mark of text, where it was put."""
    pairs = zip(cells, written, strict=True)
    return [cell.removeprefix("'") if inert(one) != one else cell for cell, one in pairs]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_cell_is_shown_as_it_was_written(
    content: Content, settings: Settings, tmp_path: Path, shown: Callable[[Path], Table], lang: Lang
) -> None:
    """The whole table of the sheet, cell by cell: questions, answers, topics, levels, ids and addresses."""
    data = open_data.render(content, settings)[f"{lang}/data/cheatsheet.csv"]
    (tmp_path / "table.csv").write_bytes(data)
    written = read(data)
    sheet = content.sheets[lang]
    assert len(written) == 1 + len([*sheet.entries()]) + len(sheet.quick.rows)
    assert shown(tmp_path / "table.csv") == written


DANGEROUS = (
    "=1+1", "+1", "-1", "@SUM(A1)", " =1", "\u00a0-1", '=HYPERLINK("http://a.example","b")', "= x", "+7 999 123-45-67",
    "12345678901234567890", "1234567890123456", "007", "3.11", "1e5", "1e400", "1,5", "1 000 000", "1\u00a0000", "50 %",
    "1-2", "24/7", "10:30", "24:00", "1 мая", "may 5", "28.11.2026", "2026-11-28", "1 1/2", "(5)", "$5", "100 ₽", "10 €",
    "true", "Ложь", "истина", "5 pm", "1.2.3", ".5", "5.",
)  # fmt: skip
HARMLESS = (
    "15",
    "0",
    "123456789012345",
    "O(1)",
    "5 лет",
    "HTTP/2",
    "v3.11",
    'a "b", c; d',
    "a\nb",
    "→ n²",
    "#1",
    "1:N",
)


def test_what_a_spreadsheet_would_run_or_rewrite_is_text(tmp_path: Path, shown: Callable[[Path], Table]) -> None:
    """Formulas, long numbers, dates, shares and truth are shown as they were written, and nothing else gets a mark."""
    written = [*DANGEROUS, *HARMLESS]
    assert [one for one in written if inert(one) != one] == [*DANGEROUS]
    for name, rows in (("bare", written), ("marked", [*map(inert, written)])):
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([cell, "x"] for cell in rows)
    assert unmarked([row[0] for row in shown(tmp_path / "marked.csv")], written) == written
    bare = [row[0] for row in shown(tmp_path / "bare.csv")]
    changed = {one for one, cell in zip(written, bare, strict=True) if one != cell}
    assert len(changed) >= 15, changed  # the program does what the marks are there for
    assert changed <= set(DANGEROUS)
