"""Papers of several pages: the ones whose later pages bear no title."""

from collections.abc import Callable
from datetime import timedelta

from demo import frame
from demo.flowing import Flow, Numbering
from demo.fonts import Face, Family
from demo.papers.filing import Filing
from demo.paragraphs import centred
from demo.people import slashed
from demo.sentences import clause, sentences
from demo.sheet import Sheet

SHARES = [1.0, 5.0, 2.5, 4.0]


def _flow(filing: Filing, first: Sheet, running_line: str = "") -> Flow:
    """Every office numbers in its own way, and not every one has a running line."""
    numbering = filing.rng.choice(
        (Numbering.NONE, *(Numbering.ABOVE,) * 3, Numbering.BELOW, Numbering.BELOW_OF)
    )
    line = running_line if filing.rng.random() < 0.5 else ""
    return Flow(first, lambda: Sheet(size_pt=first.size_pt, face=first.face), numbering, line)


def long_contract(filing: Filing) -> list[Sheet]:
    """A contract of many articles, signed at its end by both sides."""
    first = Sheet(size_pt=filing.rng.choice((12.5, 13.0, 14.0)))
    frame.nation(first)
    kind = filing.rng.choice(("THUÊ MẶT BẰNG", "GÓP VỐN", "TẶNG CHO TÀI SẢN", "THI CÔNG XÂY DỰNG"))
    frame.title(first, f"HỢP ĐỒNG {kind}")
    flow = _flow(filing, first, f"Hợp đồng {kind.lower()}")
    other = filing.somebody()
    for role, person in (("BÊN A", filing.applicant), ("BÊN B", other)):
        flow.paragraph(
            f"**{role}:** {person.name}, sinh ngày {person.born_text}, nơi cư trú: {person.address}."
        )
    for number in range(1, filing.rng.randrange(8, 26)):
        flow.paragraph(f"**Điều {number}. {clause(filing.rng)}**", indent_mm=0)
        for _ in range(filing.rng.randrange(1, 4)):
            flow.paragraph(sentences(filing.rng, filing.rng.randrange(1, 5)))
    left = filing.signer("BÊN A", filing.applicant.name, frame.HOW_TO_SIGN)
    frame.signatures(flow.need(45), left, filing.signer("BÊN B", other.name, frame.HOW_TO_SIGN))
    if filing.rng.random() < 0.4:
        frame.title(flow.need(80), "LỜI CHỨNG CỦA CÔNG CHỨNG VIÊN")
        flow.paragraph(sentences(filing.rng, 3))
        frame.signatures(flow.need(45), None, filing.officer("CÔNG CHỨNG VIÊN"))
    return flow.finished()


def decision_with_list(filing: Filing) -> list[Sheet]:
    """A decision, and behind it the list that it speaks of, as an appendix with a title of its own."""
    first = Sheet()
    frame.agency_heading(first, "TỈNH QUẢNG NINH", f"UBND {filing.office.commune.upper()}")
    number = f"{filing.rng.randrange(10, 900)}/QĐ-UBND"
    frame.number_and_date(first, number, filing.office.place, filing.day)
    frame.title(first, "QUYẾT ĐỊNH", f"Về việc {clause(filing.rng).lower()}")
    flow = _flow(filing, first)
    for _ in range(filing.rng.randrange(2, 5)):
        flow.paragraph(f"Căn cứ {sentences(filing.rng, 1)}")
    for article in range(1, filing.rng.randrange(3, 7)):
        flow.paragraph(f"**Điều {article}.** {sentences(filing.rng, filing.rng.randrange(1, 5))}")
    places = ("Như Điều 3", "Phòng Kinh tế", "Lưu: VT")
    frame.recipients(flow.need(60), places, filing.officer("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"))
    if filing.rng.random() < 0.6:
        _appendix(filing, flow, number)
    return flow.finished()


def _appendix(filing: Filing, flow: Flow, number: str) -> None:
    sheet = flow.need(400)
    centred(sheet, filing.rng.choice(("PHỤ LỤC", "PHỤ LỤC I", "DANH SÁCH")), frame.BOLD, 14)
    centred(sheet, f"(Kèm theo Quyết định số {number} ngày {slashed(filing.day)})", frame.ITALIC, 12)
    _rows(filing, flow, filing.rng.randrange(10, 70))


