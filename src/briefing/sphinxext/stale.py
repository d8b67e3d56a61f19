"""Decides what is stale: the only place that does.

A page is read again when anything that it has read (see `reads`) is not what it was.

HTML is written from all pages at once: a page shows titles, addresses and definitions of others.
So when what others may show of a page has changed (see `faces`), or a file that all pages rest on,
every page is written into an empty folder. Else those alone are written that were read, whose
pictures have changed, or that would read or quote something else while they are written.
Either way the folder is that of a clean build.
The builder of the PDF needs nothing of the kind: it always translates all pages, and compares
what it would compile.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from ..words import catalogue
from .datafiles import FOLDER
from .directives.actions import facts
from .domain import domain_of
from .faces import quoted, shown_of, titles
from .reads import digest

Finish = Callable[[Sphinx, Exception | None], None]
#: Beside the doctrees: what the HTML folder was written from.
RECORD = "html.json"


def code_version(root: Path) -> int:
    """Return a number for what every page rests on: code, words and units of engine and briefing.

    When it changes, Sphinx takes no page from an earlier build (`env_version`).
    """
    engine = Path(__file__).parents[1]
    paths = [*_files(engine), *_files(root / "analysis"), *catalogue.files(root)]
    code = [path.read_bytes() for path in paths if path.suffix != ".pyc"]
    return int(digest(*code)[:12], 16)


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Name the pages that would read something else now."""
    domain = domain_of(env)
    now = domain.state.reads.now
    return [
        page
        for page, noted in domain.reads.items()
        if any(now(read) != before for read, before in noted.items())
    ]


