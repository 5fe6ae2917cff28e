"""The memory that a process and everything it started hold, watched while they work."""

import os
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

_EVERY_S = 0.25
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Held:
    """KiB held by a whole tree, and by the largest of the branches below its root.

    Proportional set sizes: a page of memory that several processes share counts once.
    """

    tree_kib: int
    branch_kib: int

    def highest(self, other: "Held") -> "Held":
        """The higher of each figure."""
        return Held(max(self.tree_kib, other.tree_kib), max(self.branch_kib, other.branch_kib))


class MemoryWatch:
    """Notes the most memory that this process and its children held while the block ran."""

    def __init__(self) -> None:
        self.peak = Held(0, 0)
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="memory-watch", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            self.peak = self.peak.highest(held_now(os.getpid()))
            if self._done.wait(_EVERY_S):
                return


def held_now(root: int) -> Held:
    """What the tree of processes below and with `root` holds at this moment."""
    children = _children()
    branches = [sum(map(_kib, branch(child, children))) for child in children.get(root, [])]
    return Held(_kib(root) + sum(branches), max(branches, default=0))


def branch(root: int, children: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """A process and all that descend from it."""
    yield root
    for child in children.get(root, []):
        yield from branch(child, children)


def parent_of(stat: str) -> int:
    """The parent in a line of /proc/PID/stat, whose second part may hold spaces and brackets."""
    return int(stat.rpartition(")")[2].split()[1])


def _children() -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            try:
                found[parent_of((entry / "stat").read_text(encoding="utf-8", errors="replace"))].append(
                    int(entry.name)
                )
            except OSError:
                continue  # it ended while we looked
    return found


def _kib(pid: int) -> int:
    try:
        rollup = (_PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0  # it ended while we looked
    sizes = (line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:"))
    return int(next(sizes, "0"))
