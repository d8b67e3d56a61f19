"""The data of the briefing as files that others can use: CSV, JSON, one data package.

The descriptor follows Frictionless Data Package v2 (https://datapackage.org).
Files are the same bytes on every run; `archive` writes and packs them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from typing import Any

from ..ledger.ledger import Ledger
from ..words.catalogue import translate
from .citation import Work
from .table import Table
from .tables import in_language, number_row

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
ABOUT = "Evidence, assumptions, numbers and verdicts of the briefing."


def title_of(work: Work) -> str:
    """Return the title of the data of a work."""
    return translate("{}: data", work.language).format(work.title.partition(":")[0])


def descriptor(found: Iterable[Table], ledger: Ledger, work: Work) -> dict[str, Any]:
    """Return datapackage.json: what is in the package, under which licence, from which sources."""
    say = partial(translate, language=work.language)
    sources = sorted(ledger.evidence.sources.values(), key=lambda source: source.key)
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": work.slug,
        "title": title_of(work),
        "description": say(ABOUT),
        "languages": [work.language.code],
        "version": work.version,
        "licenses": [LICENCE],
        "contributors": [{"title": name, "roles": ["creator"]} for name in work.names],
        "sources": [{"title": s.title, "path": s.url} for s in sources],
        "resources": [table.resource(say) for table in found],
    }


def files(
    found: Iterable[Table], ledger: Ledger, bibliography: str, work: Work
) -> dict[str, bytes]:
    """Return all files of the data package by name, without the package itself."""
    listed = [in_language(number_row(number), ledger, work.language) for number in ledger.values()]
    texts = {table.path: table.csv() for table in found}
    texts["numbers.json"] = json.dumps(listed, indent=1, ensure_ascii=False) + "\n"
    texts["refs.bib"] = bibliography
    package = descriptor(found, ledger, work)
    texts["datapackage.json"] = json.dumps(package, indent=1, ensure_ascii=False) + "\n"
    return {name: text.encode() for name, text in texts.items()}
