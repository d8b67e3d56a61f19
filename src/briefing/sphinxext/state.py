"""The ledger of the briefing being built: read once per build, shared by all parts.

Kept beside Sphinx's environment and not in it, so that it is never pickled and never stale.
"""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..errors import BriefingError
from ..ledger.assemble import read_ledger
from ..ledger.ledger import Ledger

_LEDGERS: dict[str, Ledger] = {}
_ROOTS: dict[str, Path] = {}


def stop(error: BriefingError, root: Path) -> NoReturn:
    """End the build with one clear message, before anything is written.

    Not a SphinxError: Sphinx 9 prints versions, extensions and a traceback with those.
    """
    raise SystemExit(str(error).replace(f"{root}/", "")) from error


def ledger_of(env: BuildEnvironment) -> Ledger:
    """Return the ledger of the build that an environment belongs to."""
    return _LEDGERS[str(env.srcdir)]


def root_of(env: BuildEnvironment) -> Path:
    """Return the folder of the briefing that an environment belongs to."""
    return _ROOTS[str(env.srcdir)]


def read(app: Sphinx) -> None:
    """Build the ledger before a page is read."""
    root = Path(app.confdir)
    try:
        ledger = read_ledger(root)
    except BriefingError as error:
        stop(error, root)
    _LEDGERS[str(app.srcdir)] = ledger
    _ROOTS[str(app.srcdir)] = root


def setup(app: Sphinx) -> None:
    """Read before charts are drawn and pages are looked at."""
    app.connect("builder-inited", read, priority=100)
