"""What conf.py asks of the data, and whether anybody asks for what it says.

Data that do not hold are reported as a fault of the configuration: file, line, remedy, no traceback.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from ..errors import BriefingError, did_you_mean
from ..exchange.citation import Work, read_citation
from ..words.catalogue import read_language
from .warnings import Kind, warn


def check_names(app: Sphinx, config: Config) -> None:
    """Report a setting that nothing reads: Sphinx takes a misspelt name for one of the author's."""
    conf = Path(app.confdir, "conf.py")
    lines = conf.read_text("utf-8").splitlines() if conf.exists() else []
    for line, name in _assigned(lines):
        if name in config or name == "extensions":
            continue
        hint = did_you_mean(name, (setting.name for setting in config))
        if hint or name.partition("_")[0] in _prefixes(config):
            what = "nothing reads the setting %r%s. Correct its name, or remove it."
            warn(Kind.SETTING, what, name, hint, location=f"{conf.name}:{line}")


def _assigned(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield lines and names of settings; what is written large is the author's own."""
    for number, line in enumerate(lines, 1):
        name, equals, _ = line.partition(" = ")
        if equals and name.isidentifier() and name.islower() and not name.startswith("_"):
            yield number, name


def _prefixes(config: Config) -> set[str]:
    """Return how the settings of builders and extensions begin."""
    return {setting.name.partition("_")[0] for setting in config if "_" in setting.name}


#: What conf.py works with where the briefing cannot be read; nothing of it is printed.
UNREADABLE = Work("briefing", "report", "unreadable", (), "1970-01-01", "", "", ())


def read_work(root: Path, language: str, url: str) -> Work:
    """Return the briefing as a work to be cited; `UNREADABLE` if a file does not hold.

    What is wrong is told by `loading`, which reads the same files once more: any exception in
    conf.py would be printed by Sphinx 9 with versions and a traceback.
    """
    try:
        return read_citation(root / "CITATION.cff", read_language(root, language), url)
    except BriefingError:
        return UNREADABLE
