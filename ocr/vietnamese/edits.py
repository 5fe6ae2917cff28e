"""Changes of a line's text, carried over to its words: texts, boxes, confidences and what was read before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ocr.page_reading import Box, Word

OF_A_CLOSED_LIST = 0.9
"""The least confidence of what fits a closed list: it is surer than the engine was of its letters."""


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` stands in place of the line's characters from `start` to `end`.

    `least_confidence` is for what a closed list proves; words keep their own confidence otherwise.
    """

    start: int
    end: int
    text: str
    least_confidence: float = 0.0


def line_text(words: Iterable[Word]) -> str:
    """The words of one line joined by single spaces: the text that edits count in."""
    return " ".join(word.text for word in words)


def edited(words: Sequence[Word], edits: Iterable[Edit]) -> tuple[Word, ...]:
    """The words of a line after edits that do not overlap; unchanged words come back as they are."""
    line = tuple(words)
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        line = _with_edit(line, edit)
    return line


def _with_edit(words: tuple[Word, ...], edit: Edit) -> tuple[Word, ...]:
    starts = _starts(words)
    first = max(index for index, start in enumerate(starts) if start <= edit.start)
    last = max(index for index, start in enumerate(starts) if start < max(edit.end, edit.start + 1))
    head = words[first].text[: edit.start - starts[first]]
    tail = words[last].text[edit.end - starts[last] :]
    texts = f"{head}{edit.text}{tail}".split()
    changed = _rewritten(words[first : last + 1], texts, edit.least_confidence)
    return (*words[:first], *changed, *words[last + 1 :])


def _starts(words: Sequence[Word]) -> list[int]:
    starts, place = [], 0
    for word in words:
        starts.append(place)
        place += len(word.text) + 1
    return starts


def _rewritten(old: Sequence[Word], texts: Sequence[str], least: float) -> Iterable[Word]:
    if len(old) == len(texts):
        return [_reworded(word, text, least) for word, text in zip(old, texts, strict=True)]
    return _shared(old, texts, least)


def _reworded(word: Word, text: str, least: float) -> Word:
    if text == word.text:
        return word
    return replace(word, text=text, raw=_as_read(word), confidence=max(word.confidence, least))


def _shared(old: Sequence[Word], texts: Sequence[str], least: float) -> Iterable[Word]:
    """New words over the old ones: each takes the boxes of the letters in its place, and their confidence."""
    scale = sum(len(word.text) for word in old) / sum(len(text) for text in texts)
    place = 0.0
    for text in texts:
        parts = _parts(old, place, place + len(text) * scale)
        confidence = min(word.confidence for word, _ in parts)
        raw = " ".join(_as_read(word) for word, _ in parts)
        yield Word(text, _around([box for _, box in parts]), max(confidence, least), old[0].line, raw)
        place += len(text) * scale


def _parts(words: Sequence[Word], start: float, end: float) -> list[tuple[Word, Box]]:
    """The words with letters from `start` to `end`, each with the part of its box that these fill."""
    found, place = [], 0.0
    for word in words:
        low, high = max(start, place), min(end, place + len(word.text))
        if high - low > 0:
            found.append((high - low, word, _slice(word, low - place, high - place)))
        place += len(word.text)
    enough = min(0.5, max(size for size, _, _ in found))
    return [(word, box) for size, word, box in found if size >= enough]


def _slice(word: Word, low: float, high: float) -> Box:
    x0, y0, x1, y1 = word.box
    step = (x1 - x0) / len(word.text)
    return (round(x0 + low * step), y0, round(x0 + high * step), y1)


def _around(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def _as_read(word: Word) -> str:
    return word.text if word.raw is None else word.raw
