"""How a source is called and listed: its authors, its place in the list, the letter behind its year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pybtex.database import Entry, Person

from ..collation import Key, sort_key
from .latex import plain


def others(person: Person) -> bool:
    """Say whether a name stands for all that are not named (``and others``)."""
    return str(person) == "others"


def _surname(person: Person) -> str:
    """Return the name under which a person or an institution is listed."""
    return plain(" ".join(person.prelast_names + person.last_names))


def who(entry: Entry) -> str:
    """Return the authors as a label has them: one, two, or the first of more."""
    if "shortauthor" in entry.fields:
        return plain(entry.fields["shortauthor"])
    persons = entry.persons.get("author") or entry.persons["editor"]
    names = [_surname(person) for person in persons]
    return f"{names[0]} et al." if len(names) > 2 or others(persons[-1]) else " & ".join(names)


def in_list(entry: Entry) -> tuple[Key, str, Key]:
    """Return the key of the order in which entries are listed: as the labels read, then by title.

    A reader with a label before him finds its entry; letters follow this order.
    """
    return (
        sort_key(who(entry)),
        entry.fields.get("year", ""),
        sort_key(plain(entry.fields["title"])),
    )


def letters(labels: Iterable[str], /) -> Iterator[str]:
    """Return for each label the letter that tells it from equal ones, in their order.

    >>> list(letters(["Doe 2023", "Roe 2023", "Doe 2023"]))
    ['a', '', 'b']
    """
    known = list(labels)
    total, seen = Counter(known), Counter[str]()
    for label in known:
        seen[label] += 1
        yield _letter(seen[label]) if total[label] > 1 else ""


def _letter(count: int) -> str:
    """Count in letters: a to z, then aa, ab and so on.

    >>> _letter(1), _letter(26), _letter(27)
    ('a', 'z', 'aa')
    """
    text = ""
    while count:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
