"""Folders of a build: one build at a time works there, and it may write there."""

from __future__ import annotations

import os
from pathlib import Path

from filelock import FileLock, Timeout
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

from ..errors import BriefingError

logger = logging.getLogger(__name__)


def wait(app: Sphinx, config: Config) -> None:
    """Take the folder of the doctrees, before anything of an earlier build is read there.

    Where nobody may write, nobody is waited for: `check_folders` will say so.
    """
    folder = Path(app.doctreedir)
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except PermissionError:
        return
    except Timeout:
        logger.info("another build works in %s; waiting for it", folder)
        lock.acquire()
    app.connect("build-finished", lambda *_: lock.release(), priority=999)


def check_folders(app: Sphinx) -> None:
    """See that pages and doctrees can be written: Sphinx would end half-way, with a traceback.

    Raises
    ------
    BriefingError
        If nobody may change a folder that an earlier build has left.
    """
    for top in (app.outdir, app.doctreedir):
        for folder, _, _ in os.walk(top):
            if not os.access(folder, os.W_OK | os.X_OK):
                do = "Let the build write there, or remove the folder."
                raise BriefingError("cannot be written: Permission denied", file=folder, do=do)
