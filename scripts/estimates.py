"""The published totals side by side: what each says North Korea's support is worth."""

#: Observation, who says it, what it covers.
TOTALS = (
    ("inss2024.value.2023", "INSS, 2023 only"),
    ("fnf2024.value", "FNF, to October 2024"),
    ("fnf2025.value", "FNF, to September 2025"),
    ("csis2026.value", "CSIS, to early 2026"),
    ("inss2026.value", "INSS, to December 2025"),
    ("kida2025.value-usd", "KIDA, to March 2025"),
)


def rows(ledger):
    """Return the totals in the order of the list."""
    return [
        {"number": name, "who": who, "low": n.at("low"), "central": n.central, "high": n.at("high")}
        for name, who in TOTALS
        for n in (ledger[name],)
    ]


def draw(rows, look):
    """A bar from low to high for each total, with its ends in figures."""
    figure, axes = look.figure(2.9)
    for place, row in enumerate(reversed(rows)):
        low, high = row["low"] / 1e9, row["high"] / 1e9
        colour = look.colours["orange" if row["who"].startswith("FNF") else "blue"]
        if low == high:
            axes.plot(low, place, "o", color=colour, ms=6)
            words = look.amount(row["low"], "count")
        else:
            axes.barh(place, high - low, 0.42, low, color=colour)
            words = look.span(row["low"], row["high"], "count")
        axes.annotate(words, (high, place), (5, 0), textcoords="offset points", va="center")
    axes.set_yticks(range(len(rows)), [look.tr(r["who"]) for r in reversed(rows)])
    axes.tick_params(axis="y", length=0)
    axes.set_xlim(0, 26)
    axes.set_xlabel(look.tr("Billion US dollars"))
    axes.grid(axis="x")
    axes.spines["left"].set_visible(False)
    return figure
