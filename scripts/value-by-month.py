"""The value of the rounds month by month, by the second model, beside the main one."""

from briefing.charts.lettering import write
from briefing.charts.primitives import bare, plain_figures
from briefing.charts.selection import plotted
from briefing.charts.timeline import middle, time_axis

HEIGHT, FOOT, HEAD, LEFT, RIGHT = 126.0, 18.0, 24.0, 18.0, 12.0
SERIES = "second-opinion-value"
#: The month at which the second model is named; then cut-offs of the main model, and the month at whose end each lies.
NAMED = "2025-05"
OURS = {"value.2024": "2024-10", "value.2025": "2025-12"}


def rows(ledger):
    """Return the running total by month, then the main model at its cut-offs."""
    months = ledger.study.series[SERIES].items()
    path = [plotted(ledger, name, kind="path", date=month) for month, name in months]
    return [*path, *(plotted(ledger, n, kind="ours", date=date) for n, date in OURS.items())]


def draw(rows, look):
    """A band with its middle for the second model; a line with a dot for the main one."""
    path = [row for row in rows if row["kind"] == "path"]
    figure = look.figure(HEIGHT)
    place = (LEFT / look.width, FOOT / HEIGHT, 1 - (LEFT + RIGHT) / look.width,
             1 - (FOOT + HEAD) / HEIGHT)  # fmt: skip
    axes = figure.add_axes(place)
    time_axis(axes, look, path[0]["date"], path[-1]["date"])
    axes.set_ylim(0, max(row["high"] for row in rows) / 1e9 * 1.05)
    bare(axes)
    axes.grid(axis="y")
    axes.set_yticks(range(0, int(axes.get_ylim()[1]) + 1, 2))
    plain_figures(axes.yaxis, look)
    days = [middle(row["date"]) for row in path]
    low, centre, high = ([row[end] / 1e9 for row in path] for end in ("low", "central", "high"))
    axes.fill_between(days, low, high, color=look.paint("band"), lw=0)
    axes.plot(days, centre, color=look.paint("edge"), lw=1.6, ls=(0, (4, 2)))
    there = next(nth for nth, row in enumerate(path) if row["date"] == NAMED)
    write(axes, look, look.tr("Second model"), (days[there], centre[there]), 0, -7)
    for row in (row for row in rows if row["kind"] == "ours"):
        day = middle(row["date"])
        axes.vlines(day, row["low"] / 1e9, row["high"] / 1e9, color=look.paint("ours"), lw=2.4)
        axes.plot(day, row["central"] / 1e9, "o", ms=6, color=look.paint("ours"))
        write(
            axes, look, look.tr("This briefing"), (day, row["high"] / 1e9), 0, 4, weight="semibold"
        )
    axes.annotate(look.tr("Billion US dollars"), (0, 1), (-LEFT, 11), xycoords="axes fraction",
                  textcoords="offset points", fontsize=look.size("chart-small"),
                  color=look.paint("muted"))  # fmt: skip
    return figure
