"""What an option of the analyst changes in the parameters: a record, which needs no numpy to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Stands for all parameters.
ALL = "*"


@dataclass(frozen=True)
class Change:
    """What one option changes."""

    #: Parameter and end to its value.
    ends: Mapping[tuple[str, str], float] = field(default_factory=dict)
    #: Parameter (or all) to its family.
    families: Mapping[str, str] = field(default_factory=dict)
    #: Parameters that no longer have to fit.
    free: frozenset[str] = frozenset()
    #: Parameters that are drawn with a rank correlation.
    correlated: tuple[tuple[tuple[str, ...], float], ...] = ()

    def touches(self, parameter: str) -> bool:
        """Say whether it changes how a parameter is drawn by itself."""
        return (
            ALL in self.families
            or parameter in self.families
            or parameter in self.free
            or any(name == parameter for name, _ in self.ends)
        )
