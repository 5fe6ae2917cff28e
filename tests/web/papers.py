"""Small papers of invented people, drawn for the browser to send and the reader to read."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from demo.fonts import Face, Family, at_size

FRONT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "TỜ KHAI ĐĂNG KÝ KHAI SINH",
    "Kính gửi: Ủy ban nhân dân phường Hạ Long",
    "Họ, chữ đệm, tên người yêu cầu: Ngô Xuân Thử",
    "Đề nghị đăng ký khai sinh cho trẻ em dưới đây",
)

BACK = ("Ghi chú của người khai: trẻ sinh tại nhà.",)


def draw(path: Path, *sides: Sequence[str]) -> Path:
    """A TIFF with a page for each side; small, so that it is read quickly."""
    pages = [_side(lines) for lines in sides]
    pages[0].save(path, "TIFF", dpi=(200, 200), save_all=True, append_images=pages[1:])
    return path


def _side(lines: Sequence[str]) -> Image.Image:
    page = Image.new("L", (1100, 160 + 90 * len(lines)), 255)
    pen = ImageDraw.Draw(page)
    for place, line in enumerate(lines):
        pen.text((80, 80 + place * 90), line, fill=0, font=at_size(Face(Family.SERIF), 38))
    return page
