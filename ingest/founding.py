"""The first start: the offices that exist before anybody names one."""

from contextlib import suppress

from storage.database import Database
from storage.errors import AlreadyThere

CENTRE_AND_BRANCHES = {
    "trung-tam": "Trung tâm Phục vụ hành chính công tỉnh (trụ sở chính)",
    "ha-long": "Chi nhánh Hạ Long",
    "mong-cai": "Chi nhánh Móng Cái",
    "cam-pha": "Chi nhánh Cẩm Phả",
    "uong-bi": "Chi nhánh Uông Bí",
    "quang-yen": "Chi nhánh Quảng Yên",
    "dong-trieu": "Chi nhánh Đông Triều",
    "van-don": "Chi nhánh Vân Đồn",
    "co-to": "Chi nhánh Cô Tô",
    "tien-yen": "Chi nhánh Tiên Yên",
    "ba-che": "Chi nhánh Ba Chẽ",
    "dam-ha": "Chi nhánh Đầm Hà",
    "hai-ha": "Chi nhánh Hải Hà",
    "binh-lieu": "Chi nhánh Bình Liêu",
}
"""The headquarters and the 13 branches; `./sohoa office` renames them and adds others."""


def found_offices(database: Database) -> None:
    """Write the centre and its branches into a database that has no office yet."""
    # Of two processes that start together, one writes them all.
    with suppress(AlreadyThere), database.work() as work:
        if work.offices.all():
            return
        for slug, name in CENTRE_AND_BRANCHES.items():
            work.offices.put(slug, name)
