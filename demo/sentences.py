"""Official prose about nothing: sentences put together from phrases, for papers that must be long."""

from random import Random

_WHO = (
    "Ủy ban nhân dân phường", "Hộ gia đình ông bà nêu trên", "Bên nhận chuyển giao", "Cơ quan chuyên môn",
    "Người có quyền lợi liên quan", "Tổ công tác liên ngành", "Đơn vị tư vấn", "Chủ đầu tư công trình",
    "Các thành viên dự họp", "Người đứng đơn", "Cán bộ địa chính", "Đại diện khu dân cư",
)  # fmt: skip
_DOES = (
    "có trách nhiệm kiểm tra", "thống nhất thực hiện", "cam kết bảo đảm", "đã xác nhận", "phối hợp rà soát",
    "đề nghị xem xét", "thông báo bằng văn bản về", "chịu trách nhiệm đối với", "không có ý kiến khác về",
    "tiếp tục hoàn thiện", "tổ chức bàn giao", "lập hồ sơ theo dõi",
)  # fmt: skip
_WHAT = (
    "hiện trạng sử dụng đất tại thời điểm kê khai", "các nội dung đã nêu trong hồ sơ",
    "việc giữ gìn vệ sinh môi trường xung quanh", "tiến độ và chất lượng công việc",
    "số lượng, chủng loại vật tư đưa vào sử dụng", "quyền và nghĩa vụ của các bên",
    "kết quả làm việc giữa hai bên", "nguồn kinh phí được giao trong năm",
    "phần diện tích nằm ngoài ranh giới", "các khoản chi phí phát sinh hợp lý",
    "danh mục tài liệu kèm theo", "thời hạn giải quyết đã được thông báo",
)  # fmt: skip
_HOW = (
    "theo quy định của pháp luật hiện hành", "trước khi bàn giao cho bên còn lại",
    "trong thời hạn ba mươi ngày làm việc", "khi có sự đồng ý của cơ quan có thẩm quyền",
    "và báo cáo kết quả bằng văn bản", "bảo đảm công khai, minh bạch",
    "trừ trường hợp bất khả kháng", "căn cứ tình hình thực tế tại địa phương",
)  # fmt: skip
_CLAUSES = (
    "Quyền và nghĩa vụ của bên A", "Thời hạn thực hiện", "Phương thức thanh toán", "Cam đoan của các bên",
    "Trách nhiệm khi vi phạm", "Tổ chức thực hiện", "Nội dung công việc", "Giải quyết tranh chấp",
    "Điều khoản chung", "Bàn giao mặt bằng", "Thành phần tham dự", "Kết quả kiểm tra thực địa",
    "Ý kiến của các hộ dân", "Quy mô đầu tư", "Phương án bảo vệ môi trường", "Nhu cầu sử dụng đất",
)  # fmt: skip


def sentences(rng: Random, count: int) -> str:
    """So many sentences, drawn from the generator: the same seed says the same."""
    return " ".join(_sentence(rng) for _ in range(count))


def _sentence(rng: Random) -> str:
    said = f"{rng.choice(_WHO)} {rng.choice(_DOES)} {rng.choice(_WHAT)}"
    return f"{said} {rng.choice(_HOW)}." if rng.random() < 0.7 else f"{said}."


def clause(rng: Random) -> str:
    """The heading of an article or chapter."""
    return rng.choice(_CLAUSES)
