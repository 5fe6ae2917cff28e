"""A typeset sheet to a clean page image."""

from PIL import Image, ImageChops, ImageDraw

from demo import penwork, seals
from demo.codes import modules
from demo.fonts import MM_PER_PT, at_size
from demo.marks import Dots, Mark, Patch, Point, QrCode, Seal, Signature, Stroke, Text
from demo.sheet import Sheet

WHITE = (255, 255, 255)
MM_PER_INCH = 25.4


class Canvas:
    """A white page at a resolution that marks are drawn on."""

    def __init__(self, width_mm: float, height_mm: float, dpi: int) -> None:
        self.px_per_mm = dpi / MM_PER_INCH
        size = (round(width_mm * self.px_per_mm), round(height_mm * self.px_per_mm))
        self.image = Image.new("RGB", size, WHITE)
        self._draw = ImageDraw.Draw(self.image)

    def draw(self, mark: Mark) -> None:
        """Put one mark on the page."""
        match mark:
            case Text():
                self._text(mark)
            case Stroke():
                self._line(mark.points_mm, mark.width_mm, mark.ink)
            case Dots():
                self._dots(mark)
            case Patch():
                x, y = self._px(mark.x_mm), self._px(mark.y_mm)
                right, bottom = self._px(mark.x_mm + mark.width_mm), self._px(mark.y_mm + mark.height_mm)
                self._draw.rectangle((round(x), round(y), round(right) - 1, round(bottom) - 1), mark.ink)
            case QrCode():
                self._qr_code(mark)
            case Signature():
                for stroke in penwork.signature(mark):
                    self._line(stroke.points_mm, stroke.width_mm, stroke.ink)
            case Seal():
                self._seal(mark)

    def _px(self, mm: float) -> float:
        return mm * self.px_per_mm

    def _text(self, mark: Text) -> None:
        font = at_size(mark.face, self._px(mark.size_pt * MM_PER_PT))
        xy = (self._px(mark.x_mm), self._px(mark.baseline_mm))
        self._draw.text(xy, mark.text, fill=mark.ink, font=font, anchor="ls")

    def _line(self, points_mm: tuple[Point, ...], width_mm: float, ink: tuple[int, int, int]) -> None:
        points = [(self._px(x), self._px(y)) for x, y in points_mm]
        self._draw.line(points, fill=ink, width=max(1, round(self._px(width_mm))), joint="curve")

    def _dots(self, mark: Dots) -> None:
        radius, y = max(0.8, self._px(0.19)), self._px(mark.baseline_mm - 0.19)
        x = mark.x0_mm
        while x < mark.x1_mm:
            left = self._px(x)
            self._draw.ellipse((left - radius, y - radius, left + radius, y + radius), fill=(60, 60, 60))
            x += 1.15

    def _qr_code(self, mark: QrCode) -> None:
        matrix = modules(mark.payload)
        # Whole pixels a module, or the reader sees modules of two widths.
        step = max(1, int(self._px(mark.side_mm) / (len(matrix) + 8)))
        x0, y0 = round(self._px(mark.x_mm)), round(self._px(mark.y_mm))
        side = step * (len(matrix) + 8)
        self._draw.rectangle((x0, y0, x0 + side - 1, y0 + side - 1), WHITE)
        for row, line in enumerate(matrix):
            for column, is_dark in enumerate(line):
                if is_dark:
                    x, y = x0 + (column + 4) * step, y0 + (row + 4) * step
                    self._draw.rectangle((x, y, x + step - 1, y + step - 1), (10, 10, 10))

    def _seal(self, mark: Seal) -> None:
        print_ = seals.imprint(mark, self.px_per_mm)
        x = round(self._px(mark.x_mm) - print_.width / 2)
        y = round(self._px(mark.y_mm) - print_.height / 2)
        under = self.image.crop((x, y, x + print_.width, y + print_.height))
        # Ink is a filter on the paper: text below a seal stays readable through it.
        self.image.paste(ImageChops.multiply(under, print_), (x, y))


def render(sheet: Sheet, dpi: int) -> Image.Image:
    """The sheet as an RGB image, as a printer would have made it."""
    canvas = Canvas(sheet.width_mm, sheet.height_mm, dpi)
    for mark in sheet.marks:
        canvas.draw(mark)
    return canvas.image