def rewritten(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the pages to write: all, into an empty folder, or those alone that would be others."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return []
    record, here = _record(app), _here(app)
    foreign = record.get("foreign", here)  # files that no build has made
    domain = domain_of(env)
    domain.shown = _shown(app, record)
    for name, table in quoted(domain.shown.values()).items():
        domain.state.reads.track(name, table)
    data = _files(Path(app.confdir, FOLDER, app.config.language))
    domain.state.reads.track("data", {path.name: _hashed(path) for path in data})
    changed = _changed(app, record)
    if _rest_is_as_written(app, app.builder, record, changed):
        domain.data_as_written = record["everything"] == domain.state.reads.everything()
        domain.as_written = domain.data_as_written and not changed
        if not domain.as_written:
            _write(app, foreign=foreign)  # a build that is killed leaves no state
        domain.before = record
        return changed
    for name in set(here).difference(foreign):
        Path(app.outdir, name).unlink()
    Path(app.outdir, "searchindex.js").unlink(missing_ok=True)  # Sphinx would keep its words
    _write(app, foreign=foreign)
    return sorted(env.found_docs)


def written(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Note what is read from now on as what this page has read while it was written."""
    domain = domain_of(app.env)
    domain.writing, domain.written[docname] = docname, {}


def left(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Note no more for a page that is written: what follows is read for files of the whole site."""
    domain_of(app.env).writing = ""


def unless_as_written(finish: Finish, of_data: bool = False) -> Finish:
    """Return a handler that passes over a folder in which it would change nothing.

    What is made `of_data` alone is as written, too, when only words of sentences have changed.
    """

    @wraps(finish)
    def handler(app: Sphinx, exception: Exception | None) -> None:
        domain = domain_of(app.env)
        if not (domain.data_as_written if of_data else domain.as_written):
            finish(app, exception)

    return handler


def remember(app: Sphinx, exception: Exception | None) -> None:
    """Keep what was written; after a warning keep nothing, so that the next build gives it again."""
    if app._warncount:
        Path(app.doctreedir, "environment.pickle").unlink(missing_ok=True)
    elif domain_of(app.env).as_written:
        return
    elif isinstance(app.builder, StandaloneHTMLBuilder) and not exception:
        domain, before = domain_of(app.env), domain_of(app.env).before
        reads = {page: [[*read, found] for read, found in noted.items()]
                 for page, noted in domain.written.items()}  # fmt: skip
        _write(
            app, foreign=_record(app)["foreign"], state=_state(app, app.builder),
            everything=domain.state.reads.everything(), shown=domain.shown, titles=titles(app, domain.shown.values()),
            pages=_times(app), images=_images(app),
            # with several processes, what each has read is not known here
            reads={**before.get("reads", {}), **reads} if app.parallel == 1 else {},
            files=_digests(app),
        )  # fmt: skip


def _changed(app: Sphinx, record: dict[str, Any]) -> list[str]:
    """Return the pages that were read anew, or would read something else while they are written."""
    now, reads, images = (
        domain_of(app.env).state.reads,
        record.get("reads", {}),
        record.get("images", {}),
    )
    pages = _read_anew(app, record)
    pages.update(
        page for page, noted in reads.items()
        if any(now.now((table, key)) != found for table, key, found in noted)
    )  # fmt: skip
    for image, found in _images(app).items():
        if images.get(image) != found:
            pages |= app.env.images[image][0]
    return sorted(pages & app.env.found_docs)


def _read_anew(app: Sphinx, record: dict[str, Any]) -> set[str]:
    pages = record.get("pages", {})
    return {page for page, time in _times(app).items() if pages.get(page) != time}


def _shown(app: Sphinx, record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what others may show of each page, of those not read anew as the last build found it."""
    anew, known = _read_anew(app, record), record.get("shown", {})
    return {page: shown_of(app, page) if page in anew or page not in known else known[page]
            for page in sorted(app.env.found_docs)}  # fmt: skip


def _images(app: Sphinx) -> dict[str, str]:
    return {name: _hashed(Path(app.srcdir, name)) for name in sorted(app.env.images)}


def _hashed(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _rest_is_as_written(
    app: Sphinx, builder: StandaloneHTMLBuilder, record: dict[str, Any], changed: list[str]
) -> bool:
    """Say whether all other pages, and what is looked up for them, are as the last build left them."""
    pages = app.env.found_docs
    everything = domain_of(app.env).state.reads.everything()
    shown = domain_of(app.env).shown
    return (
        record.get("state") == _state(app, builder)
        and record["pages"].keys() == pages
        and (record["everything"] == everything or record["reads"].keys() == pages)
        and record["files"] == _digests(app)
        and set(builder.get_outdated_docs()) <= set(changed)
        and not (changed and builder.search)  # Sphinx's index of words cannot take over a page
        and all(found["face"] == record["shown"][page]["face"] for page, found in shown.items())
        and record["titles"] == titles(app, shown.values())
    )


def _record(app: Sphinx) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(Path(app.doctreedir, RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if found.get("folder") == _folder(app) else {}


def _write(app: Sphinx, **content: Any) -> None:
    text = json.dumps({"folder": _folder(app), **content})
    Path(app.doctreedir, RECORD).write_text(text, "utf-8")


def _folder(app: Sphinx) -> str:
    return os.path.relpath(app.outdir, app.doctreedir)


def _here(app: Sphinx) -> list[str]:
    """Return the files of the HTML folder, but for hidden ones."""
    names = (path.relative_to(app.outdir).as_posix() for path in _files(Path(app.outdir)))
    return [name for name in names if not name.startswith(".") and "/." not in name]


def _digests(app: Sphinx) -> dict[str, str]:
    """Return the digests of the files of the HTML folder: a damaged one is made anew."""
    return {name: _hashed(Path(app.outdir, name)) for name in _here(app)}


def _state(app: Sphinx, builder: StandaloneHTMLBuilder) -> str:
    """Return a digest of all that HTML is written from besides pages."""
    config, root = app.config, Path(app.confdir)
    places = [root / name for name in (*config.html_static_path, *config.templates_path)]
    # Words of the search, colours, fonts: what is looked up while writing and is no page.
    places += [root / "CITATION.cff", root / "design", *Path(app.srcdir).glob("_*")]
    files = [(path, _hashed(path)) for place in places for path in _files(place)]
    extensions = [(extension.name, extension.version) for extension in app.extensions.values()]
    return digest(vars(builder.build_info), files, extensions, facts(app))


def _times(app: Sphinx) -> dict[str, int]:
    """Return when each page was read: one that was read again is written, even if it says the same."""
    paths = {page: Path(app.doctreedir, f"{page}.doctree") for page in app.env.found_docs}
    return {page: path.stat().st_mtime_ns if path.exists() else 0 for page, path in paths.items()}


def _files(place: Path) -> list[Path]:
    """Return a file, or the files below a folder."""
    return sorted(path for path in (place, *place.rglob("*")) if path.is_file())
