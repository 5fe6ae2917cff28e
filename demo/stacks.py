"""Stacks: papers of several dossiers laid onto one another and scanned in one go, with the truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from demo.dossiers import STORIES
from demo.marks import QrCode
from demo.offices import OFFICES
from demo.papers.filing import Filing
from demo.papers.longer import LONGER
from demo.people import invent
from demo.plan import DossierPlan
from demo.printed_words import PrintedPage, misread, printed
from demo.sheet import Sheet, blank_side

PATCH_T = "PATCHT"
_MOST_PAPERS = 9
_LONGER_SHARE = 0.55
_BLANK_BACK_SHARE = 0.3
_SEPARATED_SHARE = 0.1


@dataclass(frozen=True)
class StackSide:
    """One side in a stack; `begins_paper` is the truth about the place before it."""

    sheet: Sheet
    begins_paper: bool


@dataclass(frozen=True)
class Stack:
    """A stack of sides in their order, and which papers (by name) it is made of."""

    seed: int
    sides: tuple[StackSide, ...]
    papers: tuple[str, ...]


@dataclass(frozen=True)
class ReadSide:
    """A side as words, for whoever needs no pixels."""

    page: PrintedPage
    is_blank: bool
    begins_paper: bool


@dataclass(frozen=True)
class Material:
    """What stacks are drawn from, by number in STORIES and LONGER: some of it kept for trials only."""

    stories: tuple[int, ...]
    longer: tuple[int, ...]


WHOLE = Material(tuple(range(len(STORIES))), tuple(range(len(LONGER))))
FOR_FITTING = Material((0, 2, 3, 5, 6, 7, 8, 9, 11), (0, 1, 3, 4, 5, 6))
"""Birth, land, shop, residence, licence, record, poverty, adoption, carrier; six kinds of longer papers."""
KEPT_BACK = Material((1, 4, 10, 12), (2, 7, 8))
"""Unmarried, building permit, veterinarian, the stray paper; lists, letters and life stories."""


def make_stack(seed: int, material: Material = WHOLE) -> Stack:
    """A stack of one to nine papers; the same seed and material give the same stack."""
    rng = Random(f"stack/{seed}")
    papers = [_drawn(rng, material) for _ in range(rng.randrange(1, _MOST_PAPERS + 1))]
    has_backs = rng.random() < _BLANK_BACK_SHARE
    has_separators = rng.random() < _SEPARATED_SHARE
    sides: list[StackSide] = []
    for number, (_, sheets) in enumerate(papers):
        if has_separators and number:
            sides.append(StackSide(separator(), True))
        sides += _sides_of(sheets, rng, has_backs=has_backs)
    return Stack(seed, tuple(sides), tuple(name for name, _ in papers))


def separator() -> Sheet:
    """A sheet with a patch code T, to be laid between papers."""
    sheet = Sheet()
    sheet.put(QrCode(60, 60, 80, PATCH_T))
    return sheet


def _sides_of(sheets: Sequence[Sheet], rng: Random, *, has_backs: bool) -> list[StackSide]:
    sides = [StackSide(sheet, number == 0) for number, sheet in enumerate(sheets)]
    if has_backs and (len(sheets) % 2 or rng.random() < 0.2):
        sides.append(StackSide(blank_side(), False))
    return sides


def _drawn(rng: Random, material: Material) -> tuple[str, Sequence[Sheet]]:
    """A longer paper, or one out of a dossier; blank sides come with the stack, not with the paper."""
    if rng.random() < _LONGER_SHARE:
        name, _, make = LONGER[rng.choice(material.longer)]
        return name, make(_filing(rng))
    plan = _story(rng.choice(material.stories), rng.randrange(10_000))
    paper = rng.choice(plan.papers)
    return f"{plan.slug}/{paper.name}", paper.sheets


@lru_cache(maxsize=64)
def _story(number: int, seed: int) -> DossierPlan:
    return STORIES[number](seed)


def _filing(rng: Random) -> Filing:
    office = OFFICES[rng.choice(sorted(OFFICES))]
    day = date(2026, 1, 5) + timedelta(days=rng.randrange(300))
    code = f"H49.{office.unit}-{day:%y%m%d}-{rng.randrange(1, 90):04d}"
    return Filing(code, office, invent(rng, office, today=day), day, Random(rng.random()))


def read_sides(stack: Stack) -> list[ReadSide]:
    """The stack as words with boxes: well read or badly, by the luck of its seed; no pixels are made."""
    rng = Random(f"reading/{stack.seed}")
    share = rng.choice((0.0, 0.02, 0.05, 0.12))
    is_marked = rng.random() < 0.3
    return [
        ReadSide(
            misread(printed(side.sheet, is_marked=is_marked), rng, share),
            side.sheet.is_blank,
            side.begins_paper,
        )
        for side in stack.sides
    ]