def _rows(filing: Filing, flow: Flow, count: int) -> None:
    flow.row(["TT", "Họ và tên", "Năm sinh", "Nơi cư trú"], SHARES)
    for number in range(1, count + 1):
        person = filing.somebody()
        flow.row(
            [str(number), person.name, str(person.born.year), person.address.split(",")[1].strip()], SHARES
        )


def members_list(filing: Filing) -> list[Sheet]:
    """A list over several pages that says what it is on the first one only."""
    first = Sheet(size_pt=12.0)
    centred(first, f"UBND {filing.office.commune.upper()}", frame.BOLD, 12)
    frame.title(first, "DANH SÁCH HỘ GIA ĐÌNH THAM GIA")
    flow = _flow(filing, first)
    _rows(filing, flow, filing.rng.randrange(30, 130))
    frame.signatures(flow.need(45), None, filing.signer("NGƯỜI LẬP BIỂU", filing.somebody().name))
    return flow.finished()


def minutes(filing: Filing) -> list[Sheet]:
    """Minutes of a meeting, in roman and arabic points."""
    first = Sheet(size_pt=filing.rng.choice((13.0, 14.0)))
    frame.nation(first)
    frame.title(first, "BIÊN BẢN", f"Họp {clause(filing.rng).lower()}")
    flow = _flow(filing, first)
    for number, sign in enumerate(("I", "II", "III", "IV", "V")[: filing.rng.randrange(3, 6)], 1):
        flow.paragraph(f"**{sign}. {clause(filing.rng).upper()}**", indent_mm=0)
        for point in range(1, filing.rng.randrange(2, 6 + number)):
            flow.paragraph(f"{point}. {sentences(filing.rng, filing.rng.randrange(1, 4))}")
    left = filing.signer("THƯ KÝ", filing.somebody().name, frame.HOW_TO_SIGN)
    frame.signatures(flow.need(45), left, filing.signer("CHỦ TỌA", filing.somebody().name, frame.HOW_TO_SIGN))
    return flow.finished()


def statement(filing: Filing) -> list[Sheet]:
    """A letter in somebody's own words, without the head of a form."""
    hand = Face(filing.rng.choice((Family.SERIF, Family.SANS)))
    first = Sheet(size_pt=13.0, face=hand)
    if filing.rng.random() < 0.6:
        frame.nation(first)
    frame.title(
        first, filing.rng.choice(("ĐƠN TRÌNH BÀY", "BẢN TƯỜNG TRÌNH", "ĐƠN XIN XÁC NHẬN", "GIẤY CAM KẾT"))
    )
    flow = _flow(filing, first)
    flow.paragraph(f"Tôi là {filing.applicant.name}, nơi cư trú: {filing.applicant.address}.")
    for _ in range(filing.rng.randrange(4, 22)):
        flow.paragraph(sentences(filing.rng, filing.rng.randrange(2, 6)))
    frame.date_line(flow.need(60), filing.office.place, filing.day)
    signer = filing.signer("Người làm đơn", filing.applicant.name, frame.HOW_TO_SIGN)
    frame.signatures(flow.sheet, None, signer)
    return flow.finished()


def project(filing: Filing) -> list[Sheet]:
    """An explanatory report: a title page of its own, chapters, tables, no signature on most pages."""
    first = Sheet()
    name = clause(filing.rng)
    centred(first, "CÔNG TY TNHH TƯ VẤN MÁI NGÓI XANH", frame.BOLD, 13)
    first.down(60)
    frame.title(first, "THUYẾT MINH DỰ ÁN", name, 18)
    first.down(90)
    centred(first, f"{filing.office.place}, {filing.day.year}", frame.ROMAN, 13)
    flow = _flow(filing, first, f"Thuyết minh: {name}")
    flow.need(400)
    for chapter in range(1, filing.rng.randrange(3, 6)):
        flow.paragraph(f"**CHƯƠNG {chapter}. {clause(filing.rng).upper()}**", indent_mm=0)
        for point in range(1, filing.rng.randrange(2, 6)):
            flow.paragraph(f"**{chapter}.{point}. {clause(filing.rng)}**", indent_mm=0)
            flow.paragraph(sentences(filing.rng, filing.rng.randrange(2, 9)))
    return flow.finished()


