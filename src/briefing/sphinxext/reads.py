"""A recorder of reads: tables that note what is taken from them, each time with a digest.

Whoever reads hands over no list of what it depends on; the accessor that gives a value notes it.
What follows from a changed digest is decided in `stale`.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

Value = TypeVar("Value")
Record = TypeVar("Record")
#: The name of a table and a key in it; the key `ALL` stands for the list of all keys.
Read = tuple[str, str]
ALL = "*"


def digest(*parts: object) -> str:
    """Return a digest of the representations of things."""
    return hashlib.sha256("\0".join(map(repr, parts)).encode()).hexdigest()


class Tracked(Mapping[str, Value]):
    """A mapping that notes what is taken from it."""

    def __init__(self, table: Mapping[str, Value], note: Callable[[str], None]) -> None:
        self._table, self._note = table, note

    def __getitem__(self, key: str) -> Value:
        self._note(key)
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        self._note(ALL)
        return iter(self._table)

    def __len__(self) -> int:
        self._note(ALL)
        return len(self._table)


class Reads:
    """All tables of a build that can be read; `note` takes each read with the digest of its value.

    >>> noted = {}
    >>> table = Reads(noted.__setitem__).track("rain", {"may": 3})
    >>> table["may"], table.get("june"), list(noted)
    (3, None, [('rain', 'may'), ('rain', 'june')])
    """

    def __init__(self, note: Callable[[Read, str], None]) -> None:
        self._note = note
        self._tables: dict[str, Mapping[str, Any]] = {}
        self._digests: dict[Read, str] = {}

    def track(self, name: str, table: Mapping[str, Value]) -> Mapping[str, Value]:
        """Return a table that notes what is taken from it."""
        self._tables[name] = table
        return Tracked(table, lambda key: self.see((name, key)))

    def track_fields(self, record: Record) -> Record:
        """Return a record of which every table is tracked, those of its records included."""
        tracked: dict[str, Any] = {}
        for field in dataclasses.fields(record):  # type: ignore[arg-type]
            value = getattr(record, field.name)
            if isinstance(value, Mapping):
                tracked[field.name] = self.track(f"{type(record).__name__}.{field.name}", value)
            elif dataclasses.is_dataclass(value):
                tracked[field.name] = self.track_fields(value)
        return dataclasses.replace(record, **tracked)  # type: ignore[type-var]

    def see(self, read: Read) -> None:
        """Note a read of what is found elsewhere, while a digest of it stands in a table."""
        self._note(read, self.now(read))

    def now(self, read: Read) -> str:
        """Return the digest of what a read would give in this build."""
        if read not in self._digests:
            name, key = read
            table = self._tables.get(name, {})
            self._digests[read] = digest(list(table) if key == ALL else table.get(key))
        return self._digests[read]

    def everything(self) -> str:
        """Return a digest of all tables."""
        return digest(*((name, dict(table)) for name, table in self._tables.items()))
