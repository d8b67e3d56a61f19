"""How a file or a table of a copy of the briefing is edited; which edits there are is in `edits`."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

#: What an edit changes, and says that it has changed.
Edit = Callable[[Path, Random], str]


def replace(root: Path, file: str, old: str, new: str) -> str:
    """Replace a text that stands in a file, once.

    Raises
    ------
    AssertionError
        If it does not stand there: the edit is to be brought up to date with the briefing.
    """
    path = root / file
    text = path.read_text("utf-8")
    assert old in text and old != new, (file, old)
    path.write_text(text.replace(old, new, 1), "utf-8")
    return f"{file}: {old[:50]!r} → {new[:50]!r}"


def pick(root: Path, random: Random, file: str, pattern: str) -> str:
    """Return one of the texts of a file that match a pattern."""
    found = sorted({m[0] for m in re.finditer(pattern, (root / file).read_text("utf-8"), re.M)})
    assert found, (file, pattern)
    return random.choice(found)


def matching(file: str, pattern: str, new: Callable[[str], str]) -> Edit:
    """Return an edit of one of the texts of a file that match a pattern."""

    def edit(root: Path, random: Random) -> str:
        old = pick(root, random, file, pattern)
        return replace(root, file, old, new(old))

    return edit


def exact(file: str, old: str, new: str) -> Edit:
    """Return an edit of one text."""
    return lambda root, _: replace(root, file, old, new)


def append(file: str, text: str) -> Edit:
    """Return an edit that adds to the end of a file."""

    def edit(root: Path, random: Random) -> str:
        with (root / file).open("a", encoding="utf-8") as opened:
            opened.write(text)
        return f"{file}: {text[:60]!r} added"

    return edit


def table(
    name: str,
    change: Callable[[dict[str, str]], Any],
    where: Callable[[dict[str, str]], Any] = any,
    key: str = "id",
) -> Edit:
    """Return an edit of one row of a table of the evidence."""

    def edit(root: Path, random: Random) -> str:
        path = root / "evidence" / name
        with path.open(encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
        row = random.choice([row for row in rows if where(row)])
        before = dict(row)
        added = change(row)
        if added:
            rows.insert(rows.index(row) + 1, added)
        changed = {k: v for k, v in (added or row).items() if v != before[k]}
        write(path, rows)
        return f"{name}: {row[key]} {changed}"[:150]

    return edit


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
