"""Keeps what takes seconds to compute, under a digest of everything that it depends on.

The cache may be deleted at any time; what is stale is replaced.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from ..evidence.parameters import Parameter
from ..files import Cache
from ..quantities.notation import to_tree
from ..study.study import Study

Result = TypeVar("Result")
_LIBRARIES = ("numpy", "salib", "scipy")
#: Rooms of the engine, and single modules, whose code the results depend on.
_CODE = (
    "uncertainty/*",
    "quantities/distributions",
    "quantities/expression",
    "quantities/model",
    "evidence/parameters",
)
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
    data = json.dumps([_code(), depends_on], sort_keys=True)
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


@cache
def _code() -> list[Any]:
    engine = Path(__file__).parents[1]
    files = sorted(file for pattern in _CODE for file in engine.glob(f"{pattern}.py"))
    return [[file.read_text("utf-8") for file in files], [version(name) for name in _LIBRARIES]]
