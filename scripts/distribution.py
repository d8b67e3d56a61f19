"""What our model says of the total: twenty dots, each as likely as the others."""

#: Heading, name of our total, and the published ranges below it: number, who.
PANELS = (
    ("Arms delivered to October 2024", "value.2024", (
        ("fnf2024.value", "Study of 2024"),
    )),
    ("Arms delivered to the end of 2025", "value.2025", (
        ("fnf2025.value", "Study of 2025"),
        ("csis2026.value", "CSIS, all income"),
        ("inss2026.value", "INSS, with troops"),
    )),
)  # fmt: skip
#: Width of a column of dots in billions of dollars.
COLUMN = 0.6


def rows(ledger):
    """Return the dots of each total and the published ranges to compare them with."""
    found = []
    for title, total, published in PANELS:
        dots = [name for name in ledger if name.startswith(f"{total}.dot-")]
        lines = [*((name, "Our model") for name in dots), *published]
        found += [
            {
                "panel": title, "who": who, "number": name,
                "low_usd": ledger[name].low, "central_usd": ledger[name].central,
                "high_usd": ledger[name].high,
            }
            for name, who in lines
        ]  # fmt: skip
    return found


def draw(rows, look):
    """Dots in columns; those inside the first published range are filled."""
    groups = [[row for row in rows if row["panel"] == title] for title, *_ in PANELS]
    ranges = [[row for row in group if row["low_usd"] is not None] for group in groups]
    figure, panels = look.panels(4.5, *(7.4 + 1.8 * len(published) for published in ranges))
    for axes, group, published in zip(panels, groups, ranges, strict=True):
        dots = [row["central_usd"] / 1e9 for row in group if row["low_usd"] is None]
        draw_dots(axes, dots, published[0], look)
        for place, row in enumerate(published, start=1):
            ends = (row["low_usd"] / 1e9, None, row["high_usd"] / 1e9)
            look.ranges(axes, 0.2 - 1.8 * place, ends, look.colour_of(row["who"]))
            words = f"{look.tr(row['who'])}: {look.words(ends, digits=None)}"
            look.note(axes, words, ends[2], 0.2 - 1.8 * place, 6)
        look.heading(axes, group[0]["panel"])
        axes.set(xlim=(0, 21), ylim=(-1 - 1.8 * len(published), 6.4), yticks=[])
        axes.set_xticks(range(0, 21, 5))
        axes.axhline(-0.4, color=look.colours["muted"], lw=0.6)
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.tick_params(axis="x", length=0)
        axes.grid(axis="x")
    words = "Each dot is one chance in twenty. Full: inside the study’s range."
    look.note(panels[0], look.tr(words), 7.6, 3.2, 1, wide=36, color="muted")
    panels[0].tick_params(labelbottom=False)
    panels[1].set_xlabel(look.tr("Billion US dollars"))
    return figure


def draw_dots(axes, values, study, look):
    """Stack the dots of each column; filled are those that lie in the study's range."""
    columns = {}
    for value in values:
        columns.setdefault(int(value / COLUMN), []).append(value)
    paint, paper = look.colours["ink"], look.colours["paper"]
    for column, stack in columns.items():
        for height, value in enumerate(stack):
            inside = study["low_usd"] <= value * 1e9 <= study["high_usd"]
            fill = paint if inside else paper
            axes.plot((column + 0.5) * COLUMN, height + 0.3, "o", ms=8.6, mfc=fill, mec=paint)
