"""The pages of a set become the PDF that a scanner would have sent."""

import json
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from bench import page_file, page_set
from bench.errors import BadSet
from bench.page_set import TruthPage

A4_PT = (595.3, 841.9)


def page(folder: Path, name: str, dpi: int | None = None, own_dpi: int | None = None) -> TruthPage:
    """An A4 page at 100 dpi, told by its record, by its file, or by neither."""
    image = folder / name
    paper = Image.new("RGB", (827, 1169), "white")
    if own_dpi is None:
        paper.save(image)
    else:
        paper.save(image, dpi=(own_dpi, own_dpi))
    return TruthPage("clean", image, ("chữ",), (), dpi)


def sizes(pdf_path: Path) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    with pikepdf.open(pdf_path) as pdf:
        return [(float(one.mediabox[2]), float(one.mediabox[3])) for one in pdf.pages]


@pytest.mark.parametrize(("dpi", "own_dpi"), [(100, None), (100, 300), (None, 100), (None, 1), (None, None)])
def test_a_page_is_as_large_as_its_paper(dpi: int | None, own_dpi: int | None, tmp_path: Path) -> None:
    file = page_file.assemble([page(tmp_path, "a.jpg", dpi, own_dpi)], tmp_path / "pages.pdf")

    [size] = sizes(file.path)
    assert size == pytest.approx(A4_PT, abs=2)


def test_the_bytes_of_a_jpeg_go_in_as_they_are(tmp_path: Path) -> None:
    one = page(tmp_path, "a.jpg", 100)

    file = page_file.assemble([one], tmp_path / "pages.pdf")

    with pikepdf.open(file.path) as pdf:
        [image] = pdf.pages[0].get_images().values()
        assert image.read_raw_bytes() == one.image.read_bytes()


def test_what_is_no_image_is_left_out_with_its_reason_and_the_others_keep_their_order(tmp_path: Path) -> None:
    pages = [page(tmp_path, name, 100) for name in ("a.jpg", "b.jpg", "c.png")]
    pages[1].image.write_bytes(b"not an image")

    file = page_file.assemble(pages, tmp_path / "pages.pdf")

    assert file.pages == (pages[0], pages[2])
    assert list(file.left_out) == [pages[1]]
    assert file.left_out[pages[1]]
    assert len(sizes(file.path)) == 2


def test_a_set_without_any_image_is_refused(tmp_path: Path) -> None:
    broken = page(tmp_path, "a.jpg", 100)
    broken.image.write_bytes(b"")

    with pytest.raises(BadSet, match="none of the images"):
        page_file.assemble([broken], tmp_path / "pages.pdf")


def test_a_record_that_knows_no_resolution_says_zero(tmp_path: Path) -> None:
    (tmp_path / "photo").mkdir()
    for name, dpi in (("a", 0), ("b", 240)):
        (tmp_path / "photo" / f"{name}.jpg").touch()
        record = {"text_block": "chữ", "dpi": dpi}
        (tmp_path / "photo" / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")

    assert [one.dpi for one in page_set.load(tmp_path)] == [None, 240]
