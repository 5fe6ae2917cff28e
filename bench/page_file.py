"""The pages of a set as one PDF, their images as they are: what a scanner would have sent."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import img2pdf
import pikepdf
from PIL import Image

from bench.errors import BadSet
from bench.page_set import TruthPage

_A4_LONG_IN = 297 / 25.4
_LEAST_DPI = 30
"""A resolution below this is a file's way of saying that it knows none."""


@dataclass(frozen=True, slots=True)
class PageFile:
    """A PDF with these pages of a set in order; and the others, each with the reason why it is not there."""

    path: Path
    pages: tuple[TruthPage, ...]
    left_out: Mapping[TruthPage, str]


def assemble(pages: Sequence[TruthPage], path: Path) -> PageFile:
    """Write the PDF at `path`. Raises BadSet when no page can be put into it."""
    left_out: dict[TruthPage, str] = {}
    with pikepdf.new() as whole:
        for page in pages:
            try:
                body = _one_page(page)
            except Exception as error:  # each refusal of img2pdf is a class of its own
                left_out[page] = f"{type(error).__name__}: {error}"
                continue
            with pikepdf.open(io.BytesIO(body)) as single:
                whole.pages.extend(single.pages)
        if len(whole.pages) == 0:
            raise BadSet("không ảnh nào ghép được vào PDF / none of the images can be put into a PDF")
        whole.save(path)
    return PageFile(path, tuple(page for page in pages if page not in left_out), left_out)


def dpi_of(page: TruthPage) -> float:
    """The resolution by the page's record, else by its file, else as if it were A4."""
    if page.dpi:
        return page.dpi
    with Image.open(page.image) as image:
        own = float(image.info.get("dpi", (0, 0))[0])
        return own if own >= _LEAST_DPI else max(image.size) / _A4_LONG_IN


def _one_page(page: TruthPage) -> bytes:
    dpi = dpi_of(page)
    body = img2pdf.convert(
        page.image.read_bytes(),
        layout_fun=img2pdf.get_fixed_dpi_layout_fun((dpi, dpi)),
        first_frame_only=True,
        nodate=True,
    )
    return bytes(body)
