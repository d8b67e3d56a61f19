"""Lets one build at a time work in a folder: a second one waits, and then finds its work done."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

logger = logging.getLogger(__name__)


def wait(app: Sphinx, config: Config) -> None:
    """Take the folder of the doctrees, before anything of an earlier build is read there."""
    folder = Path(app.doctreedir)
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        logger.info("another build works in %s; waiting for it", folder)
        lock.acquire()
    app.connect("build-finished", lambda *_: lock.release(), priority=999)
