"""From our value to three published ones: what the author's quantities add, and what price is left."""

from briefing.charts.layout import Group, Line, Scale
from briefing.charts.primitives import Mark
from briefing.charts.rows import draw_rows
from briefing.charts.selection import plotted

#: Heading, the way in the ledger, whose total it is.
WAYS = (
    ("To the upper end of the study of 2025", "fnf2025-high", "fnf"),
    ("To the upper end of INSS", "inss2026-high", "inss"),
    ("To KIDA’s arms and soldiers", "kida2025", "kida"),
)
#: Steps in the order in which a way may take them.
STEPS = {
    "pay": "its sum for soldiers",
    "shells": "its number of shells",
    "rockets": "its number of rockets",
    "mortar": "its number of mortar bombs",
    "missiles": "its number of missiles",
    "guns": "its number of guns",
    "price": "the price that is left",
}
SUPPOSED = "containers full of shells"
#: Ways whose authors give no number of shells.
FULL = ("inss2026-high", "kida2025")


def rows(ledger):
    """Return each way: our middle, its steps from the nearest to the last, and the total."""
    found = []
    for heading, way, author in WAYS:
        ours = plotted(
            ledger, f"reconcile.{way}.ours", group=heading, step="our middle", whose="ours"
        )
        at = ours["central"]
        found.append({**ours, "start": 0.0, "end": at})
        for step, words in sorted(STEPS.items(), key=lambda pair: order(ledger, way, pair[0])):
            name = f"reconcile.{way}.{step}"
            if name in ledger:
                words = SUPPOSED if step == "shells" and way in FULL else words
                row = plotted(ledger, name, group=heading, step=words, whose=step)
                found.append({**row, "start": at, "end": at + row["central"]})
                at += row["central"]
        total = plotted(
            ledger, f"reconcile.{way}.price", group=heading, step="the total", whose=author
        )
        found.append({**total, "start": 0.0, "end": at})
    return found


def order(ledger, way, step):
    """Return where a step stands on its way: steps follow each other by what they lead to."""
    after = f"reconcile.{way}.after-{step}"
    if step == "price" or after not in ledger:
        return float("inf")
    first = ledger[f"reconcile.{way}.ours"].central
    done = ledger[after].central - ledger[f"reconcile.{way}.{step}"].central
    return abs(done - first)


def draw(rows, look):
    """Bars that start where the one above ended; the price is the one in colour."""
    groups = [
        Group(heading, tuple(line(row, look) for row in rows if row["group"] == heading))
        for heading in dict.fromkeys(row["group"] for row in rows)
    ]
    return draw_rows(look, groups, Scale("Billion US dollars"))


def line(row, look):
    """One step."""
    ends = sorted((row["start"] / 1e9, row["end"] / 1e9))
    whole = row["start"] == 0
    colour = "navy" if row["whose"] == "price" else "edge"
    series = look.series_of(row["whose"]) if whole else colour
    value = (row["end"] - row["start"]) / 1e9
    sign = "" if whole else "+" if value >= 0 else "−"
    words = f"{sign}{look.figures(abs(value), 1)}"
    return Line(look.tr(row["step"]), "", (Mark((ends[0], None, ends[1]), series, words),))
