"""Official trade between Russia and North Korea by year, with the disputed half-year of 2024."""

from briefing.charts.primitives import in_lines

#: Who says so, by the end of an observation's id: words, colour, pattern.
KINDS = {
    "customs": ("Customs and trade statistics", "blue", "full"),
    "itc": ("Customs and trade statistics", "blue", "full"),
    "ushakov": ("Officials and press", "grey", "////"),
    "nikiforov": ("Officials and press", "grey", "////"),
    "trade": ("The study’s half-year", "orange", ""),
}
PATTERNS = {"full": "filled", "////": "hatched", "": "dashed"}
DISPUTED, REBUILT = "fnf2024.trade.2024h1", "fnf2024.trade-rebuilt"


def rows(ledger):
    """Return the best figure of each whole year, then the disputed half-year and its rebuilding."""
    found = {}
    for kind, (words, _, _) in KINDS.items():
        for name in ledger:
            year = name.removeprefix("trade.russia.").removesuffix(f".{kind}")
            if year.isdigit():
                found.setdefault(year, (name, words))
    listed = [(year, "whole year", name, who) for year, (name, who) in sorted(found.items())]
    listed.append(("2024", "first half", DISPUTED, KINDS["trade"][0]))
    listed.append(
        ("2024", "first half", REBUILT, "Our calculation: 2023 with the growth that Mr Putin named")
    )
    return [
        {"year": year, "part": part, "number": name, "who": who, "usd": ledger[name].central}
        for year, part, name, who in listed
    ]


def draw(rows, look):
    """Bars by year; the disputed half-year stands beside the last year as an empty bar."""
    figure, axes = look.figure(3.6)
    look.scale(axes, "Million US dollars", 118)
    years = range(int(rows[0]["year"]), int(rows[-1]["year"]) + 1)
    half, known = years[-1] + 1, {row["year"] for row in rows}
    for row in rows:
        value = row["usd"] / 1e6
        if row["number"] == REBUILT:
            draw_rebuilt(axes, half, value, look)
        else:
            place = half if row["number"] == DISPUTED else int(row["year"])
            draw_bar(axes, place, value, row, look)
    for year in years:
        if str(year) not in known:
            look.note(axes, look.tr("no figure"), year, 0, 0, 3, wide=6, color="muted", fontsize=9)
    for place, (words, colour, pattern) in enumerate(dict.fromkeys(KINDS.values())):
        words = f"{look.tr(words)}: {look.tr(PATTERNS[pattern])}"
        look.note(axes, words, half + 0.4, 113 - 9 * place, -1, color=colour)
    axes.set_xticks(
        [*years, half], [*(f"’{year % 100}" for year in years), in_lines(look.tr("half ’24"), 5)]
    )
    axes.tick_params(axis="x", length=0)
    return figure


def draw_bar(axes, place, value, row, look):
    """One year: full for customs, hatched for statements, empty for the disputed figure."""
    colour, pattern = next((c, p) for words, c, p in KINDS.values() if words == row["who"])
    paint = look.colours[colour]
    fill = {"color": paint} if pattern == "full" else {"fc": "none", "ec": paint, "hatch": pattern}
    axes.bar(place, value, 0.62, lw=1.2, ls="--" if pattern == "" else "-", **fill)
    look.note(
        axes, look.amount(value, "count", 3 if row["number"] == DISPUTED else 2), place, value, 0, 3
    )


def draw_rebuilt(axes, place, value, look):
    """A line at the product that gives the disputed figure, with how it comes about."""
    axes.plot([place - 0.45, place + 0.45], [value] * 2, color=look.colours["ink"], lw=1.6)
    words = look.tr("line: the year 2023 plus the growth that Mr Putin named")
    look.note(axes, words, place + 0.4, value, -1, 17, wide=20)
