"""The bundle of a language: every text in it comes out as it went in, in Python and in the reader that browsers have."""

from __future__ import annotations

import json
import lzma
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cheatsheet import disk
from cheatsheet.model import LANGUAGES, Lang
from cheatsheet.publish.bundle import pack, unpack
from cheatsheet.publish.offline import READER, bundled, kept, packed_bundle, served, without_stamp
from cheatsheet.publish.quotes import quoted, told
from node_wheel import node

TEXTS = {
    "index.html": "<p>Привет, <code>мир</code></p>\n<p>\u2028 \U0001f600 é</p>" * 3,
    "empty.html": "",
    "a.js": "const a = '\x01\x1f\x7f';\r\n",
    "many.json": "".join(map(chr, range(0x4E00, 0x4F00))),
}
PROGRAM = 'if a < "b" & c:\n    print("\\n", \'\u2028\', "\\x1b")\n\n    # Привет, <мир> &amp;\x7f'
QUOTING = {
    "p/index.html": "<p>a</p><pre>short</pre><pre><span></span><code>"
    + PROGRAM.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("if", '<span class="k">if</span>')
    + "\n</code></pre><pre></pre>",
    "data/predict.json": json.dumps(
        [{"code": PROGRAM, "lines": PROGRAM.split("\n")}, ["short", 1]], ensure_ascii=False, separators=(",", ":")
    ),
    "data/other.json": json.dumps({PROGRAM: ["\x01" + "2", "\x020"]}),
}
"""A page, data with its program as a string and as lines, and data that looks as if it quoted."""
WORDS: dict[Lang, dict[str, str]] = {
    lang: {"downloads.kilobytes": "{n} kB", "downloads.megabytes": "{n} MB"} for lang in LANGUAGES
}
READ = """
import { readFileSync } from "node:fs";
const { unpack } = await import(process.argv[2]);
const texts = unpack(new Uint8Array(readFileSync(process.argv[3])));
console.log(JSON.stringify([...texts].map(([path, bytes]) => [path, new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)])));
"""


def read(root: Path, bundle: bytes, folder: Path) -> dict[str, str]:
    """What the browsers' reader makes of a bundle. Raises :class:`subprocess.CalledProcessError` when it throws."""
    (folder / "bundle").write_bytes(bundle)
    (folder / "read.mjs").write_text(READ, "utf-8")
    arguments = [(root / "docs" / READER).as_uri(), str(folder / "bundle")]
    command = [node() or "node", str(folder / "read.mjs"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return dict(json.loads(done.stdout))


@given(
    st.dictionaries(st.text("ab/."), st.text(st.characters(exclude_categories=["Cs", "Co"], exclude_characters="\0")))
)
def test_what_is_packed_comes_out(texts: dict[str, str]) -> None:
    """Any texts, of any signs but those that a bundle uses itself."""
    if texts:
        assert unpack(pack(texts)) == texts


@pytest.mark.parametrize("bad", ["\0", "\ue000", "\ue0ff"])
def test_a_sign_of_the_bundles_own_is_refused(bad: str) -> None:
    """With the path of the file and the sign: it would come out as something else."""
    with pytest.raises(
        ValueError,
        match=f"^b.js: has the character {bad!r}; expected none that a bundle uses itself$".replace("\\", r"\\"),
    ):
        pack({"a.js": "", "b.js": f"x{bad}"})


def test_the_browsers_reader_reads_the_same(root: Path, tmp_path: Path) -> None:
    """Two bytes and four a letter, signs without a code, an empty file, a text of more than the first room."""
    texts = TEXTS | {f"{number}.html": f"{number}<b>Ж</b>" * 90_000 for number in range(9)}
    assert read(root, pack(texts), tmp_path) == texts


def test_data_quotes_what_a_page_prints(root: Path, tmp_path: Path) -> None:
    """The program stands once, and comes out of Python and the browsers' reader as it went in, escapes and all."""
    short = quoted(QUOTING)
    assert short["data/predict.json"] == '[{"code":"\x011","lines":["\x021"]},["short",1]]'
    assert {path: text for path, text in short.items() if path != "data/predict.json"} == {
        path: text for path, text in QUOTING.items() if path != "data/predict.json"
    }
    assert told(short) == QUOTING
    assert read(root, pack(QUOTING), tmp_path) == QUOTING


def test_data_with_a_sign_of_quotes_is_refused() -> None:
    """With its path: no JSON has a control character as it is."""
    with pytest.raises(
        ValueError, match=re.escape("a.json: has the character '\\x01'; expected JSON, which has none as it is")
    ):
        pack({"a.json": '"\x01"'})


def test_the_browsers_reader_throws_for_what_is_no_bundle(root: Path, tmp_path: Path) -> None:
    """Cut off, damaged, empty, another file: an error, and no hanging."""
    bundle = pack(TEXTS)
    damaged = bytearray(bundle)
    damaged[40:60] = bytes(20)
    for wrong in (bundle[:-20], bytes(damaged), b"", b"<!doctype html><title>Log in</title>", lzma.compress(b"{}")):
        with pytest.raises(subprocess.CalledProcessError):
            read(root, wrong, tmp_path)


def test_every_kept_text_of_the_site_stands_in_its_bundle(root: Path, site_folder: Path, tmp_path: Path) -> None:
    """Byte for byte but for the word of the version, in the language's own and no other; with paper they are all that is kept."""
    site_files = disk.files(site_folder)
    for lang in LANGUAGES:
        home = "" if lang == LANGUAGES[0] else f"{lang}/"
        texts = read(root, site_files[f"{home}data/offline.bin"], tmp_path)
        assert texts == bundled(site_files, lang)
        assert f"{home}topics/sql/index.html" in texts
        for path, text in texts.items():
            data = site_files[path].decode()
            assert text == (without_stamp(data) if path.endswith(".html") else data), path
    both = {path for lang in LANGUAGES for path in bundled(site_files, lang)}
    assert kept(site_files).keys() - both == {"downloads/cram-sheet.pdf", "en/downloads/cram-sheet.pdf"}


def test_the_worker_names_its_bundles(root: Path) -> None:
    """Where each language lies, with the hash of its bundle; the reader stands inside; the size is said in its language."""
    page = b"<p>text</p><span data-version>one</span>"
    files = dict.fromkeys(("index.html", "en/index.html", "404.html"), page) | {"assets/js/a.js": b"a"}
    worker = (root / "docs/sw.js").read_text("utf-8")
    reader = (root / "docs" / READER).read_text("utf-8")
    made = served(
        worker, reader, files, WORDS, "one", {lang: packed_bundle(bundled(files, lang)) for lang in LANGUAGES}
    )
    assert set(made) == {
        "sw.js",
        *(f"{home}data/offline{end}" for home in ("", "en/") for end in (".bin", "-size.json")),
    }
    text = made["sw.js"].decode()
    assert '"en": {"prefix": "en/", "bundle": "en/data/offline.bin", "hash": "' in text
    assert "export" not in text.split("const unpack", 1)[1].split("const worker", 1)[0]
    assert unpack(made["data/offline.bin"])["index.html"] == "<p>text</p><span data-version></span>"
    assert json.loads(made["en/data/offline-size.json"]) == "1 kB"
    files = {path: data.replace(b"one", b"two") for path, data in files.items()}
    other = served(
        worker, reader, files, WORDS, "two", {lang: packed_bundle(bundled(files, lang)) for lang in LANGUAGES}
    )
    assert other["data/offline.bin"] == made["data/offline.bin"]
    assert other["sw.js"] != made["sw.js"]
