"""What a shell costs, grouped by who pays: North Korea's buyer, Russia, Ukraine, the West."""

from briefing.charts.layout import Group, Line, Scale
from briefing.charts.primitives import Mark
from briefing.charts.rows import draw_rows
from briefing.charts.selection import end_of, name_of, observed, plotted

#: Headings by the concept of a price, in the order of the chart.
CONCEPTS = {
    "North Korean price": "What Russia pays North Korea",
    "Russian cost": "What it costs Russia to make one",
    "Ukrainian market": "What sellers ask of Ukraine",
    "Western cost": "What it costs the West to make one",
    "Western price": "What the West pays",
}
UNIT = "USD/shell"
#: Computed from INSS: the price per round with the dearest and with the cheapest missiles.
INSS = ("inss2024.round-price.low", "inss2024.round-price.high")
OURS = "assumed.shell-price"


def rows(ledger):
    """Return every price of a shell in dollars, INSS's implied price, and ours."""
    terms = ledger.evidence.vocabularies
    found = [
        plotted(
            ledger, row.id, group=CONCEPTS.get(quantity.concept, quantity.label),
            who=name_of(ledger, row.voice), detail=end_of(row)[:4],
        )
        for name, quantity in terms.quantities.items()
        if quantity.concept and UNIT in quantity.units
        for row in observed(ledger, name)
        if row.unit == UNIT
    ]  # fmt: skip
    first = CONCEPTS["North Korean price"]
    found += [
        {
            **plotted(
                ledger, name, group=first, who=name_of(ledger, "inss"), detail="implied, per round"
            ),
            "voice": "inss",
        }
        for name in INSS
    ]
    return [
        *found,
        plotted(ledger, OURS, group=first, who="This briefing", detail="nine in ten draws"),
    ]


def draw(rows, look):
    """Rows from cheap to dear in each group; the band is our range."""
    groups = []
    for heading in dict.fromkeys(row["group"] for row in rows):
        mine = [row for row in rows if row["group"] == heading]
        names = dict.fromkeys((row["who"], row["detail"]) for row in mine)
        lines = [line([r for r in mine if (r["who"], r["detail"]) == name], look) for name in names]
        groups.append(Group(heading, tuple(sorted(lines, key=lambda found: found.marks[0].known))))
    ours = next(row for row in rows if row["number"] == OURS)
    band = (ours["low"], ours["high"], look.tr("our range"))
    return draw_rows(look, groups, Scale("US dollars a shell (log scale)", 200, True, band=band))


def line(mine, look):
    """The prices of one voice; two of them are two ends."""
    values = [
        row[end] for row in mine for end in ("low", "central", "high") if row[end] is not None
    ]
    middle = mine[0]["central"] if len(mine) == 1 else None
    ends = (min(values), middle, max(values)) if len(values) > 1 else (None, values[0], None)
    words = look.words(ends, digits=mine[0]["significant_digits"] or 4)
    mark = Mark(ends, look.series_of(mine[0]["voice"]), words)
    return Line(look.tr(mine[0]["who"]), look.tr(mine[0]["detail"]), (mark,))
