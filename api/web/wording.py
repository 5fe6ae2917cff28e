"""What the pages call things: every state, type, reason and value in Vietnamese."""

from classify.paper_type import PaperType
from storage.states import BoundaryState, CaseState, Channel, DocumentState, Role, ScanState, WaitingReason

ROLES = {
    Role.ADMIN: "Quản trị",
    Role.DESK: "Cán bộ tiếp nhận",
    Role.POSTAL: "Nhân viên bưu chính",
    Role.INTEGRATOR: "Hệ thống kết nối",
}

PAPER_TYPES = {
    PaperType.APPLICATION: "Đơn, tờ khai",
    PaperType.CERTIFICATE: "Giấy chứng nhận, giấy phép",
    PaperType.ADMIN_DOCUMENT: "Văn bản hành chính",
    PaperType.ONE_STOP_SLIP: "Phiếu của bộ phận một cửa",
    PaperType.CONTRACT: "Hợp đồng, giao dịch",
    PaperType.IDENTITY: "Giấy tờ tùy thân",
    PaperType.ATTACHMENT: "Tài liệu kèm theo",
    PaperType.RESULT: "Kết quả giải quyết",
    PaperType.COVER_SHEET: "Tờ phân cách",
    PaperType.BLANK: "Trang trắng",
    PaperType.OTHER: "Giấy tờ khác",
}

SCAN_STATES = {
    ScanState.RECEIVED: "Đã nhận",
    ScanState.READING: "Đang đọc",
    ScanState.REVIEW: "Cần xem lại",
    ScanState.DONE: "Đã xong",
    ScanState.FAILED: "Không đọc được",
}

DOCUMENT_STATES = {
    DocumentState.ATTACHED: "Đã gắn hồ sơ",
    DocumentState.UNATTACHED: "Chờ gắn hồ sơ",
    DocumentState.REVIEW: "Cần xem lại",
    DocumentState.REPLACED: "Đã tách hoặc ghép lại",
}

BOUNDARY_STATES = {
    BoundaryState.CUT: "Giấy tờ mới",
    BoundaryState.JOINED: "Cùng giấy tờ",
    BoundaryState.UNDECIDED: "Chờ quyết định",
}

CASE_STATES = {CaseState.OPEN: "Đang giải quyết", CaseState.CLOSED: "Đã trả kết quả"}

CHANNELS = {
    Channel.DESK: "Tại quầy",
    Channel.POST: "Bưu chính",
    Channel.ONLINE: "Trực tuyến",
    Channel.SYSTEM: "Hệ thống kết nối",
}

WAITING_REASONS = {
    WaitingReason.NO_CODE: "Không có mã hồ sơ khi nộp, và không thấy mã nào trên giấy.",
    WaitingReason.CASE_UNKNOWN: "Có mã hồ sơ, nhưng hồ sơ này chưa có trong hệ thống.",
    WaitingReason.CODES_DISAGREE: "Mã ghi khi nộp khác với mã in trên giấy; cần người quyết định.",
    WaitingReason.SEVERAL_CODES: "Trên giấy có nhiều mã hồ sơ khác nhau; cần người quyết định.",
    WaitingReason.BOUNDARY_UNDECIDED: "Chưa rõ các trang là một hay hai giấy tờ; hãy quyết định ở bản quét.",
    WaitingReason.DETACHED: "Đã được gỡ khỏi một hồ sơ; chờ gắn vào hồ sơ đúng.",
}

EVIDENCE = {
    "upload": "theo mã ghi khi nộp",
    "cover": "theo mã trên tờ bìa",
    "text": "theo mã in trên giấy",
    "qr": "theo mã QR trên giấy",
    "person": "do cán bộ gắn",
}

VALUES = {
    "applicant_name": "Người đứng tên",
    "owner_name": "Chủ hồ sơ",
    "submitter_name": "Người nộp thay",
    "citizen_number": "Số định danh cá nhân",
    "birth_date": "Ngày sinh",
    "dossier_code": "Mã hồ sơ",
    "procedure_code": "Mã thủ tục",
    "appointment_date": "Ngày hẹn trả",
    "document_number": "Số, ký hiệu",
    "document_date": "Ngày văn bản",
    "agency": "Cơ quan ban hành",
    "subject": "Trích yếu",
    "signer_name": "Người ký",
    "signer_position": "Chức vụ người ký",
    "tax_code": "Mã số thuế",
    "land_parcel": "Số thửa",
    "map_sheet": "Số tờ bản đồ",
    "certificate_serial": "Số phát hành giấy chứng nhận",
    "certificate_book_number": "Số vào sổ cấp giấy chứng nhận",
    "cccd_qr": "Mã QR căn cước",
}
"""Extracted values by name, in the order in which an officer looks for them."""

PAGE_ERRORS = {
    "page_timeout": "Trang này đọc quá lâu nên được để lại.",
    "engine_crashed": "Chương trình nhận dạng bị dừng ở trang này.",
    "page_process_died": "Tiến trình đọc bị dừng ở trang này.",
    "out_of_memory": "Trang này cần quá nhiều bộ nhớ để đọc.",
    "attempts_exhausted": "Đã thử đọc nhiều lần mà không được.",
}

SCAN_ERRORS = PAGE_ERRORS | {
    "no_page_read": "Không đọc được trang nào. Hãy quét lại rồi nộp lại.",
    "empty_file": "Tệp rỗng. Hãy quét hoặc gửi lại.",
    "unknown_type": "Không nhận ra loại tệp. Hãy gửi PDF, TIFF, JPEG, PNG, WebP hoặc HEIC.",
    "encrypted": "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.",
    "damaged": "Tệp bị hỏng hoặc bị cắt cụt. Hãy quét lại rồi gửi lại.",
}


def paper_type(value: str) -> str:
    """The Vietnamese name of a stored paper type; the value itself when a newer release wrote it."""
    return PAPER_TYPES[PaperType(value)] if value in set(PaperType) else value


def value_name(name: str) -> str:
    """The Vietnamese name of an extracted value."""
    return VALUES.get(name, name)


def scan_error(code: str | None, detail: str | None) -> str:
    """Why a scan or page failed, for a person: our words for the code, or what was noted."""
    return SCAN_ERRORS.get(code or "", detail or "Không rõ nguyên nhân.")


def percent(share: float) -> str:
    """A machine's confidence of 0..1 as a whole per cent, which is never 100."""
    return f"{min(99, round(share * 100))}%"


def trust(share: float) -> str:
    """How far a confidence carries: `sure`, `fair` or `weak`, the class that colours it."""
    if share >= 0.85:
        return "sure"
    return "fair" if share >= 0.6 else "weak"


def size(size_bytes: int) -> str:
    """A file's size in KB or MB, with the decimal comma used here."""
    if size_bytes < 1024 * 1024:
        return f"{max(1, round(size_bytes / 1024))} KB"
    return f"{size_bytes / 1024 / 1024:.1f} MB".replace(".", ",")
