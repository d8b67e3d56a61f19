"""Delivered against returned: what went to Russia, and what came back, by author."""

from briefing.charts.layout import Group, Line, Scale
from briefing.charts.primitives import Mark
from briefing.charts.rows import draw_rows
from briefing.charts.selection import plotted

#: Who, what the share means, then the numbers: delivered, returned, share returned.
PAIRS = (
    ("Study of 2025", "everything found", "fnf2025.value", "fnf2025.returns", "fnf2025.returned-share"),
    ("INSS", "confirmed only", "inss2026.value", None, "inss2026.paid-share"),
    ("This briefing", "everything", "value-with-pay.2025", "returned.2025", "returned-share.2025"),
)  # fmt: skip


def rows(ledger):
    """Return deliveries, returns and the share of each author."""
    return [
        plotted(ledger, number, panel=panel, who=who, detail=detail)
        for who, detail, *numbers in PAIRS
        for panel, number in zip(("delivered", "returned", "share"), numbers, strict=True)
        if number
    ]


def draw(rows, look):
    """Delivered and returned joined, hollow is what came back; the share stands at the end."""
    lines = [line([row for row in rows if row["who"] == who], look) for who, *_ in PAIRS]
    return draw_rows(
        look,
        [Group("Hollow: what came back; filled: what was delivered", tuple(lines))],
        Scale("Billion US dollars"),
    )


def line(mine, look):
    """One author: what came back, what was delivered, and the share."""
    found = {row["panel"]: row for row in mine}
    series = look.series_of(found["delivered"]["voice"])
    share = look.words(ends(found["share"], 1), 0)
    words = look.tr("{} % came back").format(share)
    marks = [Mark(ends(found["delivered"], 1e9), series, words)]
    if "returned" in found:
        marks.insert(0, Mark(ends(found["returned"], 1e9), series, hollow=True))
    return Line(
        look.tr(mine[0]["who"]), look.tr(mine[0]["detail"]), tuple(marks), joined=len(marks) > 1
    )


def ends(row, scale):
    """Return low, central and high value in a larger unit."""
    return tuple(row[end] and row[end] / scale for end in ("low", "central", "high"))
