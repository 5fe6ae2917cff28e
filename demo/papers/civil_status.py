"""Birth, marital status and copies of civil-status records."""

from dataclasses import dataclass
from datetime import date

from demo import frame
from demo.blanks import fill, tick_boxes
from demo.papers import pens
from demo.papers.filing import Filing
from demo.paragraphs import paragraph
from demo.people import Person, slashed, spelled
from demo.sheet import Sheet, blank_side

REQUESTER = "NGƯỜI YÊU CẦU"


@dataclass(frozen=True)
class Family:
    """A child with its parents."""

    child: Person
    mother: Person
    father: Person
    birthplace: str


def birth_declaration(filing: Filing, family: Family) -> list[Sheet]:
    """Tờ khai đăng ký khai sinh, one page, filled in by the father or mother."""
    sheet = Sheet(pen=pens.SANS_PRINT)
    frame.nation(sheet)
    frame.title(sheet, "TỜ KHAI ĐĂNG KÝ KHAI SINH")
    frame.addressee(sheet, filing.office.people_committee)
    me = filing.applicant
    fill(sheet, ("Họ, chữ đệm, tên người yêu cầu:", me.name))
    fill(sheet, ("Nơi cư trú:", me.address))
    fill(sheet, ("Giấy tờ tùy thân:", me.identity_line))
    sheet.fills_in(me.shown("applicant_name", "citizen_number"))
    fill(sheet, ("Quan hệ với người được khai sinh:", "Cha" if me.is_male else "Mẹ"))
    paragraph(sheet, "**Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:**", indent_mm=0)
    _child_lines(sheet, family)
    for role, parent in (("mẹ", family.mother), ("cha", family.father)):
        fill(sheet, (f"Họ, chữ đệm, tên người {role}:", parent.name))
        year = str(parent.born.year)
        fill(sheet, ("Năm sinh:", year), ("Dân tộc:", parent.ethnicity), ("Quốc tịch:", "Việt Nam"))
        fill(sheet, ("Nơi cư trú:", parent.address))
    paragraph(sheet, "Những điều khai trên đây là đúng; nếu sai, tôi chịu trách nhiệm trước pháp luật.")
    fill(sheet, ("Làm tại:", f"{filing.office.commune}, {spelled(filing.day)}"))
    sheet.fills_in({"document_date": filing.day.isoformat()})
    frame.signatures(sheet, None, filing.signer(REQUESTER, me.name, frame.HOW_TO_SIGN))
    return [sheet.finish()]


def _child_lines(sheet: Sheet, family: Family) -> None:
    child = family.child
    fill(sheet, ("Họ, chữ đệm, tên:", child.name.upper()))
    fill(sheet, ("Ngày, tháng, năm sinh:", child.born_text), ("Giới tính:", child.sex))
    fill(sheet, ("Dân tộc:", child.ethnicity), ("Quốc tịch:", "Việt Nam"))
    fill(sheet, ("Nơi sinh:", family.birthplace))
    fill(sheet, ("Quê quán:", child.hometown))


def birth_notice(filing: Filing, family: Family, number: str) -> list[Sheet]:
    """Giấy chứng sinh of an invented clinic, and its empty back."""
    sheet = Sheet(pen=pens.WRITTEN)
    frame.agency_heading(sheet, "SỞ Y TẾ QUẢNG NINH", family.birthplace.upper())
    frame.number_and_date(sheet, number, filing.office.place, family.child.born)
    frame.title(sheet, "GIẤY CHỨNG SINH")
    mother = family.mother
    fill(sheet, ("Họ và tên mẹ:", mother.name), ("Năm sinh:", str(mother.born.year)))
    fill(sheet, ("Nơi đăng ký thường trú:", mother.address))
    fill(sheet, ("Số căn cước:", mother.citizen_number), ("Dân tộc:", mother.ethnicity))
    sheet.fills_in(mother.shown("citizen_number"))
    fill(sheet, ("Đã sinh con vào lúc:", f"7 giờ 25 phút, {spelled(family.child.born)}"))
    fill(sheet, ("Tại:", family.birthplace))
    fill(sheet, ("Số con trong lần sinh này:", "01"), ("Giới tính:", family.child.sex))
    fill(sheet, ("Cân nặng:", "3.250 g"), ("Tình trạng:", "Khỏe mạnh"))
    fill(sheet, ("Dự định đặt tên con là:", family.child.name))
    fill(sheet, ("Người đỡ đẻ:", filing.somebody(is_male=False).name))
    sheet.down(4)
    left = filing.signer("CHA, MẸ HOẶC NGƯỜI THÂN", family.father.name, frame.HOW_TO_SIGN)
    frame.signatures(sheet, left, filing.officer("THỦ TRƯỞNG CƠ SỞ"))
    return [sheet.finish(), blank_side()]


def birth_certificate(filing: Filing, family: Family, number: str, day: date) -> list[Sheet]:
    """Giấy khai sinh, the result."""
    sheet = Sheet(pen=pens.BOLD_PRINT)
    frame.agency_heading(sheet, "TỈNH QUẢNG NINH", f"UBND {filing.office.commune.upper()}")
    frame.number_and_date(sheet, number, filing.office.place, day)
    frame.title(sheet, "GIẤY KHAI SINH", size_pt=20)
    _child_lines(sheet, family)
    fill(sheet, ("Số định danh cá nhân:", family.child.citizen_number))
    sheet.fills_in(family.child.values)
    for role, parent in (("mẹ", family.mother), ("cha", family.father)):
        fill(sheet, (f"Họ, chữ đệm, tên người {role}:", parent.name))
        fill(sheet, ("Năm sinh:", str(parent.born.year)), ("Dân tộc:", parent.ethnicity))
        fill(sheet, ("Nơi cư trú:", parent.address))
    fill(sheet, ("Nơi đăng ký khai sinh:", filing.office.people_committee))
    fill(sheet, ("Ngày, tháng, năm đăng ký:", slashed(day)))
    sheet.down(4)
    position = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    frame.signatures(sheet, None, filing.officer(position))
    return [sheet.finish()]