def form_with_guide(filing: Filing) -> list[Sheet]:
    """A form whose back explains how to fill it in, under a heading of its own."""
    first = Sheet()
    frame.form_code(first, filing.rng.choice(("Mẫu số 05", "Mẫu TK02", "Mẫu số 12a", "CT02")))
    frame.nation(first)
    kind = filing.rng.choice(("CẤP LẠI GIẤY PHÉP", "THAY ĐỔI THÔNG TIN", "HỖ TRỢ HỌC NGHỀ", "XÁC NHẬN NƠI Ở"))
    frame.title(first, f"TỜ KHAI {kind}")
    frame.addressee(first, filing.office.people_committee)
    flow = _flow(filing, first)
    for point in range(1, filing.rng.randrange(8, 16)):
        flow.paragraph(f"{point}. {clause(filing.rng)}: {sentences(filing.rng, 1)}", indent_mm=0)
    frame.signatures(
        flow.need(45), None, filing.signer("NGƯỜI KHAI", filing.applicant.name, frame.HOW_TO_SIGN)
    )
    sheet = flow.need(400)
    centred(sheet, "HƯỚNG DẪN KÊ KHAI", frame.BOLD, 13)
    for point in range(1, filing.rng.randrange(5, 14)):
        flow.paragraph(f"({point}) {sentences(filing.rng, 1)}", indent_mm=0)
    return flow.finished()


def letter(filing: Filing) -> list[Sheet]:
    """An office's letter (công văn): no title, a number, and mostly more than one page."""
    first = Sheet(size_pt=14.0)
    frame.agency_heading(first, f"UBND {filing.office.commune.upper()}", "PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ")
    number = f"{filing.rng.randrange(10, 900)}/KTHTĐT"
    frame.number_and_date(first, number, filing.office.place, filing.day, clause(filing.rng).lower())
    frame.addressee(first, filing.office.people_committee)
    flow = _flow(filing, first)
    for _ in range(filing.rng.randrange(2, 14)):
        flow.paragraph(sentences(filing.rng, filing.rng.randrange(2, 6)))
    places = ("Như trên", "Lưu: VT")
    frame.recipients(flow.need(60), places, filing.officer("TRƯỞNG PHÒNG"))
    return flow.finished()


def life_story(filing: Filing) -> list[Sheet]:
    """Sơ yếu lý lịch: four pages with a photograph's frame, confirmed on the last."""
    first = Sheet(size_pt=12.5)
    frame.nation(first)
    frame.title(first, "SƠ YẾU LÝ LỊCH", "(Tự thuật)")
    flow = _flow(filing, first)
    for heading in ("I. BẢN THÂN", "II. QUAN HỆ GIA ĐÌNH", "III. QUÁ TRÌNH HỌC TẬP", "IV. KHEN THƯỞNG"):
        flow.paragraph(f"**{heading}**", indent_mm=0)
        for point in range(1, filing.rng.randrange(4, 11)):
            flow.paragraph(f"{point}. {clause(filing.rng)}: {sentences(filing.rng, 1)}", indent_mm=0)
    frame.date_line(flow.need(70), filing.office.place, filing.day + timedelta(days=-3))
    left = filing.officer("XÁC NHẬN CỦA UBND XÃ")
    frame.signatures(flow.sheet, left, filing.signer("Người khai", filing.applicant.name, frame.HOW_TO_SIGN))
    return flow.finished()


LONGER: tuple[tuple[str, str, Callable[[Filing], list[Sheet]]], ...] = (
    ("hop-dong-dai", "contract", long_contract),
    ("quyet-dinh-danh-sach", "admin_document", decision_with_list),
    ("danh-sach", "attachment", members_list),
    ("bien-ban", "admin_document", minutes),
    ("don-trinh-bay", "application", statement),
    ("thuyet-minh", "attachment", project),
    ("to-khai-huong-dan", "application", form_with_guide),
    ("cong-van", "admin_document", letter),
    ("ly-lich", "attachment", life_story),
)
"""Each kind of longer paper: its name, its type, and what sets it."""
