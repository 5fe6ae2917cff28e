"""Problems as the interface tells them (RFC 9457): one table of codes, statuses and titles."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Meaning:
    """What a code says: the HTTP status, and a title in Vietnamese and English."""

    status: int
    title_vi: str
    title_en: str

    @property
    def title(self) -> str:
        """Both titles in one line."""
        return f"{self.title_vi} / {self.title_en}"


MEANINGS: Mapping[str, Meaning] = {
    # who asks
    "token_missing": Meaning(401, "Chưa đăng nhập", "Not signed in"),
    "token_invalid": Meaning(401, "Mã truy cập không dùng được", "Token not valid"),
    "verb_forbidden": Meaning(403, "Không có quyền", "Not allowed"),
    "office_forbidden": Meaning(403, "Không thuộc đơn vị", "Another office"),
    "cross_site": Meaning(403, "Yêu cầu từ trang khác", "Request from another site"),
    # what is asked for
    "request_invalid": Meaning(400, "Yêu cầu không hợp lệ", "Bad request"),
    "route_unknown": Meaning(404, "Không có địa chỉ này", "No such address"),
    "not_found": Meaning(404, "Không tìm thấy", "Not found"),
    "page_not_read": Meaning(404, "Trang chưa đọc được", "Page not read"),
    "method_not_allowed": Meaning(405, "Không hỗ trợ thao tác này", "Method not allowed"),
    "upload_stalled": Meaning(408, "Việc gửi bị ngừng", "Upload stalled"),
    "attached_elsewhere": Meaning(409, "Giấy tờ đang ở hồ sơ khác", "Paper lies in another case"),
    "office_needed": Meaning(409, "Thiếu đơn vị", "Office needed"),
    "document_replaced": Meaning(409, "Giấy tờ đã được tách hoặc ghép lại", "Pages cut or joined since"),
    "boundary_changed": Meaning(409, "Ranh giới đã được người khác quyết định", "Decided meanwhile"),
    "parts_in_two_cases": Meaning(409, "Các phần nằm ở hai hồ sơ", "Parts lie in two cases"),
    "scan_not_filed": Meaning(409, "Bản quét chưa đọc xong", "Scan not filed yet"),
    "name_too_long": Meaning(409, "Tên quá dài", "Name too long"),
    "already_there": Meaning(409, "Đã có sẵn", "Already there"),
    "body_too_large": Meaning(413, "Nội dung quá lớn", "Body too large"),
    "media_type_unsupported": Meaning(415, "Kiểu nội dung không hỗ trợ", "Unsupported content type"),
    "validation_failed": Meaning(422, "Dữ liệu không hợp lệ", "Invalid values"),
    "form_invalid": Meaning(422, "Biểu mẫu gửi bị hỏng", "Broken form"),
    "file_missing": Meaning(422, "Thiếu tệp", "File missing"),
    "several_files": Meaning(422, "Nhiều hơn một tệp", "More than one file"),
    "nothing_to_correct": Meaning(422, "Không có gì để sửa", "Nothing to correct"),
    "case_code_invalid": Meaning(422, "Mã hồ sơ sai dạng", "Bad dossier code"),
    "procedure_unknown": Meaning(422, "Không có thủ tục", "Unknown procedure"),
    "field_unknown": Meaning(422, "Không có lĩnh vực", "Unknown field"),
    "office_unknown": Meaning(422, "Không có đơn vị", "Unknown office"),
    "reason_needed": Meaning(422, "Thiếu lý do", "Reason needed"),
    "idempotency_key_reused": Meaning(422, "Khóa đã dùng cho tệp khác", "Key used for another file"),
    "empty_text": Meaning(422, "Văn bản rỗng", "Empty text"),
    "text_too_long": Meaning(422, "Văn bản quá dài", "Text too long"),
    "too_many_texts": Meaning(422, "Quá nhiều văn bản", "Too many texts"),
    # the sender's file
    "empty_file": Meaning(422, "Tệp rỗng", "Empty file"),
    "unknown_type": Meaning(415, "Không phải bản quét", "Not a scan"),
    "encrypted": Meaning(422, "Tệp có mật khẩu", "Encrypted file"),
    "damaged": Meaning(422, "Tệp bị hỏng", "Damaged file"),
    "too_many_bytes": Meaning(413, "Tệp quá lớn", "File too large"),
    "too_many_pages": Meaning(422, "Quá nhiều trang", "Too many pages"),
    "too_many_pixels": Meaning(422, "Ảnh quá lớn", "Image too large"),
    "no_pages": Meaning(422, "Tệp không có trang", "File without pages"),
    "page_timeout": Meaning(422, "Xử lý tệp quá lâu", "File takes too long"),
    "out_of_memory": Meaning(422, "Tệp cần quá nhiều bộ nhớ", "File needs too much memory"),
    "engine_crashed": Meaning(422, "Không đọc được tệp", "File cannot be read"),
    # us
    "page_process_died": Meaning(503, "Bộ đọc đang khởi động lại", "Reader restarting"),
    "internal_error": Meaning(500, "Lỗi hệ thống", "Internal error"),
    "blob_missing": Meaning(500, "Mất tệp trong kho", "Stored file missing"),
    "blob_corrupt": Meaning(500, "Tệp trong kho bị hỏng", "Stored file damaged"),
    "database_unavailable": Meaning(503, "Cơ sở dữ liệu tạm ngừng", "Database unavailable"),
    "store_unavailable": Meaning(503, "Kho tệp tạm ngừng", "File store unavailable"),
    "store_full": Meaning(503, "Kho tệp đã đầy", "File store full"),
    "disk_full": Meaning(503, "Đĩa đã đầy", "Disk full"),
    "not_ready": Meaning(503, "Chưa sẵn sàng", "Not ready"),
}
"""Every code that the interface may answer with."""


@dataclass(frozen=True)
class Wrong:
    """One value that is not as it should be: where it stands, and what is wrong with it."""

    where: str
    message: str


class Problem(HTTPException):
    """A request that ends here. `code` is one of MEANINGS; the details are whole sentences.

    It is an HTTPException because FastAPI lets no other error out of the reading of a body.
    """

    def __init__(
        self,
        code: str,
        detail_vi: str,
        detail_en: str,
        headers: Mapping[str, str] | None = None,
        errors: Sequence[Wrong] = (),
    ) -> None:
        super().__init__(MEANINGS[code].status, f"{detail_vi} / {detail_en}", headers)
        self.code = code
        self.detail_vi = detail_vi
        self.detail_en = detail_en
        self.errors = errors

    def to_json(self, request_id: str) -> dict[str, object]:
        """The members of the problem document; Vietnamese first."""
        told: dict[str, object] = {
            "type": f"/docs#{self.code}",
            "title": MEANINGS[self.code].title,
            "status": self.status_code,
            "detail": self.detail,
            "code": self.code,
            "detail_vi": self.detail_vi,
            "detail_en": self.detail_en,
            "request_id": request_id,
        }
        if self.errors:
            told["errors"] = [{"where": one.where, "message": one.message} for one in self.errors]
        return told

    def to_response(self, request_id: str) -> Response:
        """The whole answer."""
        content = json.dumps(self.to_json(request_id), ensure_ascii=False).encode()
        return Response(content, self.status_code, dict(self.headers or {}), MEDIA_TYPE)
