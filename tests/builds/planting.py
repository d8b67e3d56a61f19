"""Plants hostile text in every text field of every input of the briefing on rain.

The fields are those of the records that read them, so that a new column is covered on its own.
A field that refuses the text says so with its file; all others keep it, and are built.
"""

from __future__ import annotations

import csv
import json
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from briefing.errors import BriefingError
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

RAIN = Path(__file__).parents[1] / "roots" / "rain"
FORMULA = "=HYPERLINK(1)"
#: Ends scripts, comments, attributes and strings; is a reference, a role, code or a call elsewhere.
MILD = (
    '" onfocus="alert(3)" \' ]]> --> &lt;script&gt;alert(5)&lt;/script&gt; @cite'
    r" \u003c {x} {{7*7}} #eval(1) #read(\"/etc/passwd\") %0A"
)
#: The same without what MyST reads as a role or as code of its own.
IN_PAGE = MILD.replace("{", "(").replace("}", ")").replace("\\u003c", "").replace("\\", "")
#: The same with elements and links, for fields that no page reads as MyST.
WILD = (
    "</script><script>alert(1)</script><img src=x onerror='alert(2)'> <!-- # [link](javascript:alert(4))"
    f" `code` *em* $x_1$ {MILD}"
)
#: Without what LaTeX reads: its border refuses commands and formulas.
IN_BIB = WILD.replace("$x_1$", r"\$").replace("\\u003c", "").replace('\\"', '"').replace("{", "(")
IN_BIB = IN_BIB.replace("}", ")").replace("#", r"\#").replace("%", r"\%").replace("&", r"\&")
#: Ticks of the chart have no room for more.
IN_CHART = "<script>$a_1$</script> & '"

