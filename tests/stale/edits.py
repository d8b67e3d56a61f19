"""Random edits of a copy of the briefing: of each kind, something of the author's daily work.

They stand in three groups, by what an incremental build must do about them.
Edits of one group may be made together without one hiding what another has left stale: whoever
reads everything anew hides nothing of another who does, too.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from editing import Edit, append, exact, matching, replace, table, write

#: Folders whose text can name an observation.
_NAMING = ("docs", "evidence", "scripts", "src/briefing", "analysis")


def scale(row: dict[str, str]) -> None:
    """Raise every value of a row a little."""
    for end in ("low", "central", "high"):
        if row[end]:
            row[end] = f"{float(row[end]) * 1.03:.4g}"
    if "e" in "".join(row[end] for end in ("low", "central", "high")):
        for end in ("low", "central", "high"):
            row[end] = f"{float(row[end]):.0f}" if row[end] else ""


def add(column: str, words: str) -> Callable[[dict[str, str]], None]:
    """Return a change that adds words to a column."""
    return lambda row: row.update({column: (row[column] + words).strip()})


def copied(row: dict[str, str]) -> dict[str, str]:
    """Return a second row like the first."""
    return {**row, "id": row["id"] + "-again", "statement": f"Said again: {row['statement']}"}


def remove_row(root: Path, random: Random) -> str:
    """Remove an observation that nothing names."""
    path = root / "evidence" / "observations.csv"
    with path.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    files = [p for folder in _NAMING for p in (root / folder).rglob("*.*") if p.suffix != ".pyc"]
    named = "\n".join(p.read_text("utf-8", "ignore") for p in files)
    free = [r for r in rows if named.count(r["id"]) == 1 and rows[0] is not r]
    gone = random.choice([row for row in free if row["unit"] == "fact"])
    rows.remove(gone)
    write(path, rows)
    return f"observations.csv: {gone['id']} removed"


def page_added(root: Path, random: Random) -> str:
    """Add a page to the navigation."""
    text = "# A new page\n\nIts sentence names {num}`fnf2024.value` and {doc}`headline`.\n"
    (root / "docs" / "new.md").write_text(text, "utf-8")
    replace(root, "docs/index.md", "\nheadline\n", "\nheadline\nnew\n")
    return "docs/new.md added"


def page_removed(root: Path, random: Random) -> str:
    """Remove the page again."""
    (root / "docs" / "new.md").unlink()
    replace(root, "docs/index.md", "\nheadline\nnew\n", "\nheadline\n")
    return "docs/new.md removed"


def source_removed(root: Path, random: Random) -> str:
    """Remove the source again that was added."""
    text = (root / "refs.bib").read_text("utf-8")
    found = re.search(r"\n@online\{zz2024new.*?\n\}\n", text, re.S)
    assert found, "refs.bib has no zz2024new"
    return replace(root, "refs.bib", found[0], "")


def edition(root: Path, random: Random) -> str:
    """Freeze an earlier edition, with a few other values."""
    (newest,) = sorted((root / "editions").glob("*.json"))[-1:]
    numbers = json.loads(newest.read_text("utf-8"))
    for name in random.sample(sorted(numbers), 5):
        ends = {end: numbers[name][end] for end in ("low", "central", "high")}
        numbers[name] |= {end: 2 * value for end, value in ends.items() if value is not None}
    (root / "editions" / "2026-01-01.json").write_text(json.dumps(numbers), "utf-8")
    return "editions/2026-01-01.json added"


def grade(row: dict[str, str]) -> None:
    """Grade an observation otherwise."""
    row["credibility"] = "4" if row["credibility"] != "4" else "2"


def day_before(day: str) -> str:
    """Return the day before a day."""
    return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()


def is_quantity(row: dict[str, str]) -> bool:
    """Say whether a row has a value that may grow: not a share, not a count of few."""
    values = [row[end] for end in ("low", "central", "high") if row[end]]
    return bool(values) and row["unit"] != "percent" and float(values[0]) > 100


OBSERVATIONS, WORDS = "observations.csv", "locales/de/words"
NEW_SOURCE = (
    "\n@online{zz2024new,\n  author = {{AFP}},\n  title = {{New}},\n  howpublished = {AFP},\n"
    "  year = {2024},\n  url = {https://example.org/},\n  urldate = {2026-11-23},\n}\n"
)
#: Pages that have read what changed are read again: of each kind at least one.
READ: tuple[tuple[str, Edit], ...] = (
    ("value", table(OBSERVATIONS, scale, is_quantity)),
    ("value", table(OBSERVATIONS, scale, lambda row: row["id"] == "fnf2024.value")),
    ("value", table(OBSERVATIONS, scale, lambda row: row["id"].startswith("containers."))),
    ("statement", table(OBSERVATIONS, add("statement", " Indeed."))),
    ("statement", table(OBSERVATIONS, add("statement", " Yes."),
                        lambda row: row["id"].startswith("containers."))),
    ("locator", table(OBSERVATIONS, add("locator", ", top"))),
    ("grade", table(OBSERVATIONS, grade)),
    ("note", table(OBSERVATIONS, add("note", " Seen."))),
    ("row added", table(OBSERVATIONS, copied, lambda row: row["unit"] == "fact")),
    ("row added", table(OBSERVATIONS, copied, is_quantity)),
    ("row removed", remove_row),
    ("parameter", table("parameters.csv", add("reason", " So we choose."))),
    ("parameter", table("parameters.csv", add("label", ", so far"))),
    ("parameter", exact("evidence/bounds.csv", "us.2024-09-04@low × 0.9", "us.2024-09-04@low × 0.88")),
    ("parameter", table("parameters.csv", lambda row: row.update(quality="good"),
                        lambda row: row["quality"] == "fair")),
    ("bound", table("bounds.csv", add("reason", " So we set it."), key="parameter")),
    ("choice label", table("choices.csv", add("label", ", of ours"), lambda row: row["option"], key="option")),
    ("option", table("options.csv", add("why", " So it is."))),
    ("forecast", table("forecasts.csv", lambda row: row.update(chance=str(int(row["chance"]) + 1)))),
    ("claim", table("claims.csv", add("finding", " So it is."), lambda row: row["finding"])),
    ("claim", table("claims.csv", lambda row: row.update(verdict="overstated"),
                            lambda row: row["verdict"] == "wrong")),
    ("judgement", table("judgements.csv", add("statement", " So we find."))),
    ("judgement", table("judgements.csv", lambda row: row.update(confidence="low"),
                                   lambda row: row["confidence"] == "moderate")),
    ("judgement", table("judgements.csv", add("reason", " That is all."))),
    ("bib entry", matching("refs.bib", r"(?<=  title = \{\{)[A-Z][^{}\\]{9,}(?=\}\})", lambda s: s + " (again)")),
    ("bib entry", matching("refs.bib", r"^  year = \{2025\},\n  month", lambda s: s.replace("2025", "2026"))),
    ("bib entry", matching("refs.bib", r"^  howpublished = \{[A-Z][^{}]+(?=\})", lambda s: s + " Online")),
    ("source added", append("refs.bib", NEW_SOURCE)),
    ("catalogue entry",
     matching("locales/de/LC_MESSAGES/shipped.po", r'^msgstr "Was geliefert wurde', lambda s: s + ", neu")),
    ("catalogue entry",
     matching("locales/de/LC_MESSAGES/glossary.po", r'^"[A-ZÄÖÜ][^"{}\\`*]{20,}\."', lambda s: s[:-1] + ' So."')),
    ("chart script", exact("scripts/value-by-month.py", "lw=1.6", "lw=2.6")),
    ("chart script", exact("scripts/containers.py", '"Thousand containers"', '"Containers, thousand"')),
    ("chart data", matching("scripts/route.json", r"\d\d\.\d\d(?=\d*,)", lambda s: f"{float(s) + 0.05:.2f}")),
    ("chart caption",
     matching("docs/shipped.md", r"^Each mark is one statement[^\n]+(?=\.\n)", lambda s: s + ", as said")),
    ("page title", matching("docs/motives.md", r"^# [^\n]+", lambda s: s + ", again")),
    ("sentence", matching("docs/europe.md", r"^[A-Z][a-z ,]{20,}\.$", lambda s: s + " So it is.")),
    ("term", exact("docs/glossary.md", "It is an upper limit, not a count of what arrived.", "It is a ceiling.")),
    ("page added", page_added),
    ("edition added", edition),
)  # fmt: skip
#: Nothing need be read again, but all is written anew.
WRITTEN: tuple[tuple[str, Edit], ...] = (
    ("search words", exact("docs/_search.toml", '"ammunition", "shells"', '"ammunition", "rounds"')),
    ("template", exact("docs/_templates/sidebar/edition.html", "<", "<!-- new --><")),
    ("template", append("docs/_print/main.typ", "// new\n")),
    ("template", matching("docs/_print/pages.typ", r"\b\d+mm\b", lambda s: f"{int(s[:-2]) + 1}mm")),
    ("CSS", append("docs/_static/briefing.css", "\n.new { color: inherit }\n")),
    ("CSS", matching("docs/_static/briefing.css", r"\b[1-9]\.\d+rem\b", lambda s: f"{float(s[:-3]) + 0.25:g}rem")),
    ("script", append("docs/_static/register.js", "\n// new\n")),
    ("colour", matching("design/tokens.toml", r"^grey = \[\"#4b57", lambda s: s[:-2] + "77")),
    ("CITATION.cff", exact("CITATION.cff", "The Price of Partnership: What", "The Cost of Partnership: What")),
    ("CITATION.cff", exact("CITATION.cff", "A reproducible policy briefing", "A policy briefing")),
    ("CITATION.cff", matching("CITATION.cff", r"(?<=^date-released: )\S+", day_before)),
    ("CITATION.cff", exact("CITATION.cff", "- name: The Price of Partnership project", "- name: The project")),
)  # fmt: skip
#: What every page rests on: all is read again.
EVERYWHERE: tuple[tuple[str, Edit], ...] = (
    ("unit word", exact("src/briefing/quantities/units.toml", '"US dollars"]', '"dollars of the US"]')),
    ("unit word", exact(f"{WORDS}/units.po", '"Container"\nmsgstr[1] "Container"', '"Behälter"\nmsgstr[1] "Behälter"')),
    ("topic label", matching("analysis/topics.toml", r'^label = "[A-Z][a-z ]+(?=")', lambda s: s + ", all")),
    ("voice label", matching("analysis/voices.toml", r'^label = "The [A-Za-z ]+(?=")', lambda s: s + ", again")),
    ("catalogue entry",
     matching(f"{WORDS}/observations.po", r'^msgstr "[A-Z][^"{}\\]{20,}(?=")', lambda s: s + " Ja.")),
    ("catalogue entry",
     matching(f"{WORDS}/generated.po", r'^msgstr "[A-Z][^"{}\\]{4,}(?=")', lambda s: s + " (neu)")),
    ("formula label", matching("analysis/formulas.py", r'F\("[^"]+", "[A-Z][^"{}]+(?=")', lambda s: s + ", reckoned")),
    ("setting", exact("conf.py", 'html_permalinks_icon = "#"', 'html_permalinks_icon = "§"')),
    ("engine", exact("src/briefing/sphinxext/directives/findings.py", '"wrong": "✗"', '"wrong": "✘"')),
    ("engine of charts", exact("src/briefing/charts/steps.py", "LEADING = 205.0", "LEADING = 215.0")),
    ("engine of results",
     exact("src/briefing/quantities/evaluation.py", "(value):\n            return value",
           "(value):\n            return value * 1.0001")),
)  # fmt: skip
#: Edits that take back an earlier one; they come last.
UNDONE: tuple[tuple[str, Edit], ...] = (
    ("source removed", source_removed),
    ("page removed", page_removed),
)
GROUPS = (READ, WRITTEN, EVERYWHERE)
