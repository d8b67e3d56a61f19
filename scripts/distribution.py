"""What our model says of the total: twenty dots, each as likely as the others."""

#: Heading, name of our total, and the published ranges below it: number, who, colour.
PANELS = (
    ("Arms delivered to October 2024", "total.2024", (
        ("fnf2024.value", "Study of 2024", "orange"),
    )),
    ("Arms delivered to the end of 2025", "total.2025", (
        ("fnf2025.value", "Study of 2025", "orange"),
        ("csis2026.value", "CSIS", "blue"),
        ("inss2026.value", "INSS", "blue"),
    )),
)  # fmt: skip
#: Width of a column of dots and height of a dot, in billions and in dots.
COLUMN = 0.5


def rows(ledger):
    """Return the dots of each total and the published ranges to compare them with."""
    found = []
    for title, total, published in PANELS:
        dots = [name for name in ledger if name.startswith(f"{total}.dot-")]
        lines = [*((name, "Our model", "ink") for name in dots), *published]
        found += [
            {
                "panel": title, "who": who, "number": name, "colour": colour,
                "low_usd": ledger[name].low, "central_usd": ledger[name].central,
                "high_usd": ledger[name].high,
            }
            for name, who, colour in lines
        ]  # fmt: skip
    return found


def draw(rows, look):
    """Dots in columns; those inside the first published range are filled."""
    groups = [[row for row in rows if row["panel"] == title] for title, *_ in PANELS]
    figure, panels = look.panels(5.3, 7.5, 8.5)
    for axes, group in zip(panels, groups, strict=True):
        published = [row for row in group if row["low_usd"] is not None]
        dots = [row["central_usd"] / 1e9 for row in group if row["low_usd"] is None]
        draw_dots(axes, dots, published[0], look)
        for place, row in enumerate(published, start=1):
            low, high = row["low_usd"] / 1e9, row["high_usd"] / 1e9
            look.ranges(axes, -place, (low, None, high), row["colour"])
            words = f"{look.tr(row['who'])} {look.words((low, None, high), digits=None)}"
            look.note(axes, words, high, -place, 6)
        look.heading(axes, group[0]["panel"])
        axes.set(xlim=(0, 19), ylim=(-len(published) - 0.6, 6.6), yticks=[])
        axes.axhline(-0.4, color=look.colours["muted"], lw=0.6)
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.tick_params(axis="x", length=0)
        axes.grid(axis="x")
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
            axes.plot((column + 0.5) * COLUMN, height + 0.2, "o", ms=8, mfc=fill, mec=paint)