def marital_status_declaration(filing: Filing) -> list[Sheet]:
    """Tờ khai cấp giấy xác nhận tình trạng hôn nhân, one page, written by hand."""
    sheet = Sheet(pen=pens.WRITTEN)
    frame.nation(sheet)
    frame.title(sheet, "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")
    frame.addressee(sheet, filing.office.people_committee)
    me = filing.applicant
    fill(sheet, ("Họ, chữ đệm, tên người yêu cầu:", me.name))
    fill(sheet, ("Nơi cư trú:", me.address))
    fill(sheet, ("Giấy tờ tùy thân:", me.identity_line))
    fill(sheet, ("Quan hệ với người được cấp giấy xác nhận:", "Bản thân"))
    paragraph(
        sheet, "**Đề nghị cấp Giấy xác nhận tình trạng hôn nhân cho người có tên dưới đây:**", indent_mm=0
    )
    _marital_lines(sheet, me)
    fill(sheet, ("Trong thời gian cư trú tại:", f"{me.address}, từ năm {me.born.year + 18} đến nay"))
    fill(sheet, ("Mục đích sử dụng:", "Làm thủ tục mua bán nhà, đất"))
    paragraph(sheet, "Nội dung khai trên là sự thật, tôi chịu trách nhiệm về lời khai của mình.")
    fill(sheet, ("Làm tại:", f"{filing.office.commune}, {spelled(filing.day)}"))
    sheet.fills_in({"document_date": filing.day.isoformat()})
    frame.signatures(sheet, None, filing.signer(REQUESTER, me.name, frame.HOW_TO_SIGN))
    return [sheet.finish()]


def _marital_lines(sheet: Sheet, person: Person) -> None:
    fill(sheet, ("Họ, chữ đệm, tên:", person.name))
    fill(sheet, ("Ngày, tháng, năm sinh:", person.born_text), ("Giới tính:", person.sex))
    fill(sheet, ("Dân tộc:", person.ethnicity), ("Quốc tịch:", "Việt Nam"))
    fill(sheet, ("Giấy tờ tùy thân:", person.identity_line))
    sheet.fills_in(person.values)
    fill(sheet, ("Nơi cư trú:", person.address))
    fill(sheet, ("Tình trạng hôn nhân:", "Hiện tại chưa đăng ký kết hôn với ai"))


def marital_status_certificate(filing: Filing, number: str, day: date) -> list[Sheet]:
    """Giấy xác nhận tình trạng hôn nhân, the result."""
    sheet = Sheet(pen=pens.BOLD_PRINT)
    frame.agency_heading(sheet, "TỈNH QUẢNG NINH", f"UBND {filing.office.commune.upper()}")
    frame.number_and_date(sheet, number, filing.office.place, day)
    frame.title(sheet, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN", size_pt=15)
    paragraph(sheet, f"Xét đề nghị của ông/bà {filing.applicant.name} về việc cấp giấy xác nhận,")
    frame.title(sheet, "XÁC NHẬN:")
    _marital_lines(sheet, filing.applicant)
    paragraph(
        sheet, "Giấy này dùng để làm thủ tục mua bán nhà, đất và có giá trị trong 06 tháng từ ngày cấp."
    )
    position = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
    sheet.down(3)
    frame.signatures(sheet, None, filing.officer(position))
    return [sheet.finish()]


def extract_copy_declaration(filing: Filing) -> list[Sheet]:
    """Tờ khai cấp bản sao trích lục hộ tịch, one page."""
    sheet = Sheet(pen=pens.BLUE_PRINT)
    frame.nation(sheet)
    frame.title(sheet, "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH")
    frame.addressee(sheet, filing.office.people_committee)
    me, subject = filing.applicant, filing.somebody(age=(60, 80))
    fill(sheet, ("Họ, chữ đệm, tên người yêu cầu:", me.name))
    fill(sheet, ("Nơi cư trú:", me.address))
    fill(sheet, ("Giấy tờ tùy thân:", me.identity_line))
    sheet.fills_in(me.shown("applicant_name", "citizen_number"))
    fill(sheet, ("Quan hệ với người được cấp bản sao Trích lục hộ tịch:", "Con"))
    tick_boxes(sheet, "Đề nghị cấp bản sao trích lục:", ("Kết hôn", "Khai tử", "Giám hộ"), 0)
    fill(sheet, ("Họ, chữ đệm, tên:", subject.name))
    fill(sheet, ("Ngày, tháng, năm sinh:", subject.born_text), ("Giới tính:", subject.sex))
    fill(sheet, ("Dân tộc:", subject.ethnicity), ("Quốc tịch:", "Việt Nam"))
    fill(sheet, ("Nơi cư trú:", subject.address))
    fill(sheet, ("Đã đăng ký tại:", filing.office.people_committee))
    fill(sheet, ("Số lượng bản sao đề nghị cấp:", "02 bản"))
    paragraph(sheet, "Tôi bảo đảm những điều đã khai là đúng và chịu trách nhiệm trước pháp luật.")
    fill(sheet, ("Làm tại:", f"{filing.office.commune}, {spelled(filing.day)}"))
    sheet.fills_in({"document_date": filing.day.isoformat()})
    frame.signatures(sheet, None, filing.signer(REQUESTER, me.name, frame.HOW_TO_SIGN))
    return [sheet.finish()]
