"""The adapter between the text and MkDocs: the only file that imports mkdocs.

It writes the generated pages before MkDocs looks for them, sets what follows from the text in the configuration, and
lets none of the theme's own files into the site. ``make serve`` and a bare ``mkdocs serve`` need nothing else.
"""

from __future__ import annotations

import os
import pickle
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote

from mkdocs.exceptions import BuildError, ConfigurationError
from mkdocs.plugins import event_priority

ROOT = Path(__file__).resolve().parent.parent
# MkDocs puts this folder on the path only while it loads the hook, so everything is imported here.
sys.path.insert(0, str(ROOT / "scripts"))

from cheatsheet import build, disk  # noqa: E402 - needs the path set above
from cheatsheet.addresses import SettingsError, repository_address, site_address  # noqa: E402 - as above
from cheatsheet.child import PIPED  # noqa: E402 - as above
from cheatsheet.console import speak_plainly  # noqa: E402 - as above
from cheatsheet.destination import DestinationError, destination  # noqa: E402 - as above
from cheatsheet.editors import lies_beside  # noqa: E402 - as above
from cheatsheet.generate import PREPARED, PRINTED, Sources, generate, read, settings_from  # noqa: E402 - as above
from cheatsheet.lock import FILE as LOCK  # noqa: E402 - as above
from cheatsheet.lock import locked  # noqa: E402 - as above
from cheatsheet.made import MARKER, marker, unfinished  # noqa: E402 - as above
from cheatsheet.model import LANGUAGES, Lang  # noqa: E402 - as above
from cheatsheet.pages.extension import CheatsheetExtension  # noqa: E402 - as above
from cheatsheet.pages.site_map import navigation  # noqa: E402 - as above
from cheatsheet.pages.template_data import template_data  # noqa: E402 - as above
from cheatsheet.problems import ContentError  # noqa: E402 - as above
from cheatsheet.publish.finish import finish  # noqa: E402 - as above
from cheatsheet.publish.layout import read_layout  # noqa: E402 - as above
from cheatsheet.publish.published import GENERATED, publishable  # noqa: E402 - as above

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

_sources: Sources | None = None
"""The text of the build under way. MkDocs calls a hook's functions, so there is no object to keep it in."""


_serving = False
"""Whether this is a preview: MkDocs adds a script of its own to each page then, which the policy would refuse."""


