"""What drives our value: each assumption alone from low to high, and its share of the variance."""

from briefing.charts.layout import Group, Line, Scale
from briefing.charts.primitives import Mark
from briefing.charts.rows import draw_rows
from briefing.charts.selection import plotted

#: Short names of the assumptions; others are written as in the ledger.
NAMES = {
    "rounds-per-container": ("Rounds", "per container"),
    "shell-price": ("Price of a shell", "paid by Russia"),
    "containers-2024": ("Containers", "to October 2024"),
    "rocket-ratio": ("Price of a rocket", "in shells"),
    "missile-price": ("Price of a missile", "short range"),
    "rocket-share": ("Rockets", "share of all rounds"),
    "mortar-share": ("Mortar bombs", "share of all rounds"),
    "mortar-ratio": ("Price of a mortar bomb", "in shells"),
    "gun-price": ("Price of a gun", "or launcher"),
    "guns-2024": ("Guns", "to October 2024"),
    "missiles-2024": ("Missiles", "to October 2024"),
}
TOTAL = "value.2024"


def rows(ledger):
    """Return the assumptions, the strongest first; the last row is the value itself."""
    found = [
        plotted(
            ledger, f"tornado.2024.{key}", assumption=parameter.label, key=key,
            share_of_variance_percent=ledger[f"sobol.2024.{key}.total"].central,
        )
        for key, parameter in ledger.parameters.items()
        if f"tornado.2024.{key}" in ledger
    ]  # fmt: skip
    found.sort(key=lambda row: row["low"] - row["high"])
    total = plotted(ledger, TOTAL, assumption="", key="", share_of_variance_percent=None)
    return [*found, total]


def draw(rows, look):
    """Bars around the middle of our value, with ends and the share of the variance."""
    *found, total = rows
    lines = tuple(line(row, look) for row in found)
    middle = total["central"] / 1e9
    guide = (middle, f"{look.tr('our middle')}: {look.figures(middle, 1)}")
    low = 0.5 * int(2 * min(row["low"] for row in found) / 1e9)
    return draw_rows(look, [Group("", lines)], Scale("Billion US dollars", low, guide=guide))


def line(row, look):
    """One assumption."""
    ends = (row["low"] / 1e9, None, row["high"] / 1e9)
    share = row["share_of_variance_percent"]
    words = f"{look.words(ends, 1)}  ·  {look.figures(share, 0) if share >= 1 else '< 1'} %"
    name, detail = NAMES.get(row["key"], (row["assumption"], ""))
    return Line(look.tr(name), look.tr(detail), (Mark(ends, "ours", words),))
