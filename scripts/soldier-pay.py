"""What Russia is said to pay for a soldier, on one base: dollars a soldier and month."""

from briefing.charts.layout import Group, Line, Scale
from briefing.charts.primitives import Mark
from briefing.charts.rows import draw_rows
from briefing.charts.selection import end_of, name_of, observed, plotted

MONTHS, SOLDIERS = 12, 10_000
#: How much of each unit is a dollar a soldier and month; sums a year are for 10,000 soldiers.
BASE = {
    "USD/person/month": 1, "USD/person/year": 1 / MONTHS, "USD/year": 1 / MONTHS / SOLDIERS,
}  # fmt: skip
#: Yearly sums whose authors name 10,000 soldiers, and pay that follows from the study's sums.
SUMS = ("pay.wi.2024-11", "pay.inss-range.2024-11", "sejong2024.troop-income")
#: What a statement supposes, where two of one voice differ by it.
DETAILS = {"pay.inss-ally.2024-11": "if paid as an ally"}
STUDY, OURS = "fnf2024.pay-per-month", "assumed.pay"


def rows(ledger):
    """Return every statement of pay, with the factor that brings it to one base."""
    known = ledger.evidence.observations
    stated = [row for row in observed(ledger, "soldier-pay") if row.unit in BASE]
    stated += [known[name] for name in SUMS]
    found = [
        plotted(
            ledger, row.id, who=name_of(ledger, row.voice), detail=detail_of(row), date=end_of(row)
        )
        for row in stated
    ]
    found.append(plotted(ledger, STUDY, who="Study of 2024", detail="implied", date=""))
    found.append(plotted(ledger, OURS, who="This briefing", detail="assumed", date=""))
    return [{**row, "kind": row["unit"], "factor": BASE[row["unit"]]} for row in found]


def detail_of(row):
    """Say on what a statement rests."""
    return DETAILS.get(row.id) or ("ten thousand soldiers" if row.unit == "USD/year" else "")


def draw(rows, look):
    """Rows from low to high on a log scale, ours last."""
    lines = [line(row, look) for row in rows]
    lines.sort(key=lambda found: (found.marks[0].series == "ours", found.marks[0].known))
    scale = Scale("US dollars a soldier and month (log scale)", 500, True)
    return draw_rows(look, [Group("", tuple(lines))], scale)


def line(row, look):
    """One statement of pay."""
    ends = tuple(row[end] and row[end] * row["factor"] for end in ("low", "central", "high"))
    if ends[0] is not None and ends[0] == ends[2]:
        ends = (None, ends[0], None)
    words = look.words(ends, digits=3)
    mark = Mark(ends, look.series_of(row["voice"]), words)
    return Line(look.tr(row["who"]), look.tr(row["detail"]), (mark,))
