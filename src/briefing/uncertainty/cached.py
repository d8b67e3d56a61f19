"""Keeps what takes seconds to compute, under a digest of everything that it depends on.

The cache may be deleted at any time; what is stale is replaced.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from ..evidence.parameters import Parameter
from ..files import Cache, code_of
from ..quantities.notation import to_tree
from ..study.study import Study

Result = TypeVar("Result")
_LIBRARIES = ("numpy", "salib", "scipy")
#: Rooms of the engine that results can depend on: those that the ledger may import from, and itself.
ROOMS = ("quantities", "evidence", "study", "uncertainty", "ledger")
#: Fields of a parameter that change no result.
_WORDS = {"label", "reason", "rests_on", "quality"}


def cached(
    kind: str,
    folder: Path,
    depends_on: Any,
    compute: Callable[[], Result],
    read: Callable[[dict[str, Any]], Result],
) -> Result:
    """Return what is kept of a kind, or compute it, a dataclass, and keep it."""
    libraries = [version(name) for name in _LIBRARIES]
    data = json.dumps([code_of(*ROOMS), libraries, depends_on], sort_keys=True)
    name = f"{kind}-{hashlib.sha256(data.encode()).hexdigest()[:24]}.json"
    kept = Cache(folder)
    content = kept.get(name)
    if content is not None:
        return read(json.loads(content))
    found = compute()
    kept.put(name, json.dumps(dataclasses.asdict(found)).encode())  # type: ignore[call-overload]
    kept.drop(f"{kind}-*.json", but=name)
    return found


def model_as_data(study: Study, parameters: Mapping[str, Parameter]) -> list[Any]:
    """Return the model and its parameters as plain data, whatever the order of the parameters."""
    model = [[n, to_tree(o.expression), o.unit] for n, o in study.model.outputs.items()]
    inputs = {
        name: [p.model_dump(exclude=_WORDS), p.joint and to_tree(p.joint)]
        for name, p in parameters.items()
    }
    return [model, list(study.totals()), list(study.influenced()), inputs]
