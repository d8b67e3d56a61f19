"""Whether anything changed since the last build, found out before any work is done.

The doctrees, the configuration, the files that the PDF is made from and the versions of what makes
it go into one hash.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sphinx.builders import Builder

_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
_PACKAGES = ("typst", "tex2typst", "pikepdf", "sphinx")
_SOURCE = Path(__file__).parent


def key(builder: Builder, files: Iterable[Path], *more: object) -> str:
    """Return a hash over all that the PDFs of a project depend on.

    *files* are those that the project names: template, fonts, attachments.
    """
    digest = hashlib.sha256()
    for piece in _pieces(builder, files, more):
        digest.update(piece.encode("utf-8", "backslashreplace") + b"\0")
    return digest.hexdigest()


def _pieces(builder: Builder, files: Iterable[Path], more: Iterable[object]) -> Iterator[str]:
    env = builder.env
    for docname in sorted(env.found_docs):
        yield docname + _content(Path(builder.doctreedir) / f"{docname}.doctree")
    for image in sorted(env.images):
        yield str(image) + _content(Path(builder.srcdir) / image)
    for file in sorted(files):
        yield str(file) + _content(file)
    for value in sorted(builder.config, key=lambda v: v.name):
        yield f"{value.name}={_shown(value.value)}"
    yield from map(_version, _PACKAGES)
    yield _own()
    yield from map(str, more)


def _shown(value: object) -> str:
    """Return a value as text that is the same in every process."""
    if isinstance(value, set | frozenset):
        return repr(sorted(map(repr, value)))
    return _ADDRESS.sub("", repr(value))


def _state(file: Path) -> str:
    try:
        found = file.stat()
    except OSError:
        return " missing"
    return f" {found.st_size} {found.st_mtime_ns}"


def _content(file: Path) -> str:
    """Return a hash of a file that other tools may write again with the same content."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return " missing"


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} ?"


def _own() -> str:
    """Return the state of this package itself: whoever works on it wants to see the outcome."""
    files = sorted(f for f in _SOURCE.rglob("*") if f.suffix in (".py", ".typ", ".toml"))
    return "".join(f"{f.name}{_state(f)}" for f in files)


def expanded(paths: Iterable[Path | None]) -> Iterator[Path]:
    """Yield files, and those in folders."""
    for path in paths:
        if path is not None and path.is_dir():
            yield from (f for f in path.rglob("*") if f.is_file())
        elif path is not None:
            yield path
