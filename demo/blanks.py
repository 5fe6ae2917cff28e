"""The blanks of a form: labels with dotted lines, boxes to tick, boxes for the digits of a number."""

from demo.fonts import width_mm
from demo.marks import Dots, Stroke, Text
from demo.paragraphs import break_lines, words_of
from demo.sheet import Sheet

Blank = tuple[str, str]
GAP_MM = 1.2


def fill(sheet: Sheet, *blanks: Blank) -> None:
    """One line of labels and values; the dots share what the labels leave, by the length of the values.

    A lone value too long for its line runs on over further dotted lines.
    """
    sheet.down(sheet.line_mm + 0.6)
    if len(blanks) == 1:
        _fill_long(sheet, *blanks[0])
        return
    labels_mm = sum(width_mm(label, sheet.face, sheet.size_pt) + 2 * GAP_MM for label, _ in blanks)
    room_mm = sheet.body_mm - labels_mm
    weight = sum(len(value) + 4 for _, value in blanks)
    x_mm = sheet.left_mm
    for label, value in blanks:
        x_mm = sheet.text_at(x_mm, sheet.y_mm, label) + GAP_MM
        end_mm = x_mm + room_mm * (len(value) + 4) / weight
        _value_over_dots(sheet, x_mm, end_mm, value)
        x_mm = end_mm + GAP_MM
    sheet.say(" ".join(f"{label} {value}".strip() for label, value in blanks))


def _fill_long(sheet: Sheet, label: str, value: str) -> None:
    x_mm = sheet.text_at(sheet.left_mm, sheet.y_mm, label) + GAP_MM
    end_mm = sheet.left_mm + sheet.body_mm
    indent_mm = x_mm - sheet.left_mm + 1.0
    words = words_of(value, sheet.pen.face)
    for number, line in enumerate(break_lines(words, sheet.pen.size_pt, sheet.body_mm - 1, indent_mm)):
        if number:
            sheet.down(sheet.line_mm + 0.6)
            x_mm = sheet.left_mm
        text = " ".join(word.text for word in line)
        _value_over_dots(sheet, x_mm, end_mm, text)
        sheet.say(f"{label} {text}" if number == 0 else text)


def _value_over_dots(sheet: Sheet, x0_mm: float, x1_mm: float, value: str) -> None:
    pen = sheet.pen
    taken_mm = 0.0 if pen.is_over_dots or not value else width_mm(value, pen.face, pen.size_pt) + 2.4
    sheet.put(Dots(x0_mm + taken_mm, x1_mm, sheet.y_mm))
    if value:
        sheet.put(Text(x0_mm + 0.8, sheet.y_mm - pen.lift_mm, value, pen.face, pen.size_pt, pen.ink))


def tick_boxes(sheet: Sheet, label: str, choices: tuple[str, ...], ticked: int) -> None:
    """A label, then choices each with a box behind it; one box is ticked."""
    sheet.down(sheet.line_mm + 0.6)
    x_mm = sheet.text_at(sheet.left_mm, sheet.y_mm, label) + 4
    for number, choice in enumerate(choices):
        x_mm = sheet.text_at(x_mm, sheet.y_mm, choice) + 2
        _box(sheet, x_mm, sheet.y_mm, is_ticked=number == ticked)
        x_mm += 3.6 + 9
    sheet.say(" ".join((label, *choices)))


def _box(sheet: Sheet, x_mm: float, baseline_mm: float, *, is_ticked: bool) -> None:
    top = baseline_mm - 3.3
    _outline(sheet, x_mm, top, 3.6, 3.6)
    if is_ticked:
        check = ((x_mm + 0.5, top + 1.8), (x_mm + 1.5, top + 3.1), (x_mm + 4.4, top - 0.9))
        sheet.put(Stroke(check, 0.45, sheet.pen.ink))


def _outline(sheet: Sheet, x_mm: float, y_mm: float, width_mm_: float, height_mm: float) -> None:
    right, bottom = x_mm + width_mm_, y_mm + height_mm
    corners = ((x_mm, y_mm), (right, y_mm), (right, bottom), (x_mm, bottom), (x_mm, y_mm))
    sheet.put(Stroke(corners, 0.2))


def digit_boxes(sheet: Sheet, label: str, digits: str) -> None:
    """A number written one digit to a box, as on residence and identity forms."""
    sheet.down(sheet.line_mm + 2.0)
    x_mm = sheet.text_at(sheet.left_mm, sheet.y_mm, label) + 2
    side = 5.6
    for digit in digits:
        _outline(sheet, x_mm, sheet.y_mm - 4.4, side, 6.0)
        pen = sheet.pen
        width = width_mm(digit, pen.face, pen.size_pt)
        sheet.put(Text(x_mm + (side - width) / 2, sheet.y_mm, digit, pen.face, pen.size_pt, pen.ink))
        x_mm += side
    sheet.say(f"{label} {digits}")


def frame_box(sheet: Sheet, x_mm: float, y_mm: float, width: float, height_mm: float, caption: str) -> None:
    """An empty framed place with a caption in its middle, such as for a photograph."""
    _outline(sheet, x_mm, y_mm, width, height_mm)
    sheet.centred_at(x_mm + width / 2, y_mm + height_mm / 2, caption, sheet.face.as_italic(), 10)
    sheet.say(caption)
