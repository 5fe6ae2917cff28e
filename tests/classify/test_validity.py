"""Which procedures are answered: ranked where several share a form, and only those in force on the day."""

import dataclasses
from datetime import date

import pytest

from classify.answer import Answer
from classify.catalogue import Catalogue
from classify.classifier import Classifier
from classify.page import Page
from classify.settings import ClassifySettings

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
CT01 = (
    f"Mẫu CT01 ban hành kèm theo Thông tư\n{MOTTO}TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ\n"
    "Kính gửi: …\n1. Họ, chữ đệm và tên: …\n4. Số định danh cá nhân: …\n7. Họ, chữ đệm và tên chủ hộ: …\n"
    "8. Mối quan hệ với chủ hộ: …\n10. Nội dung đề nghị: ……………\n"
)
FORM_18 = (
    f"Mẫu số 18\n{MOTTO}ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT\nKính gửi: …\n"
    "1. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất: …\n2. Thửa đất số: … Tờ bản đồ số: …\n"
    "3. Nội dung biến động: ……………\n4. Giấy tờ nộp kèm theo: …\n"
)
BIRTH, BIRTH_CODE = f"{MOTTO}TỜ KHAI ĐĂNG KÝ KHAI SINH\nKính gửi: …\n", "1.001193"
CATALOGUE = Catalogue.load()
CLASSIFIER = Classifier(CATALOGUE, ClassifySettings(max_answers=30))


def answered(text: str) -> Answer:
    return CLASSIFIER.classify([Page(1, text)])


@pytest.mark.parametrize(
    ("text", "field", "form"), [(CT01, "cu-tru", "CT01"), (FORM_18, "dat-dai", "Mẫu số 18")]
)
def test_a_form_of_many_procedures_gives_them_ranked_with_reasons_and_a_sure_field(
    text: str, field: str, form: str
) -> None:
    answer = answered(text)

    sharing = [one for one in answer.procedures if any(form in reason for reason in one.reasons)]
    assert len(sharing) >= 5
    assert [one.confidence for one in sharing] == sorted((one.confidence for one in sharing), reverse=True)
    assert all(one.confidence < 0.6 for one in answer.procedures)
    assert answer.fields[0].slug == field
    assert answer.fields[0].confidence > 0.9
    assert not answer.abstained


def test_what_is_asked_for_brings_its_procedure_to_the_top() -> None:
    asked = CT01.replace("Nội dung đề nghị: ……………", "Nội dung đề nghị: Đăng ký thường trú")

    assert answered(asked).procedures[0].code == "1.004222"


def with_birth_valid(first: str, last: str) -> Classifier:
    """A classifier whose catalogue has that validity for the registration of births."""
    procedures = [
        dataclasses.replace(one, valid_from=first, valid_to=last) if one.code == BIRTH_CODE else one
        for one in CATALOGUE.procedures()
    ]
    vocabulary = {one.slug: CATALOGUE.vocabulary(one.slug) for one in CATALOGUE.fields()}
    catalogue = Catalogue(CATALOGUE.fields(), procedures, vocabulary, CATALOGUE.edition, "2026-07-01")
    assert catalogue.procedure(BIRTH_CODE) is not None
    return Classifier(catalogue, ClassifySettings())


def test_a_withdrawn_procedure_is_answered_for_its_own_days_only() -> None:
    classifier = with_birth_valid("2026-07-01", "2026-09-30")

    before, after = (
        classifier.classify([Page(1, BIRTH)], on=day) for day in (date(2026, 9, 30), date(2026, 10, 1))
    )

    assert before.procedures[0].code == BIRTH_CODE
    assert BIRTH_CODE not in {one.code for one in after.procedures}
    assert after.fields[0].slug == "ho-tich"
    assert classifier.classify([Page(1, BIRTH)], on=date(2020, 1, 1)).procedures[0].code == BIRTH_CODE


def test_without_a_day_today_counts() -> None:
    ended, to_come = with_birth_valid("2026-07-01", "2026-07-31"), with_birth_valid("9999-01-01", "")

    for classifier in (ended, to_come):
        assert BIRTH_CODE not in {one.code for one in classifier.classify([Page(1, BIRTH)]).procedures}
