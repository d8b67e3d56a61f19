"""How many rounds a container holds, as pairs of statements imply."""

from __future__ import annotations

from briefing.quantities.expression import Expression
from briefing.quantities.expression import Name as N
from briefing.quantities.formula import Formula as F


def rounds(name: str) -> Expression:
    """Count shells, rockets or mortar bombs as rounds."""
    return N(name).counted_as("round")


#: Rounds per container, as each pair of statements implies.
CONTAINERS = tuple(
    F(f"rounds-per-container.{name}", f"Rounds per container implied by {who}",
      rounds(load) / N(containers), "round/container")
    for name, who, load, containers in (
        ("rok-2023-11", "South Korea, November 2023", "shell-capacity.rok-military.2023-11-02",
         "containers.rok-military.2023-11-02"),
        ("rok-2023-12", "South Korea, December 2023", "shell-capacity.rok-mnd.2023-12-29",
         "containers.rok-mnd.2023-12-29"),
        ("rok-2024-02", "South Korea, February 2024", "shell-capacity.rok-mnd.2024-02-26",
         "containers.rok-mnd.2024-02-26"),
        ("rok-2024-08", "South Korea, August 2024", "shell-capacity.rok-mnd.2024-08-08",
         "containers.rok-mnd.2024-08-08@low"),
        ("rok-2024-10", "South Korea, October 2024", "shell-capacity.rok-dia.2024-10-23",
         "containers.rok-dia.2024-10-23@low"),
        ("nis-2024-10", "the NIS, October 2024, two floors taken as points",
         "shells.nis.2024-10-18@low-as-point", "containers.nis.2024-10-18@low-as-point"),
        ("rok-2025-07", "South Korea, July 2025", "shell-capacity.rok-dia.2025-07-13",
         "containers.rok-dia.2025-07-13"),
        ("osc", "the Open Source Centre, April 2025", "shells.osc.2025-04-15",
         "containers.osc.2025-04-15"),
        ("ukraine", "Ukraine's count and South Korea's containers, June 2024",
         "shells.ukraine-mod.2024-06-18", "containers.rok-mnd.2024-06-14@low"),
    )
)  # fmt: skip

#: Rockets that a container full of them would hold.
ROCKETS = (
    F("rockets-per-container.rok-2024-02", "Rockets per container, South Korea, February 2024",
      N("rocket-capacity.rok-mnd.2024-02-26") / N("containers.rok-mnd.2024-02-26"),
      "rocket/container"),
)  # fmt: skip
