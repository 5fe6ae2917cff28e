"""The built-in catalogue: what it must hold, and what it must not."""

import re

from classify.catalogue import Catalogue
from classify.catalogue.component_names import component_from_portal, paper_name
from classify.grammars import parse_procedure_code
from classify.paper_type import PaperType

# Published codes with their fields, checked by hand: a catalogue that lost or moved one is wrong.
CHECKED = {
    "1.001193": "ho-tich",
    "1.000894": "ho-tich",
    "1.000656": "ho-tich",
    "1.004873": "ho-tich",
    "2.000815": "chung-thuc",
    "2.001263": "nuoi-con-nuoi",
    "2.002036": "quoc-tich",
    "1.011441": "bien-phap-bao-dam",
    "3.000333": "ly-lich-tu-phap",
    "1.013831": "dat-dai",
    "1.012784": "dat-dai",
    "1.013225": "xay-dung",
    "1.001612": "ho-kinh-doanh",
    "2.001610": "doanh-nghiep",
    "1.004222": "cu-tru",
    "1.014063": "can-cuoc",
    "1.010386": "xuat-nhap-canh",
    "3.000346": "giay-phep-lai-xe",
    "1.012575": "dang-ky-xe",
    "1.004756": "thu-y",
    "1.003650": "thuy-san",
    "1.001662": "tai-nguyen-nuoc",
    "1.014232": "dia-chat-khoang-san",
    "1.011607": "dan-toc-giam-ngheo",
    "1.001776": "bao-tro-xa-hoi",
    "1.010803": "nguoi-co-cong",
    "1.004889": "giao-duc-dao-tao",
}
CATALOGUE = Catalogue.load()


def test_the_catalogue_is_wide_enough() -> None:
    procedures = CATALOGUE.procedures()

    assert len(procedures) >= 250
    assert len({one.field for one in procedures}) >= 40


def test_checked_procedures_stand_in_their_fields() -> None:
    found = {code: CATALOGUE.procedure(code) for code in CHECKED}

    assert {code: one.field for code, one in found.items() if one} == CHECKED


def test_every_code_obeys_the_grammar_and_is_unique() -> None:
    codes = [one.code for one in CATALOGUE.procedures()]

    assert all(parse_procedure_code(code) == code for code in codes)
    assert len(codes) == len(set(codes))


def test_every_procedure_says_its_field_source_and_day() -> None:
    for one in CATALOGUE.procedures():
        assert CATALOGUE.field(one.field) is not None, one.code
        assert one.name
        assert one.levels, one.code
        assert one.source, one.code
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", one.valid_from), one.code


def test_result_codes_obey_their_grammar() -> None:
    codes = [result.code for one in CATALOGUE.procedures() for result in one.results if result.code]

    assert len(codes) > 200
    assert all(re.fullmatch(r"KQ\.G\d{2}\.\d{6}", code) for code in codes)


def test_components_are_named_like_papers() -> None:
    for one in CATALOGUE.procedures():
        names = [component.name for component in one.components]
        assert len(names) == len(set(names)), one.code
        assert all(3 < len(name) <= 140 for name in names), one.code
        assert not any(re.search(r"\.docx?\b|điện tử tương tác", name) for name in names), one.code


def test_several_procedures_share_one_form() -> None:
    def procedures_with(code: str, field: str) -> list[str]:
        of_field = CATALOGUE.procedures(field)
        return [one.code for one in of_field if code in {form.code for form in one.forms}]

    assert len(procedures_with("CT01", "cu-tru")) == 9
    assert len(procedures_with("Mẫu số 18", "dat-dai")) >= 12


def test_the_list_says_where_it_is_from_and_since_when() -> None:
    edition = CATALOGUE.edition

    assert edition.number == 0
    assert edition.source
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", edition.valid_from)


def test_every_field_speaks_a_vocabulary() -> None:
    silent = [one.slug for one in CATALOGUE.fields() if not CATALOGUE.vocabulary(one.slug).phrases]

    assert len(CATALOGUE.fields()) >= 75
    assert silent == []


def test_the_fingerprint_changes_with_the_records() -> None:
    fewer = Catalogue(CATALOGUE.fields(), CATALOGUE.procedures()[1:], {})

    assert CATALOGUE.fingerprint() == Catalogue.load().fingerprint()
    assert fewer.fingerprint() != CATALOGUE.fingerprint()


def test_a_paper_is_named_without_the_sentence_around_it() -> None:
    assert paper_name("- Bản sao có chứng thực giấy khai sinh theo quy định tại khoản 2") == "Giấy khai sinh"
    assert paper_name("Tờ khai đăng ký khai tử theo mẫu (nếu nộp trực tiếp)") == "Tờ khai đăng ký khai tử"
    assert paper_name("Đơn đề nghị cấp phép;Mau don.docx") == "Đơn đề nghị cấp phép"


def test_a_condition_makes_a_component_optional_and_an_e_form_is_no_paper() -> None:
    plain = component_from_portal("Đơn đề nghị cấp giấy phép", "--", 1, 0)
    conditional = component_from_portal("Trường hợp ủy quyền phải có văn bản ủy quyền", "--", 1, 0)

    assert plain is not None
    assert plain.required
    assert plain.paper is PaperType.APPLICATION
    assert conditional is not None
    assert (conditional.name, conditional.required) == ("Văn bản ủy quyền", False)
    assert component_from_portal("Mẫu hộ tịch điện tử tương tác đăng ký khai sinh", "--", 1, 0) is None
    assert component_from_portal("Đối với phương tiện thương mại:", "--", 0, 0) is None
