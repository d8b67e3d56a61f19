"""What would have to be true: the price of a round at which each published total comes out."""

from briefing.charts.primitives import Mark
from briefing.charts.rows import Group, Line, Scale, draw_rows
from briefing.charts.selection import plotted

#: Who and whose total it is, then the numbers of the low and the high end of the total.
TOTALS = (
    ("Study of 2024", "fnf", "break-even.price.fnf2024-low", "break-even.price.fnf2024-high"),
    ("Study of 2025", "fnf", None, "break-even.price.fnf2025-high"),
    ("INSS", "inss", "break-even.price.inss2026-low", "break-even.price.inss2026-high"),
    ("CSIS", "csis", "break-even.price.csis2026-low", "break-even.price.csis2026-high"),
    ("KIDA", "kida", None, "break-even.price.kida2025"),
)
#: Prices to compare with: name, number.
PRICES = (
    ("Russian cost", "price.152mm.russia.stangarone.2023"),
    ("Russian cost", "price.152mm.russia.bain.2024"),
    ("Western cost", "price.155mm.bain.2024"),
)
OURS = "round-price"


def rows(ledger):
    """Return the break-even prices, our price of a round, and known prices of a shell."""
    found = [
        plotted(ledger, number, group="total", who=who, total_of=author)
        for who, author, *numbers in TOTALS
        for number in numbers
        if number
    ]
    found.append(plotted(ledger, OURS, group="ours", who="This briefing", total_of=""))
    return found + [
        plotted(ledger, number, group="price", who=who, total_of="") for who, number in PRICES
    ]


def draw(rows, look):
    """Totals above, prices to compare with below."""
    totals = [mine(rows, who) for who, *_ in TOTALS]
    first = Group(
        "Price of a round that the total needs", tuple(line(found, look) for found in totals)
    )
    prices = [mine(rows, who) for who in dict.fromkeys(who for who, _ in PRICES)]
    ours = line([row for row in rows if row["number"] == OURS], look)
    second = Group("Prices to compare with", (ours, *(line(found, look) for found in prices)))
    return draw_rows(look, [first, second], Scale("US dollars (log scale)", 200, True))


def mine(rows, who):
    """Return the rows of one author or price."""
    return [row for row in rows if row["who"] == who]


def line(found, look):
    """One total or price, from its lowest to its highest value."""
    values = sorted(
        row[end] for row in found for end in ("low", "central", "high") if row[end] is not None
    )
    middle = found[0]["central"] if len(found) == 1 else None
    ends = (values[0], middle, values[-1]) if len(values) > 1 else (None, values[0], None)
    series = look.series_of(found[0]["total_of"] or found[0]["voice"])
    return Line(found[0]["who"], "", (Mark(ends, series, look.words(ends, digits=2)),))
