"""A component named as the paper is named, out of the sentence that the portal wraps it in."""

import re
import unicodedata

from classify.catalogue.records import ComponentRecord, FormRecord
from classify.folding import fold
from classify.grammars.form_code import find_form_codes
from classify.paper_titles import head_of
from classify.paper_type import PaperType

_LONGEST_NAME = 140
_SHORTEST_NAME = 4
_FILE_NAME = re.compile(r"\S*\.(?:docx?|pdf|xlsx?|rtf|rar|zip)\d*\S*", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-+*•–]|\(?[0-9a-zđ]{1,2}[.)/])+\s*", re.IGNORECASE)
_CONDITION = re.compile(
    r"^(?:trường hợp|đối với|nếu|khi)\b.{5,200}?"
    r"(?:phải có|phải nộp|thì nộp|cần nộp|nộp kèm|nộp thêm|gửi kèm|kèm theo hồ sơ phải có"
    r"|phải gửi|:|,\s*nộp)\s+",
    re.IGNORECASE,
)
_COPY_WORDS = re.compile(
    r"^(?:\d{1,2}\s+)?(?:(?:bản (?:gốc|chính|sao|điện tử|photo\w*|scan|chụp)(?: điện tử)?"
    r"(?: có chứng thực| chứng thực| hợp lệ| từ sổ gốc)?)(?:\s*(?:hoặc|và|/|,)\s*)?)+(?:\s*của)?\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:\(|;|\.\s|:\s|,?\s*(?:gồm|kèm theo)\b|\bMẫu(?: số)?\s*\d"
    r"|\btheo (?:mẫu|quy định|nội dung|khoản|điều)\b|\bquy định tại\b|\bban hành\b"
    r"|\b(?:trong trường hợp|trường hợp|nếu|trừ|như sau|bao gồm|trong đó|được lập)\b"
    r"|\bdo cơ quan\b|\bdo (?:bộ|ủy ban|sở)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_OPTIONAL = re.compile(
    r"trường hợp|nếu có|nếu |đối với|một trong|hoặc|ủy quyền|khi có|xuất trình|được miễn", re.IGNORECASE
)
_DANGLING = re.compile(r"\s+(?:như|trừ|và|hoặc|đối với|của|tại|theo|để|cho|do|về)$", re.IGNORECASE)
_NO_PAPER = re.compile(
    r"điện tử tương tác|hồ sơ đăng ký .* trên môi trường điện tử|^thành phần hồ sơ|^hồ sơ gồm"
    r"|^lưu ý|^ghi chú|^để đối chiếu|^một trong (?:các|những)|^(?:có|được) chứng thực",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,3}[a-zđ]?")
_CODE = re.compile(r"(?=.*\d)(?:Mẫu số \d{1,3}(?:\.\d{1,2})?[A-Za-zđ]?|[A-ZĐ0-9][A-ZĐ0-9./-]*[a-zđ]?)")
_IDENTITY = re.compile(
    r"^(?:thẻ |giấy )?(?:căn cước|chứng minh nhân dân|hộ chiếu|cccd|cmnd|giấy tờ tùy thân)", re.IGNORECASE
)
_PHOTO = re.compile(r"\bảnh\b.*(?:\d\s*x\s*\d|chân dung|thẻ)|^ảnh\b", re.IGNORECASE)


def component_from_portal(sentence: str, group: str, originals: int, copies: int) -> ComponentRecord | None:
    """The component that a portal sentence means, or None when it names no paper (a heading, an e-form)."""
    text = " ".join(unicodedata.normalize("NFC", sentence).split())
    if _NO_PAPER.search(text) or text.endswith(":"):
        return None
    name = paper_name(text)
    if len(fold(name)) < _SHORTEST_NAME or _NO_PAPER.search(name):
        return None
    paper = paper_of_component(name)
    is_conditional = bool(_OPTIONAL.search(text)) or group.strip(" -") != ""
    return ComponentRecord(
        name=name,
        originals=max(originals, 0),
        copies=max(copies, 0),
        required=not is_conditional and paper is not PaperType.IDENTITY,
        paper=paper,
    )


def paper_name(sentence: str) -> str:
    """The name of the paper alone: no bullet, condition, copy words, legal reference or file name."""
    text = _BULLET.sub("", _FILE_NAME.sub(" ", sentence).strip())
    text = _COPY_WORDS.sub("", _CONDITION.sub("", text))
    text = _DANGLING.sub("", _TAIL.sub("", text).strip(" .,;:-+"))
    return text[:1].upper() + _cut(text)[1:]


def _cut(text: str) -> str:
    """No more than the longest name, cut at the last comma or else the last space before it."""
    if len(text) <= _LONGEST_NAME:
        return text
    start = text[:_LONGEST_NAME]
    return start.rsplit("," if "," in start else " ", 1)[0]


def paper_of_component(name: str) -> PaperType:
    """The kind of paper that a component's name names."""
    if _IDENTITY.search(name):
        return PaperType.IDENTITY
    if _PHOTO.search(name):
        return PaperType.ATTACHMENT
    head = head_of(name)
    return head[0] if head is not None else PaperType.ATTACHMENT


def form_of(component: ComponentRecord, sentence: str) -> FormRecord | None:
    """The form that a component is: its printed title, and the code that the portal's sentence names."""
    if component.paper is not PaperType.APPLICATION:
        return None
    return FormRecord(component.name.upper(), _form_code(_FILE_NAME.sub(" ", sentence)))


def _form_code(sentence: str) -> str | None:
    """The first code in the sentence that a printed form could carry; prose also says `Mẫu tại`."""
    for found in find_form_codes(sentence):
        if _BARE_NUMBER.fullmatch(found.code):
            return f"Mẫu số {found.code}"
        if _CODE.fullmatch(found.code):
            return found.code
    return None
