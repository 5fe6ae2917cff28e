"""Drawn, degraded and packed pages can still be read."""

import os
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageOps, ImageSequence

from demo import containers, degrade
from demo.born_digital import write_born_digital
from demo.dossiers import page_images, plan_dossiers
from demo.fonts import Face, Family
from demo.marks import QrCode, Seal
from demo.plan import DossierPlan, PaperPlan
from demo.raster import render
from demo.sheet import Sheet

PLANS = {plan.slug: plan for plan in plan_dossiers()}


def paper(slug: str, name: str) -> PaperPlan:
    return next(paper for paper in PLANS[slug].papers if paper.name == name)


def read_by_tesseract(image: Image.Image) -> str:
    buffer = BytesIO()
    image.save(buffer, "PNG")
    done = subprocess.run(
        ["tesseract", "-", "-", "-l", "vie", "--dpi", "200"],
        input=buffer.getvalue(),
        capture_output=True,
        check=True,
        timeout=60,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return done.stdout.decode()


def codes_of(plan: DossierPlan) -> list[tuple[str, list[str]]]:
    """For each paper with a QR code: its name and what a reader finds on the scanned first side."""
    found = []
    for paper_plan in plan.papers:
        if any(isinstance(mark, QrCode) for mark in paper_plan.sheets[0].marks):
            first = replace(paper_plan, sheets=paper_plan.sheets[:1])
            (image,) = page_images(first, "codes")
            found.append((paper_plan.name, [code.text for code in zxingcpp.read_barcodes(image)]))
    return found


def test_the_code_on_a_card_and_on_a_slip_survive_the_scanner() -> None:
    plan = PLANS["khai-sinh"]

    found = dict(codes_of(plan))

    assert found["can-cuoc"] == [plan.filing.applicant.card_payload]
    assert found["giay-tiep-nhan"] == [plan.filing.case_code]


def test_every_paper_of_the_sticker_dossier_carries_its_code() -> None:
    plan = PLANS["ho-ngheo"]

    found = codes_of(plan)

    assert len(found) == len(plan.papers)
    assert all(texts == [plan.filing.case_code] for _, texts in found)


@pytest.mark.parametrize(
    ("slug", "name", "title"),
    [
        ("khai-sinh", "to-khai", "TỜ KHAI ĐĂNG KÝ KHAI SINH"),
        ("giay-phep-xay-dung", "cam-ket", "BẢN CAM KẾT BẢO ĐẢM AN TOÀN"),
        ("bien-dong-dat-dai", "giay-tiep-nhan", "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"),
        ("tinh-trang-hon-nhan", "giay-xac-nhan", "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"),
    ],
)
def test_the_title_of_a_degraded_page_is_readable(slug: str, name: str, title: str) -> None:
    image = page_images(paper(slug, name), "titles")[0]

    assert title in read_by_tesseract(image)


def test_a_born_digital_page_gives_its_truth_back(tmp_path: Path) -> None:
    sheets = paper("chung-chi-thu-y", "don-dang-ky").sheets

    write_born_digital(sheets, tmp_path / "form.pdf")

    done = subprocess.run(
        ["pdftotext", "-raw", str(tmp_path / "form.pdf"), "-"], capture_output=True, check=True, timeout=30
    )
    assert done.stdout.decode().split() == sheets[0].text_truth.split()


def test_a_born_digital_page_refuses_a_qr_code(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.put(QrCode(10, 10, 20, "H49.61-261123-0007"))

    with pytest.raises(ValueError, match="QrCode"):
        write_born_digital([sheet], tmp_path / "code.pdf")


def test_text_below_a_seal_stays_dark() -> None:
    sheet = Sheet()
    sheet.text_at(30, 50, "PHÓ CHỦ TỊCH", Face(Family.SERIF, bold=True), 14)
    bare = render(sheet, 150)

    sheet.put(Seal(45, 48, 34, "ĐƠN VỊ GIẢ ĐỊNH • ", "MẪU", 5.0))
    sealed = render(sheet, 150)

    was_dark = np.asarray(bare.convert("L")) < 90
    assert (np.asarray(sealed.convert("L"))[was_dark] < 110).all()
    assert ImageChops.difference(bare, sealed).getbbox() is not None


def test_a_scan_depends_on_its_seed_alone() -> None:
    page = render(paper("khong-ma", "to-khai-trich-luc").sheets[0], 75)

    def scanned(seed: int) -> bytes:
        return degrade.scan(page, degrade.WORN, np.random.default_rng(seed), back=page).tobytes()

    assert scanned(1) == scanned(1) != scanned(2)


def test_the_clean_recipe_changes_nothing() -> None:
    page = render(paper("khong-ma", "to-khai-trich-luc").sheets[0], 75)

    assert degrade.scan(page, degrade.CLEAN, np.random.default_rng(0)).tobytes() == page.tobytes()


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_turned_photograph_is_upright_for_who_heeds_its_exif(tmp_path: Path, orientation: int) -> None:
    page = render(paper("khong-ma", "to-khai-trich-luc").sheets[0], 60)
    path = tmp_path / "photo.jpg"

    containers.write_jpeg(page, path, 60, orientation, quality=95)

    with Image.open(path) as stored:
        upright = ImageOps.exif_transpose(stored)
        assert upright.size == page.size
        difference = ImageChops.difference(upright.convert("L"), page.convert("L"))
        assert np.asarray(difference).mean() < 3


def test_a_fax_tiff_keeps_pages_and_resolution(tmp_path: Path) -> None:
    pages = [render(sheet, 100) for sheet in paper("bien-dong-dat-dai", "hop-dong").sheets]
    path = tmp_path / "contract.tif"

    containers.write_tiff_g4(pages, path, 100)

    with Image.open(path) as image:
        assert (image.mode, image.info["compression"]) == ("1", "group4")
        assert sum(1 for _ in ImageSequence.Iterator(image)) == 2
        assert image.info["dpi"] == (100, 100)
