"""Running text: words broken into lines, set flush, justified or centred."""

from dataclasses import dataclass

from demo.fonts import Face, width_mm
from demo.marks import BLACK, Ink, Text
from demo.sheet import Sheet


@dataclass(frozen=True)
class Word:
    """A word with the face it is set in."""

    text: str
    face: Face


def words_of(text: str, face: Face) -> list[Word]:
    """Split text at blanks; **double stars** turn bold on and off."""
    found: list[Word] = []
    for part_number, part in enumerate(text.split("**")):
        part_face = face.as_bold() if part_number % 2 else face
        found.extend(Word(word, part_face) for word in part.split())
    return _glued(found)


def _glued(words: list[Word]) -> list[Word]:
    # "**X**," leaves a lone comma behind: it must not float away from the word before it.
    glued: list[Word] = []
    for word in words:
        if glued and word.text in {",", ".", ";", ":", ")"}:
            glued[-1] = Word(glued[-1].text + word.text, glued[-1].face)
        else:
            glued.append(word)
    return glued


def break_lines(
    words: list[Word], size_pt: float, room_mm: float, indent_mm: float = 0.0
) -> list[list[Word]]:
    """Greedy lines no wider than the room; the first is shorter by the indent."""
    lines: list[list[Word]] = [[]]
    used = indent_mm
    for word in words:
        width = width_mm(word.text, word.face, size_pt)
        space = width_mm(" ", word.face, size_pt) if lines[-1] else 0.0
        if lines[-1] and used + space + width > room_mm:
            lines.append([])
            used, space = 0.0, 0.0
        lines[-1].append(word)
        used += space + width
    return lines


def _set_line(
    sheet: Sheet, line: list[Word], x_mm: float, size_pt: float, gap_mm: float, ink: Ink = BLACK
) -> None:
    for word in line:
        sheet.put(Text(x_mm, sheet.y_mm, word.text, word.face, size_pt, ink))
        x_mm += width_mm(word.text, word.face, size_pt) + gap_mm


def _natural_mm(line: list[Word], size_pt: float) -> float:
    return sum(width_mm(word.text, word.face, size_pt) for word in line)


def paragraph(
    sheet: Sheet, text: str, *, indent_mm: float = 10.0, face: Face | None = None, is_justified: bool = True
) -> None:
    """Set a paragraph between the margins at the cursor and move below it."""
    face = face or sheet.face
    lines = break_lines(words_of(text, face), sheet.size_pt, sheet.body_mm, indent_mm)
    for number, line in enumerate(lines):
        x_mm = sheet.left_mm + (indent_mm if number == 0 else 0)
        gap_mm = width_mm(" ", face, sheet.size_pt)
        is_last = number == len(lines) - 1
        if is_justified and not is_last and len(line) > 1:
            room = sheet.left_mm + sheet.body_mm - x_mm
            gap_mm = (room - _natural_mm(line, sheet.size_pt)) / (len(line) - 1)
        sheet.down(sheet.line_mm)
        _set_line(sheet, line, x_mm, sheet.size_pt, gap_mm)
        sheet.say(" ".join(word.text for word in line))
    sheet.down(1.6)


def centred(sheet: Sheet, text: str, face: Face, size_pt: float, room_mm: float | None = None) -> None:
    """Set text centred between the margins, broken into lines when it is too wide."""
    middle = sheet.left_mm + sheet.body_mm / 2
    for line in break_lines(words_of(text, face), size_pt, room_mm or sheet.body_mm):
        sheet.down(size_pt * 0.46)
        plain = " ".join(word.text for word in line)
        sheet.centred_at(middle, sheet.y_mm, plain, face, size_pt)
        sheet.say(plain)
    sheet.down(1.2)


def column(sheet: Sheet, x_mm: float, room_mm: float, lines: list[tuple[str, Face, float]]) -> None:
    """Set centred lines in a column that starts at `x_mm`, wrapping each to its room."""
    for text, face, size_pt in lines:
        for line in break_lines(words_of(text, face), size_pt, room_mm):
            sheet.down(size_pt * 0.44)
            plain = " ".join(word.text for word in line)
            sheet.centred_at(x_mm + room_mm / 2, sheet.y_mm, plain, face, size_pt)
            sheet.say(plain)
