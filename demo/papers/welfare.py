"""Poor households and adoptions."""

from collections.abc import Sequence
from datetime import date

from demo import frame
from demo.blanks import fill
from demo.papers import pens
from demo.papers.filing import Filing
from demo.paragraphs import centred, paragraph
from demo.people import Person, slashed
from demo.sheet import Sheet
from demo.tables import Column, table


def poverty_review_request(filing: Filing, members: Sequence[Person]) -> list[Sheet]:
    """Giấy đề nghị rà soát hộ nghèo, hộ cận nghèo, one page."""
    sheet = Sheet(pen=pens.TYPED)
    frame.form_code(sheet, "Mẫu số 01")
    frame.nation(sheet)
    frame.title(sheet, "GIẤY ĐỀ NGHỊ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO")
    frame.addressee(sheet, filing.office.people_committee)
    me = filing.applicant
    fill(sheet, ("Họ và tên chủ hộ:", me.name), ("Giới tính:", me.sex))
    fill(sheet, ("Sinh ngày:", me.born_text), ("Dân tộc:", me.ethnicity))
    fill(sheet, ("Số căn cước:", me.citizen_number))
    sheet.fills_in(me.values)
    fill(sheet, ("Nơi ở hiện tại:", me.address))
    paragraph(sheet, "Thông tin các thành viên trong hộ:", indent_mm=0)
    columns = (
        Column("STT", 1, is_centred=True),
        Column("Họ và tên", 5),
        Column("Ngày sinh", 3, is_centred=True),
        Column("Quan hệ với chủ hộ", 3, is_centred=True),
    )
    rows = [
        (str(n), member.name, slashed(member.born), "Con" if n > 1 else "Vợ, chồng")
        for n, member in enumerate(members, 1)
    ]
    table(sheet, columns, rows)
    paragraph(
        sheet, "Lý do đề nghị: thu nhập giảm do người lao động chính của hộ bị bệnh kéo dài.", indent_mm=0
    )
    paragraph(sheet, "Gia đình đề nghị được rà soát để đưa vào danh sách hộ nghèo của địa phương.")
    frame.date_line(sheet, filing.office.place, filing.day)
    frame.signatures(sheet, None, filing.signer("NGƯỜI ĐỀ NGHỊ", me.name, frame.HOW_TO_SIGN))
    return [sheet.finish()]


def poverty_decision(filing: Filing, number: str, day: date) -> list[Sheet]:
    """Quyết định công nhận danh sách hộ nghèo, with the list on its second page."""
    sheet = Sheet()
    frame.agency_heading(sheet, "TỈNH QUẢNG NINH", f"ỦY BAN NHÂN DÂN {filing.office.commune.upper()}")
    frame.number_and_date(sheet, number, filing.office.place, day)
    commune, year = filing.office.commune, day.year
    frame.title(sheet, "QUYẾT ĐỊNH", f"Về việc công nhận danh sách hộ nghèo, hộ cận nghèo năm {year}")
    centred(sheet, f"ỦY BAN NHÂN DÂN {commune.upper()}", frame.BOLD, 13)
    grounds = (
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Căn cứ các quy định hiện hành về chuẩn nghèo đa chiều và quy trình rà soát hằng năm;",
        f"Theo đề nghị của Trưởng ban Chỉ đạo rà soát hộ nghèo {commune}.",
    )
    for ground in grounds:
        paragraph(sheet, ground, face=frame.ITALIC)
    centred(sheet, "QUYẾT ĐỊNH:", frame.BOLD, 13)
    paragraph(
        sheet,
        f"**Điều 1.** Công nhận danh sách hộ nghèo, hộ cận nghèo của {commune} kèm theo Quyết định này.",
    )
    paragraph(sheet, "**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký.")
    paragraph(
        sheet, "**Điều 3.** Văn phòng, Phòng Văn hóa - Xã hội và các hộ có tên thi hành Quyết định này."
    )
    places = ("Như Điều 3", "Sở Nông nghiệp và Môi trường", "Lưu: VT, VHXH")
    frame.recipients(sheet, places, filing.officer("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"))
    return [sheet.finish(), _poverty_list(filing, number, day)]


def _poverty_list(filing: Filing, number: str, day: date) -> Sheet:
    sheet = Sheet()
    frame.page_number(sheet, 2)
    frame.title(sheet, "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO")
    centred(sheet, f"(Kèm theo Quyết định số {number} ngày {slashed(day)})", frame.ITALIC, 12)
    columns = (
        Column("STT", 1, is_centred=True),
        Column("Họ và tên chủ hộ", 5),
        Column("Năm sinh", 2, is_centred=True),
        Column("Thôn, khu", 3),
        Column("Phân loại", 3),
    )
    heads = [filing.applicant, *(filing.somebody(age=(35, 70)) for _ in range(11))]
    rows = [
        (str(n), head.name, str(head.born.year), f"Khu {filing.rng.randrange(1, 9)}", kind)
        for n, (head, kind) in enumerate(zip(heads, ("Hộ nghèo", "Hộ cận nghèo") * 6, strict=True), 1)
    ]
    table(sheet, columns, rows, 12)
    paragraph(sheet, "Danh sách gồm 12 hộ.", indent_mm=0)
    return sheet.finish()


