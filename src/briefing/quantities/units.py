"""Units of evidence and model: which exist, which fit together, how they are called.

The arithmetic is pint's, over a registry that holds our units and no others, so that a
mistyped unit is an error and adding rounds to dollars is one, too.
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
TABLE = Path(__file__).with_name("units.toml")


@cache
def table() -> Mapping[str, Mapping[str, Any]]:
    """Return the table of units: name to definition and words."""
    return tomllib.loads(TABLE.read_text("utf-8"))


@cache
def registry() -> pint.UnitRegistry[Any]:
    """Return the registry that knows exactly the units of the table."""
    made: pint.UnitRegistry[Any] = pint.UnitRegistry(None)
    for name, unit in table().items():
        made.define(f"{name} = {unit['define']}")
    return made


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
        if name not in table():
            raise BriefingError(
                f"unknown unit {name!r}{did_you_mean(name, table())}",
                do=f"Use a unit of {TABLE.name} or add it there.",
            )
    return names


@cache
def is_money(unit: str) -> bool:
    """Say whether a unit counts money, alone or per something.

    >>> is_money("KRW/USD"), is_money("USD/shell"), is_money("shell"), is_money(FACT)
    (True, True, False, False)
    """
    return unit != FACT and any("money" in table()[part] for part in parts(unit))


@cache
def fit(first: str, second: str) -> bool:
    """Say whether values in two units can be compared.

    >>> fit("shell", "round"), fit("USD", "EUR"), fit("USD", "percent")
    (True, False, False)
    """
    if FACT in (first, second):
        return first == second
    return bool(quantity(1, first).is_compatible_with(quantity(1, second)))


def quantity(value: Any, unit: str) -> Any:
    """Give a number (or an array) its unit, so that arithmetic checks it.

    >>> print(quantity(6, "shell") * quantity(500.0, "USD/shell"))
    3000.0 USD
    >>> quantity(1, "shell") + quantity(1, "USD")
    Traceback (most recent call last):
    ...
    pint.errors.DimensionalityError: Cannot convert from 'shell' ([ammunition]) to 'USD' ([dollar])
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
