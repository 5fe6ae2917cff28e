"""`bench split`: generated stacks through the splitter, as words and as pages that were really read."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from bench import machine, split_report
from bench.split_report import SplitRun
from bench.split_score import Place
from bench.stack_pages import pages_of
from classify.page import Page
from classify.settings import ClassifySettings
from classify.splitting.splitter import Splitter
from demo.degrade import OFFICE, WORN, scan
from demo.raster import render
from demo.stacks import KEPT_BACK, WHOLE, Material, Stack, make_stack
from ingest.conversions import to_page
from ocr.pool import PagePool
from ocr.settings import ReadingSettings

FIRST_SEED = 0
_DPI = 200
_RECIPES = (OFFICE, WORN)

Paged = Callable[[Stack], tuple[list[Page], list[bool]]]


def measured(stacks: int, read_stacks: int) -> str:
    """The section of the report: so many stacks as words, of all material and of what the fit never saw, and
    so many rendered, degraded and read."""
    settings = ClassifySettings()
    splitter = Splitter(settings)
    facts = machine.described(("rapidfuzz",))
    started = time.process_time()
    runs = [
        SplitRun("as words, all papers", stacks, _places(splitter, stacks, WHOLE, pages_of)),
        SplitRun("as words, papers kept back", stacks, _places(splitter, stacks, KEPT_BACK, pages_of)),
    ]
    cpu_s = time.process_time() - started
    if read_stacks:
        runs.append(_read_run(splitter, read_stacks))
    command = f"./sohoa bench split --stacks {stacks} --read {read_stacks}"
    return split_report.section(command, facts, settings, runs, cpu_s)


def _places(splitter: Splitter, stacks: int, material: Material, paged: Paged) -> tuple[Place, ...]:
    places: list[Place] = []
    for seed in range(FIRST_SEED, FIRST_SEED + stacks):
        pages, begins = paged(make_stack(seed, material))
        found = splitter.boundaries(pages)
        places += [Place(one, begins[one.page - 1], seed) for one in found]
    return tuple(places)


def _read_run(splitter: Splitter, stacks: int) -> SplitRun:
    with PagePool(ReadingSettings()) as pool, tempfile.TemporaryDirectory() as folder:

        def paged(stack: Stack) -> tuple[list[Page], list[bool]]:
            return _read_pages(pool, stack, Path(folder)), [side.begins_paper for side in stack.sides]

        places = _places(splitter, stacks, KEPT_BACK, paged)
    return SplitRun("rendered, degraded and read, papers kept back", stacks, places)


def _read_pages(pool: PagePool, stack: Stack, folder: Path) -> list[Page]:
    rng = np.random.default_rng(stack.seed)
    recipe = _RECIPES[stack.seed % len(_RECIPES)]
    pages: list[Page] = []
    for number, side in enumerate(stack.sides, 1):
        file = folder / "side.png"
        scan(render(side.sheet, _DPI), recipe, rng).save(file, dpi=(_DPI, _DPI))
        reading = pool.read(file, 1)
        pages.append(replace(to_page(reading), number=number))
    return pages
