"""Units of evidence and model: which exist, which fit together, how they are called.

The arithmetic is pint's, over registries that hold our units and no others, so that a mistyped
unit is an error and adding apples to dollars is one, too. Units that every briefing may need
stand in units.toml; a briefing adds its own, and `read_units` gives both as one record that is
passed along: nothing is kept for the whole process.
Formatting of numbers is in `briefing.words.numbers`.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pint

from ..characters import check_words
from ..errors import BriefingError, did_you_mean, located

#: A row that states something without a quantity.
FACT = "fact"
#: Unit to its definition and words.
Table = Mapping[str, Mapping[str, Any]]
#: Units that every briefing may need.
BUILT_IN: Table = tomllib.loads(Path(__file__).with_name("units.toml").read_text("utf-8"))


def parts(unit: str, table: Table = BUILT_IN) -> tuple[str, ...]:
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
        if name not in table:
            raise BriefingError(
                f"unknown unit {name!r}{did_you_mean(name, table)}",
                do="Use a unit of units.toml or add it there.",
            )
    return names


class Units:
    """The units that a briefing knows: those of every briefing, and its own."""

    def __init__(self, more: Table | None = None) -> None:
        self.table: Table = {**BUILT_IN, **(more or {})}
        # asked thousands of times for some dozens of units
        self.fit, self.size = cache(self._fit), cache(self._size)
        self.is_money = cache(self._is_money)

    def parts(self, unit: str) -> tuple[str, ...]:
        """Split a unit into what is counted and per what; see `parts`."""
        return parts(unit, self.table)

    @cached_property
    def registry(self) -> pint.UnitRegistry[Any]:
        """The registry that knows exactly these units."""
        return _registry(self.table, kinds=False)

    @cached_property
    def kinds(self) -> pint.UnitRegistry[Any]:
        """The registry in which each unit is what it may be counted as."""
        return _registry(self.table, kinds=True)

    def _is_money(self, unit: str) -> bool:
        """Say whether a unit counts money, alone or per something.

        >>> units = Units()
        >>> [units.is_money(unit) for unit in ("EUR/USD", "USD/person", "person", FACT)]
        [True, True, False, False]
        """
        return unit != FACT and any("money" in self.table[part] for part in self.parts(unit))

    def _fit(self, first: str, second: str) -> bool:
        """Say whether values in two units can be compared, kinds with what they count as.

        >>> units = Units()
        >>> units.fit("month", "year"), units.fit("USD", "EUR"), units.fit("USD", "percent")
        (True, False, False)
        """
        if FACT in (first, second):
            return first == second
        self.parts(first), self.parts(second)
        return bool(
            self.kinds.Quantity(1, first).is_compatible_with(self.kinds.Quantity(1, second))
        )

    def quantity(self, value: Any, unit: str) -> Any:
        """Give a number (or an array) its unit, so that arithmetic checks it.

        >>> units = Units()
        >>> print(units.quantity(6, "person") * units.quantity(500.0, "USD/person"))
        3000.0 USD
        >>> units.quantity(1, "person") + units.quantity(1, "USD")
        Traceback (most recent call last):
        ...
        pint.errors.DimensionalityError: Cannot convert from 'person' ([person]) to 'USD' ([dollar])
        """
        self.parts(unit)
        return self.registry.Quantity(value, unit)

    def magnitude(self, value: Any, unit: str) -> Any:
        """Return the plain number of a quantity in the unit.

        >>> units = Units()
        >>> units.magnitude(units.quantity(0.5, "count"), "percent")
        50.0
        >>> units.magnitude(units.quantity(24, "month"), "year")
        2.0

        Raises
        ------
        pint.DimensionalityError
            If the quantity cannot be expressed in the unit.
        """
        self.parts(unit)
        return self.registry.Quantity(value).to(unit).magnitude

    def _size(self, unit: str) -> float:
        """Return how many base units a unit holds.

        >>> units = Units()
        >>> units.size("year"), units.size("percent"), units.size("USD/person/year") * 12
        (12, 0.01, 1.0)
        """
        self.parts(unit)
        return self.registry.Quantity(1, unit).to_base_units().magnitude

    def counted_as(self, value: Any, unit: str) -> Any:
        """Count a quantity as another unit, piece by piece: see `Expression.counted_as`.

        Raises
        ------
        pint.DimensionalityError
            If the units name no kinds of the same thing.
        """
        self.parts(unit)
        given = self.registry.Quantity(value)
        base = self.kinds.Quantity(given.magnitude, str(given.units)).to_base_units()
        return self.quantity(base.to(unit).magnitude, unit)


def read_units(root: Path) -> Units:
    """Return the units of the briefing below a folder; it may have no file of its own.

    Raises
    ------
    BriefingError
        If analysis/units.toml is not TOML, or a unit in it has no definition that pint understands or is
        known with another one.
    """
    file = root / "analysis" / "units.toml"
    if not file.exists():
        return Units()
    try:
        more = tomllib.loads(file.read_text("utf-8"))
    except (ValueError, RecursionError) as error:  # of text, of TOML, of a number too long
        raise BriefingError(f"not TOML: {error}", file=file, do="Correct the file.") from None
    for name, unit in more.items():
        with located(file):
            _check_words(name, unit)
    try:
        made = Units(more)
        made.registry, made.kinds  # noqa: B018  # reads every definition
    except (
        pint.PintError,
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
        RecursionError,
    ) as error:
        said = " ".join(re.sub(r" \(<class '.*?'>\)", "", str(error)).split())
        what, do = f"a unit has no valid definition: {said}", "See the units that are there."
        raise BriefingError(what, file=file, do=do) from None
    with located(file):
        for name in more:
            _check_size(name, made)
    return made


def _check_words(name: str, unit: object) -> None:
    if BUILT_IN.get(name, unit) != unit:
        raise BriefingError(
            f"unit {name!r} is known with another meaning", do="Give it another name."
        )
    words = unit.get("en") if isinstance(unit, dict) else None
    if not (isinstance(words, list) and len(words) == 2 and all(words)):
        raise BriefingError(f"unit {name!r} has no two words", do='Write en = ["shell", "shells"].')
    for word in words:
        try:
            check_words(str(word))
        except ValueError as error:
            raise BriefingError(
                f"unit {name!r}, word {word!r}: {error}", do="Write it anew."
            ) from None


def _check_size(name: str, units: Units) -> None:
    for registry in (units.registry, units.kinds):
        size = registry.Quantity(1, name).to_base_units().magnitude
        if not 0 < size < math.inf:
            do = "Define it as a positive number of another unit."
            raise BriefingError(f"unit {name!r} has the size {size}", do=do)


def _registry(units: Table, *, kinds: bool) -> pint.UnitRegistry[Any]:
    """Return a registry of the units; with `kinds`, each is what it may be counted as."""
    made: pint.UnitRegistry[Any] = pint.UnitRegistry(None)
    for name, unit in units.items():
        definition = (unit.get("counts_as") if kinds else None) or unit["define"]
        made.define(f"{name} = {definition}")
    for name in units:
        made.Quantity(1, name).to_base_units()
    return made
