"""The readings of a document as ALTO 4 XML, the form in which archives keep recognised text."""

import unicodedata
from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from ocr.page_reading import Box, PageReading, Word

_NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
_SCHEMA = "https://www.loc.gov/standards/alto/v4/alto-4-4.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def alto(pages: Sequence[PageReading]) -> bytes:
    """ALTO 4.4 of `pages` in order: lines and words with boxes in pixels and word confidence (WC)."""
    root = ET.Element(
        "alto",
        {
            "xmlns": _NAMESPACE,
            "xmlns:xsi": _XSI,
            "xsi:schemaLocation": f"{_NAMESPACE} {_SCHEMA}",
            "SCHEMAVERSION": "4.4",
        },
    )
    description = ET.SubElement(root, "Description")
    ET.SubElement(description, "MeasurementUnit").text = "pixel"
    layout = ET.SubElement(root, "Layout")
    for index, page in enumerate(pages, start=1):
        _add_page(layout, page, index)
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _add_page(layout: ET.Element, page: PageReading, index: int) -> None:
    size = {"WIDTH": str(page.width_px), "HEIGHT": str(page.height_px)}
    element = ET.SubElement(
        layout,
        "Page",
        {"ID": f"page_{index}", "PHYSICAL_IMG_NR": str(page.number), "PC": f"{page.confidence:.3f}", **size},
    )
    space = ET.SubElement(element, "PrintSpace", {"HPOS": "0", "VPOS": "0", **size})
    if not page.words:
        return
    block = ET.SubElement(space, "TextBlock", {"ID": f"page_{index}_text", **_place(_around(page.words))})
    for line, words in groupby(page.words, key=lambda word: word.line):
        _add_line(block, f"page_{index}_line_{line}", list(words))


def _add_line(block: ET.Element, name: str, words: Sequence[Word]) -> None:
    element = ET.SubElement(block, "TextLine", {"ID": name, **_place(_around(words))})
    for index, word in enumerate(words):
        if index:
            ET.SubElement(element, "SP")
        said = {"CONTENT": _printable(word.text), "WC": f"{word.confidence:.3f}"}
        ET.SubElement(element, "String", {"ID": f"{name}_{index}", **_place(word.box), **said})


def _place(box: Box) -> dict[str, str]:
    x0, y0, x1, y1 = box
    return {"HPOS": str(x0), "VPOS": str(y0), "WIDTH": str(max(0, x1 - x0)), "HEIGHT": str(max(0, y1 - y0))}


def _around(words: Sequence[Word]) -> Box:
    boxes = [word.box for word in words]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _printable(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return "".join(
        char
        for char in text
        if unicodedata.category(char) not in ("Cc", "Cs") and ord(char) not in (0xFFFE, 0xFFFF)
    )
