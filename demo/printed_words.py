"""A typeset sheet as words with their boxes, as a faultless or a tired reader would give them."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from demo.fonts import MM_PER_PT, width_mm
from demo.marks import QrCode, Text
from demo.sheet import INVENTED_MARK, Sheet

PX_PER_MM = 300 / 25.4
_SAME_LINE_MM = 2.2


@dataclass(frozen=True)
class PrintedWord:
    """One word; `box` in pixels at 300 dpi, `line` counts the lines from above."""

    text: str
    box: tuple[int, int, int, int]
    line: int


@dataclass(frozen=True)
class PrintedPage:
    """What a reader gives of one side; `codes` are the texts of its QR codes."""

    width_px: int
    height_px: int
    words: tuple[PrintedWord, ...]
    codes: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words, line by line."""
        lines: dict[int, list[str]] = {}
        for word in self.words:
            lines.setdefault(word.line, []).append(word.text)
        return "\n".join(" ".join(line) for line in lines.values())


def printed(sheet: Sheet, *, is_marked: bool = True) -> PrintedPage:
    """Every word of the sheet; without `is_marked`, not the line that says that all is invented."""
    runs = [mark for mark in sheet.marks if isinstance(mark, Text)]
    if not is_marked:
        runs = [run for run in runs if run.text != INVENTED_MARK]
    words = []
    for number, line in enumerate(_lines(runs)):
        words += [word for run in line for word in _words(run, number)]
    codes = tuple(mark.payload for mark in sheet.marks if isinstance(mark, QrCode))
    size = (round(sheet.width_mm * PX_PER_MM), round(sheet.height_mm * PX_PER_MM))
    return PrintedPage(*size, tuple(words), codes)


def _lines(runs: Sequence[Text]) -> list[list[Text]]:
    """Runs on about the same baseline make a line, whatever stands between them."""
    lines: list[list[Text]] = []
    for run in sorted(runs, key=lambda run: run.baseline_mm):
        if lines and run.baseline_mm - lines[-1][0].baseline_mm < _SAME_LINE_MM:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.x_mm) for line in lines]


def _words(run: Text, line: int) -> list[PrintedWord]:
    found, x_mm = [], run.x_mm
    size_mm = run.size_pt * MM_PER_PT
    space = width_mm(" ", run.face, run.size_pt)
    top, bottom = run.baseline_mm - 0.75 * size_mm, run.baseline_mm + 0.22 * size_mm
    for text in run.text.split():
        right = x_mm + width_mm(text, run.face, run.size_pt)
        box = tuple(round(mm * PX_PER_MM) for mm in (x_mm, top, right, bottom))
        found.append(PrintedWord(text, (box[0], box[1], box[2], box[3]), line))
        x_mm = right + space
    return found


def misread(page: PrintedPage, rng: Random, share: float) -> PrintedPage:
    """The page as a tired reader gives it: of `share` of the words, letters are wrong or the word is lost."""
    words = []
    for word in page.words:
        draw = rng.random()
        if draw < share / 4:
            continue
        text = _garbled(word.text, rng) if draw < share else word.text
        words.append(PrintedWord(text, word.box, word.line))
    return PrintedPage(page.width_px, page.height_px, tuple(words), page.codes)


def _garbled(text: str, rng: Random) -> str:
    place = rng.randrange(len(text))
    wrong = rng.choice("aeiounthcl1l.")
    return text[:place] + (wrong.upper() if text[place].isupper() else wrong) + text[place + 1 :]
