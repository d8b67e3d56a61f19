"""Reads the data of the briefing before a page is read; ends the build where they do not hold."""

from __future__ import annotations

import gc
import os
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.build_phase import BuildPhase

from ..charts.contract import read_charts
from ..charts.gallery import draw_charts
from ..charts.theme import read_house
from ..errors import BriefingError, EvidenceErrors
from ..exchange.citation import read_citation
from ..ledger.assemble import read_ledger
from ..ledger.forecasts import check_kept
from ..ledger.history import frozen, thaw
from ..ledger.ledger import Ledger
from ..words.catalogue import Language, read_language
from . import datafiles
from .addresses import cited_base
from .alone import check_folders
from .border import check_files
from .domain import domain_of
from .languages import check_catalogues
from .reads import Read, Reads
from .references.bibliography import use_checked
from .state import State
from .synonyms import read_synonyms

logger = logging.getLogger(__name__)
#: Folders below that of conf.py.
EDITIONS, FIGURES, SCRIPTS = "editions", "figures", "scripts"


class NothingBuilder(Builder):
    """Takes the place of a builder whose data do not hold, and builds nothing.

    So the build ends with our message and exit code 1, for every caller of Sphinx.
    An exception would not do: with any, SphinxError included, Sphinx 9 prints versions,
    extensions and a traceback; and SystemExit would end a host such as sphinx-autobuild.
    """

    name = "nothing"

    def _nothing(self, *_: object) -> None:
        """Build nothing."""

    build_all = build_specific = build_update = _nothing  # type: ignore[assignment,misc]


def load(app: Sphinx) -> None:
    """Read ledger, charts and editions; draw charts and write data files where they changed."""
    # what a build makes stays until its end: looking for garbage as often as usual takes a tenth
    gc.set_threshold(100_000, 20, 20)
    try:
        check_folders(app)
        check_files(app)
        read_synonyms(Path(app.confdir))
        check_catalogues(app)
        language = read_language(Path(app.confdir), app.config.language)
        use_checked(app, language)
        domain_of(app.env).state = state = _read(app, language)
        datafiles.export(app, state)
    except BriefingError as error:
        _stop(app, error)


def _stop(app: Sphinx, error: BriefingError) -> None:
    """Report every fault with its place, and build nothing."""
    for each in error.errors if isinstance(error, EvidenceErrors) else (error,):
        file = each.file.replace(f"{app.confdir}{os.sep}", "")
        said = f"{each.what}. {each.do}".rstrip()
        if each.line:
            logger.error("%s", said, location=f"{file}:{each.line}")
        else:  # Sphinx would take a place without a line for the name of a page
            logger.error("%s", f"{file}: {said}" if file else said)
    app.events.listeners["build-finished"].clear()  # nobody is to finish what was not built
    app.builder = NothingBuilder(app, app.env)
    app.statuscode = 1


def _read(app: Sphinx, language: Language) -> State:
    root, reads = Path(app.confdir), _recorder(app)
    ledger = read_ledger(root)
    charts = read_charts(root / SCRIPTS, ledger)
    jobs = min(2, os.cpu_count() or 1)
    cache = root / ".cache" / "charts"
    house = read_house(root, ledger.evidence.vocabularies.voices)
    drawn = draw_charts(charts, house, root / FIGURES, cache, language, jobs)
    logger.info("charts: %d drawn, %d unchanged", len(drawn), len(charts) - len(drawn))
    work = read_citation(root / "CITATION.cff", language, cited_base(app.config))
    units = ledger.evidence.vocabularies.units
    editions = {path.stem: thaw(path, units) for path in frozen(root / EDITIONS)}
    check_kept(ledger.forecasts, editions, root / "evidence" / "forecasts.csv")
    return State(
        root, language, reads, reads.track_fields(ledger), reads.track("topics", _topics(ledger)),
        reads.track("charts", charts), reads.track("editions", editions),
        reads.track("works", {"briefing": work}), house,
    )  # fmt: skip


def _topics(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Return the observations by topic, so that a page depends on those of its topics only."""
    topics: dict[str, tuple[str, ...]] = {}
    for row in ledger.evidence.observations.values():
        for topic in ("", row.topic):
            topics[topic] = (*topics.get(topic, ()), row.id)
    return topics


def _recorder(app: Sphinx) -> Reads:
    """Return a recorder that notes reads for the page that Sphinx is reading or writing, if any."""
    domain = domain_of(app.env)

    def note(read: Read, digest: str) -> None:
        page = app.env.temp_data.get("docname")
        if page and app.phase is BuildPhase.READING:
            domain.reads.setdefault(page, {})[read] = digest
        elif domain.writing and app.phase in (BuildPhase.RESOLVING, BuildPhase.WRITING):
            domain.written.setdefault(domain.writing, {})[read] = digest

    return Reads(note)
