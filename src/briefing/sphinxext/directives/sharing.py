"""Lets the builders share what they have read.

PDF and HTML are made from the same doctrees.
A page that was read for the PDF is up to date for Sphinx, and its HTML would stay as it was; so
whatever was read after its HTML was written is written again.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Name the pages whose HTML is older than what was read of them."""
    return [page for page in sorted(env.found_docs - added - changed) if _is_stale(app, page)]


def _is_stale(app: Sphinx, page: str) -> bool:
    read = Path(app.doctreedir, f"{page}.doctree")
    written = Path(app.outdir, app.builder.get_target_uri(page))
    if app.builder.format != "html" or not read.exists() or not written.exists():
        return False  # Sphinx reads or writes these by itself
    return read.stat().st_mtime_ns > written.stat().st_mtime_ns


def setup(app: Sphinx) -> None:
    """Ask on every build."""
    app.connect("env-get-outdated", outdated)
