"""Delivered against returned: what each author says went to Russia, and what came back."""

#: Heading and upper limit of each panel; then its rows: who, what, number.
PANELS = {
    "Billion US dollars": (16, (
        ("Study of 2025", "delivered", "fnf2025.value"),
        ("Study of 2025", "returned", "fnf2025.returns"),
        ("INSS", "delivered", "inss2026.value"),
        ("Our model", "delivered, with troops", "value-with-pay.2025"),
        ("Our model", "returned", "returned.2025"),
    )),
    "Returned, as a percentage of delivered": (80, (
        ("Study of 2025", "everything found", "fnf2025.returned-share"),
        ("INSS", "confirmed only", "inss2026.paid-share"),
        ("Our model", "everything", "returned-share.2025"),
    )),
}  # fmt: skip


def rows(ledger):
    """Return deliveries and returns by author, then the shares."""
    return [
        {
            "panel": panel, "who": who, "what": what, "number": name,
            "unit": ledger[name].unit, "low": ledger[name].low, "central": ledger[name].central,
            "high": ledger[name].high, "significant_digits": ledger[name].digits,
        }
        for panel, (_, lines) in PANELS.items()
        for who, what, name in lines
    ]  # fmt: skip


def draw(rows, look):
    """Bars on one scale, so that the smallness of the returns is seen; below, the shares."""
    groups = [[row for row in rows if row["panel"] == panel] for panel in PANELS]
    figure, panels = look.panels(4.5, *map(len, groups))
    for axes, group, (panel, (top, _)) in zip(panels, groups, PANELS.items(), strict=True):
        look.rows(axes, [(row["who"], row["what"]) for row in group])
        look.heading(axes, panel)
        axes.set_xlim(0, top)
        for place, row in enumerate(group):
            scale = 1e9 if row["unit"] == "USD" else 1
            ends = [row[end] and row[end] / scale for end in ("low", "central", "high")]
            look.ranges(axes, place, ends, look.colour_of(row["who"]))
            words = look.words(ends, digits=row["significant_digits"])
            look.note(axes, words, ends[2], place, 6)
    return figure