#: One row in order, for each table that the briefing on rain has no rows of.
ROWS = {
    "claims": {"id": "c1", "phrase": "x", "translation": "x", "says": "x", "verdict": "wrong",
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


@dataclass
class Planted:
    """What each field said to its text: taken, as it was planted, or refused."""

    root: Path
    taken: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def plant(self, name: str, path: Path, write: Callable[[str], None], load: Callable[[], object],
              *texts: str) -> None:  # fmt: skip
        """Write the first of the texts that the loader takes; else put the file back."""
        before = path.read_bytes()
        for text in texts:
            marked = f"{FORMULA} mark-{name} {text} end-{name}"
            write(marked)
            try:
                load()
            except BriefingError as error:
                assert str(path) in str(error), (name, str(error))
                self.refused[name] = str(error)
                path.write_bytes(before)
            else:
                self.taken[name] = marked
                self.refused.pop(name, None)
                return


def plant(folder: Path) -> Planted:
    """Return the briefing on rain with a text in every field that takes one."""
    root = folder / "rain"
    shutil.copytree(RAIN, root)
    planted = Planted(root)
    for sow in (_tables, _terms, _units, _sources, _citation, _edition, _study, _pages):
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


#: Every record of analysis/study.py and its fields that are words; a new one fails the test.
WORDS_OF_STUDY = {
    "Cutoff": {"label"}, "Published": {"author"}, "Constant": {"label", "reason"},
    "Stored": {"label", "reason"}, "Output": {"label"}, "Formula": {"label", "note"},
}  # fmt: skip
STUDY = """
from briefing.quantities.expression import Name as N
from briefing.quantities.formula import Formula as F
from briefing.quantities.model import Model, Output
from briefing.study.study import Constant, Cutoff, Published, Stored, Study

STUDY = Study(
    model=Model({{"caught": Output(N("depth") * N("roof") * (1 - N("loss")), "litre/year", {Output_label!r})}}),
    cutoffs={{"year": Cutoff({Cutoff_label!r}, "caught", ("caught",), ("caught",))}},
    formulas=(F("rain.gap", {Formula_label!r}, N("rain.roe.2024") / N("rain.doe.2024"), "percent",
                digits=2, note={Formula_note!r}),
              F("told", "Told by a neighbour", N("rain.doe.2024") * N("roof.doe"), "litre/year")),
    formulas_of_results=(F("caught.month", "Rain in a month", N("caught"), "litre/month", digits=2),),
    constants=(Constant("months", {Constant_label!r}, "month", 12.0, {Constant_reason!r}),),
    stored=(Stored("second", {Stored_label!r}, "litre/year", 1.0, 2.0, 3.0, {Stored_reason!r}),),
    published={{"told": Published("told", "caught", {Published_author!r})}},
)
"""


def _study(planted: Planted) -> None:
    """Plant in the words of the sums, which are code: what takes them is the build."""
    words = {f"{record}_{name}": f"mark-study-{record}-{name} {WILD} end-study-{record}-{name}"
             for record, names in WORDS_OF_STUDY.items() for name in names}  # fmt: skip
    (planted.root / "analysis" / "study.py").write_text(STUDY.format(**words), "utf-8")
    planted.taken |= {f"study-{name.replace('_', '-')}": text for name, text in words.items()}


#: All parts that show data, and the parts of a page: front matter, title, texts, code, link, table.
PAGE = """---
myst:
  html_meta:
    description: {front}
---
# {title}

{{num}}`caught`, {{num}}`caught.month`, {{num}}`rain.gap`: {{cite:p}}`doe2025`, {{cite:t}}`roe2025`,
{{cite:t}}`poe2025`, {{cite:t}}`moe2025`. {text}

[{words}](<https://example.org/a?b="c"&d=e>) and ``{code}`` [^n]

[^n]: {note}

```{{chart}} gauges
:alt: {alt}

{finding}

{subtitle}

{remark}

{long}
```

```{{code-block}} text
{block}
```

:::{{list-table}} {caption}
:header-rows: 1

* - {head}
  - B
* - {cell}
  - D
:::

{{ref}}`x <option-barrel>`

```{{glossary}}
{term}
  {meaning}
```

"""
#: What only machines read of a page is printed by the template of a briefing.
TEMPLATE = """{% extends "!layout.html" %}
{% block extrahead %}{{ super() }}{{ details | default("") }}{% endblock %}
"""
PARTS = ("claims} wrong", "verdicts", "judgement} wet", "judgements} wet", "likelihoods", "recommendations",
         "policy-options", "policy-option} barrel", "changes", "whatif", "citing",
         "citing} charts", "actions", "downloads", "search-form", "robustness} choices",
         "robustness} omissions", "robustness} chances", "reconciliation", "observations",
         "parameters", "numbers", "bibliography")  # fmt: skip


def _pages(planted: Planted) -> None:
    """Plant in each part of a page; MyST reads it, so that it holds no element and no link."""
    names = ("front", "title", "text", "words", "code", "note", "alt", "finding", "subtitle", "remark",
             "long", "block", "caption", "head", "cell", "term", "meaning")  # fmt: skip
    texts = {name: f"mark-page-{name} {IN_PAGE} end-page-{name}" for name in names}
    texts["alt"] = texts["alt"].replace("#", "")  # MyST takes it for a remark
    texts["front"] = json.dumps(texts["front"])
    parts = "".join(f"```{{{part if '}' in part else part + '}'}\n```\n\n" for part in PARTS)
    (planted.root / "docs" / "index.md").write_text(PAGE.format(**texts) + parts, "utf-8")
    planted.taken |= {f"page-{name}": text for name, text in texts.items()}
    (planted.root / "docs" / "_templates").mkdir()
    (planted.root / "docs" / "_templates" / "layout.html").write_text(TEMPLATE, "utf-8")
    with (planted.root / "conf.py").open("a", encoding="utf-8") as file:
        for name in ("project", "author", "copyright", "html_title", "html_short_title"):
            planted.taken[f"conf-{name}"] = f"mark-conf-{name} {WILD} end-conf-{name}"
            file.write(f"{name} = {planted.taken[f'conf-{name}']!r}\n")
        file.write('briefing_languages = ["en", "de"]\nlocale_dirs = ["../locales"]\n')
        file.write('templates_path = ["docs/_templates"]\n')
        # that words are in the PDF is asked by the tests; their labels make tables wide
        file.write('suppress_warnings = ["taggedpdf.lost", "taggedpdf.table", "taggedpdf.edge"]\n')
        file.write('html_baseurl = f"https://example.org/{language}/"\n')
