"""Pages of stacks in one call."""

from classify.page import Code, Page

HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
FORM = f"{HEAD}\nTỜ KHAI ĐĂNG KÝ KHAI SINH\nKính gửi: Ủy ban nhân dân phường Giả Định\nTôi là Ngô Xuân Thử,\n"
SIGNED = "Tôi cam đoan lời khai trên là đúng.\nNGƯỜI KHAI\n(Ký, ghi rõ họ tên)\nNgô Xuân Thử"
CONTRACT = f"{HEAD}\nHỢP ĐỒNG CHUYỂN NHƯỢNG QUYỀN SỬ DỤNG ĐẤT\nĐiều 1. Đối tượng\nĐiều 2. Giá"


def page(number: int, text: str, *codes: str) -> Page:
    """A page that says this, with QR codes of these texts."""
    found = tuple(Code("QRCode", code, (0, 0, 9, 9)) for code in codes)
    return Page(number, text, codes=found, has_marks=bool(text or codes))


def pages(*texts: str) -> list[Page]:
    """Pages that say this; an empty text is a blank side."""
    return [page(number, text) for number, text in enumerate(texts, 1)]


def unread(number: int) -> Page:
    """A page that was set aside."""
    return Page(number, "", is_read=False)


def wordless(number: int) -> Page:
    """A page on which something stands, and no word."""
    return Page(number, "", has_marks=True)
