"""The published totals and ours on one scale, the headline marked, and what came back."""

from briefing.charts.layout import Group, Line, Scale
from briefing.charts.primitives import Mark
from briefing.charts.rows import draw_rows
from briefing.charts.selection import end_of, name_of, observed, plotted

HEADLINE = "fnf2024.value@high"
CUTOFF = "2024-10"
EARLY, LATE, BACK = "Arms, to October 2024", "Arms and more, to 2025 or 2026", "What came back"
#: What a total covers, where that is more than its group says.
COVERS = {
    "fnf2024.value": "since early 2022",
    "fnf2025.value": "arms, soldiers",
    "inss2026.value": "arms, soldiers",
    "csis2026.value": "all income",
    "kris2025.value": "all income",
    "kida2025.value-usd": "arms, soldiers, technology",
}
#: Ours: number, group, what it covers.
OURS = (
    ("value.2024", EARLY, ""),
    ("value.2025", LATE, "arms only"),
    ("value-with-pay.2025", LATE, "arms, soldiers"),
    ("returned.2025", BACK, "to the end of 2025"),
)


def rows(ledger):
    """Return every total in dollars that an author gives as their own, and ours."""
    published = [
        plotted(
            ledger, row.id, group=group_of(row), who=who(ledger, row), covers=COVERS.get(row.id, "")
        )
        for quantity in ("arms-value", "support-value", "returns-value")
        for row in observed(ledger, quantity, "stock")
        if row.unit == "USD" and row.voice == row.origin and row.limit in ("point", "floor")
    ]  # fmt: skip
    ours = [
        plotted(ledger, name, group=group, who="This briefing", covers=covers)
        for name, group, covers in OURS
    ]
    headline = plotted(ledger, HEADLINE, group="", who="", covers="the headline")
    return [*published, *ours, {**headline, "number": "fnf2024.value", "voice": "fnf"}]


def who(ledger, row):
    """Name an author; the studies by their year."""
    return f"Study of {row.as_of[:4]}" if row.voice == "fnf" else name_of(ledger, row.voice)


def group_of(row):
    """Return the group of a published total: by the end of its period, returns apart."""
    if row.quantity == "returns-value":
        return BACK
    return EARLY if end_of(row) <= CUTOFF else LATE


def draw(rows, look):
    """Bars from end to end, the smallest first in each group, the headline as a line."""
    *totals, headline = rows
    groups = []
    for heading in (EARLY, LATE, BACK):
        mine = sorted((row for row in totals if row["group"] == heading), key=place)
        groups.append(Group(heading, tuple(line(row, look) for row in mine)))
    value = headline["central"] / 1e9
    guide = (value, f"{look.amount(value)}: {look.tr(headline['covers'])}")
    return draw_rows(look, groups, Scale("Billion US dollars", guide=guide))


def place(row):
    """Sort by the lowest value, ours last."""
    return row["voice"] == "ours", next(row[end] for end in ("low", "central") if row[end])


def line(row, look):
    """One total with its figures."""
    ends = tuple(row[end] and row[end] / 1e9 for end in ("low", "central", "high"))
    words = look.words(ends, None if None in (ends[0], ends[2]) else 1)
    mark = Mark(ends, look.series_of(row["voice"]), words)
    return Line(look.tr(row["who"]), look.tr(row["covers"]), (mark,))
