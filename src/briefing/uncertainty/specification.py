"""One specification of the model: parameters as an author could have set them otherwise.

What an option changes is applied here: ends, families, joint limits and correlations. Draws of a
parameter are kept, so that specifications that share it share its draws, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy import special

from ..evidence.parameters import Parameter
from ..quantities.evaluation import evaluate
from ..quantities.inputs import names
from .change import ALL, Change, ends_of, widened
from .simulation import Draws


def changed(p: Parameter, changes: Iterable[Change]) -> Parameter:
    """Return a parameter after changes: first their ends, then the family.

    Ends that are not named move as far as they must to stay in order. A triangle that replaces
    another family has the median as its mode.
    """
    ends = ends_of(p)
    family, joint = p.family, p.joint
    for change in changes:
        ends = change.ends_of(p, ends)
        family = change.families.get(p.id, change.families.get(ALL, family))  # type: ignore[assignment]
        joint = None if p.id in change.free else joint
    moved = p.model_copy(
        update={**dict.fromkeys(("low", "central", "high")), **widened(ends), "joint": joint}
    )
    if family == p.family:
        return moved
    mode = float(moved.draw(0.5)) if family == "triangular" else None
    bare = dict.fromkeys(("low", "high"))
    return moved.model_copy(update={**bare, "family": family, "central": mode})


@dataclass
class Sampler:
    """Draws specifications on common points, one column for each parameter."""

    points: Mapping[str, Draws]
    _kept: dict[Any, Draws] = field(default_factory=dict)

    def draw(
        self,
        parameters: Mapping[str, Parameter],
        correlated: Iterable[tuple[tuple[str, ...], float]] = (),
    ) -> dict[str, Draws]:
        """Return the draws of all parameters."""
        source = dict.fromkeys(parameters, ((), 0.0))
        for group, value in correlated:
            source |= dict.fromkeys(group, (group, value))  # type: ignore[arg-type]
        drawn: dict[str, Draws] = {}
        keys: dict[str, Any] = {}
        for p in sorted(parameters.values(), key=lambda p: p.joint is not None):
            used = names(p.joint) if p.joint is not None else []
            keys[p.id] = (_key(p), source[p.id], tuple(keys[name] for name in used))
            if keys[p.id] not in self._kept:
                most = evaluate(p.joint, drawn) if p.joint is not None else None
                self._kept[keys[p.id]] = p.draw(self._column(p.id, *source[p.id]), most)
            drawn[p.id] = self._kept[keys[p.id]]
        return drawn

    def _column(self, name: str, group: tuple[str, ...], correlation: float) -> Draws:
        """Return the points of a parameter, correlated with its group by a Gaussian copula."""
        if not group:
            return self.points[name]
        matrix = np.full((len(group), len(group)), correlation)
        np.fill_diagonal(matrix, 1.0)
        row = np.linalg.cholesky(matrix)[group.index(name)]
        normal = sum(w * special.ndtri(self.points[n]) for w, n in zip(row, group, strict=True))
        return np.asarray(special.ndtr(normal))


def _key(p: Parameter) -> Any:
    ends = tuple(ends_of(p).values())
    return p.id, p.family, ends, p.joint
