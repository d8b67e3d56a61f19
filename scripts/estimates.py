"""The published totals side by side, by the period that they cover, and ours."""

#: Heading, then each total: number, who says it, what it covers.
GROUPS = {
    "Up to October 2024": (
        ("inss2024.value.2023", "INSS", "2023 only"),
        ("fnf2024.value", "Study of 2024", "arms since early 2022"),
        ("value.2024", "Our model", "arms to October 2024"),
    ),
    "Up to 2025 or 2026": (
        ("fnf2025.value", "Study of 2025", "arms, perhaps troops"),
        ("csis2026.value", "CSIS", "income to early 2026"),
        ("inss2026.value", "INSS", "arms, troops to 2025"),
        ("kris2025.value", "KRIS", "all income to 2025"),
        ("kida2025.value-usd", "KIDA", "all effects to 2025"),
        ("value.2025", "Our model", "arms to end of 2025"),
        ("value-with-pay.2025", "Our model", "arms, troops to 2025"),
    ),
}


def rows(ledger):
    """Return the totals in the order of the groups."""
    return [
        {
            "group": group, "who": who, "covers": covers, "number": name,
            "low_usd": ledger[name].low, "central_usd": ledger[name].central,
            "high_usd": ledger[name].high,
        }
        for group, totals in GROUPS.items()
        for name, who, covers in totals
        if name in ledger
    ]  # fmt: skip


def draw(rows, look):
    """A bar from low to high for each total, with its ends in figures."""
    groups = [[row for row in rows if row["group"] == group] for group in GROUPS]
    figure, panels = look.panels(4.7, *map(len, groups))
    for axes, group in zip(panels, groups, strict=True):
        look.rows(axes, [(row["who"], row["covers"]) for row in group])
        look.heading(axes, group[0]["group"])
        axes.set(xlim=(0, 24), xticks=range(0, 21, 5))
        for place, row in enumerate(group):
            draw_total(axes, place, row, look)
    panels[0].tick_params(labelbottom=False)
    panels[1].set_xlabel(look.tr("Billion US dollars"))
    return figure


def draw_total(axes, place, row, look):
    """One total: its range, the middle if it has one, and the figures behind it."""
    ends = [row[key] and row[key] / 1e9 for key in ("low_usd", "central_usd", "high_usd")]
    look.ranges(axes, place, ends, look.colour_of(row["who"]))
    end = max(value for value in ends if value is not None) + (ends[1:] == [None, None]) * 1.6
    words = look.words(ends, digits=2 if row["who"] == "Our model" else None)
    look.note(axes, words, end, place, 6)
