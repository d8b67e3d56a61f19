"""Writes the data of the briefing into a folder, and into one archive that explains itself.

What the files hold is `datapackage`'s; how they are linked or attached is not decided here.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from .. import __version__
from ..charts.contract import Chart
from ..ledger.ledger import Ledger
from ..words.catalogue import translate
from .datapackage import ABOUT, TITLE, Table, files, tables

FOLDER = "price-of-partnership-data"
PACKAGE = f"{FOLDER}.zip"
#: What the package says of itself to somebody who has only the package.
README = """# {title}

{about}
{edition} {version}. {licence}: https://creativecommons.org/licenses/by/4.0/ (LICENSE.txt).

{how}

{files}

{scripts}
"""
SAID = {
    "licence": "Free to reuse under CC BY 4.0, with the source named",
    "how": "The files are CSV in UTF-8 with a point as decimal sign; to open them in Excel, choose "
    "Data, From text. datapackage.json describes every column.",
    "scripts": "The folder scripts holds what drew each chart. A script has rows(ledger), what is "
    "plotted, and draw(rows, look); it runs in the repository of the briefing, with tox -e docs.",
}


def readme(found: Iterable[Table], title: str, language: str) -> str:
    """Return what the package says of itself."""
    say = partial(translate, language=language)
    listed = "\n".join(
        f"- {each.path}: {say(each.title)}. {say(each.description)}" for each in found
    )
    said = {name: say(text) for name, text in SAID.items()}
    return README.format(title=title, about=say(ABOUT), edition=say("Edition"),
                         version=__version__, files=listed, **said)  # fmt: skip


def pack(content: Mapping[str, bytes]) -> bytes:
    """Return a zip archive, the same bytes for the same content."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(content):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}")  # its date is fixed to 1980
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content[name])
    return buffer.getvalue()


def write_exports(
    ledger: Ledger, charts: Mapping[str, Chart], bibliography: str, folder: Path,
    language: str = "en", extra: Mapping[str, bytes] = MappingProxyType({}),
) -> list[Path]:  # fmt: skip
    """Write all files and the package into a folder; files that would not change are left alone.

    `extra` are files that stand in the package alone: licence, scripts.
    """
    content = files(ledger, charts, bibliography, language)
    about = readme(tables(ledger, charts, language), TITLE, language).encode()
    content[PACKAGE] = pack({**content, **extra, "README.md": about})
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in content.items():
        path = folder / name
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
    for old in set(folder.iterdir()) - {folder / name for name in content}:
        old.unlink()
    return [folder / name for name in content]
