"""What our model says of the value to October 2024: twenty dots, each as likely as the others."""

from briefing.charts.lettering import write
from briefing.charts.primitives import Mark, bare, draw_mark, plain_figures
from briefing.charts.selection import plotted

VALUE, DOTS = "value.2024", 20
#: The published range for the same goods and months.
PUBLISHED, WHO = "fnf2024.value", "Study of 2024"
#: End of the scale and width of a column of dots, wide and narrow, in billions of dollars.
TOP, COLUMNS = 7.0, (0.25, 0.4)
#: Points below the dots, and from them down to the published range.
FOOT, BELOW = 30.0, 10.0


def rows(ledger):
    """Return the dots and the published range to compare them with."""
    low, high = ledger[PUBLISHED].low, ledger[PUBLISHED].high
    dots = [
        plotted(ledger, f"{VALUE}.dot-{nth:02}", who="This briefing") for nth in range(1, DOTS + 1)
    ]
    dots = [{**row, "inside": low <= row["central"] <= high} for row in dots]
    return [*dots, {**plotted(ledger, PUBLISHED, who=WHO), "inside": None}]


def draw(rows, look):
    """Dots in columns; those inside the published range are filled."""
    *dots, published = rows
    column = COLUMNS[look.narrow]
    stacks: dict[int, list[dict[str, float]]] = {}
    for row in dots:
        stacks.setdefault(int(row["central"] / 1e9 / column), []).append(row)
    size = (look.width - 12) * column / TOP
    tall = max(map(len, stacks.values())) * size + 52
    height = tall + FOOT
    figure = look.figure(height)
    axes = figure.add_axes((6 / look.width, FOOT / height, 1 - 12 / look.width, tall / height))
    axes.set(
        xlim=(0, TOP), ylim=(-3 * BELOW, tall - 3 * BELOW), yticks=[], xticks=range(int(TOP) + 1)
    )
    bare(axes)
    plain_figures(axes.xaxis, look)
    draw_range(axes, look, published, dots)
    for place, stack in stacks.items():
        for nth, row in enumerate(stack):
            fill = look.paint("ours" if row["inside"] else "paper")
            spot = ((place + 0.5) * column, (nth + 0.55) * size)
            axes.plot(*spot, "o", ms=size * 0.8, mfc=fill, mec=look.paint("ours"), mew=1)
    title = {
        "xycoords": "axes fraction",
        "textcoords": "offset points",
        "color": look.paint("muted"),
    }
    axes.annotate(look.tr("Billion US dollars"), (0, 0), (0, -17), va="top",
                  fontsize=look.size("chart-small"), **title)  # fmt: skip
    return figure


def draw_range(axes, look, published, dots):
    """The published range: a band behind the dots, a bar below them, and how many lie inside."""
    ends = (published["low"] / 1e9, None, published["high"] / 1e9)
    axes.axvspan(ends[0], ends[2], color=look.paint("tint"), lw=0, zorder=0)
    axes.axhline(0, color=look.paint("muted"), lw=0.6)
    draw_mark(axes, look, Mark(ends, look.series_of(published["voice"])), -BELOW)
    words = f"{look.tr(published['who'])}: {look.words(ends, 1)}"
    write(axes, look, words, ((ends[0] + ends[2]) / 2, -BELOW - 6), 0, -1)
    count = look.tr("{} of {} dots inside").format(sum(row["inside"] for row in dots), DOTS)
    write(
        axes, look, count, ((ends[0] + ends[2]) / 2, axes.get_ylim()[1]), 0, -4, weight="semibold"
    )
