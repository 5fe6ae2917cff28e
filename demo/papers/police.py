"""Papers for the police desks: driving licences and criminal records."""

from demo import frame
from demo.blanks import digit_boxes, fill, frame_box, tick_boxes
from demo.papers import pens
from demo.papers.filing import Filing
from demo.paragraphs import paragraph
from demo.people import Person, slashed
from demo.sheet import Manner, Sheet
from demo.tables import Column, table


def licence_exchange(filing: Filing, licence_number: str) -> list[Sheet]:
    """Đề nghị đổi giấy phép lái xe, one page."""
    sheet = Sheet(pen=pens.BOLD_PRINT)
    frame.nation(sheet)
    frame_box(sheet, 30, sheet.y_mm, 26, 34, "Ảnh 3 x 4")
    sheet.down(8)
    frame.title(sheet, "ĐỀ NGHỊ ĐỔI GIẤY PHÉP LÁI XE")
    frame.addressee(sheet, "Phòng Cảnh sát giao thông")
    sheet.down(6)
    me = filing.applicant
    fill(sheet, ("Tôi là:", me.name), ("Quốc tịch:", "Việt Nam"))
    fill(sheet, ("Sinh ngày:", me.born_text), ("Giới tính:", me.sex))
    sheet.fills_in(me.shown("applicant_name", "birth_date"))
    digit_boxes(sheet, "Số định danh cá nhân:", me.citizen_number)
    sheet.shows(me.shown("citizen_number"), Manner.BOXES)
    fill(sheet, ("Nơi cư trú:", me.address))
    fill(sheet, ("Đã có giấy phép lái xe hạng:", "B2"), ("Số:", licence_number))
    fill(sheet, ("Do:", "Cơ quan có thẩm quyền tỉnh Quảng Ninh cấp"))
    fill(sheet, ("Đề nghị cho tôi được đổi giấy phép lái xe hạng:", "B"))
    fill(sheet, ("Lý do:", "Giấy phép lái xe sắp hết thời hạn sử dụng"))
    tick_boxes(sheet, "Vi phạm đang bị tạm giữ giấy phép lái xe:", ("Có", "Không"), 1)
    paragraph(sheet, "Gửi kèm: giấy khám sức khỏe của người lái xe, bản sao giấy phép lái xe.", indent_mm=0)
    paragraph(sheet, "Tôi cam đoan lời khai trên là đúng sự thật; nếu sai tôi chịu trách nhiệm.")
    frame.date_line(sheet, filing.office.place, filing.day)
    frame.signatures(sheet, None, filing.signer("NGƯỜI ĐỀ NGHỊ", me.name, frame.HOW_TO_SIGN))
    return [sheet.finish()]


def driver_health_certificate(filing: Filing, number: str) -> list[Sheet]:
    """Giấy khám sức khỏe của người lái xe, two pages."""
    first = Sheet(pen=pens.TYPED)
    frame.agency_heading(first, "SỞ Y TẾ QUẢNG NINH", "PHÒNG KHÁM BÌNH AN")
    frame.number_and_date(first, number, filing.office.place, filing.day)
    frame.title(first, "GIẤY KHÁM SỨC KHỎE CỦA NGƯỜI LÁI XE")
    me = filing.applicant
    fill(first, ("Họ và tên:", me.name.upper()))
    fill(first, ("Giới:", me.sex), ("Sinh ngày:", me.born_text))
    fill(first, ("Số căn cước:", me.citizen_number))
    first.fills_in(me.values)
    fill(first, ("Chỗ ở hiện tại:", me.address))
    fill(first, ("Đề nghị khám sức khỏe để lái xe hạng:", "B"))
    paragraph(first, "**I. TIỀN SỬ CỦA NGƯỜI KHÁM SỨC KHỎE**", indent_mm=0)
    for question in (
        "Có bệnh thần kinh hay chấn thương đầu:",
        "Bệnh mắt hoặc giảm thị lực:",
        "Bệnh tim mạch:",
    ):
        tick_boxes(first, question, ("Có", "Không"), 1)
    frame.signatures(first, None, filing.signer("NGƯỜI ĐỀ NGHỊ KHÁM", me.name, frame.HOW_TO_SIGN))
    return [first.finish(), _health_findings(filing)]


def _health_findings(filing: Filing) -> Sheet:
    sheet = Sheet(pen=pens.TYPED)
    frame.page_number(sheet, 2)
    paragraph(sheet, "**II. KHÁM LÂM SÀNG VÀ CẬN LÂM SÀNG**", indent_mm=0)
    rows = (
        ("1. Tâm thần, thần kinh", "Bình thường"),
        ("2. Mắt: thị lực hai mắt không kính", "10/10"),
        ("3. Tai mũi họng: nghe nói thường", "5 m"),
        ("4. Tim mạch: huyết áp", "120/75 mmHg"),
        ("5. Hô hấp, cơ xương khớp", "Bình thường"),
        ("6. Xét nghiệm ma túy, nồng độ cồn", "Âm tính"),
    )
    table(sheet, (Column("Nội dung khám", 3), Column("Kết quả", 2, is_centred=True)), rows, 12)
    paragraph(sheet, "**III. KẾT LUẬN:** Đủ điều kiện sức khỏe lái xe hạng B.", indent_mm=0)
    frame.date_line(sheet, filing.office.place, filing.day)
    frame.signatures(sheet, None, filing.officer("NGƯỜI KẾT LUẬN"))
    return sheet.finish()


