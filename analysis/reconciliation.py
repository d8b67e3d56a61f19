"""How one gets from our total to each published one: a waterfall, and the price that is left.

Each step takes one thing from our middle to what the author says (or, where that is not known,
to what South Korea's services say would fit, marked so); the last step is the price, so that it
says what the author must have reckoned with. All steps are taken together, not one at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.quantities.expression import Expression
from briefing.quantities.expression import Name as N
from briefing.quantities.formula import Formula as F
from briefing.study.records import Way

GOODS = ("shells", "rockets", "mortar", "missiles", "guns")


def _price(kind: str) -> Expression:
    """Return our middle price of one class of goods."""
    shell = N("assumed.shell-price@central")
    return {
        "shells": shell,
        "rockets": shell * N("assumed.rocket-ratio@central"),
        "mortar": shell * N("assumed.mortar-ratio@central"),
        "missiles": N("assumed.missile-price@central"),
        "guns": N("assumed.gun-price@central"),
    }[kind]


@dataclass(frozen=True)
class Step:
    """One thing that the author has otherwise: its name, words, and what replaces it."""

    name: str
    words: str
    replaces: Mapping[str, Expression | None]


@dataclass(frozen=True)
class Path:
    """The way to one end of one published total."""

    name: str
    words: str
    target: Expression
    cutoff: str
    pay: bool
    steps: tuple[Step, ...] = ()


def _full(shells: str) -> Mapping[str, Expression | None]:
    """Return the goods of containers full of shells."""
    return {"shells": N(shells), "rockets": None, "mortar": None}


def _study_2025(end: str) -> tuple[Step, ...]:
    goods = (("shells", "shells"), ("rockets", "rockets"), ("mortar", "mortar bombs"))
    made = [
        Step(kind, f"its own number of {words}", {kind: N(f"fnf2025.{kind}@{end}")})
        for kind, words in goods
    ]
    missiles = Step("missiles", "its own number of missiles, up to",
                    {"missiles": N("fnf2025.missiles@high-as-point")})  # fmt: skip
    guns = Step("guns", "its own number of guns", {"guns": N(f"fnf2025.guns@{end}")})
    return (*made, missiles, guns)


_INSS_PAY = Step("pay", "its own sum for soldiers", {"pay": N("inss2026.troop-income")})
_SEOUL_2025 = Step(
    "shells", "containers full of shells, as South Korea reckons (our inference)",
    _full("shell-capacity.rok-dia.2025-07-13@low-as-point"),
)  # fmt: skip
_SEOUL_2024 = Step(
    "shells", "containers full of shells, as South Korea reckons (not known of the study)",
    _full("shell-capacity.rok-dia.2024-10-23"),
)  # fmt: skip
_KIDA = (
    Step("shells", "its own containers, full of shells", {
        "shells": (N("containers.kida.2025-03") * N("rounds-per-container.rok-2024-02"))
        .counted_as("shell"), "rockets": None, "mortar": None,
    }),
    Step("pay", "its own sum for soldiers, of a year",
         {"pay": N("kida2025.troops-usd")}),
)  # fmt: skip

PATHS = (
    Path("fnf2024-low", "the lower end of the study of 2024", N("fnf2024.value@low"),
         "2024", False),
    Path("fnf2024-high", "the upper end of the study of 2024", N("fnf2024.value@high"),
         "2024", False, (_SEOUL_2024,)),
    Path("fnf2025-low", "the lower end of the second study", N("fnf2025.value@low"),
         "2025", True, _study_2025("low")),
    Path("fnf2025-high", "the upper end of the second study", N("fnf2025.value@high"),
         "2025", True, _study_2025("high")),
    Path("inss2026-low", "the lower end of INSS", N("inss2026.value@low"),
         "2025", True, (_INSS_PAY, _SEOUL_2025)),
    Path("inss2026-high", "the upper end of INSS", N("inss2026.value@high"),
         "2025", True, (_INSS_PAY, _SEOUL_2025)),
    Path("kida2025", "the munitions and soldiers of KIDA",
         N("kida2025.munitions-usd") + N("kida2025.troops-usd"), "2025", True, _KIDA),
    Path("kris2025", "the floor of KRIS", N("kris2025.value@low-as-point"),
         "2025", True, (_SEOUL_2025,)),
)  # fmt: skip


def _parts(path: Path) -> dict[str, Expression | None]:
    """Return our middle quantities, and our middle sum for soldiers."""
    made: dict[str, Expression | None] = {
        kind: N(f"{kind}.{path.cutoff}@central") for kind in GOODS
    }
    return {**made, "pay": N("troop-income.2025@central") if path.pay else None}


def _sum(parts: list[Expression]) -> Expression:
    first, *others = parts
    return sum(others, first)


def _total(parts: Mapping[str, Expression | None]) -> Expression:
    values = [q * _price(kind) for kind in GOODS if (q := parts[kind]) is not None]
    return _sum([*values, pay] if (pay := parts["pay"]) is not None else values)


def _shell_price(target: Expression, parts: Mapping[str, Expression | None]) -> Expression:
    """Return the price of a shell at which goods and soldiers give a total."""
    rest = target
    for kind in ("missiles", "guns"):
        if (quantity := parts[kind]) is not None:
            rest = rest - quantity * _price(kind)
    if (pay := parts["pay"]) is not None:
        rest = rest - pay
    ratios = {"rockets": N("assumed.rocket-ratio@central"),
              "mortar": N("assumed.mortar-ratio@central")}  # fmt: skip
    in_shells = [q * ratios[k] if k in ratios else q
                 for k in ("shells", "rockets", "mortar") if (q := parts[k]) is not None]  # fmt: skip
    return rest / _sum(in_shells)


def _formulas(path: Path) -> Iterator[F]:
    stem = f"reconcile.{path.name}"
    parts = _parts(path)
    ours = f"{stem}.ours"
    yield F(ours, f"Our middle quantities at our middle prices, on the way to {path.words}",
            _total(parts), "USD", digits=2)  # fmt: skip
    yield F(f"{stem}.price-at-ours", f"Price of a shell that gives {path.words} at our quantities",
            _shell_price(path.target, parts), "USD/shell", digits=2)  # fmt: skip
    reached = ours
    for step in path.steps:
        parts = {**parts, **step.replaces}
        after = f"{stem}.after-{step.name}"
        yield F(after, f"Ours, on the way to {path.words}, after: {step.words}", _total(parts),
                "USD", digits=2)  # fmt: skip
        yield F(f"{stem}.{step.name}", f"Step to {path.words}: {step.words}",
                N(after) - N(reached), "USD", digits=2)  # fmt: skip
        reached = after
    yield F(f"{stem}.price", f"Step to {path.words}: the price that is left",
            path.target - N(reached), "USD", digits=2)  # fmt: skip
    yield F(f"{stem}.shell-price", f"Price of a shell that gives {path.words} after all steps",
            _shell_price(path.target, parts), "USD/shell", digits=2)  # fmt: skip
    yield F(f"{stem}.times-ours", "That price as a multiple of our middle price",
            N(f"{stem}.shell-price") / N("assumed.shell-price@central"), "count", digits=2)  # fmt: skip


def _way(path: Path) -> Way:
    stem = f"reconcile.{path.name}"
    steps = tuple((f"{stem}.{step.name}", step.words) for step in path.steps)
    left = (f"{stem}.price", "the price that is left")
    end = (f"{stem}.shell-price", "a shell then costs")
    return Way(path.words, f"{stem}.ours", (*steps, left), end)


RECONCILIATION = tuple(formula for path in PATHS for formula in _formulas(path))
WAYS = tuple(map(_way, PATHS))
