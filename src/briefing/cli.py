"""The command line: ask the ledger, check the evidence."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .errors import BriefingError
from .evidence.cells import check_date
from .files import write_whole
from .ledger import history as editions
from .ledger.assemble import read_ledger
from .ledger.ledger import Ledger
from .ledger.number import Number
from .quantities.units import FACT
from .study.load import find_root
from .words.catalogue import Language
from .words.numbers import in_words


def describe(number: Number, ledger: Ledger) -> str:
    """Write one number in a line: name, value, label, and its formula or source."""
    english = Language(units=ledger.evidence.vocabularies.units.table)
    value = number.label if number.unit == FACT else in_words(number, english)
    line = f"{number.name} = {value}  [{number.kind}]"
    if number.formula:
        why = f"\n    because: {number.note}" if number.name.startswith("bound.") else ""
        return f"{line}\n    = {number.formula.format(*number.inputs)}{why}"
    row = ledger.evidence.observations.get(number.name)
    if row is None:
        return line
    source = ledger.evidence.sources[row.source]
    origin = f"{source.short}, {source.title}, {row.locator}; {row.as_of}; {row.grade}"
    return f"{line}\n    {origin}\n    {source.url}"


def as_data(number: Number, ledger: Ledger) -> dict[str, Any]:
    """Return one number as plain data, with its source where it is observed."""
    data = {k: v for k, v in dataclasses.asdict(number).items() if v not in (None, "", ())}
    if row := ledger.evidence.observations.get(number.name):
        data["observation"] = row.model_dump(exclude_none=True)
        data["source"] = dataclasses.asdict(ledger.evidence.sources[row.source])
    return data


def show_numbers(names: Sequence[str], ledger: Ledger, *, as_json: bool) -> Iterator[str]:
    """Yield the whole chain of the numbers down to their sources; all names if none is given."""
    if not names:
        yield from ledger
        return
    chain = ledger.chain(*names)
    if as_json:
        yield json.dumps([as_data(n, ledger) for n in chain], indent=2, ensure_ascii=False)
    else:
        yield from (describe(number, ledger) for number in chain)


def run_checks(ledger: Ledger, root: Path, *, text: bool) -> int:
    """Report what is missing in evidence and text; the evidence is valid if it could be read."""
    rows, sources = len(ledger.evidence.observations), len(ledger.evidence.sources)
    print(f"{rows} observations from {sources} sources, {len(ledger)} numbers: all valid")
    weak = [p.id for p in ledger.parameters.values() if p.quality == "none"]
    print(f"parameters that rest on no observation: {', '.join(weak) or 'none'}")
    if not text:
        return 0
    from .lint import prose, strong, translations  # here, because only these commands read the text

    found = [*prose.check(root / "docs", ledger.study.prose), *strong.check(ledger, root)]
    found += translations.check(root)
    print("\n".join(map(str, found)) or "text: no typed results, nothing without a ground")
    return 1 if found else 0


def show_sentences(ledger: Ledger, root: Path) -> str:
    """Return the table of the sentences that compare, rank or generalise."""
    from .lint import strong

    return strong.table(strong.read(ledger, root), root)


def write_guide(ledger: Ledger, root: Path) -> int:
    """Write the guide to the evidence folder."""
    from .exchange.guide import guide  # here, because only this command needs the data package

    write_whole(root / "evidence" / "README.md", guide(ledger).encode())
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="briefing", description=__doc__)
    parser.add_argument("--root", type=Path, help="folder of the briefing, if not this or above")
    commands = parser.add_subparsers(dest="command", required=True)
    numbers = commands.add_parser("numbers", help="numbers with their whole chain")
    numbers.add_argument("names", nargs="*", metavar="NAME")
    numbers.add_argument("--json", action="store_true", dest="as_json")
    checks = commands.add_parser("check", help="validate all evidence")
    checks.add_argument("--text", action="store_true", help="read the text, too")
    commands.add_parser(
        "sentences", help="every comparison, superlative and universal, with what carries it"
    )
    commands.add_parser("guide", help="write evidence/README.md: columns, vocabularies, grades")
    freeze = commands.add_parser("freeze", help="freeze the ledger of an edition")
    freeze.add_argument("date", help="date of the edition, such as 2026-11-23")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; bad input gives one message and the exit code 1."""
    options = parse(arguments)
    try:
        root: Path = options.root or find_root(Path.cwd())
        ledger = read_ledger(root)
        if options.command == "numbers":
            print("\n".join(show_numbers(options.names, ledger, as_json=options.as_json)),
                  flush=True)  # fmt: skip
            return 0
        if options.command == "sentences":
            print(show_sentences(ledger, root), end="", flush=True)
            return 0
        if options.command == "freeze":
            target = root / "editions" / f"{check_date(options.date)}.json"
            target.parent.mkdir(exist_ok=True)
            target.write_text(editions.freeze(ledger), "utf-8")
            return 0
        if options.command == "guide":
            return write_guide(ledger, root)
        return run_checks(ledger, root, text=options.text)
    except BriefingError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # who reads has enough, as `head` has; nothing is left to say at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
