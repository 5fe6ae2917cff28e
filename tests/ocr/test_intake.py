"""What comes in is known by its bytes, limited before it is decoded, and refused in words that help."""

import io
import zlib
from pathlib import Path

import numpy as np
import pikepdf
import pillow_heif
import pytest
from PIL import Image

from ocr.errors import UnreadableScan
from ocr.scan_file import Kind, inspect, load_page
from ocr.settings import ReadingSettings
from tests.ocr.papers import paper, picture_pdf, saved, text_pdf

SETTINGS = ReadingSettings()


def _refusal(path: Path, settings: ReadingSettings = SETTINGS) -> UnreadableScan:
    with pytest.raises(UnreadableScan) as refusal:
        inspect(path, settings)
    return refusal.value


def _corner_image() -> Image.Image:
    """A wide picture whose top left corner alone is dark."""
    image = Image.new("L", (160, 80), 255)
    image.paste(0, (0, 0, 40, 20))
    return image


def _darkest_corner(pixels: np.ndarray) -> str:
    height, width = pixels.shape[:2]
    corners = {
        "top left": pixels[: height // 2, : width // 2],
        "top right": pixels[: height // 2, width // 2 :],
        "bottom left": pixels[height // 2 :, : width // 2],
        "bottom right": pixels[height // 2 :, width // 2 :],
    }
    return min(corners, key=lambda name: float(corners[name].mean()))


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [("jpg", Kind.JPEG), ("png", Kind.PNG), ("tif", Kind.TIFF), ("webp", Kind.WEBP), ("heic", Kind.HEIC)],
)
def test_a_picture_is_known_by_its_bytes_whatever_its_name(suffix: str, kind: Kind, tmp_path: Path) -> None:
    pillow_heif.register_heif_opener()
    original = tmp_path / f"scan.{suffix}"
    paper(size=(400, 300)).save(original)
    misnamed = original.rename(tmp_path / "scan.pdf")

    facts = inspect(misnamed, SETTINGS)

    assert (facts.kind, facts.page_count) == (kind, 1)
    assert facts.media_type.startswith("image/")
    assert load_page(misnamed, kind, 1, SETTINGS).width == 400


def test_a_pdf_is_known_behind_leading_bytes(tmp_path: Path) -> None:
    path = picture_pdf(tmp_path / "scan.pdf", paper())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert inspect(path, SETTINGS).kind is Kind.PDF


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"PK\x03\x04" + b"\0" * 60, "unknown_type"),
        (b"From: an@example.vn\r\nSubject: scan\r\n\r\nplease", "unknown_type"),
        (b"\x00\x01\x02\x03" * 30, "unknown_type"),
        (b"%PDF-1.7\nnothing more", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "damaged"),
    ],
)
def test_what_is_no_scan_is_refused_with_the_next_step(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "scan.bin"
    path.write_bytes(content)

    refusal = _refusal(path)

    assert refusal.code == code
    assert "hãy" in refusal.detail_vi
    assert "send" in refusal.detail_en


def test_each_limit_names_its_setting(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    frames = [paper(size=(300, 200)) for _ in range(3)]
    frames[0].save(path, save_all=True, append_images=frames[1:])

    refusals = {
        setting: _refusal(path, ReadingSettings.model_validate({setting: limit}))
        for setting, limit in (("max_bytes", 100), ("max_pages", 2), ("max_pixels", 50_000))
    }

    for setting, refusal in refusals.items():
        assert refusal.code == f"too_many_{setting.removeprefix('max_')}"
        assert f"SOHOA_{setting.upper()}" in refusal.detail_vi
        assert f"SOHOA_{setting.upper()}" in refusal.detail_en


def test_a_picture_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    header = io.BytesIO()
    Image.new("1", (8, 8)).save(header, "PNG")
    size = (100_000).to_bytes(4, "big")
    bomb = bytearray(header.getvalue())
    bomb[16:24] = size + size
    bomb[29:33] = zlib.crc32(bomb[12:29]).to_bytes(4, "big")
    path = tmp_path / "bomb.png"
    path.write_bytes(bomb)

    assert _refusal(path).code == "too_many_pixels"


def test_a_huge_picture_inside_a_pdf_is_refused_by_its_header(tmp_path: Path) -> None:
    path = picture_pdf(tmp_path / "scan.pdf", paper())

    assert _refusal(path, ReadingSettings(max_pixels=100_000)).code == "too_many_pixels"


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "pdf"])
def test_a_file_cut_short_is_refused_not_read_half(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"scan.{suffix}"
    noise = np.random.default_rng(7).integers(0, 255, (400, 300), dtype=np.uint8)
    Image.fromarray(noise).save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])

    assert _refusal(path).code == "damaged"


