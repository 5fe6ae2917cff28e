"""Lines read by the engine; one that reads badly is shown another way, and the better reading kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import cv2

from ocr.engine import Engine
from ocr.page_image import Pixels
from ocr.page_reading import Word, confidence_of
from ocr.vietnamese.syllables import share_of_syllables

_LETTER_PX = 24.0
"""Height of letters at which lines are shown first."""
_DOUBTFUL = 0.88
_DOUBTFUL_WORD = 0.6
_GUESSED = 0.4
_NO_SYLLABLE = 0.1
_BORDER_PX = 4


@dataclass(frozen=True, slots=True)
class Look:
    """A line as a picture, where its corner lies on the prepared page, and the page's letter height."""

    picture: Pixels
    corner: tuple[int, int]
    letter_height: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of one line, boxes in pixels of the prepared page."""

    words: tuple[Word, ...]

    @property
    def confidence(self) -> float:
        return confidence_of(self.words)


Way = Callable[[Look], tuple[Pixels, float]]
"""A line made ready for the engine, and by how much it was enlarged."""


def read_again(looks: Sequence[Look], engine: Engine, known: Mapping[int, Reading]) -> list[Reading]:
    """A reading for each look; those of places in `known` were read before. Raises PageFailed."""
    new = [place for place in range(len(looks)) if place not in known]
    first = dict(zip(new, read_in(plain, [looks[place] for place in new], engine), strict=True))
    readings = [known[place] if place in known else first[place] for place in range(len(looks))]
    for way in OTHER_WAYS:
        doubtful = [index for index, reading in enumerate(readings) if is_doubtful(reading)]
        if not doubtful:
            break
        others = read_in(way, [looks[index] for index in doubtful], engine)
        for index, other in zip(doubtful, others, strict=True):
            readings[index] = better(readings[index], other)
    return readings


def read_in(way: Way, looks: Sequence[Look], engine: Engine) -> list[Reading]:
    """The looks read in one way."""
    shown = [way(look) for look in looks]
    read = engine.read_lines([picture for picture, _ in shown])
    return [
        Reading(tuple(_on_page(word, look, factor) for word in words))
        for look, (_, factor), words in zip(looks, shown, read, strict=True)
    ]


def plain(look: Look) -> tuple[Pixels, float]:
    """The line as it is, at the size at which the engine reads best."""
    return _sized(look, _LETTER_PX)


def larger(look: Look) -> tuple[Pixels, float]:
    """The line half as large again."""
    return _sized(look, 1.45 * _LETTER_PX)


def sharper(look: Look) -> tuple[Pixels, float]:
    """The line with its strokes set off from the paper."""
    picture, factor = _sized(look, 1.2 * _LETTER_PX)
    soft = cv2.GaussianBlur(picture, (0, 0), 2.0)
    return cv2.addWeighted(picture, 1.8, soft, -0.8, 0).astype("uint8"), factor


OTHER_WAYS: tuple[Way, ...] = (larger, sharper)


def is_doubtful(reading: Reading) -> bool:
    """Whether a line should be looked at again."""
    least = min((word.confidence for word in reading.words), default=0.0)
    return reading.confidence < _DOUBTFUL or least < _DOUBTFUL_WORD


def is_unreadable(reading: Reading) -> bool:
    """Whether what was read is no more than a guess: handwriting, the rim of a seal."""
    return not reading.words or reading.confidence < _GUESSED


def better(first: Reading, second: Reading) -> Reading:
    """Of two readings of a line the surer words, or the surer line where they part it differently."""
    if len(first.words) == len(second.words) and all(map(_is_same_place, first.words, second.words)):
        return Reading(tuple(max(pair, key=_worth) for pair in zip(first.words, second.words, strict=True)))
    return second if _line_worth(second) > _line_worth(first) + 0.01 else first


def _is_same_place(one: Word, other: Word) -> bool:
    shared = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    return shared > 0.6 * min(one.box[2] - one.box[0], other.box[2] - other.box[0])


def _worth(word: Word) -> float:
    """How sure the engine is of a word, less where Vietnamese has no such syllable."""
    return word.confidence - _NO_SYLLABLE * (1 - share_of_syllables([word.text]))


def _line_worth(reading: Reading) -> float:
    wrong = 1 - share_of_syllables([word.text for word in reading.words])
    return reading.confidence - _NO_SYLLABLE * wrong


def _sized(look: Look, letter_px: float) -> tuple[Pixels, float]:
    factor = letter_px / look.letter_height
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    picture = cv2.resize(look.picture, None, fx=factor, fy=factor, interpolation=method)
    edge = _BORDER_PX
    framed = cv2.copyMakeBorder(picture, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=(255,))
    return framed.astype("uint8"), factor


def _on_page(word: Word, look: Look, factor: float) -> Word:
    left, top = look.corner
    x0, y0, x1, y1 = ((side - _BORDER_PX) / factor for side in word.box)
    return replace(word, box=(round(x0) + left, round(y0) + top, round(x1) + left, round(y1) + top))
