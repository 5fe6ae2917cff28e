"""Lines come in the order in which a person reads them, and none is lost or read twice."""

from hypothesis import given
from hypothesis import strategies as st

from ocr.layout.order import lines_in_order
from ocr.layout.pieces import Piece
from ocr.page_reading import Box

LETTER_PX = 20.0


def _piece(left: int, top: int, width: int) -> Piece:
    """A run of letters whose accents and tails reach a little beyond them."""
    box = (left, top - 6, left + width, top + 26)
    return Piece(box, float(top), top + LETTER_PX, max(1, width // 15), LETTER_PX)


def _read(*pieces: Piece, cells: tuple[Box, ...] = (), filled: bool = False) -> list[tuple[int, ...]]:
    return lines_in_order(pieces, cells, [filled] * len(pieces), LETTER_PX)


def test_a_heading_of_two_columns_is_read_left_then_right() -> None:
    office = (_piece(100, 100, 300), _piece(130, 140, 240), _piece(150, 180, 200))
    motto = (_piece(600, 100, 500), _piece(700, 140, 300), _piece(680, 184, 340))
    title = _piece(400, 300, 380)

    assert _read(*office, *motto, title) == [(0,), (1,), (2,), (3,), (4,), (5,), (6,)]


def test_the_list_of_recipients_is_read_before_the_signature_beside_it() -> None:
    recipients = tuple(_piece(100, 1000 + 40 * line, 260) for line in range(5))
    signed = (_piece(700, 1000, 360), _piece(780, 1040, 200), _piece(740, 1160, 280))

    assert _read(*recipients, *signed) == [(index,) for index in range(8)]


def test_a_form_is_read_row_by_row_although_its_rows_have_wide_gaps() -> None:
    rows = [piece for row in range(4) for piece in (_piece(100, 40 * row, 200), _piece(600, 40 * row, 200))]

    assert _read(*rows, filled=True) == [(0, 1), (2, 3), (4, 5), (6, 7)]
    assert _read(*rows, filled=False) == [(0,), (2,), (4,), (6,), (1,), (3,), (5,), (7,)]


def test_a_line_as_wide_as_the_page_is_read_after_both_words_of_the_row_over_it() -> None:
    over, row, under = _piece(100, 0, 900), (_piece(100, 40, 200), _piece(700, 40, 200)), _piece(100, 80, 900)

    assert [index for line in _read(over, *row, under) for index in line] == [0, 1, 2, 3]


def test_table_cells_are_read_row_by_row_with_the_lines_of_a_cell_together() -> None:
    cells = tuple((x, y, x + 400, y + 100) for y in (100, 200) for x in (100, 500))
    title, after = _piece(300, 20, 300), _piece(100, 330, 500)
    written = [_piece(x + 20, y + down, 200) for x, y, *_ in cells for down in (15, 60)]

    assert _read(after, *written, title, cells=cells) == [(9,), *((index,) for index in range(1, 9)), (0,)]


def test_two_tables_are_read_where_each_stands() -> None:
    cells = tuple((x, y, x + 400, y + 60) for y in (100, 160, 600, 660) for x in (100, 500))
    between = _piece(100, 400, 700)
    written = [_piece(x + 20, y + 20, 200) for x, y, *_ in cells]

    assert _read(between, *written, cells=cells) == [(index,) for index in (1, 2, 3, 4, 0, 5, 6, 7, 8)]


def test_accents_and_tails_that_overlap_do_not_mix_two_lines() -> None:
    lines = tuple(_piece(100 + 20 * line, 100 + 30 * line, 700) for line in range(6))

    assert _read(*reversed(lines)) == [(index,) for index in reversed(range(6))]


pieces = st.lists(
    st.builds(_piece, st.integers(0, 900), st.integers(0, 600), st.integers(5, 500)), max_size=12
)
boxes = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 400), st.integers(501, 1000), st.integers(401, 700)),
    max_size=3,
)


@given(pieces, boxes, st.data())
def test_every_piece_is_read_exactly_once(pieces: list[Piece], cells: list[Box], data: st.DataObject) -> None:
    filled = data.draw(st.lists(st.booleans(), min_size=len(pieces), max_size=len(pieces)))

    lines = lines_in_order(pieces, cells, filled, LETTER_PX)

    assert sorted(index for line in lines for index in line) == list(range(len(pieces)))
    for line in lines:
        assert [pieces[index].box[0] for index in line] == sorted(pieces[index].box[0] for index in line)
