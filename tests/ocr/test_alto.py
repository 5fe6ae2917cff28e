"""ALTO says what was read and where, and stays XML whatever was read."""

from xml.etree import ElementTree as ET

from ocr.alto import alto
from ocr.page_reading import PageReading, Word

SPACE = {"a": "http://www.loc.gov/standards/alto/ns-v4#"}


def _page(number: int, *words: Word) -> PageReading:
    text = " ".join(word.text for word in words)
    return PageReading(number, 1240, 1754, 150, 0, 0.0, not words, 0.9, {}, text, words, (), "image")


def test_words_keep_their_lines_boxes_and_confidence() -> None:
    first = Word("Ủy", (100, 50, 140, 80), 0.93, 0)
    second = Word("ban", (150, 52, 200, 80), 0.5, 0)
    third = Word("Số:", (100, 90, 150, 120), 0.7, 1)

    root = ET.fromstring(alto([_page(4, first, second, third)]))  # noqa: S314 - our own XML

    page = root.find(".//a:Page", SPACE)
    assert page is not None
    assert page.get("PHYSICAL_IMG_NR") == "4"
    lines = root.findall(".//a:TextLine", SPACE)
    assert [[s.get("CONTENT") for s in line.findall("a:String", SPACE)] for line in lines] == [
        ["Ủy", "ban"],
        ["Số:"],
    ]
    word = lines[0].findall("a:String", SPACE)[1]
    assert [word.get(key) for key in ("HPOS", "VPOS", "WIDTH", "HEIGHT", "WC")] == [
        "150",
        "52",
        "50",
        "28",
        "0.500",
    ]


def test_every_page_is_there_even_a_blank_one() -> None:
    root = ET.fromstring(alto([_page(1), _page(2, Word("x", (0, 0, 5, 5), 1.0, 0))]))  # noqa: S314 - as above

    assert len(root.findall(".//a:Page", SPACE)) == 2


def test_characters_that_xml_forbids_are_left_out() -> None:
    root = ET.fromstring(alto([_page(1, Word("a\x01\ud800<&>", (0, 0, 5, 5), 1.0, 0))]))  # noqa: S314 - as above

    (word,) = root.findall(".//a:String", SPACE)
    assert word.get("CONTENT") == "a<&>"
