"""Official trade of 2023 and 2024: how the study's half-year can be rebuilt."""

from briefing.charts.layout import Group, Line, Scale
from briefing.charts.primitives import Mark
from briefing.charts.rows import draw_rows
from briefing.charts.selection import plotted

#: Name, detail, number.
SUMS = (
    ("2023", "Kremlin", "trade.russia.2023.ushakov"),
    ("2023, plus the growth that Mr Putin named", "our calculation", "fnf2024.trade-rebuilt"),
    ("First half of 2024", "study of 2024", "fnf2024.trade.2024h1"),
    ("2024", "Russian logistics official", "trade.russia.2024.nikiforov"),
)
GROWTH = "trade-growth.russia.2024-05.putin"


def rows(ledger):
    """Return the sums, then the growth that joins the first two."""
    found = [plotted(ledger, number, name=name, detail=detail) for name, detail, number in SUMS]
    growth = plotted(ledger, GROWTH, name="growth", detail="January to May 2024")
    return [*({**row, "kind": "sum"} for row in found), {**growth, "kind": "growth"}]


def draw(rows, look):
    """Bars from zero; hollow is what is calculated."""
    *sums, growth = rows
    lines = tuple(line(row, growth, look) for row in sums)
    return draw_rows(look, [Group("", lines)], Scale("Million US dollars"))


def line(row, growth, look):
    """One sum."""
    value = row["central"] / 1e6
    words = look.figures(value, 1)
    ours = row["number"] == "fnf2024.trade-rebuilt"
    if ours:
        words = f"{words}  (+{look.amount(growth['central'], 'percent')})"
    series = "ours" if ours else look.series_of(row["voice"])
    mark = Mark((0, None, value), series, words, hollow=ours)
    return Line(look.tr(row["name"]), look.tr(row["detail"]), (mark,))
