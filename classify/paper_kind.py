"""What kind of paper it is: by its title's first words, then by its layout."""

import re

from classify.answer import Paper
from classify.evidence.title_index import TitleMatch
from classify.folding import fold, squeeze
from classify.grammars.cccd_qr import parse_cccd_qr
from classify.grammars.document_number import has_number_line
from classify.grammars.separator import is_cover_code, is_patch_sheet
from classify.paper_titles import head_as_read, head_of
from classify.paper_type import PaperType
from classify.reading import Reading

_MRZ = re.compile(r"(?:IDVNM\d|P<VNM)[0-9A-Z<]{6,}")
_CARD_LABELS = (
    "citizen identity card",
    "identity card",
    "so no",
    "place of origin",
    "date of expiry",
    "co gia tri den",
)
_SIGNED_BY = {
    "NGƯỜI LÀM ĐƠN": PaperType.APPLICATION,
    "NGƯỜI VIẾT ĐƠN": PaperType.APPLICATION,
    "NGƯỜI KHAI": PaperType.APPLICATION,
    "NGƯỜI ĐỀ NGHỊ": PaperType.APPLICATION,
    "NGƯỜI CAM KẾT": PaperType.ATTACHMENT,
}
"""Who signs, where the title was lost."""
_OF_CERTIFICATE = re.compile(
    r"^\W*[Ss]ố\s*:?[^\n/]{0,12}/\s*(?:UBND-)?(TL[A-Z]{2}|XNTTHN|GPXD)\b", re.MULTILINE
)
"""What the number of an extract of civil status, a certificate of it or a building permit ends with."""
_SURE, _LIKELY, _GUESS = 0.97, 0.85, 0.55


def kind_of(paper: Reading, matches: list[TitleMatch]) -> Paper:
    """The kind of the paper with its reasons; `other` with little confidence when nothing tells."""
    if paper.is_blank:
        return Paper(PaperType.BLANK, _SURE, ("Trang trắng, không có chữ và mã",))
    for rule in (_cover_sheet, _identity):
        found = rule(paper)
        if found is not None:
            return found
    return _by_title(paper) or _by_known_title(matches) or _by_layout(paper)


def _cover_sheet(paper: Reading) -> Paper | None:
    for page in paper.pages:
        if any(is_cover_code(code.text) for code in page.codes):
            return Paper(PaperType.COVER_SHEET, _SURE, ("Mã QR của phiếu bìa số hóa",))
    if any(is_patch_sheet(page.text, [code.text for code in page.codes]) for page in paper.pages):
        return Paper(PaperType.COVER_SHEET, _SURE, ("Mã phân cách PATCH-T",))
    return None


def _identity(paper: Reading) -> Paper | None:
    if any(parse_cccd_qr(code.text) for page in paper.pages for code in page.codes):
        return Paper(PaperType.IDENTITY, _SURE, ("Mã QR của thẻ căn cước",))
    if any(_MRZ.search(page.text.replace(" ", "")) for page in paper.pages):
        return Paper(PaperType.IDENTITY, _SURE, ("Dòng ký tự máy đọc của thẻ căn cước hoặc hộ chiếu",))
    labels = [label for label in _CARD_LABELS if label in fold(paper.first)]
    if len(labels) >= 2 and len(paper.body) < 1500:
        return Paper(PaperType.IDENTITY, _LIKELY, ("Nhãn in trên thẻ căn cước",))
    return None


def _by_title(paper: Reading) -> Paper | None:
    head = head_as_read(paper.heading.title)
    if head is None:
        return None
    kind, words = head
    if kind is PaperType.ADMIN_DOCUMENT and _is_sent_by_a_citizen(paper, words):
        return Paper(PaperType.APPLICATION, _LIKELY, (f"'{words}' có dòng Kính gửi, không có số và ký hiệu",))
    is_clear = " " in words or words == "ĐƠN"
    if kind is PaperType.CERTIFICATE and not is_clear and _asks_an_office(paper):
        return Paper(PaperType.APPLICATION, _LIKELY, ("Tiêu đề không rõ; có dòng Kính gửi như một đơn",))
    return Paper(kind, _SURE if is_clear else _LIKELY, (f"Tiêu đề bắt đầu bằng '{words}'",))


def _is_sent_by_a_citizen(paper: Reading, words: str) -> bool:
    """A notice that addresses an office and bears no number comes from the applicant."""
    is_notice = squeeze(words) == squeeze("THÔNG BÁO")
    return is_notice and _asks_an_office(paper)


def _asks_an_office(paper: Reading) -> bool:
    """Whether the paper addresses somebody and bears no number: a certificate certifies, and asks nobody."""
    return paper.heading.is_addressed and not has_number_line(paper.first)


def _by_known_title(matches: list[TitleMatch]) -> Paper | None:
    for match in matches:
        head = head_of(match.title.text)
        if head is not None and match.similarity >= 0.8:
            return Paper(head[0], 0.8 * match.similarity, (f"Tiêu đề gần giống '{match.title.text}'",))
    return None


def _by_layout(paper: Reading) -> Paper:
    certified = _OF_CERTIFICATE.search(paper.first)
    if certified is not None:
        return Paper(PaperType.CERTIFICATE, _LIKELY, (f"Ký hiệu '{certified[1]}' ở dòng số",))
    if has_number_line(paper.first):
        return Paper(
            PaperType.ADMIN_DOCUMENT, _LIKELY, ("Có số và ký hiệu văn bản, không có tên loại: công văn",)
        )
    if paper.heading.is_addressed:
        return Paper(PaperType.APPLICATION, _GUESS, ("Có dòng Kính gửi",))
    signed = next((one for one in _SIGNED_BY if squeeze(one) in squeeze(paper.body)), None)
    if signed is not None:
        return Paper(_SIGNED_BY[signed], _GUESS, (f"Chỗ ký ghi '{signed}'",))
    return Paper(PaperType.OTHER, 0.3, ("Không tìm thấy tiêu đề của giấy tờ",))
