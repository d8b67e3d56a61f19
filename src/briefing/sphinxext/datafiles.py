"""Writes the data of the briefing once per build, for HTML to offer and the PDF to carry.

The files stand in .cache/data/; builders copy or attach them from there.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx.application import Sphinx

from ..exchange.archive import PACKAGE, write_exports
from ..words.catalogue import Language, translate
from .state import State

#: Where the files of each language stand, below the folder of conf.py …
FOLDER = Path(".cache", "data")
LICENCE = Path("LICENSES", "CC-BY-4.0.txt")
#: … and below the HTML.
PUBLISHED = "data"
MIME = {".csv": "text/csv", ".json": "application/json", ".bib": "application/x-bibtex"}
#: What the files of the data package are; charts have one each besides.
DESCRIPTIONS = {
    "observations.csv": "What the sources state",
    "parameters.csv": "Assumptions of the model",
    "bounds.csv": "Ends of the assumptions",
    "choices.csv": "What another author could decide otherwise",
    "forecasts.csv": "Forecasts of the briefing",
    "numbers.csv": "Every number of the briefing",
    "numbers.json": "Every number of the briefing",
    "claims.csv": "Verdicts on the news item",
    "judgements.csv": "Judgements of the briefing",
    "refs.bib": "Sources",
    "datapackage.json": "Description of these files (Frictionless Data Package)",
}


def export(app: Sphinx, state: State) -> None:
    """Write the files where they changed."""
    bibliography, work = (state.root / "refs.bib").read_text("utf-8"), state.works["briefing"]
    extra = {f"scripts/{p.name}": p.read_bytes() for p in state.root.glob("scripts/*.py")}
    if (licence := state.root / LICENCE).exists():
        extra["LICENSE.txt"] = licence.read_bytes()
    folder = state.root / FOLDER / work.language.code
    written = write_exports(state.ledger, state.charts, bibliography, work, folder, extra)
    if "taggedpdf_attachments" in app.config:
        app.config.taggedpdf_attachments = [
            attachment(path, state.language) for path in written if attached(path)
        ]


def attached(path: Path) -> bool:
    """Say whether the PDF carries a file: all but the archive, which holds the others."""
    return path.name != PACKAGE


def attachment(path: Path, language: Language) -> dict[str, str]:
    """Return the entry of a file among the attachments of the PDF."""
    kind, _, name = path.stem.partition("-")
    words = "Data of the chart {}" if kind == "chart" else DESCRIPTIONS[path.name]
    what = translate(words, language).format(name)
    return {
        "path": str(FOLDER / language.code / path.name),
        "description": what,
        "mime": MIME[path.suffix],
        "relationship": "data",
    }


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Put the files beside the HTML."""
    if exception or app.builder.name not in ("html", "dirhtml"):
        return
    target = Path(app.outdir) / PUBLISHED
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(Path(app.confdir) / FOLDER / app.config.language, target)
    (target / "scripts").mkdir()
    for path in sorted(Path(app.confdir, "scripts").glob("*.py")):
        shutil.copyfile(path, target / "scripts" / path.name)
