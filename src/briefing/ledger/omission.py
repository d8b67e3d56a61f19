"""Leaving out one origin, one side or one source: what the parameters would be without it.

An origin is whose count a figure goes back to, a source the text in which it was read.
An end that rests on what is left out goes to the next source: the least (or greatest, or middle)
of what the other rows of the parameter say. Where none is left, the end stays, and the origin
is the only one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from statistics import median

from ..evidence.bounds import Bound
from ..evidence.observations import Evidence, Observation
from ..evidence.parameters import NEEDS, Parameter
from ..uncertainty.change import Change
from .number import ENDS, Number, base

#: Begins the names of sources among the marks of a row, and those of their numbers.
_SOURCE = "source."
#: What takes the place of an end that has lost its source.
_PICK: Mapping[str, Callable[[Sequence[float]], float]] = {
    "minimum": min, "low": min, "central": median, "high": max, "maximum": max,
}  # fmt: skip


@dataclass(frozen=True)
class Without:
    """What changes if one origin is left out, and which parameters have no other source."""

    label: str
    change: Change = field(repr=False)
    alone: tuple[str, ...]
    #: Whether it is a source that is left out, and not an origin or a side.
    is_source: bool = False


def omissions(
    parameters: Mapping[str, Parameter],
    bounds: Sequence[Bound],
    known: Mapping[str, Number],
    evidence: Evidence,
) -> dict[str, Without]:
    """Return for each origin, side of the conflict and source what is left without it."""
    table = _Table(parameters, bounds, known, evidence)
    voices = evidence.vocabularies.voices
    rows = [row for bound in bounds for row in table.rows(bound)]
    sources = sorted({row.source for row in rows})
    origins = sorted({row.origin for row in rows})
    sides = sorted({voices[origin].side for origin in origins} - {""})
    found = {origin: table.without(voices[origin].label, {origin}) for origin in origins}
    for side in sides:
        members = {origin for origin in origins if voices[origin].side == side}
        name = f"side.{side.lower().replace(' ', '-')}"
        found[name] = table.without(f"All sources of {side}", members)
    for source in sources:
        name = _mark_of(source)
        left = table.without(evidence.sources[source].short, {name})
        found[name] = replace(left, is_source=True)
    return found


def _mark_of(source: str) -> str:
    return f"{_SOURCE}{source}"


@dataclass(frozen=True)
class _Table:
    """The rows of all parameters, by origin."""

    parameters: Mapping[str, Parameter]
    bounds: Sequence[Bound]
    known: Mapping[str, Number]
    evidence: Evidence

    @cached_property
    def marked(self) -> Mapping[str, Sequence[tuple[Bound, frozenset[str]]]]:
        """The rows of each parameter, with whose counts each goes back to, and in which sources."""
        found: dict[str, list[tuple[Bound, frozenset[str]]]] = {
            name: [] for name in self.parameters
        }
        for bound in self.bounds:
            rows = self.rows(bound)
            marks = {row.origin for row in rows} | {_mark_of(row.source) for row in rows}
            found[bound.parameter].append((bound, frozenset(marks)))
        return found

    def rows(self, bound: Bound) -> list[Observation]:
        """Return the observations that a row rests on."""
        rows = self.evidence.observations
        return [rows[root] for name in bound.rests_on for root in self._roots(name)]

    def _roots(self, name: str) -> Iterator[str]:
        if name in self.evidence.observations:
            yield name
        elif name in self.known:
            for used in self.known[name].inputs:
                yield from self._roots(base(used))

    def without(self, label: str, left_out: set[str]) -> Without:
        """Return what changes without some origins."""
        ends: dict[tuple[str, str], float] = {}
        free, alone = set(), []
        for name, p in self.parameters.items():
            rows = self.marked[name]
            hit = {row.end for row, marks in rows if marks & left_out} - {"context"}
            if "joint" in hit:
                free.add(name)
            rest = [v for row, marks in rows if not marks & left_out for v in self._values(row, p)]
            moved = _moved(p, hit - {"joint"}, rest)
            if moved is None:
                alone.append(name)
            else:
                ends |= {(name, end): value for end, value in moved.items()}
        return Without(label, Change(ends, free=frozenset(free)), tuple(alone))

    def _values(self, row: Bound, p: Parameter) -> Iterator[float]:
        if row.end == "joint":
            return
        if row.end != "context":
            yield getattr(p, row.end)
            return
        for number in (self.known[name] for name in row.rests_on):
            units = self.evidence.vocabularies.units
            if units.fit(number.unit, p.unit):
                size = units.size(number.unit) / units.size(p.unit)
                yield from (v * size for end in ENDS if (v := getattr(number, end)) is not None)


def _moved(p: Parameter, hit: set[str], rest: Sequence[float]) -> dict[str, float] | None:
    """Return the ends of a parameter without some of them, in order; None if nothing is left."""
    if not hit:
        return {}
    if not rest or min(rest) == max(rest):
        return None
    ends = {e: _PICK[e](rest) if e in hit else getattr(p, e) for e in NEEDS[p.family]}
    ordered = sorted(ends.values())
    if ordered[0] == ordered[-1] or (p.family == "lognormal" and ordered[1] == ordered[2]):
        return None
    return dict(zip(NEEDS[p.family], ordered, strict=True))
