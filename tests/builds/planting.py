"""Plants hostile text in every text field of every input of the briefing on rain.

The fields are those of the records that read them, so that a new column is covered on its own.
A field that refuses the text says so with its file; all others keep it, and are built.
"""

from __future__ import annotations

import csv
import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from briefing.evidence.bibtex import PERSONS
from briefing.evidence.fields import FIELDS
from briefing.evidence.sources import read_sources
from briefing.evidence.vocabularies import Quantity, Term, Voice
from briefing.exchange.cff import Author, Citation
from briefing.exchange.citation import read_citation
from briefing.exchange.guide import RECORDS
from briefing.ledger.assemble import read_ledger
from briefing.ledger.history import _Kept, thaw
from briefing.quantities.units import read_units

from .planted import IN_BIB, IN_CHART, MILD, WILD, Planted
from .planting_pages import pages, study

RAIN = Path(__file__).parents[1] / "roots" / "rain"
#: One row in order, for each table that the briefing on rain has no rows of.
ROWS = {
    "claims": {"id": "c1", "number": "1", "phrase": "x", "translation": "x", "says": "x", "verdict": "wrong",
               "evidence": "caught", "finding": "x", "right": "x", "reason_unchecked": "x"},
    "judgements": {"id": "wet", "chapter": "x", "statement": "x", "likelihood": "likely",
                   "confidence": "low", "evidence": "caught", "reason": "x"},
    "options": {"id": "barrel", "title": "x", "first": "x", "when": "x", "what": "x", "why": "x",
                "who": "x", "legal_base": "x", "cost": "x", "risk": "x", "sign": "x", "lever": "x"},
    "forecasts": {"id": "dry", "statement": "x", "date": "2026-01-01", "criterion": "x",
                  "chance": "40", "evidence": "caught", "reason": "x"},
    "choices": {"choice": "roof", "option": "ours", "label": "x", "reason": "x"},
}  # fmt: skip
#: Types of sources that print what the two of the briefing do not …
MORE_SOURCES = """
@incollection{poe2025,
  author = {Poe, Ann},
  title = {Gutters},
  booktitle = {Roofs},
  date = {2025-01-03},
  url = {https://example.org/poe},
}

@article{moe2025,
  author = {Moe, Max},
  title = {Barrels},
  journal = {Rain},
  date = {2025-01-04},
  url = {https://example.org/moe},
}
"""
#: … and fields that belong to one type, where others would stand in their place.
OWN = {"booktitle": "@incollection", "editor": "@incollection", "publisher": "@incollection",
       "journal": "@article", "volume": "@article", "institution": "@techreport",
       "howpublished": "@online"}  # fmt: skip
TERMS: dict[str, type[BaseModel]] = {"topics": Term, "quantities": Quantity, "voices": Voice}


def plant(folder: Path) -> Planted:
    """Return the briefing on rain with a text in every field that takes one."""
    root = folder / "rain"
    shutil.copytree(RAIN, root)
    planted = Planted(root)
    for sow in (_tables, _terms, _units, _sources, _citation, _edition, study, pages):
        sow(planted)
    return planted


def _tables(planted: Planted) -> None:
    for table in ROWS:
        columns = list(RECORDS[table][0].model_fields)
        more = [ROWS[table]]
        if table == "choices":
            more.append({**more[0], "option": "large", "overrides": "roof.maximum = roof.doe@high"})
        _write(planted.root / "evidence" / f"{table}.csv", columns, more)
    for table, (record, _) in RECORDS.items():
        path = planted.root / "evidence" / f"{table}.csv"
        columns = list(record.model_fields)
        for column in columns:

            def write(text: str, path: Path = path, columns: list[str] = columns,
                      column: str = column) -> None:  # fmt: skip
                with path.open(encoding="utf-8", newline="") as file:
                    rows = [{**row, column: text} for row in csv.DictReader(file)]
                _write(path, columns, rows)

            planted.plant(f"{table}-{column}", path, write, lambda: read_ledger(planted.root),
                          WILD, MILD)  # fmt: skip


def _write(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _terms(planted: Planted) -> None:
    for name, record in TERMS.items():
        path = planted.root / "analysis" / f"{name}.toml"
        text = IN_CHART if name == "voices" else WILD
        for each in record.model_fields:

            def write(text: str, path: Path = path, each: str = each) -> None:
                tables = tomllib.loads(path.read_text("utf-8"))
                text = IN_CHART if path.stem == "voices" else text
                for table in tables.values():
                    table[each] = [text] if isinstance(table.get(each), list) else text
                path.write_text(as_toml(tables), "utf-8")

            load = lambda: read_ledger(planted.root)  # noqa: E731
            planted.plant(f"{name}-{each}", path, write, load, text)
    planted.taken["voices-label"] = IN_CHART


def _units(planted: Planted) -> None:
    path = planted.root / "analysis" / "units.toml"

    def write(text: str) -> None:
        tables = tomllib.loads(path.read_text("utf-8"))
        tables["litre"]["en"] = [text, text]
        path.write_text(as_toml(tables), "utf-8")

    # a unit keeps its words for the whole process: only the build reads these
    planted.plant("units-en", path, write, lambda: None, WILD)


def as_toml(tables: dict[str, dict[str, Any]]) -> str:
    """Write tables of texts and of lists of texts."""
    return "".join(
        f"[{name}]\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in table.items())
        for name, table in tables.items()
    )


def _sources(planted: Planted) -> None:
    path = planted.root / "refs.bib"
    with path.open("a", encoding="utf-8") as file:
        file.write(MORE_SOURCES)
    for name in (*PERSONS, *FIELDS):

        def write(text: str, name: str = name) -> None:
            value = f"{{{text}}}" if name in PERSONS else text
            kept = [line for line in path.read_text("utf-8").splitlines()
                    if not line.startswith(f"  {name} =")]  # fmt: skip
            lines = (
                [line, f"  {name} = {{{value}}},"]
                if line.startswith(OWN.get(name, "@"))
                else [line]
                for line in kept
            )
            path.write_text("\n".join(line for some in lines for line in some) + "\n", "utf-8")

        planted.plant(f"bib-{name}", path, write, lambda: read_sources(path), IN_BIB)


def _citation(planted: Planted) -> None:
    path = planted.root / "CITATION.cff"
    names = [info.alias or name for name, info in Citation.model_fields.items()]
    for name in (*names, *(f"author.{info.alias or n}" for n, info in Author.model_fields.items())):

        def write(text: str, name: str = name) -> None:
            data = yaml.safe_load(path.read_text("utf-8"))
            if name.startswith("author."):
                data["authors"].append({name.removeprefix("author."): text})
            else:
                data[name] = [text] if isinstance(data.get(name), list) else text
            path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")

        planted.plant(f"cff-{name}", path, write, lambda: read_citation(path), WILD)


def _edition(planted: Planted) -> None:
    kept = {"label": "x", "kind": "computed", "unit": "litre/year", "low": 1.0, "central": None,
            "high": 2.0, "digits": None}  # fmt: skip
    path = planted.root / "editions" / "2024-01-01.json"
    path.parent.mkdir()
    path.write_text(json.dumps({"gone": kept}), "utf-8")
    for name in _Kept.model_fields:

        def write(text: str, name: str = name) -> None:
            now = json.loads(path.read_text("utf-8"))
            path.write_text(json.dumps({"gone": now["gone"] | {name: text}}), "utf-8")

        planted.plant(
            f"edition-{name}", path, write, lambda: thaw(path, read_units(planted.root)), WILD
        )
