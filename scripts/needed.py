"""What would have to be true: the price of a shell that each published total leaves."""

from briefing.charts.layout import Group, Line, Scale
from briefing.charts.primitives import Mark
from briefing.charts.rows import draw_rows
from briefing.charts.selection import plotted

#: Who, whose total, at which quantities, then the numbers of its low and high end.
TOTALS = (
    ("Study of 2024", "fnf", "ours; full containers", "fnf2024-low", "fnf2024-high"),
    ("Study of 2025", "fnf", "its own", "fnf2025-low", "fnf2025-high"),
    ("INSS", "inss", "full containers", "inss2026-low", "inss2026-high"),
    ("KRIS", "kris", "full containers", None, "kris2025"),
    ("KIDA", "kida", "its own, full containers", None, "kida2025"),
)
#: Prices to compare with: name, number.
PRICES = (
    ("Russian cost", "price.152mm.russia.stangarone.2023"),
    ("Russian cost", "price.152mm.russia.bain.2024"),
    ("Western cost", "price.155mm.bain.2024"),
)
OURS = "assumed.shell-price"


def rows(ledger):
    """Return the price that each end of a total leaves, our price, and known prices of a shell."""
    found = [
        plotted(
            ledger, f"reconcile.{way}.shell-price", group="total", who=who, detail=detail, total_of=author
        )
        for who, author, detail, *ways in TOTALS
        for way in ways
        if way
    ]  # fmt: skip
    ours = plotted(ledger, OURS, group="ours", who="This briefing", detail="assumed", total_of="")
    prices = [
        plotted(ledger, number, group="price", who=who, detail="", total_of="")
        for who, number in PRICES
    ]
    return [*found, ours, *prices]


def draw(rows, look):
    """Totals above, prices to compare with below."""
    groups = []
    for heading, kinds in (
        ("Price of a shell that a total leaves, at whose quantities", ("total",)),
        ("Prices to compare with", ("ours", "price")),
    ):
        mine = [row for row in rows if row["group"] in kinds]
        names = dict.fromkeys(row["who"] for row in mine)
        lines = (line([row for row in mine if row["who"] == name], look) for name in names)
        groups.append(Group(heading, tuple(lines)))
    return draw_rows(look, groups, Scale("US dollars (log scale)", 200, True))


def line(found, look):
    """One total or price, from its lowest to its highest value."""
    values = sorted(
        row[end] for row in found for end in ("low", "central", "high") if row[end] is not None
    )
    middle = found[0]["central"] if len(found) == 1 else None
    ends = (values[0], middle, values[-1]) if len(values) > 1 else (None, values[0], None)
    series = look.series_of(found[0]["total_of"] or found[0]["voice"])
    mark = Mark(ends, series, look.words(ends, digits=2))
    return Line(look.tr(found[0]["who"]), look.tr(found[0]["detail"]), (mark,))