def test_a_pdf_that_asks_for_a_password_is_refused_and_one_that_does_not_is_taken(tmp_path: Path) -> None:
    plain = picture_pdf(tmp_path / "plain.pdf", paper())
    with pikepdf.open(plain) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="secret", owner="owner"))
        pdf.save(tmp_path / "restricted.pdf", encryption=pikepdf.Encryption(user="", owner="owner"))

    assert _refusal(tmp_path / "locked.pdf").code == "encrypted"
    assert inspect(tmp_path / "restricted.pdf", SETTINGS).page_count == 1


def test_a_pdf_without_pages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    with pikepdf.new() as pdf:
        pdf.save(path)

    assert _refusal(path).code == "no_pages"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_exif_orientation_is_shown_as_it_was_seen(orientation: int, tmp_path: Path) -> None:
    stored_as = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    image = _corner_image() if stored_as is None else _corner_image().transpose(stored_as)
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "photo.jpg"
    image.save(path, exif=exif, quality=95)

    page = load_page(path, Kind.JPEG, 1, SETTINGS)

    assert (page.width, page.height) == (160, 80)
    assert _darkest_corner(page.pixels) == "top left"


def test_clear_places_are_white_and_deep_greys_keep_their_order(tmp_path: Path) -> None:
    see_through = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    see_through.paste((0, 0, 0, 255), (0, 0, 30, 40))
    see_through.save(tmp_path / "alpha.png")
    Image.fromarray(np.tile(np.linspace(0, 65535, 60).astype(np.uint16), (40, 1))).save(tmp_path / "deep.png")

    alpha = load_page(tmp_path / "alpha.png", Kind.PNG, 1, SETTINGS).pixels
    deep = load_page(tmp_path / "deep.png", Kind.PNG, 1, SETTINGS).pixels

    assert alpha[:, :25].max() == 0
    assert alpha[:, 35:].min() == 255
    assert deep[0, 0] == 0
    assert deep[0, -1] == 255
    assert (np.diff(deep[0].astype(int)) >= 0).all()


def test_printing_inks_become_the_light_they_print(tmp_path: Path) -> None:
    image = Image.new("CMYK", (60, 40), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 30, 40))
    image.save(tmp_path / "inks.jpg", quality=95)

    pixels = load_page(tmp_path / "inks.jpg", Kind.JPEG, 1, SETTINGS).pixels

    assert pixels[:, :25].mean() < 20
    assert pixels[:, 35:].mean() > 235


def test_fax_pages_get_square_pixels(tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    Image.new("1", (400, 200), 1).save(path, dpi=(204, 98), compression="group4")

    page = load_page(path, Kind.TIFF, 1, SETTINGS)

    assert page.dpi == 204
    assert page.width == 400
    assert page.height == pytest.approx(416, abs=2)


def test_pages_of_a_tiff_stay_in_order_and_thumbnails_are_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "pages.tif"
    frames = [Image.new("L", (50 * number, 40), 255) for number in (1, 2, 3)]
    frames[0].save(path, save_all=True, append_images=frames[1:], compression="tiff_lzw")

    assert inspect(path, SETTINGS).page_count == 3
    assert [load_page(path, Kind.TIFF, number, SETTINGS).width for number in (1, 2, 3)] == [50, 100, 150]


def test_a_sheet_larger_than_any_scan_is_drawn_coarser_not_refused(tmp_path: Path) -> None:
    path = text_pdf(tmp_path / "plan.pdf", b"0 0 100 100 re f", pages=1)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].MediaBox = [0, 0, 2384, 3370]
        pdf.save()

    page = load_page(path, Kind.PDF, 1, SETTINGS)

    assert 72 <= page.dpi < 150
    assert page.width == pytest.approx(2384 / 72 * page.dpi, abs=2)


def test_only_the_asked_page_of_a_pdf_is_taken(tmp_path: Path) -> None:
    pages = [Image.new("L", (200, 100 * number), 255) for number in (1, 2, 3)]
    path = tmp_path / "three.pdf"
    pages[0].save(path, "PDF", resolution=100, save_all=True, append_images=pages[1:])

    heights = [load_page(path, Kind.PDF, number, SETTINGS).height for number in (1, 2, 3)]

    assert heights == [100, 200, 300]


def test_resolution_is_guessed_where_the_file_is_silent(tmp_path: Path) -> None:
    silent = saved(paper(size=(1654, 1169)), tmp_path / "silent.png")
    with Image.open(silent) as image:
        bare = Image.new("L", image.size, 255)
    bare.save(silent)

    assert load_page(silent, Kind.PNG, 1, SETTINGS).dpi == pytest.approx(141, abs=1)
