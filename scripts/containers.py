"""Containers sent from North Korea to Russia over time: who says how many."""

import datetime as dt

#: Who speaks, by the second part of an observation's id: words, colour, marker.
VOICES = {
    "us": ("United States", "blue", "s"),
    "rok": ("South Korea (military and ministry)", "orange", "o"),
    "kida": ("KIDA (Seoul)", "purple", "D"),
    "osc": ("Open Source Centre (ships counted)", "green", "^"),
    "msmt": ("Sanctions monitoring team (MSMT)", "grey", "v"),
}


def rows(ledger):
    """Return every observation of cumulative containers, in the order of its date."""
    found = []
    for name, row in ledger.evidence.observations.items():
        kind, _, rest = name.partition(".")
        voice = next((v for v in VOICES if rest.startswith(v)), None)
        if kind == "containers" and voice and row.unit == "container":
            bound = "at least" if row.central is None and row.low is not None else ""
            value = row.central if row.central is not None else (row.low or row.high)
            date = (row.as_of + "-07-01" if len(row.as_of) == 4 else row.as_of + "-15")[:10]
            found.append(
                {"number": name, "voice": voice, "date": date, "value": value, "bound": bound}
            )
    return sorted(found, key=lambda r: (r["date"], r["number"]))


def draw(rows, look):
    """Dots by voice; an arrow upwards marks 'at least'."""
    figure, axes = look.figure(3.4)
    for voice, (words, colour, marker) in VOICES.items():
        mine = [r for r in rows if r["voice"] == voice]
        dates = [dt.date.fromisoformat(r["date"]) for r in mine]
        values = [r["value"] / 1000 for r in mine]
        axes.plot(dates, values, marker, color=look.colours[colour], label=look.tr(words), ms=5.5)
        for date, value, row in zip(dates, values, mine, strict=True):
            if row["bound"]:
                tip = {"arrowstyle": "-|>", "color": look.colours[colour], "lw": 0.8}
                axes.annotate("", (date, value + 2.3), (date, value), arrowprops=tip)
    axes.set_ylabel(look.tr("Containers, cumulative (thousand)"))
    axes.set_ylim(0)
    axes.grid(axis="y")
    axes.legend(frameon=False, loc="upper left", handletextpad=0.2, fontsize=8.5)
    return figure