def on_startup(*, command: str, dirty: bool) -> None:
    """Note what MkDocs was called for."""
    global _serving  # noqa: PLW0603 - see the note at _sources
    del dirty
    speak_plainly()
    _serving = command == "serve"
    sys.path.append(str(ROOT / "scripts"))  # for the workers, which are given this process's path and not its modules
    # What goes out to readers names its own address on every page.
    if command == "gh-deploy" and not os.environ.get("SITE_URL"):
        expected = (
            "expected the address that Pages will serve: SITE_URL=https://you.github.io/repository/ mkdocs gh-deploy"
        )
        raise ConfigurationError(f"SITE_URL is not set; {expected}")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the text, write the pages, and set what follows from the text for the language that is built now."""
    global _sources  # noqa: PLW0603 - see the note at _sources
    try:
        config.site_url = site_address(config.site_url or "")
        config.repo_url = repository_address(config.repo_url or "")
    except SettingsError as error:
        raise ConfigurationError(str(error)) from None
    if _serving and _sources is None:
        _stop_if_busy(*config.dev_addr)
    lang = _building(config)
    if lang == LANGUAGES[0]:
        _set_languages(config)
    if _sources is None or lang == LANGUAGES[0]:
        try:
            _sources = _read_and_write(config)
        except ContentError as error:
            raise BuildError(f"the text cannot be built\n{error}") from None
        except DestinationError as error:
            raise ConfigurationError(f"site_dir {error}") from None
        except SettingsError as error:
            raise ConfigurationError(str(error)) from None
    _set(config, _sources, lang)
    return config


def _building(config: MkDocsConfig) -> Lang:
    """The language that is built now: the plugin builds one after another, the first one first."""
    plugin = config.plugins.get("i18n")
    current = getattr(plugin, "current_language", None) if getattr(plugin, "building", False) else None
    return next((lang for lang in LANGUAGES if lang == current), LANGUAGES[0])


def _set_languages(config: MkDocsConfig) -> None:
    """Tell the plugin, whose own ``on_config`` comes behind this one, which languages there are."""
    plugin = config.plugins["i18n"]
    kind = type(plugin.config.languages[0])
    languages = []
    for lang in LANGUAGES:
        language = kind()
        language.load_dict({"locale": lang, "name": lang, "default": lang == LANGUAGES[0], "build": True})
        language.validate()
        languages.append(language)
    plugin.config.languages = languages


def _set(config: MkDocsConfig, sources: Sources, lang: Lang) -> None:
    """Set what follows from the text for the pages of ``lang``."""
    words = sources.content.words[lang]
    settings = settings_from(ROOT, config.site_url or "", config.repo_url or "")
    config.extra.update(template_data(sources.content, lang, settings, read_layout(ROOT), sources.history))
    if _serving:
        config.extra["policy"] = ""
    config.site_name = words["site.name"]
    config.theme["language"] = lang
    config.nav = navigation(sources.content, lang)
    ours = CheatsheetExtension(lang=lang, permalink=words["site.permalink"], contents=words["site.contents"])
    others = [one for one in config.markdown_extensions if not isinstance(one, CheatsheetExtension)]
    config.markdown_extensions = [*others, ours]  # type: ignore[list-item] # MkDocs hands on extensions as objects too
    # What belongs to no language, the page for lost addresses among it, is made once, in the first.
    config.theme.static_templates = {"404.html", "sitemap.xml"} if lang == LANGUAGES[0] else set()


def _read_and_write(config: MkDocsConfig) -> Sources:
    """Read the text and write the pages; in a build by the build script they are written already."""
    if os.environ.get(PREPARED) == config.site_dir:
        return cast("Sources", pickle.load(sys.stdin.buffer)) if os.environ.get(PIPED) else read(ROOT)  # noqa: S301 - from the build that started this process
    if not _serving:  # a preview has a new folder of its own
        config.site_dir = str(destination(Path(config.site_dir), ROOT))
    settings = settings_from(ROOT, config.site_url or "", config.repo_url or "")
    with locked(ROOT / LOCK, wait=True):
        return generate(ROOT, settings, slow=not (_serving and _printed()), preview=_serving)


def on_pre_build(config: MkDocsConfig) -> None:
    """Say whose folder this is, before MkDocs fills it: the next build may take what one that failed has left."""
    if not _serving and os.environ.get(PREPARED) != config.site_dir:
        disk.write(Path(config.site_dir, MARKER), unfinished())


@event_priority(-1000)
def on_post_build(config: MkDocsConfig) -> None:
    """Make what ``mkdocs build`` and ``mkdocs gh-deploy`` leave the site that ``make site`` makes, or stop.

    After the last language: the plugin builds the others from inside the first one's build, at its own -100.
    """
    own = _serving or os.environ.get(PREPARED) == config.site_dir
    if own or _sources is None or getattr(config.plugins.get("i18n"), "building", False):
        return
    folder = Path(config.site_dir)
    settings = settings_from(ROOT, config.site_url or "", config.repo_url or "")
    try:
        finish(ROOT, folder, _sources, settings)
        build.check(ROOT, folder, settings, _sources.content)
    except build.BuildError as error:
        raise BuildError(f"{error}; {folder} is not fit to be published") from None
    disk.write(folder / MARKER, marker(disk.everything(folder)))


def _stop_if_busy(host: str, port: int) -> None:
    """Say before the first build that the preview cannot be had at its address; MkDocs would build, then fail."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as probe:
            if os.name == "posix":  # as the server will do: a port is free though old connections linger
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        other = "expected a free port: make serve PORT=8001, or mkdocs serve --dev-addr 127.0.0.1:8001"
        raise ConfigurationError(f"cannot listen on {host}:{port} ({error.strerror}); {other}") from None


def _printed() -> bool:
    """Whether the files that take seconds to make are there from an earlier build."""
    return (ROOT / PRINTED).is_file()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Drop what the theme brings, since its style stands in the pages and its scripts are not used, and what came to
    lie among the files to be published since they were looked at.
    """
    for file in list(files):
        path = Path(file.abs_src_path or "/")
        if not path.is_relative_to(config.docs_dir) or not _published(path.relative_to(config.docs_dir)):
            files.remove(file)
    return files


def _published(path: Path) -> bool:
    """Whether a file of ``docs`` is the site's: generated, or one that the rule knows."""
    whole = f"docs/{path.as_posix()}"
    return whole.startswith(GENERATED) or publishable(whole)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watch what people edit, not what the build writes: one save is one rebuild."""
    del builder
    # A request's path comes decoded, and is looked for below this one.
    server.mount_path = unquote(server.mount_path)
    _deaf_to_editors(server)
    server.unwatch(config.docs_dir)
    for folder in ("docs/_source", "docs/assets", "overrides"):
        server.watch(str(ROOT / folder))
    return server


def _deaf_to_editors(server: LiveReloadServer) -> None:
    """Let what is watched from now on be built again for texts only, not for an editor's files beside them."""
    schedule = server.observer.schedule

    def heard(react: Callable[[Any], None], folder: str) -> Callable[[Any], None]:
        def on_event(event: Any) -> None:
            paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
            # A text that is renamed to be the backup, or a backup that becomes the text, is a change of the text.
            if any(not lies_beside(Path(path).relative_to(folder)) for path in paths):
                react(event)

        return on_event

    def watch(handler: Any, path: str, **options: Any) -> Any:
        handler.on_any_event = heard(handler.on_any_event, path)
        return schedule(handler, path, **options)

    server.observer.schedule = watch  # type: ignore[method-assign,assignment] # there is no other way in
