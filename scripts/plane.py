"""The plane of price and quantity: which pairs of them give which published total."""

from math import cos, exp, log, pi, sin

from briefing.charts.primitives import in_lines

#: What a row is, then its number, its words and its colour.
MARKS = (
    ("total", "fnf2024.value", "study of 2024", "orange"),
    ("total", "fnf2025.value", "study of 2025", "orange"),
    ("total", "inss2026.value", "INSS", "blue"),
    ("total", "kida2025.value-usd", "KIDA", "blue"),
    ("quantity", "shells.ukraine-mod.2024-06-18", "Ukraine, June 2024", "grey"),
    ("quantity", "shells.osc.2025-04-15", "ships counted", "grey"),
    ("quantity", "shell-capacity.rok-dia.2024-10-23", "if full, 2024", "grey"),
    ("quantity", "shell-capacity.rok-dia.2026", "if full, 2026", "grey"),
    ("price", "price.152mm.stangarone.2023", "forecast", "grey"),
    ("price", "price.152mm.russia.bain.2024", "Russian cost", "grey"),
    ("price", "price.155mm.bain.2024", "Western cost", "grey"),
    ("price", "price.152mm.market.pikuzo.2024", "open market", "grey"),
    ("our quantity", "shells.2024", "2024", "ink"),
    ("our quantity", "shells.2025", "2025", "ink"),
    ("our price", "shell-price", "", "ink"),
)
QUANTITIES, PRICES = (1.2, 22), (200, 8000)
#: A region of two independent normal values holds 90 % if it reaches this many times as far as
#: the 5 % and 95 % points of each: the root of chi-squared (2 degrees) over 1.645.
REACH = (-2 * log(0.1)) ** 0.5 / 1.645


def rows(ledger):
    """Return totals, quantities and prices, published and ours."""
    return [
        {
            "kind": kind, "words": words, "number": name,
            "unit": ledger[name].unit, "low": ledger[name].low, "central": ledger[name].central,
            "high": ledger[name].high,
        }
        for kind, name, words, _ in MARKS
    ]  # fmt: skip


def draw(rows, look):
    """Both axes are logarithmic, so that all pairs with one value lie on a straight line."""
    figure, axes = look.figure(4.7)
    look.log_axis(axes, QUANTITIES, ())
    look.log_axis(axes, PRICES, (), "y")
    for row, (kind, _, words, colour) in zip(rows, MARKS, strict=True):
        if kind == "total":
            draw_lines(axes, row, words, colour, look)
    name_axis(axes, "x", [r for r in rows if r["kind"] == "quantity"], look)
    name_axis(axes, "y", [r for r in rows if r["kind"] == "price"], look)
    (price,) = (r for r in rows if r["kind"] == "our price")
    ours = [r for r in rows if r["kind"] == "our quantity"]
    for row, style in zip(ours, ("-", "--"), strict=True):
        draw_region(axes, row, price, style, look)
        middle = (row["central"] / 1e6, price["central"])
        look.note(axes, look.tr(row["words"]), *middle, 0, 6, weight="semibold")
    rings = look.tr("Rings: about nine in ten draws of our model")
    look.note(axes, rings, QUANTITIES[1], PRICES[1], -1, -3, wide=26)
    look.title(axes, "Price of a shell, US dollars; lines: total in billions")
    axes.set_xlabel(look.tr("Million shells"))
    return figure


def draw_lines(axes, row, words, colour, look):
    """Lines of equal value for the ends of a published total."""
    left, right = QUANTITIES
    if row["number"] == "fnf2024.value":
        ends = ([row[end] / 1e6 / q for q in QUANTITIES] for end in ("low", "high"))
        axes.fill_between(QUANTITIES, *ends, color=look.colours["tint"], lw=0, zorder=0)
    ends = ("low", "high") if row["number"] == "fnf2024.value" else ("central", "high")
    for value in (row[end] for end in ends if row[end] is not None):
        axes.plot([left, right], [value / 1e6 / q for q in QUANTITIES], lw=1.2,
                  color=look.colours[colour], ls="-" if colour == "orange" else "-.")  # fmt: skip
        price = value / 1e6 / right
        label = f"{look.amount(value / 1e9, 'count')} {look.tr(words)}"
        if price >= PRICES[0]:
            look.note(axes, label, right, price, 4, color=colour)
        else:
            look.note(axes, label, value / 1e6 / 230, 230, -6, color=colour)


def name_axis(axes, which, marks, look):
    """Put the published quantities or prices on an axis in place of plain ticks."""
    scale = 1e6 if which == "x" else 1
    places, labels = [], []
    for row in marks:
        words = next(words for _, name, words, _ in MARKS if name == row["number"])
        ends = [row[end] and row[end] / scale for end in ("low", "central", "high")]
        known = [end for end in ends if end is not None]
        places.append((known[0] * known[-1]) ** 0.5)
        words = in_lines(look.tr(words), 9 if which == "x" else 20)
        sign = "≥\u202f" if ends[1:] == [None, None] else ""
        label = look.words(ends, digits=None) if len(known) > 1 else look.amount(*known, "count")
        labels.append(f"{sign}{label}\n{words}")
        style = {"color": look.colours["grid"], "zorder": 0}
        if len(known) > 1:
            (axes.axvspan if which == "x" else axes.axhspan)(*known, lw=0, alpha=0.7, **style)
        else:
            (axes.axvline if which == "x" else axes.axhline)(*known, lw=1, **style)
    axes.set(**{f"{which}ticks": places, f"{which}ticklabels": labels})
    axes.tick_params(axis=which, length=0, labelsize=9)


def draw_region(axes, quantity, price, style, look):
    """The region that holds about nine of ten draws of our quantity and price."""
    turns = [2 * pi * step / 120 for step in range(121)]
    xs = [reach(quantity, cos(turn), 1e6) for turn in turns]
    ys = [reach(price, sin(turn), 1) for turn in turns]
    paint = look.colours["ink"]
    axes.plot(xs, ys, style, color=paint, lw=1.6)
    axes.plot(quantity["central"] / 1e6, price["central"], "o", color=paint, ms=6)


def reach(row, share, scale):
    """Return the value at a share (-1 to 1) of the way to the edge of the region."""
    end = row["high"] if share > 0 else row["low"]
    return exp(log(row["central"]) + abs(share) * REACH * log(end / row["central"])) / scale
