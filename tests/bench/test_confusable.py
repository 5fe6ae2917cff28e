"""Pairs that are easily confused: what counts as itself, what as the other, and what is not covered."""

from collections.abc import Sequence

from bench.confusable import PAIRS, Confusion, confusions
from bench.label_score import Labelled
from bench.own_papers import OwnPaper, measured
from bench.paper_set import LabelledPaper
from classify.catalogue import Catalogue

CATALOGUE = Catalogue.load()
FORM_15, FORM_18 = (
    "ĐƠN ĐĂNG KÝ ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT",
    "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT",
)
PROCEDURE_15, PROCEDURE_18 = "1.013978", "1.013831"


def paper(title: str) -> LabelledPaper:
    return LabelledPaper((title,), "dat-dai", "application", title)


def answered(kind: str, *procedures: str) -> Labelled:
    return Labelled("dat-dai", "application", ("dat-dai",), 0.9, False, kind, None, procedures)


def found(
    papers: Sequence[LabelledPaper], answer: Labelled, own: Sequence[OwnPaper] = ()
) -> dict[str, Confusion]:
    told = confusions(papers, own, CATALOGUE, lambda _paper: answer)
    return {one.member: one for one in told}


def test_a_form_answered_with_a_procedure_of_its_own_is_itself() -> None:
    told = found([paper(FORM_18)], answered("application", PROCEDURE_18))

    assert (told["Mẫu 18"].papers, told["Mẫu 18"].right, told["Mẫu 18"].taken_for) == (1, 1, ())


def test_a_form_answered_with_a_procedure_of_the_other_form_is_taken_for_it() -> None:
    told = found([paper(FORM_15)], answered("application", PROCEDURE_18))

    assert (told["Mẫu 15"].right, told["Mẫu 15"].taken_for) == (0, ("Mẫu 18",))


def test_a_form_answered_as_the_certificate_is_taken_for_it() -> None:
    told = found([paper(FORM_18)], answered("certificate"))

    assert told["Mẫu 18"].taken_for == ("GCN",)


def test_a_wrong_answer_that_is_no_other_member_is_taken_for_none() -> None:
    told = found([paper(FORM_18)], answered("attachment", PROCEDURE_18))

    assert (told["Mẫu 18"].right, told["Mẫu 18"].taken_for) == (0, ())


def test_a_form_without_procedures_of_its_own_is_taken_for_the_one_whose_procedure_is_best() -> None:
    told = found([paper("PHIẾU BÁO THAY ĐỔI HỘ KHẨU, NHÂN KHẨU")], answered("application", "1.004222"))
    other = found([paper("PHIẾU BÁO THAY ĐỔI HỘ KHẨU, NHÂN KHẨU")], answered("application", "1.000001"))

    assert (told["HK02"].right, told["HK02"].taken_for) == (0, ("CT01",))
    assert (other["HK02"].right, other["HK02"].taken_for) == (1, ())


def test_a_member_without_papers_is_not_covered() -> None:
    told = found([paper(FORM_18)], answered("application", PROCEDURE_18))

    assert set(told) == {one.name for pair in PAIRS for one in pair}
    assert told["HK02"].papers == 0


def test_our_generator_has_every_paper_that_a_pair_wants_of_it() -> None:
    own = measured()
    wanted = {one.own for pair in PAIRS for one in pair if one.own is not None}

    assert wanted <= {(one.dossier, one.name) for one in own}
    assert found([], answered("application"), own)["CT01"].papers > 0
