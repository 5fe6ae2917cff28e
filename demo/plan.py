"""What a dossier consists of before anything is drawn: papers, their containers, how they will be sent."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from random import Random
from typing import Literal

from demo.degrade import OFFICE, Recipe
from demo.offices import OFFICES
from demo.papers.filing import Filing
from demo.people import invent
from demo.sheet import Manner, Sheet, Shown

AttachBy = Literal["upload", "text", "qr", "none"]


class Container(StrEnum):
    """The kinds of file that a paper may be sent as."""

    PDF = "pdf"
    TIFF = "tiff"
    JPEG = "jpeg"
    PNG = "png"
    BORN_DIGITAL = "born-digital"


SUFFIXES = {
    Container.PDF: ".pdf",
    Container.TIFF: ".tif",
    Container.JPEG: ".jpg",
    Container.PNG: ".png",
    Container.BORN_DIGITAL: ".pdf",
}


@dataclass(frozen=True)
class PaperPlan:
    """One paper: its typeset sides, and how it comes to be a file."""

    name: str
    paper_type: str
    sheets: list[Sheet]
    container: Container = Container.PDF
    recipe: Recipe = OFFICE
    dpi: int = 200
    orientation: int = 1  # EXIF, of a JPEG
    upside_down: frozenset[int] = frozenset()  # numbers of the sides fed the wrong way round

    @property
    def shown(self) -> dict[str, Shown]:
        """What its sides show, each value once: of two under one name the first side's."""
        found: dict[str, Shown] = {}
        for sheet in self.sheets:
            found = {**sheet.shown, **found}
        return found

    @property
    def values(self) -> dict[str, str]:
        """What its sides show in writing; what only a code holds is left out."""
        return {name: one.value for name, one in self.shown.items() if one.manner is not Manner.CODE}


@dataclass(frozen=True)
class DossierPlan:
    """One case and its papers. Without a filed code (`attach_by` none) the papers belong to no case."""

    slug: str
    procedure_code: str
    field: str
    filing: Filing
    attach_by: AttachBy
    papers: tuple[PaperPlan, ...]


def open_filing(
    slug: str,
    seed: int,
    office: str,
    day: date,
    *,
    is_male: bool | None = None,
    age: tuple[int, int] = (24, 58),
) -> Filing:
    """A visit drawn from the seed and the dossier's name alone: no dossier depends on another."""
    rng = Random(f"{seed}/{slug}")
    place = OFFICES[office]
    code = f"H49.{place.unit}-{day:%y%m%d}-{rng.randrange(1, 90):04d}"
    applicant = invent(rng, place, is_male=is_male, age=age, today=day)
    return Filing(code, place, applicant, day, rng)
