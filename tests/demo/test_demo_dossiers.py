"""The invented dossiers keep what the demonstration promises."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageSequence

from demo.dossiers import Dossier, Paper, plan_dossiers, write_dossiers, write_planned
from demo.people import slashed, spelled
from demo.sheet import INVENTED_MARK, Manner
from demo.specimens import plan_specimens

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> list[Dossier]:
    return write_dossiers(tmp_path_factory.mktemp("dossiers"))


def papers_of(dossiers: list[Dossier]) -> Iterator[Paper]:
    return (paper for dossier in dossiers for paper in dossier.papers)


def pages_in(path: Path) -> int:
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            return len(pdf.pages)
    with Image.open(path) as image:
        return sum(1 for _ in ImageSequence.Iterator(image))


def ways_to_write(iso_date: str) -> tuple[str, str]:
    day = date.fromisoformat(iso_date)
    return slashed(day), spelled(day)


def test_there_are_dossiers_pages_and_fields_enough(dossiers: list[Dossier]) -> None:
    assert len(dossiers) >= 10
    assert sum(paper.pages for paper in papers_of(dossiers)) >= 45
    assert len({dossier.field for dossier in dossiers}) >= 10
    assert len({dossier.case_code for dossier in dossiers}) == len(dossiers)


def test_together_they_are_small_enough_to_send(dossiers: list[Dossier]) -> None:
    assert sum(paper.path.stat().st_size for paper in papers_of(dossiers)) < 25 * MEGABYTE


def test_every_file_has_as_many_pages_as_its_truth(dossiers: list[Dossier]) -> None:
    for paper in papers_of(dossiers):
        assert pages_in(paper.path) == paper.pages == len(paper.text_truth), paper.path.name


def test_every_side_with_text_says_that_it_is_invented(dossiers: list[Dossier]) -> None:
    for text in (text for paper in papers_of(dossiers) for text in paper.text_truth if text):
        assert text.endswith(INVENTED_MARK)
        assert unicodedata.is_normalized("NFC", text)


def test_at_least_one_paper_was_scanned_with_its_blank_back(dossiers: list[Dossier]) -> None:
    assert any("" in paper.text_truth for paper in papers_of(dossiers))


def test_the_values_of_a_paper_stand_in_its_text(dossiers: list[Dossier]) -> None:
    for paper in papers_of(dossiers):
        text = " ".join(paper.text_truth).replace("\n", " ").casefold()
        for name, value in paper.values.items():
            lines = value.replace(", ", " ") if name == "signer_position" else value
            written = ways_to_write(value) if name.endswith("_date") else (lines,)
            assert any(way.casefold() in text for way in written), f"{paper.path.name}: {name}"


def test_a_form_that_nobody_filled_in_shows_no_value() -> None:
    [blank] = [paper for paper in plan_specimens(3)[0].papers if paper.name == "to-khai-trang"]

    assert blank.shown == {}
    assert blank.sheets[0].text_truth


def test_papers_show_every_kind_of_value_and_say_in_which_manner() -> None:
    plans = [*plan_dossiers(), *plan_specimens(3)]
    shown = [item for plan in plans for paper in plan.papers for item in paper.shown.items()]

    assert {name for name, _ in shown} >= {
        "document_number", "document_date", "agency", "subject", "signer_name", "signer_position",
        "applicant_name", "owner_name", "submitter_name", "citizen_number", "birth_date", "cccd_qr",
        "tax_code", "land_parcel", "map_sheet", "certificate_serial", "certificate_book_number",
        "dossier_code", "procedure_code", "appointment_date",
    }  # fmt: skip
    assert {one.manner for _, one in shown} == set(Manner)


def test_specimens_say_that_they_are_invented() -> None:
    for paper in plan_specimens(3)[0].papers:
        assert all(sheet.text_truth.endswith(INVENTED_MARK) for sheet in paper.sheets)


def test_cases_are_told_by_upload_by_text_by_code_and_not_at_all(dossiers: list[Dossier]) -> None:
    assert {dossier.attach_by for dossier in dossiers} == {"upload", "text", "qr", "none"}


def test_each_paper_sent_without_a_code_prints_it_where_the_text_must_tell(dossiers: list[Dossier]) -> None:
    for dossier in (dossier for dossier in dossiers if dossier.attach_by == "text"):
        for paper in dossier.papers:
            assert f"Mã hồ sơ: {dossier.case_code}" in paper.text_truth[0]


def test_nothing_readable_betrays_the_case_where_only_a_qr_code_may(dossiers: list[Dossier]) -> None:
    for dossier in (dossier for dossier in dossiers if dossier.attach_by == "qr"):
        assert dossier.case_code is not None
        assert all(dossier.case_code not in text for paper in dossier.papers for text in paper.text_truth)


def test_the_paper_of_no_case_shows_no_dossier_code(dossiers: list[Dossier]) -> None:
    (stray,) = [dossier for dossier in dossiers if dossier.attach_by == "none"]

    assert stray.case_code is None
    assert all("Mã hồ sơ" not in text and "H49" not in text for text in stray.papers[0].text_truth)


def test_the_files_come_in_the_containers_that_offices_send(dossiers: list[Dossier]) -> None:
    assert {paper.path.suffix for paper in papers_of(dossiers)} == {".pdf", ".tif", ".jpg", ".png"}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    bytes_of = []

    for attempt in ("first", "second"):
        plans = [plan for plan in plan_dossiers() if plan.slug in {"khong-ma", "ly-lich-tu-phap"}]
        written = write_planned(plans, tmp_path / attempt)
        bytes_of.append([paper.path.read_bytes() for paper in papers_of(written)])

    assert bytes_of[0] == bytes_of[1]


def test_another_seed_gives_other_people() -> None:
    def applicants(seed: int) -> list[str]:
        return [plan.filing.applicant.citizen_number for plan in plan_dossiers(seed)]

    assert not set(applicants(1)) & set(applicants(2))


@pytest.mark.parametrize("seed", range(12))
def test_no_page_runs_over_its_foot(seed: int) -> None:
    for plan in (*plan_dossiers(seed), *plan_specimens(seed)):
        for paper in plan.papers:
            for sheet in paper.sheets:
                assert sheet.y_mm < sheet.height_mm - 10, f"{plan.slug}/{paper.name}"
