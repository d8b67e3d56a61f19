"""What two gauges say."""


def rows(ledger):
    """Return one row a gauge."""
    return [
        {"number": name, "voice": row.voice, "name": ledger.evidence.vocabularies.voices[row.voice].label,
         "low": ledger[name].at("low"), "central": row.central, "high": ledger[name].at("high")}
        for name, row in ledger.evidence.observations.items() if row.quantity == "rain"
    ]  # fmt: skip


def draw(rows, look):
    """Draw a mark for each gauge."""
    figure, axes = look.axes(120)
    for place, row in enumerate(rows):
        axes.plot(row["central"] or row["low"], place, "o", color=look.paint("ink"))
    axes.set_yticks(range(len(rows)), [row["name"] for row in rows])
    axes.set_xlabel(look.amount(1, "mm/year"))
    return figure
