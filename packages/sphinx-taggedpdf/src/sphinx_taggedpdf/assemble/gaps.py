"""No gap in the numbers where something is left out of print, such as a picture for dark screens.

Not for: finding out what is left out (classes.py); nor for other builders, whose numbers stay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sphinx.environment import BuildEnvironment

#: document → kind → id → number, as Sphinx keeps the numbers of figures, tables and listings
Counted = dict[str, dict[str, dict[str, tuple[int, ...]]]]
#: document and id
Where = tuple[str, str]


def closed(counted: Counted, gone: Collection[Where], /) -> Counted:
    """Return the numbers without gaps at what is *gone*."""
    taken = [
        (kind, number)
        for document, kinds in counted.items()
        for kind, numbers in kinds.items()
        for identifier, number in numbers.items()
        if (document, identifier) in gone
    ]

    def moved(kind: str, number: tuple[int, ...]) -> tuple[int, ...]:
        *chapter, last = number
        before = (k == kind and [*n[:-1]] == chapter and n[-1] < last for k, n in taken)
        return (*chapter, last - sum(before))

    return {
        document: {
            kind: {i: moved(kind, number) for i, number in numbers.items()}
            for kind, numbers in kinds.items()
        }
        for document, kinds in counted.items()
    }


@contextmanager
def close(env: BuildEnvironment, gone: Collection[Where]) -> Iterator[None]:
    """Let *env* give numbers without gaps for as long as this lasts."""
    kept = env.toc_fignumbers
    if gone:
        env.toc_fignumbers = closed(kept, gone)
    try:
        yield
    finally:
        env.toc_fignumbers = kept
