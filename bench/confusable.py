"""Papers that are easily taken for one another, and which of them were."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.label_score import Labelled
from bench.own_papers import OwnPaper
from bench.paper_set import LabelledPaper
from classify.catalogue import Catalogue
from classify.folding import fold


@dataclass(frozen=True, slots=True)
class Member:
    """One paper of a pair: how it is named, its type, and the form titles of its procedures.

    `titles` (folded beginnings) find it in a set, `own` are (dossier, paper) of our generator. Procedures
    whose forms bear one of the titles are its own; a member without such procedures is known by its type.
    """

    name: str
    kind: str
    titles: tuple[str, ...] = ()
    own: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Confusion:
    """A member of a pair: how many papers there were of it, and for which other member they were taken."""

    pair: str
    member: str
    papers: int
    right: int
    taken_for: tuple[str, ...]


PAIRS: tuple[tuple[Member, ...], ...] = (
    (
        Member("Mẫu 15", "application", ("ĐƠN ĐĂNG KÝ ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT",)),
        Member(
            "Mẫu 18",
            "application",
            ("ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT",),
            ("bien-dong-dat-dai", "don-mau-18"),
        ),
        Member(
            "GCN",
            "certificate",
            ("GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT",),
            ("bien-dong-dat-dai", "giay-chung-nhan"),
        ),
    ),
    (
        Member(
            "HĐ chuyển nhượng",
            "contract",
            ("HỢP ĐỒNG CHUYỂN NHƯỢNG",),
            ("bien-dong-dat-dai", "hop-dong"),
        ),
        Member("HĐ ủy quyền", "contract", ("HỢP ĐỒNG ỦY QUYỀN",)),
    ),
    (
        Member(
            "HKD đăng ký",
            "application",
            ("GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH",),
            ("ho-kinh-doanh", "giay-de-nghi"),
        ),
        Member(
            "HKD thay đổi", "application", ("GIẤY ĐỀ NGHỊ ĐĂNG KÝ THAY ĐỔI NỘI DUNG ĐĂNG KÝ HỘ KINH DOANH",)
        ),
        Member("HKD cấp lại", "application", ("GIẤY ĐỀ NGHỊ CẤP LẠI GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH",)),
    ),
    (
        Member("khai sinh, tờ khai", "application", ("TỜ KHAI ĐĂNG KÝ KHAI SINH",), ("khai-sinh", "to-khai")),
        Member("Giấy khai sinh", "certificate", ("GIẤY KHAI SINH",), ("khai-sinh", "giay-khai-sinh")),
        Member("khai sinh, trích lục", "certificate", ("TRÍCH LỤC KHAI SINH",)),
    ),
    (
        Member(
            "XN TTHN, tờ khai",
            "application",
            ("TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",),
            ("tinh-trang-hon-nhan", "to-khai"),
        ),
        Member(
            "XN TTHN, giấy",
            "certificate",
            ("GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",),
            ("tinh-trang-hon-nhan", "giay-xac-nhan"),
        ),
    ),
    (
        Member("khai tử, tờ khai", "application", ("TỜ KHAI ĐĂNG KÝ KHAI TỬ",)),
        Member("khai tử, trích lục", "certificate", ("TRÍCH LỤC KHAI TỬ",)),
    ),
    (
        Member("CT01", "application", ("TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ",), ("dang-ky-thuong-tru", "ct01")),
        Member("HK02", "application", ("PHIẾU BÁO THAY ĐỔI HỘ KHẨU, NHÂN KHẨU",)),
    ),
    (
        Member(
            "phiếu 01 một cửa",
            "one_stop_slip",
            ("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",),
            ("khai-sinh", "giay-tiep-nhan"),
        ),
        Member("giấy tiếp nhận BHXH", "admin_document", ("GIẤY TIẾP NHẬN HỒ SƠ BẢO HIỂM XÃ HỘI",)),
    ),
    (
        Member(
            "GPLX, đổi", "application", ("ĐỀ NGHỊ ĐỔI GIẤY PHÉP LÁI XE",), ("doi-giay-phep-lai-xe", "de-nghi")
        ),
        Member("GPLX, quốc tế", "application", ("ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP LÁI XE QUỐC TẾ",)),
    ),
)


def confusions(
    papers: Sequence[LabelledPaper],
    own: Sequence[OwnPaper],
    catalogue: Catalogue,
    answer: Callable[[LabelledPaper], Labelled],
) -> list[Confusion]:
    """How each member of each pair was answered; without papers of it, it is not covered."""
    return [
        _confusion(member, pair, _papers_of(member, papers, own), catalogue, answer)
        for pair in PAIRS
        for member in pair
    ]


def _confusion(
    member: Member,
    pair: Sequence[Member],
    papers: Sequence[LabelledPaper],
    catalogue: Catalogue,
    answer: Callable[[LabelledPaper], Labelled],
) -> Confusion:
    taken = [_taken_for(answer(paper), member, pair, catalogue) for paper in papers]
    return Confusion(
        pair=" / ".join(one.name for one in pair),
        member=member.name,
        papers=len(papers),
        right=taken.count(member.name),
        taken_for=tuple(name for name in taken if name is not None and name != member.name),
    )


def _taken_for(got: Labelled, member: Member, pair: Sequence[Member], catalogue: Catalogue) -> str | None:
    """Whom of the pair the answer means: who has the best procedure, then itself, then whoever fits."""
    fitting = [one for one in pair if _fits(got, one, catalogue)]
    named = [one for one in fitting if _procedures_of(one, catalogue)]
    for candidates in (named, fitting):
        if member in candidates:
            return member.name
        if candidates:
            return candidates[0].name
    return None


def _papers_of(
    member: Member, papers: Sequence[LabelledPaper], own: Sequence[OwnPaper]
) -> list[LabelledPaper]:
    titles = [fold(title) for title in member.titles]
    found = [paper for paper in papers if any(fold(paper.title).startswith(title) for title in titles)]
    return found + [one.paper for one in own if (one.dossier, one.name) == member.own]


def _fits(got: Labelled, member: Member, catalogue: Catalogue) -> bool:
    """Whether the answer is the member: its type, and the best procedure among its own where it has any."""
    kinds = {member.kind, "attachment"} if member.kind == "contract" else {member.kind}
    procedures = _procedures_of(member, catalogue)
    if got.kind_answered not in kinds:
        return False
    return not procedures or bool(procedures & set(got.procedures_answered[:1]))


def _procedures_of(member: Member, catalogue: Catalogue) -> set[str]:
    """The procedures that use the member's form; none for what is no form."""
    titles = {fold(title) for title in member.titles if member.kind == "application"}
    return {
        one.code for one in catalogue.procedures() if any(fold(form.title) in titles for form in one.forms)
    }
