"""What drives the total: each assumption alone from low to high, and its share of the variance."""

#: Short names of the assumptions for the axis; others are written as in the ledger.
NAMES = {
    "rounds-per-container": ("Rounds", "per container"),
    "price-share": ("Price paid", "share of Russia’s cost"),
    "unusable": ("Unusable rounds", "share of all"),
    "shell-cost": ("Cost of a shell", "in Russia"),
    "containers-2024": ("Containers", "to October 2024"),
    "rocket-price": ("Price of a rocket", "before the discount"),
    "missile-price": ("Price of a missile", "short range"),
    "rocket-share": ("Rockets", "share of all rounds"),
    "mortar-share": ("Mortar bombs", "share of all rounds"),
    "gun-price": ("Price of a gun", "or launcher"),
    "guns-2024": ("Guns", "to October 2024"),
}
#: How many assumptions are drawn; the data file has all.
SHOWN = 9
TOTAL = "value.2024"


def rows(ledger):
    """Return the assumptions, the strongest first; the last row is the total itself."""
    stems = [name.removeprefix("tornado.2024.") for name in ledger if "tornado.2024." in name]
    found = [
        {
            "assumption": ledger[f"assumed.{stem}"].label, "key": stem,
            "number": f"tornado.2024.{stem}",
            "low_usd": ledger[f"tornado.2024.{stem}"].low, "central_usd": None,
            "high_usd": ledger[f"tornado.2024.{stem}"].high,
            "first_order_percent": ledger[f"sobol.2024.{stem}.first"].central,
            "total_order_percent": ledger[f"sobol.2024.{stem}.total"].central,
        }
        for stem in stems
    ]  # fmt: skip
    found.sort(key=lambda row: -row["total_order_percent"])
    middle = ledger[TOTAL].central
    return [*found, {**dict.fromkeys(found[0]), "number": TOTAL, "central_usd": middle}]


def draw(rows, look):
    """On the left the total in dollars, on the right the two indices."""
    *found, total = rows
    figure, (left, right) = look.panels(4.9, 1.45, 1, side=True)
    labels = [NAMES.get(row["key"], (row["assumption"], "")) for row in found[:SHOWN]]
    look.rows(left, labels)
    look.rows(right, [("", "")] * len(labels))
    look.heading(left, "Total, billion US dollars", wide=15)
    look.heading(right, "Share of the variance, per cent", wide=18)
    for place, row in enumerate(found[:SHOWN]):
        low, high = row["low_usd"] / 1e9, row["high_usd"] / 1e9
        look.ranges(left, place, (low, None, high), "blue", width=9)
        draw_indices(right, place, row, look)
    middle = total["central_usd"] / 1e9
    left.axvline(middle, color=look.colours["ink"], lw=1)
    look.note(left, look.amount(middle, "count", 2), middle, len(labels) - 0.6, 4)
    left.set(xlim=(1.3, 5.4), xticks=(2, 3, 4, 5))
    right.set(xlim=(-2, 50), xticks=(0, 20, 40))
    return figure


def draw_indices(axes, place, row, look):
    """First order as a full dot, total order as an empty one."""
    first, total = row["first_order_percent"], row["total_order_percent"]
    paint = look.colours["purple"]
    axes.plot([first, total], [place] * 2, color=paint, lw=1)
    axes.plot(total, place, "o", mfc=look.colours["paper"], mec=paint, ms=6.5)
    axes.plot(first, place, "o", color=paint, ms=6.5)
    if place == 0:
        look.note(axes, look.tr("alone"), first, place, -7)
        look.note(axes, look.tr("with others"), total, place, 0, -7, wide=6)
