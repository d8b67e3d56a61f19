"""Containers sent from North Korea to Russia over time: who says how many."""

from briefing.charts.selection import end_of, name_of, observed, origin_of, plotted
from briefing.charts.steps import Step, draw_steps
from briefing.charts.timeline import middle, span_of


def rows(ledger):
    """Return every observation of containers sent so far, in the order of its date."""
    return [
        plotted(
            ledger, row.id, who=name_of(ledger, origin_of(row)),
            origin=origin_of(row),
            date=end_of(row), limit=row.limit,
        )
        for row in observed(ledger, "containers", "stock")
    ]  # fmt: skip


def draw(rows, look):
    """One stair for each origin of counts, its last value at the end."""
    stairs: dict[tuple[str, str], list[Step]] = {}
    for row in rows:
        value = next(row[end] for end in ("central", "low", "high") if row[end] is not None)
        step = Step(
            middle(row["date"]), value / 1000, row["low"] is not None and row["high"] is None
        )
        stairs.setdefault((row["who"], look.series_of(row["voice"])), []).append(step)
    first = min(span_of(row["date"])[0] for row in rows)
    return draw_steps(look, stairs, "Thousand containers", first.isoformat()[:7])
