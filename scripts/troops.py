"""Troops sent, killed and wounded over time; and what each author says they bring in."""

from briefing.charts.primitives import middle

#: Words, colour and marker by the first part of an observation's id.
SERIES = {
    "troops": ("Sent so far", "blue", "o"),
    "troops-present": ("Still in Russia", "green", "D"),
    "casualties": ("Killed or wounded", "grey", "s"),
    "casualties.killed": ("Killed", "purple", "^"),
}
#: Parts of the dead and wounded that stand for themselves.
OTHERS = ("casualties.wounded", "casualties.graves")
#: Numbers beside which the name of their series stands: offset in points.
NAMED = {
    "troops.nis.2025-02-28": (8, 0),
    "troops-present.nis.2026-02-12": (-8, 0),
    "casualties.uk.2025-06-15": (8, 0),
    "casualties.killed.nis.2025-09-02": (8, 0),
}
#: Income a year: name, detail, number.
PAY = (
    ("Study of 2024", "few or many soldiers", "fnf2024.income"),
    ("Wi Sung-lac", "ten thousand soldiers", "pay.wi.2024-11"),
    ("Sejong Institute", "ten thousand soldiers", "sejong2024.troop-income"),
    ("INSS, 2024", "ten thousand soldiers", "pay.inss-range.2024-11"),
    ("INSS, 2026", "if it goes on", "inss2026.troop-income.annual"),
    ("Our model", "all months to end of 2025", "troop-income.2025"),
)


def rows(ledger):
    """Return people by date, then income; each with what it stands for."""
    observed = ledger.evidence.observations
    people = [
        (SERIES[kind][0], "", name, observed[name].period_end or observed[name].as_of)
        for name in observed
        if (kind := kind_of(name)) in SERIES and not name.startswith(OTHERS)
    ]
    people.sort(key=lambda row: (row[3], row[2]))
    return [
        {
            "name": name, "detail": detail, "number": number, "date": date,
            "unit": ledger[number].unit, "low": ledger[number].low,
            "central": ledger[number].central, "high": ledger[number].high,
            "significant_digits": ledger[number].digits,
        }
        for name, detail, number, date in [*people, *((*row, "") for row in PAY)]
    ]  # fmt: skip


def kind_of(name):
    """Return the series that an observation belongs to by its id, or its first part."""
    return max((kind for kind in SERIES if name.startswith(kind + ".")), key=len, default=None)


def draw(rows, look):
    """Above, people over time; below, income a year."""
    figure, (upper, lower) = look.panels(5.9, 1, 1.05, apart=True)
    for row in rows:
        if row["date"]:
            draw_people(upper, row, look)
    look.scale(upper, "", 16.5)
    upper.set_yticks(range(0, 16, 5))
    look.heading(upper, "Soldiers, thousands (arrow: at least)")
    look.time_axis(upper, "2024-10", "2026-03")
    income = [row for row in rows if not row["date"]]
    look.rows(lower, [(row["name"], row["detail"]) for row in income])
    look.heading(lower, "Income, million US dollars")
    lower.set(xlim=(0, 1650), xticks=range(0, 1501, 500))
    for place, row in enumerate(income):
        found = ends(row, 1e6)
        look.ranges(lower, place, found, look.colour_of(row["name"]))
        room = 24 if found[1:] == [None, None] else 6
        end = max(value for value in found if value is not None)
        look.note(lower, look.words(found, digits=row["significant_digits"]), end, place, room)
    return figure


def draw_people(axes, row, look):
    """One statement of people, with the name of its series where there is room."""
    words, colour, marker = SERIES[kind_of(row["number"])]
    day, found = middle(row["date"]), ends(row, 1000)
    look.ranges(axes, day, found, colour, marker, upright=True)
    if row["number"] in NAMED:
        height = next(value for value in (found[1], found[0], found[2]) if value is not None)
        look.note(axes, look.tr(words), day, height, *NAMED[row["number"]], color=colour)


def ends(row, scale):
    """Return low, central and high value in a larger unit."""
    return [row[end] and row[end] / scale for end in ("low", "central", "high")]
