"""One paper, understood: what its pages say, what it is, and which cases it names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from classify.answer import Answer
from classify.grammars.dossier_code import written_dossier_codes
from classify.heading import find_heading
from ingest.attachment import Evidence, FoundCode
from ingest.conversions import to_page
from ingest.page_runs import PageRun
from ingest.service import Service
from ocr.page_reading import PageReading
from storage.tables import Page

TITLE_CHARS = 300


@dataclass(frozen=True)
class PageAtHand:
    """A page's row and what was read on it."""

    row: Page
    reading: PageReading


@dataclass(frozen=True)
class FiledPaper:
    """A paper ready to be kept."""

    run: PageRun
    page_ids: tuple[str, ...]
    text: str
    title: str
    confidence: float
    answer: Answer
    classifier: str
    codes: tuple[FoundCode, ...]
    pdf_key: str = ""

    def with_pdf(self, pdf_key: str) -> "FiledPaper":
        """The same with its searchable PDF stored."""
        return replace(self, pdf_key=pdf_key)


def understood(service: Service, run: PageRun, pages: Sequence[PageAtHand]) -> FiledPaper:
    """Classify the paper that these pages make."""
    answer = service.classifier.classify([to_page(page.reading) for page in pages])
    return FiledPaper(
        run=run,
        page_ids=tuple(page.row.id for page in pages),
        text="\n".join(page.reading.text for page in pages),
        title=title_of(pages).replace("\0", ""),
        confidence=_mean_confidence(pages),
        answer=answer,
        classifier=service.classifier.version,
        codes=tuple(codes_on(page.reading for page in pages)),
    )


def title_of(pages: Sequence[PageAtHand]) -> str:
    """The printed title with what stands under it, from the first page that has one; empty when none has."""
    headings = (find_heading(page.reading.text) for page in pages)
    return next((heading.whole for heading in headings if heading.title), "")[:TITLE_CHARS]


def codes_on(readings: Iterable[PageReading]) -> list[FoundCode]:
    """Every dossier code that is printed on the pages or stands in a bar code, once for each page."""
    found: dict[tuple[str, Evidence, int], FoundCode] = {}
    for reading in readings:
        sources = [(Evidence.TEXT, reading.text), *((Evidence.QR, code.text) for code in reading.codes)]
        for by, text in sources:
            for code, raw in written_dossier_codes(text):
                found.setdefault((code, by, reading.number), FoundCode(code, by, reading.number, raw))
    return list(found.values())


def _mean_confidence(pages: Sequence[PageAtHand]) -> float:
    """The mean over words, so that a page of three words does not hide a bad page of three hundred."""
    words = [word for page in pages for word in page.reading.words]
    return sum(word.confidence for word in words) / len(words) if words else 0.0
