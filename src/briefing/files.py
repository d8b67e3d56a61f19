"""Writes files whole or not at all, and keeps what is costly to make with a seal of its content.

A process may be killed, a disk may be full, another build may write the same file at the same
time: a reader finds the old content or the new, never a part.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .errors import BriefingError


def write_whole(path: Path, content: bytes) -> bool:
    """Give a file this content, unless it has it; say whether it was written.

    Raises
    ------
    BriefingError
        If the file cannot be written; the old one stays.
    """
    try:
        if path.exists() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as error:
        do = "Make room, or let the build write there."
        raise BriefingError(f"cannot be written: {error.strerror}", file=path, do=do) from None
    return True


def _replace(path: Path, content: bytes) -> None:
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with open(number, "wb") as file:
            file.write(content)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _umask() -> int:
    os.umask(mask := os.umask(0))
    return mask


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of files that can be made again: each begins with the digest of its content.

    A file that was damaged, or that another program has put there, is not taken.
    """

    folder: Path

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name, if it is whole."""
        try:
            seal, _, content = (self.folder / name).read_bytes().partition(b"\n")
        except OSError:
            return None
        return content if seal == _seal(content) else None

    def put(self, name: str, content: bytes) -> None:
        """Keep content; where nothing can be written, do without."""
        with suppress(BriefingError):
            write_whole(self.folder / name, _seal(content) + b"\n" + content)

    def drop(self, pattern: str, but: str) -> None:
        """Remove what an earlier state has left."""
        for path in self.folder.glob(pattern):
            if path.name != but:
                with suppress(OSError):
                    path.unlink()


@cache
def code_of(*rooms: str, engine: Path = Path(__file__).parent) -> str:
    """Return a digest of the code and tables of whole rooms of the engine.

    Rooms and not modules: a list of modules would miss the one that is added to a room, and what
    is kept would outlive a change of it.
    """
    files = sorted(path for room in rooms for path in (engine / room).rglob("*.*"))
    code = [path for path in files if path.suffix in (".py", ".toml")]
    content = [path.relative_to(engine).as_posix().encode() + path.read_bytes() for path in code]
    return hashlib.sha256(b"\0".join(content)).hexdigest()


def _seal(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
