"""Containers by count."""

NAMES = ("containers.us.2024-02-23", "containers.us.2024-06-17")


def rows(ledger):
    """Return two counts of one source."""
    return [{"number": name, "containers": max(_ends(ledger[name]))} for name in NAMES]


def _ends(number):
    return [value for value in (number.low, number.central, number.high) if value]


def draw(rows, look):
    """Draw a bar for each, with its value."""
    figure, axes = look.axes(140)
    for place, row in enumerate(rows):
        axes.barh(place, row["containers"], color=look.colours["ink"])
        axes.text(
            0, place, look.amount(row["containers"], "container"), color=look.colours["paper"]
        )
    return figure
