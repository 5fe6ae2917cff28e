"""The invented dossiers as files in a folder, with the truth about each."""

import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from demo import containers, frame
from demo.born_digital import write_born_digital
from demo.degrade import scan
from demo.plan import SUFFIXES, AttachBy, Container, DossierPlan, PaperPlan
from demo.raster import render
from demo.stories import civil, community, holdings, police

DEFAULT_SEED = 20261123

STORIES: tuple[Callable[[int], DossierPlan], ...] = (
    civil.birth,
    civil.unmarried,
    holdings.land_transfer,
    holdings.household_business,
    holdings.building_permit,
    police.moved_house,
    police.licence_exchange,
    police.criminal_record,
    community.poor_household,
    community.adoption,
    community.veterinarian,
    community.carrier,
    civil.nobody_filed,
)


@dataclass(frozen=True)
class Paper:
    """One file: `pages` sides in order, `text_truth` one text a side (empty for a blank one).

    `values` holds what the paper shows in writing, by the names of extracted values: document_number,
    document_date (YYYY-MM-DD), agency, subject, signer_name, applicant_name, citizen_number, …
    """

    name: str
    path: Path
    paper_type: str
    pages: int
    text_truth: tuple[str, ...]
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Dossier:
    """One case with its papers. `case_code` is None for papers that belong to no case.

    `attach_by` says what may tie the papers to the case: the code given at `upload`, the code printed in
    the `text`, the code in a `qr` sticker, or nothing (`none`).
    """

    case_code: str | None
    procedure_code: str
    field: str
    office: str
    applicant: str
    papers: tuple[Paper, ...]
    attach_by: AttachBy


def plan_dossiers(seed: int = DEFAULT_SEED) -> list[DossierPlan]:
    """All dossiers, typeset but not drawn: quick, for whoever needs only sheets or texts."""
    return [_marked(story(seed)) for story in STORIES]


def write_dossiers(folder: Path, seed: int = DEFAULT_SEED) -> list[Dossier]:
    """Write every dossier below `folder`, one sub-folder each; the same seed gives the same bytes."""
    return write_planned(plan_dossiers(seed), folder, seed)


def write_planned(plans: Iterable[DossierPlan], folder: Path, seed: int = DEFAULT_SEED) -> list[Dossier]:
    """Write some of the planned dossiers."""
    return [_write_dossier(plan, folder / plan.slug, seed) for plan in plans]


def _marked(plan: DossierPlan) -> DossierPlan:
    """Put the dossier code on the papers when it is the papers that must carry it."""
    code = plan.filing.case_code
    for paper in plan.papers:
        first = paper.sheets[0]
        if plan.attach_by == "text" and paper.paper_type != "one_stop_slip":
            frame.case_code_line(first, code)
        elif plan.attach_by == "qr":
            frame.code_sticker(first, code)
    return plan


def _write_dossier(plan: DossierPlan, folder: Path, seed: int) -> Dossier:
    folder.mkdir(parents=True, exist_ok=True)
    code = plan.filing.case_code
    return Dossier(
        case_code=None if plan.attach_by == "none" else code,
        procedure_code=plan.procedure_code,
        field=plan.field,
        office=plan.filing.office.slug,
        applicant=plan.filing.applicant.name,
        papers=tuple(
            _write_paper(paper, folder / f"{number:02d}-{paper.name}{SUFFIXES[paper.container]}", plan, seed)
            for number, paper in enumerate(plan.papers, 1)
        ),
        attach_by=plan.attach_by,
    )


def _write_paper(paper: PaperPlan, path: Path, plan: DossierPlan, seed: int) -> Paper:
    _write_file(paper, path, f"{seed}/{plan.slug}/{paper.name}")
    truth = tuple(sheet.text_truth for sheet in paper.sheets)
    return Paper(paper.name, path, paper.paper_type, len(paper.sheets), truth, paper.values)


def _write_file(paper: PaperPlan, path: Path, seed: str) -> None:
    images = page_images(paper, seed)
    match paper.container:
        case Container.PDF:
            containers.write_pdf(images, path, paper.dpi)
        case Container.TIFF:
            containers.write_tiff_g4(images, path, paper.dpi)
        case Container.JPEG:
            containers.write_jpeg(images[0], path, paper.dpi, paper.orientation)
        case Container.PNG:
            containers.write_png(images[0], path, paper.dpi)
        case Container.BORN_DIGITAL:
            write_born_digital(paper.sheets, path)


def page_images(paper: PaperPlan, seed: str) -> list[Image.Image]:
    """The sides of a paper as the scanner saw them."""
    rng = np.random.default_rng(zlib.crc32(seed.encode()))
    clean = [render(sheet, paper.dpi) for sheet in paper.sheets]
    scanned = []
    for number, image in enumerate(clean, 1):
        # The two sides of a leaf are neighbours: 1 and 2, 3 and 4.
        other = number - 2 if number % 2 == 0 else number
        back = clean[other] if other < len(clean) and clean[other].size == image.size else None
        seen = scan(image, paper.recipe, rng, back)
        scanned.append(seen.rotate(180) if number in paper.upside_down else seen)
    return scanned
