"""The data of the briefing as files that others can use: CSV, JSON, one data package.

The descriptor follows Frictionless Data Package v2 (https://datapackage.org).
Files are the same bytes on every run; how they are linked or attached is not decided here.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..charts.contract import Chart
from ..files import write_whole
from ..ledger.ledger import Ledger
from .citation import Work
from .tables import Table, number_row, tables

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
PACKAGE = "briefing-data.zip"


def descriptor(found: Iterable[Table], ledger: Ledger, work: Work) -> dict[str, Any]:
    """Return datapackage.json: what is in the package, under which licence, from which sources."""
    sources = sorted(ledger.evidence.sources.values(), key=lambda source: source.key)
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": work.slug,
        "title": f"{work.title.partition(':')[0]}: data",
        "description": "Evidence, assumptions, numbers and verdicts of the briefing.",
        "version": work.version,
        "licenses": [LICENCE],
        "contributors": [{"title": name, "roles": ["creator"]} for name in work.authors],
        "sources": [{"title": s.title, "path": s.url} for s in sources],
        "resources": [table.resource() for table in found],
    }


def files(
    ledger: Ledger, charts: Mapping[str, Chart], bibliography: str, work: Work
) -> dict[str, bytes]:
    """Return all files of the data package by name, without the package itself."""
    found = tables(ledger, charts)
    listed = [number_row(number) for number in ledger.values()]
    texts = {table.path: table.csv() for table in found}
    texts["numbers.json"] = json.dumps(listed, indent=1, ensure_ascii=False) + "\n"
    texts["refs.bib"] = bibliography
    package = descriptor(found, ledger, work)
    texts["datapackage.json"] = json.dumps(package, indent=1, ensure_ascii=False) + "\n"
    return {name: text.encode() for name, text in texts.items()}


def pack(content: Mapping[str, bytes]) -> bytes:
    """Return a zip archive, the same bytes for the same content."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(content):
            entry = zipfile.ZipInfo(name)  # its date is fixed to 1980
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content[name])
    return buffer.getvalue()


def write_exports(
    ledger: Ledger, charts: Mapping[str, Chart], bibliography: str, work: Work, folder: Path
) -> list[Path]:
    """Write all files and the package into a folder; files that would not change are left alone."""
    content = files(ledger, charts, bibliography, work)
    content[PACKAGE] = pack(content)
    for name, data in content.items():
        write_whole(folder / name, data)
    for old in set(folder.glob("[!.]*")) - {folder / name for name in content}:
        old.unlink(missing_ok=True)
    return [folder / name for name in content]