def adoption_request(filing: Filing, spouse: Person, child: Person) -> list[Sheet]:
    """Đơn xin nhận con nuôi, two pages."""
    first = Sheet(pen=pens.BLUE_PRINT)
    frame.nation(first)
    frame.title(first, "ĐƠN XIN NHẬN CON NUÔI")
    frame.addressee(first, filing.office.people_committee)
    paragraph(first, "**Chúng tôi là người có nguyện vọng nhận con nuôi:**", indent_mm=0)
    first.fills_in(filing.applicant.values)
    for person in (filing.applicant, spouse):
        role = "Ông" if person.is_male else "Bà"
        fill(first, (f"{role} (họ, chữ đệm, tên):", person.name))
        fill(first, ("Ngày, tháng, năm sinh:", person.born_text), ("Dân tộc:", person.ethnicity))
        fill(first, ("Giấy tờ tùy thân:", person.identity_line))
        fill(first, ("Nơi cư trú:", person.address))
    paragraph(first, "**Đề nghị được nhận trẻ em dưới đây làm con nuôi:**", indent_mm=0)
    fill(first, ("Họ, chữ đệm, tên:", child.name), ("Giới tính:", child.sex))
    fill(first, ("Ngày, tháng, năm sinh:", child.born_text), ("Dân tộc:", child.ethnicity))
    fill(first, ("Nơi cư trú:", child.address))
    return [first.finish(), _adoption_second_page(filing, spouse)]


def _adoption_second_page(filing: Filing, spouse: Person) -> Sheet:
    sheet = Sheet(pen=pens.BLUE_PRINT)
    frame.page_number(sheet, 2)
    fill(sheet, ("Lý do xin nhận con nuôi:", "Gia đình có điều kiện và mong muốn chăm sóc trẻ"))
    fill(sheet, ("Quan hệ giữa người nhận con nuôi và trẻ:", "Không có quan hệ họ hàng"))
    paragraph(
        sheet,
        "Chúng tôi cam kết chăm sóc, nuôi dưỡng và giáo dục trẻ như con đẻ, và sáu tháng một lần trong ba "
        "năm đầu thông báo tình hình của trẻ cho Ủy ban nhân dân nơi thường trú.",
    )
    frame.date_line(sheet, filing.office.place, filing.day)
    left = filing.signer("ÔNG" if spouse.is_male else "BÀ", spouse.name, frame.HOW_TO_SIGN)
    right = filing.signer(
        "ÔNG" if filing.applicant.is_male else "BÀ", filing.applicant.name, frame.HOW_TO_SIGN
    )
    frame.signatures(sheet, left, right)
    return sheet.finish()


def family_circumstances(filing: Filing, number: str, day: date) -> list[Sheet]:
    """Văn bản xác nhận hoàn cảnh gia đình of those who adopt."""
    sheet = Sheet()
    frame.agency_heading(sheet, "TỈNH QUẢNG NINH", f"UBND {filing.office.commune.upper()}")
    frame.number_and_date(sheet, number, filing.office.place, day)
    frame.title(sheet, "GIẤY XÁC NHẬN", "Về hoàn cảnh gia đình, chỗ ở, kinh tế của người nhận con nuôi")
    me = filing.applicant
    points = (
        f"{filing.office.people_committee} xác nhận: **{me.name}**, sinh ngày {me.born_text}, số căn cước "
        f"{me.citizen_number}, thường trú tại {me.address}.",
        "1. Hoàn cảnh gia đình: vợ chồng hòa thuận, chấp hành tốt pháp luật, được xóm giềng quý mến.",
        f"2. Chỗ ở: nhà riêng hai tầng, diện tích sử dụng {filing.rng.randrange(70, 160)} m², kiên cố.",
        f"3. Thu nhập bình quân của hộ: {filing.rng.randrange(18, 45)}.000.000 đồng mỗi tháng.",
        "Giấy này dùng để làm thủ tục đăng ký nuôi con nuôi trong nước.",
    )
    sheet.shows(me.values)
    for point in points:
        paragraph(sheet, point)
    places = ("Người được xác nhận", "Lưu: VT")
    frame.recipients(sheet, places, filing.officer("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"))
    return [sheet.finish()]