def record_declaration(filing: Filing) -> list[Sheet]:
    """Tờ khai yêu cầu cấp Phiếu lý lịch tư pháp, two pages."""
    first = Sheet(pen=pens.BLUE_PRINT)
    frame.form_code(first, "Mẫu số 02/2025/LLTP")
    frame.nation(first)
    frame.title(first, "TỜ KHAI YÊU CẦU CẤP PHIẾU LÝ LỊCH TƯ PHÁP")
    frame.addressee(first, "Công an tỉnh Quảng Ninh")
    me = filing.applicant
    fill(first, ("1. Tên tôi là:", me.name), ("2. Giới tính:", me.sex))
    fill(first, ("3. Tên gọi khác (nếu có):", ""))
    fill(first, ("4. Ngày, tháng, năm sinh:", me.born_text))
    first.fills_in(me.shown("applicant_name", "birth_date"))
    fill(first, ("5. Nơi sinh:", me.hometown), ("6. Quốc tịch:", "Việt Nam"))
    fill(first, ("7. Dân tộc:", me.ethnicity), ("8. Số điện thoại:", me.phone))
    digit_boxes(first, "9. Số định danh cá nhân:", me.citizen_number)
    first.shows(me.shown("citizen_number"), Manner.BOXES)
    fill(first, ("10. Nơi thường trú:", me.address))
    fill(first, ("11. Nơi tạm trú:", ""))
    fill(first, ("12. Họ và tên cha:", filing.somebody(is_male=True, age=(60, 75)).name))
    fill(first, ("13. Họ và tên mẹ:", filing.somebody(is_male=False, age=(60, 75)).name))
    return [first.finish(), _record_second_page(filing)]


def _record_second_page(filing: Filing) -> Sheet:
    sheet = Sheet(pen=pens.BLUE_PRINT)
    frame.page_number(sheet, 2)
    paragraph(sheet, "**QUÁ TRÌNH CƯ TRÚ CỦA BẢN THÂN**", indent_mm=0)
    columns = (Column("Từ tháng, năm đến tháng, năm", 3), Column("Nơi cư trú", 5), Column("Nghề nghiệp", 3))
    year = filing.applicant.born.year + 14
    rows = (
        (f"9/{year} - 6/{year + 4}", filing.applicant.hometown, "Học sinh"),
        (f"7/{year + 4} - nay", filing.applicant.address, "Lao động tự do"),
    )
    table(sheet, columns, rows, 12)
    tick_boxes(sheet, "Yêu cầu cấp Phiếu lý lịch tư pháp:", ("Số 1", "Số 2"), 0)
    fill(sheet, ("Mục đích yêu cầu cấp phiếu:", "Bổ sung hồ sơ xin việc làm"))
    fill(sheet, ("Số lượng phiếu:", "01 phiếu"))
    paragraph(sheet, "Tôi xin cam đoan những lời khai trên là đúng sự thật và chịu trách nhiệm về lời khai.")
    frame.date_line(sheet, filing.office.place, filing.day)
    frame.signatures(sheet, None, filing.signer("NGƯỜI KHAI", filing.applicant.name, frame.HOW_TO_SIGN))
    return sheet.finish()


def authorisation(filing: Filing, agent: Person, number: str) -> list[Sheet]:
    """Giấy ủy quyền to a relative, with the commune's certification."""
    sheet = Sheet()
    frame.nation(sheet)
    frame.title(sheet, "GIẤY ỦY QUYỀN", "Về việc nộp hồ sơ cấp Phiếu lý lịch tư pháp")
    sheet.shows(filing.applicant.values | {"submitter_name": agent.name})
    for role, person in (("Người ủy quyền", filing.applicant), ("Người được ủy quyền", agent)):
        paragraph(
            sheet,
            f"**{role}:** {person.name}, sinh ngày {slashed(person.born)}, số căn cước "
            f"{person.citizen_number}, cư trú tại {person.address}.",
        )
    paragraph(
        sheet,
        "**Nội dung ủy quyền:** người được ủy quyền thay mặt tôi nộp tờ khai, nộp lệ phí và nhận Phiếu lý "
        "lịch tư pháp số 1. Việc ủy quyền không có thù lao và chấm dứt khi đã nhận được kết quả.",
    )
    left = filing.signer("NGƯỜI ĐƯỢC ỦY QUYỀN", agent.name, frame.HOW_TO_SIGN)
    frame.signatures(sheet, left, filing.signer("NGƯỜI ỦY QUYỀN", filing.applicant.name, frame.HOW_TO_SIGN))
    paragraph(
        sheet, f"**Chứng thực chữ ký số {number}:** hai bên đã ký trước mặt người tiếp nhận.", indent_mm=0
    )
    frame.signatures(sheet, None, filing.officer("TL. CHỦ TỊCH\nTRƯỞNG BỘ PHẬN"))
    return [sheet.finish()]
