"""The ladder of prices, on a log scale: North Korean, Russian, on the market, in the West."""

#: Colour and marker by the first word of a rung.
KINDS = {
    "North": ("purple", "o"),
    "Our": ("ink", "o"),
    "Russian": ("blue", "s"),
    "Open": ("green", "D"),
    "Grad": ("green", "D"),
    "Western": ("grey", "^"),
    "NATO,": ("grey", "^"),
}
#: Heading, unit and limits of each panel; then its rungs: name, detail, numbers.
PANELS = (
    ("One artillery shell, US dollars or euros", 1, (200, 16_000), (
        ("North Korean", "forecast (Stangarone)", ("price.152mm.stangarone.2023",)),
        ("North Korean", "implied by INSS, 2023",
         ("inss2024.round-price.low", "inss2024.round-price.high")),
        ("North Korean", "illustration (Oliemans)", ("price.152mm.oliemans.2023",)),
        ("Our model", "price paid", ("assumed.shell-price",)),
        ("Russian cost", "two experts, Bain",
         ("price.152mm.russia.salm.2023", "price.152mm.russia.stangarone.2023",
          "price.152mm.russia.bain.2024")),
        ("Open market", "in 2022, in 2024",
         ("price.152mm.market.pikuzo.2022", "price.152mm.market.pikuzo.2024")),
        ("Western cost", "Bain, Estonia",
         ("price.155mm.bain.2024", "price.155mm.salm.2023")),
        ("NATO, in euros", "prewar, then 2023",
         ("price.155mm.nato.2021", "price.155mm.nato.2023-10")),
    )),
    ("One rocket or grenade, US dollars", 1, (200, 16_000), (
        ("North Korean", "grenade for Egypt, 2016",
         ("price.rpg.jie-shun.per-round",)),
        ("Grad rocket", "market in 2022, in 2024",
         ("price.122mm-rocket.market.pikuzo.2022", "price.122mm-rocket.market.pikuzo.2024")),
        ("Grad rocket", "contracts of 2022, 2024",
         ("rocket-price.ukraine-contract.2022", "price.122mm-rocket.paid.pikuzo.2024")),
    )),
    ("One short-range missile, million US dollars", 1e6, (0.8, 8), (
        ("North Korean", "cost (Schiller)", ("price.srbm.schiller.2019",)),
        ("North Korean", "cost (RAND)", ("price.srbm.bennett.2022",)),
        ("North Korean", "launch cost (KIDA)", ("price.srbm.kida.2022",)),
        ("North Korean", "Scud for export", ("price.scud.chosun.2006",)),
        ("Russian Iskander", "cost (Forbes)", ("price.iskander.forbes.2022",)),
    )),
)  # fmt: skip


def rows(ledger):
    """Return every rung of the ladder, from the top of each panel."""
    return [
        {
            "panel": title, "name": name, "detail": detail, "number": number,
            "unit": ledger[number].unit,
            "low": ledger[number].low, "central": ledger[number].central,
            "high": ledger[number].high, "significant_digits": ledger[number].digits,
        }
        for title, _, _, rungs in PANELS
        for name, detail, numbers in rungs
        for number in numbers
    ]  # fmt: skip


def draw(rows, look):
    """One panel for shells, rockets, missiles; each price with its figure."""
    figure, panels = look.panels(6.6, *(len(rungs) + 0.6 for *_, rungs in PANELS))
    for axes, (title, scale, limits, rungs) in zip(panels, PANELS, strict=True):
        look.rows(axes, [rung[:2] for rung in rungs], room=0.7)
        look.heading(axes, title)
        look.log_axis(axes, limits, (300, 1000, 3000, 10_000) if scale == 1 else (1, 2, 5))
        for place, (*_, numbers) in enumerate(rungs):
            draw_rung(axes, place, [r for r in rows if r["number"] in numbers], scale, look)
    panels[0].tick_params(labelbottom=False)
    return figure


def draw_rung(axes, place, mine, scale, look):
    """The prices of one rung; where there are several, joined, the first and last with figures."""
    found = [[row[end] and row[end] / scale for end in ("low", "central", "high")] for row in mine]
    values = [value for ends in found for value in ends if value is not None]
    for row, ends in zip(mine, found, strict=True):
        look.ranges(axes, place, ends, *KINDS[row["name"].split()[0]])
    last = look.words(found[-1], digits=mine[-1]["significant_digits"])
    look.note(axes, last, max(values), place, 6)
    if len(mine) > 1:
        ends = [min(values), max(values)]
        axes.plot(ends, [place] * 2, color=look.colours["grey"], lw=0.8, zorder=1)
        first = look.words(found[0], digits=mine[0]["significant_digits"])
        look.note(axes, first, min(values), place, -6)
