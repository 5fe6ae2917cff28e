"""Which of the words of a page were read right, so that their confidences can be held to account."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from bench.calibration import Judged
from bench.text_score import normal
from ocr.page_reading import Word


def judged(words: Sequence[Word], orders: Sequence[str]) -> Iterator[Judged]:
    """Each word's confidence, and whether it was right.

    Right is a word that the alignment with the fewest word errors, against the better reading order, sets
    beside an equal one; one that was joined or split is wrong. What is but a fill-in leader is no word.
    """
    parts = [(number, part) for number, word in enumerate(words) for part in normal(word.text).split()]
    read = [part for _, part in parts]
    truth = _nearest(read, orders)
    right = _matched(read, truth)
    wrong = {number for place, (number, _) in enumerate(parts) if place not in right}
    for number in dict.fromkeys(number for number, _ in parts):
        yield Judged(words[number].confidence, number not in wrong)


def _nearest(read: Sequence[str], orders: Sequence[str]) -> list[str]:
    """The words of the reading order that text_score scores against."""
    truths = [normal(order).split() for order in orders]
    return min(truths, key=lambda truth: Levenshtein.distance(read, truth) / max(len(truth), 1))


def _matched(read: Sequence[str], truth: Sequence[str]) -> set[int]:
    """The places of the read words that stand beside their equals."""
    blocks = Levenshtein.opcodes(read, truth)
    return {
        place for block in blocks if block.tag == "equal" for place in range(block.src_start, block.src_end)
    }
