"""Shells delivered: who counted or estimated how many, and what the containers could hold."""

from briefing.charts.layout import Group, Line, Scale
from briefing.charts.primitives import Mark
from briefing.charts.rows import draw_rows
from briefing.charts.selection import end_of, name_of, observed, plotted

COUNTED, YEAR, FIT = (
    "Counted or estimated, since deliveries began",
    "In one year",
    "What would fit into the containers",
)
GROUPS = (COUNTED, YEAR, FIT)
#: Ours: number, end of its period.
OURS = (("shells.2024", "2024-10"), ("shells.2025", "2025-12"))


def rows(ledger):
    """Return the latest statement of every voice of shells or rounds, by group, and ours."""
    latest = {}
    for quantity in ("shells", "rounds"):
        for row in observed(ledger, quantity):
            if not row.unit.endswith("/month"):
                latest[group_of(row), row.voice] = row
    found = [
        plotted(
            ledger, row.id, group=group, who=who(ledger, row), date=end_of(row),
            counts=row.quantity, limit=row.limit,
        )
        for (group, _), row in latest.items()
    ]  # fmt: skip
    found += [
        plotted(ledger, name, group=COUNTED, who="This briefing", date=date, counts="shells", limit="point")
        for name, date in OURS
    ]  # fmt: skip
    return sorted(found, key=lambda row: (GROUPS.index(row["group"]), row["date"], row["number"]))


def who(ledger, row):
    """Name a voice; the study by its year."""
    return f"Study of {row.as_of[:4]}" if row.voice == "fnf" else name_of(ledger, row.voice)


def group_of(row):
    """Return the group of a statement: capacity, a year's flow, or a running total."""
    return FIT if row.limit == "capacity" else YEAR if row.stock_or_flow == "flow" else COUNTED


def draw(rows, look):
    """Rows by group and date; hollow is what would fit."""
    groups = [
        Group(name, tuple(line(row, look) for row in rows if row["group"] == name))
        for name in GROUPS
    ]
    return draw_rows(look, groups, Scale("Million shells"))


def line(row, look):
    """One statement: who, by when, how many."""
    ends = tuple(row[end] and row[end] / 1e6 for end in ("low", "central", "high"))
    words = look.words(ends, None if None in (ends[0], ends[2]) else 1, digits=2)
    kind = f", {look.tr('all rounds')}" if row["counts"] == "rounds" else ""
    mark = Mark(ends, look.series_of(row["voice"]), words, hollow=row["group"] == FIT)
    return Line(look.tr(row["who"]), f"{look.date(row['date'])}{kind}", (mark,))
