"""What a dossier consists of before anything is drawn: papers, their containers, how they will be sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from random import Random
from typing import Literal

from demo.degrade import OFFICE, Recipe
from demo.offices import OFFICES
from demo.papers.filing import Filing
from demo.people import invent
from demo.sheet import Sheet

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
    values: Mapping[str, str] = field(default_factory=dict)
    container: Container = Container.PDF
    recipe: Recipe = OFFICE
    dpi: int = 200
    orientation: int = 1  # EXIF, of a JPEG
    upside_down: frozenset[int] = frozenset()  # numbers of the sides fed the wrong way round


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


def applicant_values(filing: Filing) -> dict[str, str]:
    """The values that a form of the applicant's own shows."""
    return {
        "applicant_name": filing.applicant.name,
        "citizen_number": filing.applicant.citizen_number,
    }


def slip_values(filing: Filing) -> dict[str, str]:
    """The values that the receipt slip shows."""
    return {**applicant_values(filing), "dossier_code": filing.case_code}


def issued(number: str, day: date) -> dict[str, str]:
    """Number and date of an issued document."""
    return {"document_number": number, "document_date": day.isoformat()}
