"""What a piece of work took, from the machine's point of view."""

import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bench.memory import Held, MemoryWatch

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Effort:
    """What `reader` took for so many pages.

    `cpu_s` is the processor time of every process it started; `loads` are the machine's load averages over
    a minute before and after, which tell whether it had the processors for itself.
    """

    reader: str
    pages: int
    wall_s: float
    cpu_s: float
    loads: tuple[float, float]
    peak: Held

    @property
    def cpu_s_a_page(self) -> float:
        """Processor seconds a page: what a page costs, however busy the machine was."""
        return self.cpu_s / self.pages

    @property
    def pages_per_s(self) -> float:
        """Pages a second through all processes together, their start included."""
        return self.pages / self.wall_s


def watched(reader: str, pages: int, work: Callable[[], Result]) -> tuple[Result, Effort]:
    """What the work gives, and what it took; all that it starts must have ended with it."""
    cpu_before_s, load_before = _children_cpu_s(), os.getloadavg()[0]
    with MemoryWatch() as memory:
        started = time.monotonic()
        result = work()
        wall_s = time.monotonic() - started
    cpu_s, loads = _children_cpu_s() - cpu_before_s, (load_before, os.getloadavg()[0])
    return result, Effort(reader, pages, wall_s, cpu_s, loads, memory.peak)


def _children_cpu_s() -> float:
    """Processor time of the children that ended; a closed reader has none left running."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
