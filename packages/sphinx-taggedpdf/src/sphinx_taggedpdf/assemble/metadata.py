"""What the document says about itself: on the cover, in the running heads and in the XMP record.

The author's `taggedpdf_metadata` wins over what Sphinx knows from conf.py, and any other key reaches
the template as it is.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from sphinx.config import Config
from sphinx.locale import _

from .document import Whole


def timestamp(metadata: Mapping[str, Any], /) -> int:
    """Return the time of the document: SOURCE_DATE_EPOCH, else its date, else the beginning of today (UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isdigit():
        return int(epoch)
    day = _iso(metadata.get("date")) or datetime.datetime.now(datetime.UTC).date()
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())


def _iso(value: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


#: what Sphinx says where conf.py says nothing
_UNSET = frozenset({"", "Project name not set", "Author name not set"})


def gather(config: Config, given: Mapping[str, Any], whole: Whole, /) -> dict[str, Any]:
    """Return the metadata for the template, every value plain JSON."""
    title = whole.title.astext() if whole.title is not None else ""
    moment = timestamp(given)
    day = _iso(given.get("date")) or datetime.datetime.fromtimestamp(moment, datetime.UTC).date()
    language = config.language or "en"
    found = {
        "title": title if config.project in _UNSET else config.project,
        "subtitle": "",
        "edition": config.release,
        "copyright": config.copyright,
        "paper": config.taggedpdf_paper,
        "catalogue": catalogue(),
        "lang": language.replace("_", "-").split("-")[0],
        "region": _region(language),
        "date_text": long_date(day, language)
        if _iso(given.get("date", day))
        else str(given["date"]),
        **({"contents_depth": whole.depth} if whole.depth else {}),
        **given,
        "authors": people(given.get("authors", "" if config.author in _UNSET else config.author)),
        "keywords": words(given.get("keywords", [])),
        "date": day.isoformat(),
    }
    return {key: _plain(value) for key, value in sorted(found.items())}


def catalogue() -> dict[str, str]:
    """Return words of the template in the language of the project, from Sphinx's catalogues."""
    return {"contents": _known("Contents", "Table of Contents"), "edition": _("Release")}


def _known(*words: str) -> str:
    """Return the first of *words* that is translated, or the first of them."""
    return next((said for word in words if (said := _(word)) != word), words[0])


def people(value: object, /) -> list[str]:
    """Return names, whether given as a list or as one phrase."""
    if isinstance(value, str):
        return [name.strip() for name in re.split(r",|;| and ", value) if name.strip()]
    return [str(name) for name in value] if isinstance(value, list | tuple) else []


def words(value: object, /) -> list[str]:
    """Return keywords, whether given as a list or separated by commas."""
    if isinstance(value, str):
        return [word.strip() for word in re.split(r"[,;]", value) if word.strip()]
    return [str(word) for word in value] if isinstance(value, list | tuple) else []


def long_date(day: datetime.date, language: str, /) -> str:
    """Return a date in words; English dates put the day first."""
    if language == "en":
        return format_date(day, "d MMMM y", locale="en")
    try:
        return format_date(day, "long", locale=Locale.parse(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()


def _region(language: str) -> str | None:
    parts = language.replace("-", "_").split("_")
    return parts[1].upper() if len(parts) > 1 and len(parts[1]) == 2 else None


def _plain(value: object) -> Any:
    """Return *value* as JSON knows it; whatever else it is becomes a string."""
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
