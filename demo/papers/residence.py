"""Moving house: the change of residence information and the owner's consent."""

from demo import frame
from demo.blanks import digit_boxes, fill
from demo.papers import pens
from demo.papers.filing import Filing
from demo.paragraphs import paragraph
from demo.people import Person, slashed
from demo.sheet import Manner, Sheet
from demo.tables import Column, table


def residence_change(filing: Filing, owner: Person, members: tuple[Person, ...]) -> list[Sheet]:
    """Tờ khai thay đổi thông tin cư trú, CT01, one page."""
    sheet = Sheet(pen=pens.SANS_PRINT, size_pt=12)
    frame.form_code(sheet, "Mẫu CT01")
    frame.nation(sheet)
    frame.title(sheet, "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ")
    frame.addressee(sheet, f"Công an {filing.office.commune}")
    me = filing.applicant
    fill(sheet, ("1. Họ, chữ đệm và tên:", me.name))
    fill(sheet, ("2. Ngày, tháng, năm sinh:", me.born_text), ("3. Giới tính:", me.sex))
    sheet.fills_in(me.shown("applicant_name", "birth_date"))
    digit_boxes(sheet, "4. Số định danh cá nhân:", me.citizen_number)
    sheet.shows(me.shown("citizen_number"), Manner.BOXES)
    fill(sheet, ("5. Số điện thoại liên hệ:", me.phone), ("6. Email:", ""))
    fill(sheet, ("7. Họ, chữ đệm và tên chủ hộ:", owner.name), ("8. Quan hệ với chủ hộ:", "Cháu"))
    digit_boxes(sheet, "9. Số định danh cá nhân của chủ hộ:", owner.citizen_number)
    fill(sheet, ("10. Nội dung đề nghị:", f"Đăng ký thường trú tại {owner.address}"))
    paragraph(sheet, "11. Những thành viên trong hộ gia đình cùng thay đổi:", indent_mm=0)
    rows = [
        (str(n), member.name, slashed(member.born), member.sex, member.citizen_number)
        for n, member in enumerate(members, 1)
    ]
    columns = (
        Column("TT", 1, is_centred=True),
        Column("Họ, chữ đệm và tên", 5),
        Column("Ngày sinh", 3, is_centred=True),
        Column("Giới tính", 2, is_centred=True),
        Column("Số định danh cá nhân", 4, is_centred=True),
    )
    table(sheet, columns, rows, 10.5)
    frame.date_line(sheet, filing.office.place, filing.day)
    left = filing.signer("Ý KIẾN CỦA CHỦ HỘ", owner.name, "(Đồng ý cho đăng ký)")
    frame.signatures(sheet, left, filing.signer("NGƯỜI KÊ KHAI", me.name, frame.HOW_TO_SIGN))
    return [sheet.finish()]


def owner_consent(filing: Filing, owner: Person) -> list[Sheet]:
    """Văn bản đồng ý cho đăng ký thường trú of the house's owner."""
    sheet = Sheet(pen=pens.WRITTEN)
    frame.nation(sheet)
    frame.title(sheet, "VĂN BẢN ĐỒNG Ý CHO ĐĂNG KÝ THƯỜNG TRÚ")
    frame.addressee(sheet, f"Công an {filing.office.commune}")
    fill(sheet, ("Tôi là:", owner.name), ("Sinh ngày:", owner.born_text))
    fill(sheet, ("Số căn cước:", owner.citizen_number))
    sheet.fills_in(owner.values)
    fill(sheet, ("Là chủ sở hữu chỗ ở hợp pháp tại:", owner.address))
    paragraph(sheet, "Tôi đồng ý cho người dưới đây đăng ký thường trú tại chỗ ở của tôi:", indent_mm=0)
    fill(sheet, ("Họ và tên:", filing.applicant.name), ("Quan hệ:", "Cháu"))
    fill(sheet, ("Số căn cước:", filing.applicant.citizen_number))
    paragraph(sheet, "Việc đồng ý này là tự nguyện, chỗ ở nói trên không có tranh chấp.")
    frame.date_line(sheet, filing.office.place, filing.day)
    frame.signatures(sheet, None, filing.signer("NGƯỜI VIẾT", owner.name, frame.HOW_TO_SIGN))
    return [sheet.finish()]
