"""The searchable PDF of a document: its pages as they came, with the words that were read behind them."""

import io
import logging
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import img2pdf
import pikepdf

from ocr.errors import UnreadableScan
from ocr.kinds import Kind
from ocr.layer_judge import Verdict, judge
from ocr.page_reading import PageReading, Word
from ocr.pdf import cleaning, glyphless, invisible_text
from ocr.pdf.image_page import image_page
from ocr.pdf.invisible_text import Sheet
from ocr.pictures import encode_jpeg
from ocr.poppler import raster
from ocr.settings import ReadingSettings
from ocr.text_layer import TextLayer, text_layer

_A4_PT = (595, 842)
_PAGE_OF_WORDS = 30
"""From here on a text is the page's own; below it is a banner or a stamp put on a picture."""

logger = logging.getLogger(__name__)


def write(source: Path, kind: Kind, pages: Sequence[PageReading], out: Path) -> None:
    """Write the document made of `pages` of `source`, in that order, to `out`, all or nothing.

    Page images are not re-encoded. Pages with a sound text layer keep it; any other text that was
    on a page is replaced by what was read. Nothing in the result acts.
    """
    partial = out.with_name(f".{out.name}.partial")
    try:
        with ExitStack() as stack:
            writer = _Writer(source, kind, stack)
            for reading in pages:
                writer.add(reading)
            writer.save(partial)
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)


class _Writer:
    """A PDF in the making; the sources of its pages stay open until it is saved."""

    def __init__(self, source: Path, kind: Kind, stack: ExitStack) -> None:
        self._source, self._kind, self._stack = source, kind, stack
        self._settings = ReadingSettings()
        self._pdf = stack.enter_context(pikepdf.new())
        self._font = glyphless.font(self._pdf)
        self._original = self._opened() if kind is Kind.PDF else None

    def add(self, reading: PageReading) -> None:
        """Append the page that was read."""
        words = reading.words if reading.source == "image" else ()
        if self._kind is Kind.PDF:
            words = self._add_pdf_page(reading, words)
        else:
            self._add_image_page(reading)
        page = self._pdf.pages[-1]
        page.obj.Rotate = (_inherited_rotation(page) + reading.rotation_deg) % 360
        self._lay(page, reading, words)

    def save(self, path: Path) -> None:
        self._pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    def _opened(self) -> pikepdf.Pdf | None:
        try:
            pdf = self._stack.enter_context(pikepdf.open(self._source))
            # Form fields become ink: without their form, which stays behind, viewers would hide them.
            pdf.generate_appearance_streams()
            pdf.flatten_annotations("screen")
        except (pikepdf.PdfError, pikepdf.PasswordError):
            logger.info("pdf.redrawn", extra={"why": "only poppler can open it"})
            return None
        return pdf

    def _add_pdf_page(self, reading: PageReading, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """Append a page of the source and return the words it still lacks."""
        if self._original is None:
            return self._add_redrawn(reading)
        try:
            page = self._original.pages[reading.number - 1]
            cleaning.detach(page)
            if reading.source == "image":
                words = self._without_old_text(page, reading, words)
            self._pdf.pages.append(page)
        except (_VisibleGarbage, pikepdf.PdfError, IndexError):
            return self._add_redrawn(reading)
        return words

    def _without_old_text(
        self, page: pikepdf.Page, reading: PageReading, words: tuple[Word, ...]
    ) -> tuple[Word, ...]:
        """Take invisible old text off a page that was read from its image, and drop the words that its
        visible text already gives. Raises _VisibleGarbage when that text says something else than it
        shows: then only the page's picture can stay."""
        stripped, visible = cleaning.strip_invisible_text(self._original_pdf, page)
        if stripped or not visible:
            return words
        layer = text_layer(self._source, reading.number, self._settings)
        if layer is None:
            return words
        verdict = judge([text for text, _, _ in layer.words])
        if _is_garbage(verdict) and len(layer.words) >= _PAGE_OF_WORDS:
            raise _VisibleGarbage
        return _beside(words, layer, reading)

    @property
    def _original_pdf(self) -> pikepdf.Pdf:
        if self._original is None:
            raise RuntimeError("only asked for pages of an open source")
        return self._original

    def _add_image_page(self, reading: PageReading) -> None:
        """Append a page of an image file; an empty sheet for one that was set aside as damaged."""
        try:
            single = self._stack.enter_context(image_page(self._source, self._kind, reading))
        except UnreadableScan:
            if reading.width_px:
                raise
            self._pdf.add_blank_page(page_size=_A4_PT)
            return
        self._pdf.pages.append(single.pages[0])

    def _add_redrawn(self, reading: PageReading) -> tuple[Word, ...]:
        """Append the page as a picture of itself, with all its words to be laid over it."""
        picture = raster(self._source, reading.number, self._settings)
        body = img2pdf.convert(encode_jpeg(picture, quality=90), nodate=True)
        single = self._stack.enter_context(pikepdf.open(io.BytesIO(body)))
        self._pdf.pages.append(single.pages[0])
        return reading.words

    def _lay(self, page: pikepdf.Page, reading: PageReading, words: Sequence[Word]) -> None:
        # A page that was set aside has no words, and no size that they could be laid out in.
        content = invisible_text.content(reading, words, _sheet(page)) if words else b""
        if not content:
            return
        page.add_resource(self._font, pikepdf.Name.Font, pikepdf.Name(invisible_text.FONT_NAME))
        # What the page draws may leave its own matrix behind; the words need the page's.
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(b"\nQ\n" + content)


class _VisibleGarbage(Exception):
    """The text that a page shows is not the text that it says."""


def _is_garbage(verdict: Verdict) -> bool:
    return not verdict.is_sound and verdict.reason != "sparse"


def _beside(words: Sequence[Word], layer: TextLayer, reading: PageReading) -> tuple[Word, ...]:
    """The words that stand where the page's own text has none."""
    if reading.rotation_deg:
        return tuple(words)
    taken = [word.box for word in layer.words_on(reading.width_px, reading.height_px, 1.0)]
    return tuple(word for word in words if not any(_holds(box, word) for box in taken))


def _holds(box: tuple[int, int, int, int], word: Word) -> bool:
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _inherited_rotation(page: pikepdf.Page) -> int:
    return round(page.rotation / 90) * 90 % 360


def _sheet(page: pikepdf.Page) -> Sheet:
    """The part of a page that is shown: its crop box inside its media box."""
    media, crop = ([float(side) for side in box] for box in (page.mediabox, page.cropbox))
    media, crop = _ordered(media), _ordered(crop)
    x0, y0 = max(media[0], crop[0]), max(media[1], crop[1])
    x1, y1 = min(media[2], crop[2]), min(media[3], crop[3])
    if x1 <= x0 or y1 <= y0:
        x0, y0, x1, y1 = media
    return Sheet(x0, y0, x1 - x0, y1 - y0, _inherited_rotation(page))


def _ordered(box: Sequence[float]) -> list[float]:
    return [min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])]
