"""What a study is made of, besides its model and formulas."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cutoff:
    """A date to which the model adds up."""

    #: In words, such as "the end of 2025".
    label: str
    #: The output whose drivers and distribution are shown.
    total: str
    #: Outputs that the what-if page shows as parts …
    parts: tuple[str, ...]
    #: … and as results, the most comprehensive last.
    results: tuple[str, ...]
    #: Other outputs that the text prints, and whose influences are computed.
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """A total that others have published, and the output that compares with it."""

    number: str
    output: str
    #: In words, such as "the first study".
    author: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A number that is neither observed nor computed: a definition, a count of months."""

    name: str
    label: str
    unit: str
    value: float
    #: Where it comes from, in words.
    reason: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A range that was computed outside of the build, and stored with a digest of its inputs."""

    name: str
    label: str
    unit: str
    low: float
    central: float
    high: float
    #: How it was computed, in words.
    reason: str
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """The way from our result to a total of others: numbers of the ledger, each with its words."""

    #: In words, such as "the lower end of the first study".
    total: str
    #: Our result, before the first step.
    ours: str
    #: Number and words of each step.
    steps: tuple[tuple[str, str], ...]
    #: Number and words of what the total then needs.
    end: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Economy:
    """Numbers of which the what-if page shows a result as a share."""

    #: In words, such as "As a share of the yearly output".
    label: str = ""
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hindcast:
    """An earlier day, and the outputs that the method would have given on it."""

    #: The last day of what was known.
    day: str
    #: The day in words, such as "As of October 2024".
    label: str
    outputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """What the checks of the text need to know of its subject."""

    #: Pages that report findings, in reading order; the others are annexes that explain.
    chapters: tuple[str, ...] = ()
    #: The page that must be plainest and shortest.
    summary: str = ""
    #: Regular expressions of names that hold a number, such as those of ships.
    names: tuple[str, ...] = ()
