"""Small papers drawn for the tests: invented text in fonts that have every Vietnamese letter."""

import subprocess
from functools import cache
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw, ImageFont

HEADING = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
LINES = (
    HEADING,
    "Độc lập - Tự do - Hạnh phúc",
    "ĐƠN ĐỀ NGHỊ XÁC NHẬN",
    "Kính gửi: Ủy ban nhân dân xã Thạnh Lộc",
    "Tôi tên là Nguyễn Thị Hồng Ngọc, trú tại ấp Bình Thuận.",
    "Kính mong quý cơ quan xem xét và giải quyết theo quy định.",
)


@cache
def font_file(family: str = "Tinos") -> str:
    """A font file with all 134 letters, as fontconfig knows it."""
    found = subprocess.run(
        ["fc-match", "-f", "%{file}", family], capture_output=True, text=True, check=True, timeout=30
    ).stdout
    assert family in Path(found).name, f"the package fonts-croscore is missing, {family} became {found}"
    return found


def paper(
    lines: tuple[str, ...] = LINES,
    *,
    size: tuple[int, int] = (1240, 800),
    dpi: int = 150,
    colour: bool = False,
    letter_px: int = 0,
) -> Image.Image:
    """A white sheet with lines of text, by default 12 point letters on a wide short sheet."""
    image = Image.new("RGB" if colour else "L", size, "white")
    draw = ImageDraw.Draw(image)
    letters = ImageFont.truetype(font_file(), letter_px or dpi * 12 // 72)
    for index, line in enumerate(lines):
        draw.text((size[0] * 0.08, size[1] * 0.08 + index * dpi * 0.32), line, font=letters, fill="black")
    image.info["dpi"] = (dpi, dpi)
    return image


def saved(image: Image.Image, path: Path, dpi: int = 150, **options: object) -> Path:
    """The image in a file of the kind that the name says."""
    image.save(path, dpi=(dpi, dpi), **options)  # type: ignore[arg-type]  # Pillow types options as Any
    return path


def born_digital(path: Path, lines: tuple[str, ...] = LINES) -> Path:
    """A one-page PDF whose text layer and picture both say `lines` (made by Pillow and our own layer)."""
    from ocr import searchable_pdf  # noqa: PLC0415 - most tests draw pictures only
    from ocr.kinds import Kind  # noqa: PLC0415 - as above
    from ocr.page_reading import PageReading, Word  # noqa: PLC0415 - as above

    picture = saved(paper(lines), path.with_suffix(".png"))
    words = []
    with Image.open(picture) as image:
        width, height = image.size
    draw = ImageDraw.Draw(Image.new("L", (10, 10)))
    letters = ImageFont.truetype(font_file(), 25)
    for index, line in enumerate(lines):
        x, y = width * 0.08, height * 0.08 + index * 48
        for text in line.split():
            end = x + draw.textlength(text, font=letters)
            words.append(Word(text, (int(x), int(y), int(end), int(y) + 29), 1.0, index))
            x = end + draw.textlength(" ", font=letters)
    text = "\n".join(lines)
    reading = PageReading(1, width, height, 150, 0, 0.0, False, 1.0, {}, text, tuple(words), (), "image")
    searchable_pdf.write(picture, Kind.PNG, [reading], path)
    return path


def picture_pdf(path: Path, image: Image.Image, dpi: int = 150) -> Path:
    """A PDF that holds nothing but pictures, as a scanner writes it."""
    image.save(path, "PDF", resolution=dpi)
    return path


def text_pdf(
    path: Path, content: bytes, *, pages: int = 1, **extra: pikepdf.Object | int | list[int]
) -> Path:
    """A PDF with a content stream in Helvetica (/F1), A5 and upright unless `extra` says otherwise."""
    pdf = pikepdf.new()
    face = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for _ in range(pages):
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, 420, 595],
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=face)),
            Contents=pdf.make_stream(content),
        )
        for key, value in extra.items():
            page[f"/{key}"] = value
        pdf.pages.append(pikepdf.Page(page))
    pdf.save(path)
    return path


def text_in(path: Path) -> str:
    """What pdftotext finds in a PDF."""
    return subprocess.run(
        ["pdftotext", str(path), "-"], capture_output=True, text=True, check=True, timeout=60
    ).stdout
