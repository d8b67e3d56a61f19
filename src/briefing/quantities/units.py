"""Units of evidence and model: which exist, which fit together, how they are called.

The arithmetic is pint's, over registries that hold our units and no others, so that a mistyped
unit is an error and adding apples to dollars is one, too. Units that every briefing may need
stand in units.toml; a briefing adds its own with `add`, once and for the whole process, as pint
does it: a unit never changes its meaning.
Formatting of numbers is in `briefing.words.numbers`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pint

from ..errors import BriefingError, did_you_mean

#: A row that states something without a quantity.
FACT = "fact"
Table = Mapping[str, Mapping[str, Any]]

_TABLE: dict[str, Mapping[str, Any]] = dict(
    tomllib.loads(Path(__file__).with_name("units.toml").read_text("utf-8"))
)


def table() -> Table:
    """Return the table of units: name to definition and words."""
    return _TABLE


def add(more: Table, file: Path | str = "") -> None:
    """Add the units of a briefing.

    Raises
    ------
    BriefingError
        If a unit has no definition that pint understands, or is known with another one.
    """
    fresh = {name: unit for name, unit in more.items() if _TABLE.get(name) != unit}
    for name in fresh:
        if name in _TABLE:
            what = f"unit {name!r} is known with another meaning"
            raise BriefingError(what, file=file, do="Give it another name.")
    try:
        for kinds in (False, True):
            _registry({**_TABLE, **fresh}, kinds=kinds)
    except (pint.PintError, AttributeError, KeyError, TypeError, ValueError) as error:
        what, do = f"a unit has no valid definition: {error}", "See the units that are there."
        raise BriefingError(what, file=file, do=do) from None
    _TABLE.update(fresh)
    for kept in (registry, _kinds, parts, is_money, fit, size):
        kept.cache_clear()


def read(file: Path) -> None:
    """Add the units of a briefing from its file; a briefing may have none of its own.

    Raises
    ------
    BriefingError
        If the file is not TOML, or as `add`.
    """
    if not file.exists():
        return
    try:
        add(tomllib.loads(file.read_text("utf-8")), file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BriefingError(f"not TOML: {error}", file=file, do="Correct the file.") from None


def _registry(units: Table, *, kinds: bool) -> pint.UnitRegistry[Any]:
    """Return a registry of the units; with `kinds`, each is what it may be counted as."""
    made: pint.UnitRegistry[Any] = pint.UnitRegistry(None)
    for name, unit in units.items():
        definition = (unit.get("counts_as") if kinds else None) or unit["define"]
        made.define(f"{name} = {definition}")
    for name in units:
        made.Quantity(1, name).to_base_units()
    return made


@cache
def registry() -> pint.UnitRegistry[Any]:
    """Return the registry that knows exactly the units of the table."""
    return _registry(_TABLE, kinds=False)


@cache
def _kinds() -> pint.UnitRegistry[Any]:
    return _registry(_TABLE, kinds=True)


@cache
def parts(unit: str) -> tuple[str, ...]:
    """Split a unit into what is counted and per what.

    >>> parts("USD/person/month")
    ('USD', 'person', 'month')

    Raises
    ------
    BriefingError
        If a part is not in the table of units.
    """
    names = tuple(unit.split("/"))
    for name in names:
        if name not in _TABLE:
            raise BriefingError(
                f"unknown unit {name!r}{did_you_mean(name, _TABLE)}",
                do="Use a unit of units.toml or add it there.",
            )
    return names


@cache
def is_money(unit: str) -> bool:
    """Say whether a unit counts money, alone or per something.

    >>> is_money("EUR/USD"), is_money("USD/person"), is_money("person"), is_money(FACT)
    (True, True, False, False)
    """
    return unit != FACT and any("money" in _TABLE[part] for part in parts(unit))


@cache
def fit(first: str, second: str) -> bool:
    """Say whether values in two units can be compared, kinds with what they count as.

    >>> fit("month", "year"), fit("USD", "EUR"), fit("USD", "percent")
    (True, False, False)
    """
    if FACT in (first, second):
        return first == second
    parts(first), parts(second)
    return bool(_kinds().Quantity(1, first).is_compatible_with(_kinds().Quantity(1, second)))


def quantity(value: Any, unit: str) -> Any:
    """Give a number (or an array) its unit, so that arithmetic checks it.

    >>> print(quantity(6, "person") * quantity(500.0, "USD/person"))
    3000.0 USD
    >>> quantity(1, "person") + quantity(1, "USD")
    Traceback (most recent call last):
    ...
    pint.errors.DimensionalityError: Cannot convert from 'person' ([person]) to 'USD' ([dollar])
    """
    parts(unit)
    return registry().Quantity(value, unit)


def magnitude(value: Any, unit: str) -> Any:
    """Return the plain number of a quantity in the unit.

    >>> magnitude(quantity(0.5, "count"), "percent")
    50.0
    >>> magnitude(quantity(24, "month"), "year")
    2.0

    Raises
    ------
    pint.DimensionalityError
        If the quantity cannot be expressed in the unit.
    """
    parts(unit)
    return registry().Quantity(value).to(unit).magnitude


@cache
def size(unit: str) -> float:
    """Return how many base units a unit holds.

    >>> size("year"), size("percent"), size("USD/person/year") * 12
    (12, 0.01, 1.0)
    """
    parts(unit)
    return registry().Quantity(1, unit).to_base_units().magnitude


def counted_as(value: Any, unit: str) -> Any:
    """Count a quantity as another unit, piece by piece: see `Expression.counted_as`.

    Raises
    ------
    pint.DimensionalityError
        If the units name no kinds of the same thing.
    """
    parts(unit)
    kinds = _kinds()
    given = registry().Quantity(value)
    base = kinds.Quantity(given.magnitude, str(given.units)).to_base_units()
    return quantity(base.to(unit).magnitude, unit)
