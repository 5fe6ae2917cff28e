"""Slugs and paper types are part of the contract: renaming one breaks every program that knows it."""

from classify.catalogue import Catalogue
from classify.paper_type import PaperType

PAPER_TYPES = (
    "application certificate admin_document one_stop_slip contract identity attachment result"
    " cover_sheet blank other"
)

SLUGS = """
ho-tich chung-thuc cong-chung nuoi-con-nuoi quoc-tich luat-su-bo-tro-tu-phap tro-giup-phap-ly
bien-phap-bao-dam thi-hanh-an ly-lich-tu-phap dat-dai moi-truong tai-nguyen-nuoc dia-chat-khoang-san
bien-dao do-dac-ban-do khi-tuong-thuy-van da-dang-sinh-hoc xay-dung nha-o quy-hoach-ha-tang duong-bo
duong-thuy dang-kiem ho-kinh-doanh doanh-nghiep hop-tac-xa dau-tu tai-chinh-cong-san thue hai-quan
bao-hiem-xa-hoi bao-tro-xa-hoi nguoi-co-cong viec-lam an-toan-lao-dong dan-toc-giam-ngheo cu-tru
can-cuoc xuat-nhap-canh giay-phep-lai-xe dang-ky-xe pccc an-ninh-trat-tu khieu-nai-to-cao
trong-trot-bvtv chan-nuoi thu-y thuy-san thuy-loi lam-nghiep chat-luong-nong-lam-san
phat-trien-nong-thon y-te duoc-pham giao-duc-dao-tao di-san-van-hoa the-thao-du-lich
bao-chi-xuat-ban buu-chinh-vien-thong khoa-hoc-cong-nghe xuat-nhap-khau quan-ly-thi-truong dien-luc
hoa-chat-vlncn luu-thong-hang-hoa thi-dua-khen-thuong van-thu-luu-tru can-bo-cong-chuc hoi-quy
tin-nguong-ton-giao toa-an ngan-hang mot-cua khac
"""


def test_no_field_slug_was_renamed_or_dropped() -> None:
    assert [one.slug for one in Catalogue.load().fields()] == SLUGS.split()


def test_no_paper_type_was_renamed_or_dropped() -> None:
    assert {one.value for one in PaperType} == set(PAPER_TYPES.split())
