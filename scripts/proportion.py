"""Our yearly value beside other sums of North Korea's economy."""

from briefing.charts.layout import Group, Line, Scale
from briefing.charts.primitives import Mark
from briefing.charts.rows import draw_rows
from briefing.charts.selection import plotted

#: Sums to compare with: name, detail, number.
YARDSTICKS = (
    ("Output, nominal GDP", "2023", "gdp.nominal.2023"),
    ("Output, as in the study", "2023", "fnf2024.gdp"),
    ("All recorded trade", "2023", "trade.total.2023.kotra"),
    ("This briefing", "arms a year, to October 2024", "value.2024.per-year"),
    ("Stolen crypto assets", "2024", "cyber.2024.chainalysis"),
    ("Coal exports", "2016, before the ban", "exports.coal.2016.eia"),
    ("All recorded exports", "2023", "exports.total.2023.kotra"),
    ("Arms exports", "2009", "exports.arms.2009.rok-intelligence"),
    ("Trade with Russia", "2023, official", "trade.russia.2023.ushakov"),
)
OURS = "value.2024.per-year"


def rows(ledger):
    """Return the yardsticks, the greatest first."""
    return [
        plotted(ledger, number, name=name, detail=detail) for name, detail, number in YARDSTICKS
    ]


def draw(rows, look):
    """One panel on a log scale with our range behind all sums."""
    ours = next(row for row in rows if row["number"] == OURS)
    band = (ours["low"] / 1e9, ours["high"] / 1e9, look.tr("our arms, a year"))
    title = "Billion US dollars (log scale)"
    lines = tuple(line(row, look) for row in rows)
    return draw_rows(look, [Group("", lines)], Scale(title, 0.02, True, band=band))


def line(row, look):
    """One sum; all but ours are drawn alike, whoever gives them."""
    ends = tuple(row[end] and row[end] / 1e9 for end in ("low", "central", "high"))
    words = look.words(ends, 1 if row["number"] == OURS else None, digits=2)
    series = "ours" if row["number"] == OURS else "institute"
    return Line(look.tr(row["name"]), look.tr(row["detail"]), (Mark(ends, series, words),))
