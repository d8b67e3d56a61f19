"""Writes a saved page from a build that is held in memory, in less time than a build needs to begin.

What other pages say of it (numbers of tables, search, data) comes with the build that follows.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.build_phase import BuildPhase
from sphinx.util.docutils import docutils_namespace, patch_docutils

from briefing.sphinxext import stale
from briefing.sphinxext.html import markdown

#: What keeps account of whole builds, or makes a second form of a page.
LEFT_OUT = (stale.rewritten, markdown.write)


@dataclass(frozen=True, slots=True)
class Project:
    """What is built, and where to."""

    #: The folder of conf.py; pages are below `docs`.
    root: Path
    #: Where HTML, what Sphinx keeps, and saved pages are written.
    html: Path
    doctrees: Path
    preview: Path
    tags: tuple[str, ...] = ()

    @property
    def docs(self) -> Path:
        """The folder of the pages."""
        return self.root / "docs"


@dataclass(frozen=True, slots=True)
class Held:
    """A process that holds a finished build."""

    process: BaseProcess
    connection: Connection
    #: The file of each page of that build, and its name.
    pages: dict[Path, str]

    def show(self, paths: Iterable[Path]) -> bool:
        """Write pages as their files are now; return whether that was possible for all of them."""
        names = [self.pages.get(path, "") for path in paths]
        if not names or not all(names):
            return False
        try:
            self.connection.send(names)
            return bool(self.connection.recv())
        except (EOFError, OSError):  # the process was ended from outside
            return False

    def end(self) -> None:
        """Let go of the build."""
        self.connection.close()
        self.process.join()


def build(project: Project) -> Held | None:
    """Build in a process of its own, which sees the code as it is now; return None if that fails."""
    here, there = multiprocessing.Pipe()
    # no daemon: it draws charts in processes of its own
    process = multiprocessing.get_context("spawn").Process(target=hold, args=(project, there))
    process.start()
    there.close()
    try:
        return Held(process, here, here.recv())
    except EOFError:
        process.join()
        return None


def hold(project: Project, connection: Connection) -> None:
    """Build, send the names of all pages by their files, then write each page that is asked for."""
    os.chdir(project.root)
    with patch_docutils(project.root), docutils_namespace():
        try:
            app = _built(project)
        except SphinxError as error:
            print(f"{error.category}: {error}", file=sys.stderr)
            return
        if app.statuscode:
            return
        for page in app.env.found_docs:
            app.env.get_doctree(page)  # Sphinx keeps what it has read
        files = {app.env.doc2path(page).resolve(): page for page in app.env.found_docs}
        with suppress(EOFError, BrokenPipeError):  # nobody asks any more
            connection.send(files)
            while True:
                connection.send(written(app, connection.recv(), project.preview))


def _built(project: Project) -> Sphinx:
    app = Sphinx(
        project.docs, project.root, project.html, project.doctrees, "html",
        confoverrides={"nitpicky": True}, status=None, tags=project.tags,
    )  # fmt: skip
    app.build()
    return app


def written(app: Sphinx, pages: Sequence[str], folder: Path) -> bool:
    """Read and write pages in a copy of this process, so that the build stays as it is."""
    if not hasattr(os, "fork"):  # Windows
        return False
    child = os.fork()
    if child:
        return not os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 1
    try:
        logging.disable()  # the build that follows says all that there is to say
        with TemporaryDirectory(dir=folder.parent) as made:
            _write(app, pages, Path(made))
            for page in pages:  # a browser finds a page whole
                name = app.builder.get_target_uri(page)
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                os.replace(Path(made, name), folder / name)
        code = 0
    finally:
        os._exit(code)


def _write(app: Sphinx, pages: Sequence[str], folder: Path) -> None:
    """Read and write pages as Sphinx does, but leave its folders alone."""
    builder, env = app.builder, app.env
    for event, listeners in app.events.listeners.items():
        app.events.listeners[event] = [each for each in listeners if each.handler not in LEFT_OUT]
    # the address of a style sheet or a script has a digest of its file
    (folder / "_static").symlink_to(app.outdir / "_static")
    app.outdir = builder.outdir = folder
    app.doctreedir = builder.doctreedir = env.doctreedir = folder / ".doctrees"
    builder.phase = BuildPhase.READING
    for page in pages:
        app.emit("env-purge-doc", env, page)
        env.clear_doc(page)
        env._pickled_doctree_cache.pop(page, None)
        builder.read_doc(page)
    app.emit("env-get-updated", env)  # numbers of sections, figures and tables
    app.emit("env-updated", env)
    builder.phase = BuildPhase.RESOLVING
    builder.prepare_writing(set(pages))
    builder.write_documents(set(pages))
