"""Page images in tier folders, each beside its truth."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.errors import BadSet

_IMAGES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp"}


@dataclass(frozen=True, slots=True)
class TruthPage:
    """An image of one page, the accepted reading orders of its text, and the values printed on it.

    `dpi` is what its record says; None where it is silent.
    """

    tier: str
    image: Path
    orders: tuple[str, ...]
    fields: tuple[str, ...]
    dpi: float | None


def load(folder: Path) -> tuple[TruthPage, ...]:
    """Every page of every tier, in the order of their names. Raises BadSet."""
    try:
        tiers = sorted(path for path in folder.iterdir() if path.is_dir())
        pages = tuple(page for tier in tiers for page in _tier(tier))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise BadSet(f"{folder.name}: không đọc được / cannot be read ({error})") from error
    if not pages:
        raise BadSet(
            f"{folder.name}: không có ảnh trang trong thư mục con nào; cần BẬC/TRANG.png và TRANG.txt (.json)"
            " / no page image in any folder below it; it needs TIER/PAGE.png beside PAGE.txt or PAGE.json"
        )
    return pages


def _tier(folder: Path) -> Iterator[TruthPage]:
    for image in sorted(folder.iterdir()):
        if image.suffix.lower() in _IMAGES:
            yield _page(folder.name, image)


def _page(tier: str, image: Path) -> TruthPage:
    record, text = image.with_suffix(".json"), image.with_suffix(".txt")
    facts = _object(json.loads(record.read_text(encoding="utf-8"))) if record.exists() else {}
    orders = [str(facts[name]) for name in ("text_block", "text_rows") if name in facts]
    if not orders and text.exists():
        orders = [text.read_text(encoding="utf-8")]
    if not orders:
        raise BadSet(
            f"{tier}/{image.name}: không có văn bản gốc; hãy thêm {text.name}"
            f" / has no true text; add {text.name} beside it"
        )
    values = tuple(_values(facts.get("fields", [])))
    return TruthPage(tier, image, tuple(orders), values, _resolution(facts.get("dpi")))


def _values(fields: object) -> Iterator[str]:
    if not isinstance(fields, list):
        raise TypeError("'fields' of a page is a list of objects with a 'value'")
    for field in fields:
        yield str(_object(field)["value"])


def _resolution(value: object) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float):
        raise TypeError("'dpi' of a page is a number")
    return value or None  # 0 is how a record says that nobody knows


def _object(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError(f"expected a JSON object, got {type(value).__name__}")
    return value
