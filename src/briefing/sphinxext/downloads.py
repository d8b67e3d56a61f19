"""Writes the data of the briefing once per build, for HTML to offer and the PDF to carry.

The files stand in .cache/data/; builders copy or attach them from there.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx.application import Sphinx

from ..exports import write_exports
from .charts import charts_of
from .edition import ledger_of

#: Where the files stand, below the folder of conf.py …
FOLDER = Path(".cache", "data")
#: … and below the HTML.
PUBLISHED = "data"


def export(app: Sphinx) -> None:
    """Write the files, after ledger and charts are known."""
    root = Path(app.confdir)
    bibliography = (root / "refs.bib").read_text("utf-8")
    charts = charts_of(app.env).charts
    write_exports(ledger_of(app.env), charts, bibliography, root / FOLDER)


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Put the files beside the HTML."""
    if exception or app.builder.name not in ("html", "dirhtml"):
        return
    target = Path(app.outdir) / PUBLISHED
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(Path(app.confdir) / FOLDER, target)
    shutil.copytree(
        Path(app.confdir) / "scripts", target / "scripts", ignore=lambda folder, names: {
            name for name in names if not name.endswith(".py")
        },
    )  # fmt: skip


def setup(app: Sphinx) -> None:
    """Export after charts are drawn."""
    app.connect("builder-inited", export, priority=300)
    app.connect("build-finished", publish)
