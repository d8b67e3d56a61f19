"""The data of the briefing being built: read once per build, shared by all parts.

Kept on the domain and not in Sphinx's environment, so that it is never pickled and never stale.
How it is read is the work of `loading`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sphinx.environment import BuildEnvironment

from ..charts.contract import Chart
from ..charts.theme import House
from ..exchange.citation import Work
from ..ledger.ledger import Ledger
from ..ledger.number import Number
from ..words.catalogue import Language
from .reads import Reads


@dataclass(frozen=True, slots=True)
class State:
    """Everything that pages may read; every table notes what is read from it."""

    #: The folder of conf.py.
    root: Path
    #: What the build speaks.
    language: Language
    reads: Reads
    ledger: Ledger
    #: Topic to its observations in the order of their table; all by the empty topic.
    topics: Mapping[str, tuple[str, ...]]
    charts: Mapping[str, Chart]
    #: Day of an edition to its numbers.
    editions: Mapping[str, Mapping[str, Number]]
    #: One work: `briefing`.
    works: Mapping[str, Work]
    #: Colours, fonts and measures; every drawing is made anew when they change.
    house: House


def state_of(env: BuildEnvironment) -> State:
    """Return the data of the build that an environment belongs to."""
    return env.get_domain("briefing").state  # type: ignore[attr-defined, no-any-return]


def language_of(env: BuildEnvironment) -> Language:
    """Return the language of the build that an environment belongs to."""
    return state_of(env).language


def ledger_of(env: BuildEnvironment) -> Ledger:
    """Return the ledger of the build that an environment belongs to."""
    return state_of(env).ledger


def charts_of(env: BuildEnvironment) -> Mapping[str, Chart]:
    """Return the charts of the build that an environment belongs to."""
    return state_of(env).charts


def work_of(env: BuildEnvironment) -> Work:
    """Return the briefing as a work to be cited, in the language and at the place of the build."""
    return state_of(env).works["briefing"]


def house_of(env: BuildEnvironment) -> House:
    """Return what all charts of the build share."""
    return state_of(env).house


def root_of(env: BuildEnvironment) -> Path:
    """Return the folder of the briefing that an environment belongs to."""
    return state_of(env).root
