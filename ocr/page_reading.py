"""What is known of one page after it was read: the value that crosses the border of this package."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Box = tuple[int, int, int, int]
"""x0, y0, x1, y1 in pixels of the upright page; x1 and y1 are the first pixel outside."""

Source = Literal["image", "layer"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands on the page; `line` counts the page's text lines in reading order.

    `raw` is what the engine read, where a repair changed it.
    """

    text: str
    box: Box
    confidence: float
    line: int
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A barcode or QR code and what it says."""

    kind: str
    text: str
    box: Box


RegionKind = Literal["seal", "signature", "handwriting"]


@dataclass(frozen=True, slots=True)
class Region:
    """Part of a page that is seen and not read: a seal, a signature, writing nobody could make out."""

    kind: RegionKind
    box: Box


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page, read. Boxes are in pixels of the page image turned by `rotation_deg` clockwise.

    `skew_deg` was measured and undone for reading only; the page that is shown keeps it.
    """

    number: int
    width_px: int
    height_px: int
    dpi: int
    rotation_deg: int
    skew_deg: float
    is_blank: bool
    confidence: float
    quality: Mapping[str, float]
    text: str
    words: tuple[Word, ...]
    codes: tuple[Code, ...]
    source: Source
    regions: tuple[Region, ...] = ()

    @classmethod
    def unread(cls, number: int) -> "PageReading":
        """A page that could not be read: it keeps its place among the pages, with no size and no words."""
        return cls(number, 0, 0, 0, 0, 0.0, False, 0.0, {}, "", (), (), "layer")

    def to_json(self) -> dict[str, object]:
        """The keys of the public page record, in plain JSON types."""
        return {
            "number": self.number,
            "width_px": self.width_px,
            "height_px": self.height_px,
            "dpi": self.dpi,
            "rotation_deg": self.rotation_deg,
            "skew_deg": round(self.skew_deg, 2),
            "is_blank": self.is_blank,
            "confidence": round(self.confidence, 4),
            "quality": {name: round(value, 4) for name, value in self.quality.items()},
            "source": self.source,
            "text": self.text,
            "words": [_word_to_json(word) for word in self.words],
            "codes": [{"kind": c.kind, "text": c.text, "box": list(c.box)} for c in self.codes],
            "regions": [{"kind": region.kind, "box": list(region.box)} for region in self.regions],
        }

    @classmethod
    def from_json(cls, obj: Mapping[str, object]) -> "PageReading":
        """The reading that `to_json` wrote. Raises KeyError, TypeError or ValueError on anything else."""
        return cls(
            number=_integer(obj["number"]),
            width_px=_integer(obj["width_px"]),
            height_px=_integer(obj["height_px"]),
            dpi=_integer(obj["dpi"]),
            rotation_deg=_integer(obj["rotation_deg"]),
            skew_deg=_number(obj["skew_deg"]),
            is_blank=bool(obj["is_blank"]),
            confidence=_number(obj["confidence"]),
            quality={str(name): _number(value) for name, value in _mapping(obj["quality"]).items()},
            text=str(obj["text"]),
            words=tuple(_word_from_json(_mapping(word)) for word in _sequence(obj["words"])),
            codes=tuple(_code_from_json(_mapping(code)) for code in _sequence(obj["codes"])),
            source=_source(obj["source"]),
            regions=tuple(_region_from_json(_mapping(one)) for one in _sequence(obj.get("regions", []))),
        )


def confidence_of(words: Sequence[Word]) -> float:
    """The mean confidence of the words, each weighing as many letters as it has; 0 without words."""
    letters = sum(len(word.text) for word in words)
    if letters == 0:
        return 0.0
    return sum(word.confidence * len(word.text) for word in words) / letters


def text_of(words: Iterable[Word]) -> str:
    """The words as text in NFC: words of a line joined by spaces, lines by line feeds."""
    lines: dict[int, list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return unicodedata.normalize("NFC", "\n".join(" ".join(line) for line in lines.values()))


def _word_to_json(word: Word) -> dict[str, object]:
    obj: dict[str, object] = {
        "text": word.text,
        "box": list(word.box),
        "confidence": round(word.confidence, 4),
        "line": word.line,
    }
    return obj if word.raw is None else obj | {"raw": word.raw}


def _word_from_json(obj: Mapping[str, object]) -> Word:
    raw = str(obj["raw"]) if "raw" in obj else None
    return Word(str(obj["text"]), _box(obj["box"]), _number(obj["confidence"]), _integer(obj["line"]), raw)


def _code_from_json(obj: Mapping[str, object]) -> Code:
    return Code(str(obj["kind"]), str(obj["text"]), _box(obj["box"]))


def _region_from_json(obj: Mapping[str, object]) -> Region:
    kinds: dict[object, RegionKind] = {"seal": "seal", "signature": "signature", "handwriting": "handwriting"}
    if obj["kind"] not in kinds:
        raise ValueError(f"no kind of region: {obj['kind']!r}")
    return Region(kinds[obj["kind"]], _box(obj["box"]))


def _source(value: object) -> Source:
    if value == "image":
        return "image"
    if value == "layer":
        return "layer"
    raise ValueError(f"a page is read from its image or its layer, not from {value!r}")


def _integer(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"expected an integer, got {type(value).__name__}")
    return value


def _number(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError(f"expected a number, got {type(value).__name__}")
    return float(value)


def _sequence(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise TypeError(f"expected a list, got {type(value).__name__}")
    return value


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError(f"expected an object, got {type(value).__name__}")
    return value


def _box(value: object) -> Box:
    x0, y0, x1, y1 = (_integer(side) for side in _sequence(value))
    return (x0, y0, x1, y1)
