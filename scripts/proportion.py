"""The sum in proportion: as a share of which output, and beside which other sums."""

#: Shares of a year's output: name, detail, number.
SHARES = (
    ("Study of 2024", "of the output it names", "fnf2024.share-real-gdp"),
    ("Study of 2024", "of nominal GDP", "fnf2024.share-nominal-gdp"),
    ("Our model", "of that same output", "value.2024.share-real-gdp"),
    ("Our model", "of nominal GDP", "value.2024.share-nominal-gdp"),
)
#: Sums to compare with: name, detail, number.
YARDSTICKS = (
    ("Output, nominal GDP", "2023", "gdp.nominal.2023"),
    ("Output, as in the study", "2023", "fnf2024.gdp"),
    ("All recorded trade", "2023", "trade.total.2023.kotra"),
    ("Our model", "arms per year, to 2024", "value.2024.per-year"),
    ("Stolen crypto assets", "2024", "cyber.2024.chainalysis"),
    ("Coal exports", "2016, before the ban", "exports.coal.2016.eia"),
    ("All recorded exports", "2023", "exports.total.2023.kotra"),
    ("Arms exports", "2009", "exports.arms.2009.rok-intelligence"),
    ("Trade with Russia", "2023, official", "trade.russia.2023.ushakov"),
)
#: Sums of other kinds than output and trade: colour and marker.
OTHERS = {
    "Stolen crypto assets": ("purple", "D"),
    "Coal exports": ("green", "^"),
    "Arms exports": ("green", "^"),
}


def rows(ledger):
    """Return the shares, then the yardsticks, the greatest first."""
    return [
        {
            "panel": panel, "name": name, "detail": detail, "number": number,
            "unit": ledger[number].unit, "low": ledger[number].low,
            "central": ledger[number].central, "high": ledger[number].high,
            "significant_digits": ledger[number].digits,
        }
        for panel, lines in (("share", SHARES), ("sum", YARDSTICKS))
        for name, detail, number in lines
    ]  # fmt: skip


def draw(rows, look):
    """Above, shares on a plain scale; below, sums on a log scale with our range behind them."""
    shares = [row for row in rows if row["panel"] == "share"]
    sums = [row for row in rows if row["panel"] == "sum"]
    figure, (upper, lower) = look.panels(6.2, len(shares) + 0.4, len(sums))
    look.heading(upper, "Percentage of one year’s output")
    upper.set(xlim=(0, 32), xticks=range(0, 31, 10))
    look.heading(lower, "Beside other sums, billion US dollars (log scale)")
    look.log_axis(lower, (0.02, 120), (0.1, 1, 10))
    for axes, group in ((upper, shares), (lower, sums)):
        look.rows(axes, [(row["name"], row["detail"]) for row in group])
        for place, row in enumerate(group):
            draw_row(axes, place, row, look)
    ours = next(row for row in sums if row["name"] == "Our model")
    lower.axvspan(ours["low"] / 1e9, ours["high"] / 1e9, color=look.colours["tint"], lw=0, zorder=0)
    return figure


def draw_row(axes, place, row, look):
    """One share or sum, with its figure."""
    scale = 1 if row["unit"] == "percent" else 1e9
    ends = [row[end] and row[end] / scale for end in ("low", "central", "high")]
    kind = OTHERS.get(row["name"], (look.colour_of(row["name"]), "o"))
    look.ranges(axes, place, ends, *kind)
    words = look.words(ends, digits=row["significant_digits"])
    room = 24 if ends[1:] == [None, None] else 6
    look.note(axes, words, max(end for end in ends if end is not None), place, room)
