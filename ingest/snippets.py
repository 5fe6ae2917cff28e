"""The place in a text where the words of a search stand, in the text's own letters."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.folding import fold

BEFORE_CHARS, AFTER_CHARS = 60, 140


@dataclass(frozen=True)
class Snippet:
    """Some of a page's text around the first hit; `hits` are (start, end) places in `text`."""

    page: int
    text: str
    hits: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class _Word:
    folded: str
    start: int
    end: int


def snippet_of(pages: Sequence[tuple[int, str]], query: str) -> Snippet | None:
    """The first place of the page that holds most words of the query; None when no page holds any."""
    wanted = fold(query).split()
    if not wanted:
        return None
    best: tuple[int, int, str, list[_Word]] | None = None
    for number, text in pages:
        hits = [word for word in _words(text) if _is_hit(word.folded, wanted)]
        distinct = len({word.folded for word in hits})
        if hits and (best is None or distinct > best[0]):
            best = (distinct, number, text, hits)
    return None if best is None else _cut(*best[1:])


def _is_hit(folded: str, wanted: Sequence[str]) -> bool:
    """Whether it is a word of the query; the query's last word may be a beginning, as in the index."""
    return folded in wanted or folded.startswith(wanted[-1])


def _words(text: str) -> list[_Word]:
    """The words of a text as the index knows them, with their places.

    Every letter is folded by itself, so that places in the folded text are places in the text.
    """
    words: list[_Word] = []
    start, letters = 0, ""
    for place, char in enumerate(f"{text} "):
        folded = fold(char)
        if folded:
            start = place if not letters else start
            letters += folded
        elif letters and not _is_mark(char):
            words.append(_Word(letters, start, place))
            letters = ""
    return words


def _is_mark(char: str) -> bool:
    """Whether the character only marks the letter before it, and so does not end a word."""
    return "\u0300" <= char <= "\u036f"


def _cut(number: int, text: str, hits: Sequence[_Word]) -> Snippet:
    """The text around the first hit, cut between words."""
    start = _after_space(text, hits[0].start - BEFORE_CHARS)
    end = _before_space(text, hits[0].end + AFTER_CHARS)
    inside = tuple(
        (hit.start - start, hit.end - start) for hit in hits if start <= hit.start and hit.end <= end
    )
    return Snippet(number, text[start:end], inside)


def _after_space(text: str, place: int) -> int:
    if place <= 0:
        return 0
    spaces = [at for at in (text.find(" ", place), text.find("\n", place)) if at >= 0]
    return min(spaces) + 1


def _before_space(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    return max(text.rfind(" ", 0, place), text.rfind("\n", 0, place))
