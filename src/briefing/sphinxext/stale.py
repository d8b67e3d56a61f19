"""Decides what is stale: the only place that does.

A page is read again when anything that it has read (see `reads`) is not what it was.

HTML is written from all pages at once: a page shows titles, addresses and definitions of others,
and the search index is one file.
So when a page was read, or anything that is looked up while writing has changed, every page is
written into an empty folder, and the folder is always that of a clean build.
The builder of the PDF needs nothing of the kind: it always translates all pages, and compares
what it would compile.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from ..words import catalogue
from .addresses import pdf_of
from .domain import domain_of
from .reads import digest

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
    """Name all pages, and empty the HTML folder, if anything that it was written from changed."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return []
    record, here = _record(app), _here(app)
    if record.get("state") == _state(app, app.builder) and not any(app.builder.get_outdated_docs()):
        return []
    foreign = record.get("foreign", here)  # files that no build has made
    for name in set(here).difference(foreign):
        Path(app.outdir, name).unlink()
    Path(app.outdir, "searchindex.js").unlink(missing_ok=True)  # Sphinx would keep its words
    _write(app, foreign=foreign)
    return sorted(env.found_docs)


def remember(app: Sphinx, exception: Exception | None) -> None:
    """Keep what was written; after a warning keep nothing, so that the next build gives it again."""
    if app._warncount:
        Path(app.doctreedir, "environment.pickle").unlink(missing_ok=True)
    elif isinstance(app.builder, StandaloneHTMLBuilder) and not exception:
        _write(app, state=_state(app, app.builder), foreign=_record(app)["foreign"])


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


def _state(app: Sphinx, builder: StandaloneHTMLBuilder) -> str:
    """Return a digest of all that HTML is written from."""
    config, root = app.config, Path(app.confdir)
    # By time, because a page that was read again is to be written even if it says the same.
    read = {page: _time(Path(app.doctreedir, f"{page}.doctree")) for page in app.env.found_docs}
    places = [root / name for name in (*config.html_static_path, *config.templates_path)]
    places += [Path(app.srcdir, name) for name in app.env.images]
    # Words of the search, colours, fonts: what is looked up while writing and is no page.
    places += [root / "CITATION.cff", root / "design", *Path(app.srcdir).glob("_*")]
    places += filter(None, [pdf_of(app)])
    files = [(path, hashlib.sha256(path.read_bytes()).digest())
             for place in places for path in _files(place)]  # fmt: skip
    extensions = [(extension.name, extension.version) for extension in app.extensions.values()]
    everything = domain_of(app.env).state.reads.everything()
    return digest(sorted(read.items()), vars(builder.build_info), everything, files, extensions)


def _time(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0


def _files(place: Path) -> list[Path]:
    """Return a file, or the files below a folder."""
    return sorted(path for path in (place, *place.rglob("*")) if path.is_file())
