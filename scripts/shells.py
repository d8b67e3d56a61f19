"""Shells delivered: what is counted or reported against what the containers could hold."""

from briefing.charts.primitives import middle

#: Where our own totals stand.
CUTOFFS = {"shells.2024": "2024-10-28", "shells.2025": "2025-12-31"}
CAPACITY = "South Korea: what the containers hold if all are full of 152\u00a0mm shells"
#: Colour, marker and the beginnings of observation ids of each voice.
VOICES = {
    CAPACITY: ("purple", "o", ("shell-capacity.",)),
    "South Korea’s service NIS": ("purple", "o", ("shells.nis",)),
    "Ukraine": ("blue", "s", ("shells.ukraine", "shells.hur", "shells.szru")),
    "US": ("grey", "D", ("shells.us",)),
    "CSIS, after South Korea": ("grey", "X", ("shells.csis.2026",)),
    "Ships or freight counted": ("green", "^", ("shells.osc", "shells.c4ads", "shells.csis.2024")),
    "Study of 2025": ("orange", "p", ("fnf2025.shells",)),
    "Our model": ("ink", "o", tuple(CUTOFFS)),
}
#: Numbers beside which the name of their voice stands: offset in points, letters a line.
NAMED = {
    "shell-capacity.rok-dia.2025-07-13": (-14, 5, 38),
    "shells.nis.2024-10-18": (8, 0),
    "shells.hur.2024-02-23": (6, -6),
    "shells.szru.2025-07-28": (-1, 6),
    "shells.us.2025-01": (0, -5),
    "shells.csis.2026-07": (-8, 0, 12),
    "shells.osc.2025-04-15": (0, -5, 15),
    "fnf2025.shells": (0, -5, 8),
    "shells.2024": (0, -5),
}


def rows(ledger):
    """Return every statement of shells sent so far, and ours, in the order of its date."""
    found = [
        {
            "number": name, "voice": voice, "date": number.as_of or CUTOFFS[name],
            "low_shells": number.low, "central_shells": number.central, "high_shells": number.high,
        }
        for name, number in ledger.items()
        for voice, (_, _, starts) in VOICES.items()
        if name.startswith(starts) and (name in CUTOFFS or number.kind == "observed")
    ]  # fmt: skip
    return sorted(found, key=lambda row: (row["date"], row["number"]))


def draw(rows, look):
    """Filled marks are statements; the area is what the containers could hold."""
    figure, axes = look.figure(4.2)
    capacity = [row for row in rows if row["voice"] == CAPACITY]
    days = [middle(row["date"]) for row in capacity]
    heights = [max(known(row)) for row in capacity]
    axes.fill_between(days, heights, color=look.colours["tint"], lw=0)
    axes.plot(days, heights, "--", color=look.colours["purple"], lw=1, zorder=1)
    for row in rows:
        colour, marker, _ = VOICES[row["voice"]]
        day, found = middle(row["date"]), ends(row)
        style = {"upright": True, "width": 6, "empty": row in capacity}
        look.ranges(axes, day, found, colour, marker, **style)
        if row["number"] in NAMED:
            name(axes, row, look)
    look.scale(axes, "Million shells so far (arrow: at least, dots: up to)", 16)
    look.time_axis(axes, "2023-09", "2026")
    return figure


def name(axes, row, look):
    """Write the name of a voice above, beside or below its statement."""
    dx, dy, *wide = NAMED[row["number"]]
    low, high = min(known(row)), max(known(row))
    height = high if dy > 0 else low if dy < 0 else (low + high) / 2
    colour = VOICES[row["voice"]][0]
    style = {"color": colour, "wide": wide[0] if wide else 60}
    look.note(axes, look.tr(row["voice"]), middle(row["date"]), height, dx, dy, **style)


def known(row):
    """Return the values that a statement has."""
    return [end for end in ends(row) if end is not None]


def ends(row):
    """Return low, central and high value in millions."""
    values = (row[f"{end}_shells"] for end in ("low", "central", "high"))
    return [value and value / 1e6 for value in values]
