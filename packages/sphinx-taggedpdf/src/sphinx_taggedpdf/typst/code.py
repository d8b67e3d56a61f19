"""Python values written as Typst code.

The translator speaks Typst's *code mode* only: text is always a string literal, so nothing in a
document can be
mistaken for markup and nothing needs escaping.
Not for: meaning.  What a call does is the template's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


class Code(str):
    """Typst code, as opposed to text that still has to become a string literal."""

    __slots__ = ()


NOTHING = Code("[]")
NONE = Code("none")


def string(text: str, /) -> Code:
    """Return *text* as a Typst string literal."""
    return Code(f'"{text.translate(_ESCAPES)}"')


def value(item: object, /) -> Code:
    """Return any plain Python value as Typst code; `Code` passes unchanged."""
    if isinstance(item, Code):
        return item
    if item is None:
        return NONE
    if isinstance(item, bool):
        return Code(str(item).lower())
    if isinstance(item, int | float):
        return Code(str(item))
    if isinstance(item, Mapping):
        return _dictionary(item)
    if isinstance(item, str):
        return string(item)
    if isinstance(item, Iterable):
        return array(item)
    raise TypeError(f"no Typst value for {type(item).__name__}")


def array(items: Iterable[object], /) -> Code:
    """Return a Typst array; the trailing comma keeps one item an array."""
    return Code(f"({''.join(f'{value(i)}, ' for i in items)})")


def _dictionary(items: Mapping[str, object], /) -> Code:
    inner = "".join(f"{string(k)}: {value(v)}, " for k, v in items.items())
    return Code(f"({inner or ':'})")


def call(function: str, /, *args: object, **named: object) -> Code:
    """Return a call; named arguments that are None are left out, so that Typst's defaults hold."""
    parts = [value(a) for a in args]
    parts += [Code(f"{k.replace('_', '-')}: {value(v)}") for k, v in named.items() if v is not None]
    return Code(f"{function}({', '.join(parts)})")


def join(parts: Iterable[str], /, separator: str = "; ") -> Code:
    """Return a code block that puts *parts* one after the other."""
    kept = [part for part in parts if part]
    return Code("{" + separator.join(kept) + "}") if kept else NOTHING
