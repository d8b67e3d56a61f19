"""Makes scripts/route.json: land and borders of two windows, from Natural Earth (public domain).

``python design/coastline.py WORLD_ATLAS scripts/route.json`` reads countries-10m.json and
countries-110m.json of the npm package world-atlas 2.0.2 (ISC), which packs Natural Earth 4.1.
Run by hand, when a window changes; what it makes is committed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
#: Name, file, west, south, east, north, decimals.
WINDOWS = (
    ("sea", "countries-10m.json", 128.4, 41.2, 136.2, 44.0, 3),
    ("country", "countries-110m.json", -6.0, 36.0, 148.0, 70.0, 1),
)


def rings(topology: dict[str, Any]) -> Iterator[Ring]:
    """Yield the rings of all countries, with arcs unpacked and joined."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for packed in topology["arcs"]:
        x = y = 0
        arc: Ring = []
        for dx, dy in packed:
            x, y = x + dx, y + dy
            arc.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(arc)
    for country in topology["objects"]["countries"]["geometries"]:
        parts = country.get("arcs", [])
        for part in parts if country["type"] == "MultiPolygon" else [parts]:
            for ring in part:
                joined = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]
                yield unwrapped([point for arc in joined for point in arc])


def unwrapped(ring: Ring) -> Ring:
    """Let a ring run on past 180 degrees, where the file starts again at -180."""
    turn, found = 0.0, ring[:1]
    for (before, _), (east, north) in pairwise(ring):
        turn += 360.0 * (east - before < -180) - 360.0 * (east - before > 180)
        found.append((east + turn, north))
    back = 360.0 * (min(east for east, _ in found) < -180)
    return [(east + back, north) for east, north in found]


def clip(ring: Ring, window: tuple[float, float, float, float]) -> Ring:
    """Cut a ring to a window, side by side (Sutherland and Hodgman 1974)."""
    for axis, edge, sign in (
        (0, window[0], 1),
        (1, window[1], 1),
        (0, window[2], -1),
        (1, window[3], -1),
    ):
        kept: Ring = []
        for start, end in pairwise([*ring, ring[0]] if ring else []):
            inside = [sign * (point[axis] - edge) >= 0 for point in (start, end)]
            if inside[0]:
                kept.append(start)
            if inside[0] != inside[1]:
                share = (edge - start[axis]) / (end[axis] - start[axis])
                kept.append(
                    (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
                )
        ring = kept
    return ring


def main(atlas: Path, target: Path) -> None:
    """Write the windows."""
    made = {}
    for name, file, *sides, places in WINDOWS:
        topology = json.loads((atlas / file).read_text("utf-8"))
        west, south, east, north = map(float, sides)
        found = [clip(ring, (west, south, east, north)) for ring in rings(topology)]
        land = [
            list(dict.fromkeys((round(x, int(places)), round(y, int(places))) for x, y in ring))
            for ring in found
        ]
        made[name] = {"window": [west, south, east, north], "land": [r for r in land if len(r) > 2]}
    target.write_text(json.dumps(made, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
