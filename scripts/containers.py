"""Containers sent from North Korea to Russia over time: who says how many."""

from briefing.charts.primitives import middle, span_of

#: Colour, marker and the beginnings of observation ids of each voice.
VOICES = {
    "United States": ("grey", "s", ("us",)),
    "South Korea": ("purple", "o", ("rok", "nis")),
    "Monitoring team of eleven states": ("blue", "p", ("msmt",)),
    "Ships counted on satellite images (Open Source Centre)": ("green", "^", ("osc",)),
}
#: Numbers beside which the name of their voice stands: offset in points.
NAMED = {
    "containers.us.2024-02-23": (-5, 8),
    "containers.rok-dia.2025-07-13": (-8, 4),
    "containers.msmt.2025-05-29": (8, -3),
    "containers.osc.2025-04-15": (4, -8),
}


def rows(ledger):
    """Return every observation of containers sent so far, in the order of its date."""
    found = [
        {
            "number": name, "voice": voice, "date": number.as_of,
            "low_containers": number.low, "central_containers": number.central,
            "high_containers": number.high,
        }
        for name, number in ledger.items()
        for voice, (_, _, starts) in VOICES.items()
        if name.startswith(tuple(f"containers.{start}" for start in starts))
    ]  # fmt: skip
    return sorted(found, key=lambda row: (row["date"], row["number"]))


def draw(rows, look):
    """Marks by voice; an arrow upwards is 'at least', a thin line an inexact date."""
    figure, axes = look.figure(3.7)
    for row in rows:
        colour, marker, _ = VOICES[row["voice"]]
        day, found = middle(row["date"]), ends(row)
        look.ranges(axes, day, found, colour, marker, upright=True)
        height = found[1] or found[0]
        axes.plot(span_of(row["date"]), [height] * 2, color=look.colours[colour], lw=0.8)
        if row["number"] in NAMED:
            text, offset = look.tr(row["voice"]), NAMED[row["number"]]
            look.note(axes, text, day, height, *offset, wide=20, color=colour)
        if len(row["date"]) == 4:
            text = look.tr("day not known")
            look.note(axes, text, day, height, 0, -5, color="muted", fontsize=9)
    look.scale(axes, "Containers sent so far, in thousands (arrow: at least)", 36)
    look.time_axis(axes, "2023-08", "2026")
    return figure


def ends(row):
    """Return low, central and high value in thousands."""
    values = (row[f"{end}_containers"] for end in ("low", "central", "high"))
    return [value and value / 1000 for value in values]
