"""What a case still needs: present, missing, surplus."""

from classify.catalogue.records import ComponentRecord
from classify.paper_type import PaperType
from ingest.components import LyingPaper, checklist

FORM = ComponentRecord("Tờ khai đăng ký khai sinh", 1, 0, True, PaperType.APPLICATION)
BIRTH_PAPER = ComponentRecord("Giấy chứng sinh", 1, 0, True, PaperType.CERTIFICATE)
PROXY = ComponentRecord("Văn bản ủy quyền", 1, 0, False, PaperType.CONTRACT)
COMPONENTS = (FORM, BIRTH_PAPER, PROXY)


def test_a_required_component_without_a_paper_is_missing_and_an_optional_one_is_not() -> None:
    form = LyingPaper("1", PaperType.APPLICATION, "TỜ KHAI ĐĂNG KÝ KHAI SINH")

    found = checklist(COMPONENTS, [form])

    assert found.present == ((FORM, "1"),)
    assert found.missing == (BIRTH_PAPER,)
    assert found.surplus == ()


def test_a_second_copy_of_the_same_paper_is_surplus() -> None:
    papers = [LyingPaper(key, PaperType.APPLICATION, "TỜ KHAI ĐĂNG KÝ KHAI SINH") for key in ("1", "2")]

    found = checklist(COMPONENTS, papers)

    assert len(found.present) == 1
    assert len(found.surplus) == 1


def test_the_slip_of_the_office_is_no_surplus_but_a_stray_paper_is() -> None:
    slip = LyingPaper("1", PaperType.ONE_STOP_SLIP, "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ")
    stray = LyingPaper("2", PaperType.ADMIN_DOCUMENT, "QUYẾT ĐỊNH về việc cho thuê đất")

    assert checklist(COMPONENTS, [slip, stray]).surplus == ("2",)


def test_a_component_takes_the_likest_paper_whatever_their_order() -> None:
    other = LyingPaper("1", PaperType.CERTIFICATE, "GIẤY CHỨNG NHẬN KẾT HÔN")
    right = LyingPaper("2", PaperType.CERTIFICATE, "GIẤY CHỨNG SINH")

    for papers in ([other, right], [right, other]):
        assert (BIRTH_PAPER, "2") in checklist(COMPONENTS, papers).present
