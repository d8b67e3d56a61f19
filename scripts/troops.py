"""Soldiers sent, still there, killed and wounded: the latest count of every voice."""

from briefing.charts.layout import Group, Line, Scale
from briefing.charts.primitives import Mark
from briefing.charts.rows import draw_rows
from briefing.charts.selection import end_of, name_of, observed, origin_of, plotted

#: Headings by quantity.
QUANTITIES = {
    "soldiers-sent": "Sent so far",
    "soldiers-present": "Still in Russia",
    "casualties": "Killed or wounded",
    "killed": "Killed",
    "graves": "Room for graves at the memorial in Pyongyang",
}


def rows(ledger):
    """Return the latest running total of every voice, by quantity."""
    latest = {
        (heading, origin_of(row)): row
        for quantity, heading in QUANTITIES.items()
        for row in observed(ledger, quantity, "stock")
    }
    found = [
        plotted(ledger, row.id, group=heading, who=name_of(ledger, row.voice), date=end_of(row))
        for (heading, _), row in latest.items()
    ]
    order = list(QUANTITIES.values())
    return sorted(found, key=lambda row: (order.index(row["group"]), row["date"], row["number"]))


def draw(rows, look):
    """Rows by quantity and date, all on one scale."""
    groups = [
        Group(name, tuple(line(row, look) for row in rows if row["group"] == name))
        for name in dict.fromkeys(row["group"] for row in rows)
    ]
    return draw_rows(look, groups, Scale("Thousand soldiers"))


def line(row, look):
    """One count: who, by when, how many."""
    ends = tuple(row[end] and row[end] / 1000 for end in ("low", "central", "high"))
    words = look.words(tuple(row[end] for end in ("low", "central", "high")))
    mark = Mark(ends, look.series_of(row["voice"]), words)
    return Line(look.tr(row["who"]), look.date(row["date"]), (mark,))
