"""Invented citizens: names, birth dates, citizen numbers that obey the grammar, addresses, cards."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from demo.offices import Office

QUANG_NINH = "022"
FAMILY_NAMES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý", "Đinh", "Tô",
)  # fmt: skip
MALE_NAMES = (
    "Văn Khải", "Đức Thịnh", "Quốc Việt", "Minh Hiếu", "Hữu Phước", "Trọng Nghĩa", "Xuân Trường", "Bá Lộc",
    "Thành Đạt", "Tuấn Kiệt", "Công Hưởng", "Ngọc Sỹ",
)  # fmt: skip
FEMALE_NAMES = (
    "Thị Thu Hường", "Ngọc Diệp", "Thị Mỹ Lệ", "Thùy Dương", "Thị Bích Phượng", "Hải Yến", "Thị Kiều Trang",
    "Thị Ánh Nguyệt", "Quỳnh Như", "Thị Xuân Quỳ", "Cẩm Vân", "Thị Oanh",
)  # fmt: skip
STREETS = ("Hoa Ban", "Sao Biển", "Cây Gạo", "Đá Bạc", "Thông Reo", "Lò Gốm", "Bến Mơ", "Đồi Chè")


@dataclass(frozen=True)
class Person:
    """A citizen who does not exist."""

    name: str
    is_male: bool
    born: date
    citizen_number: str
    address: str
    hometown: str
    phone: str
    card_issued: date
    ethnicity: str = "Kinh"

    @property
    def sex(self) -> str:
        return "Nam" if self.is_male else "Nữ"

    @property
    def born_text(self) -> str:
        return slashed(self.born)

    @property
    def identity_line(self) -> str:
        """The identity paper as forms ask for it: kind, number, who issued it, when."""
        return f"Căn cước số {self.citizen_number}, Bộ Công an cấp ngày {slashed(self.card_issued)}"

    @property
    def values(self) -> dict[str, str]:
        """Who this is, by the names of extracted values."""
        return {
            "applicant_name": self.name,
            "citizen_number": self.citizen_number,
            "birth_date": self.born.isoformat(),
        }

    def shown(self, *names: str) -> dict[str, str]:
        """Some of the values."""
        return {name: self.values[name] for name in names}

    @property
    def card_payload(self) -> str:
        """What the QR code of a citizen identity card holds."""
        fields = (
            self.citizen_number, "", self.name, f"{self.born:%d%m%Y}", self.sex, self.address,
            f"{self.card_issued:%d%m%Y}",
        )  # fmt: skip
        return "|".join(fields)


def slashed(day: date) -> str:
    """dd/mm/yyyy."""
    return f"{day:%d/%m/%Y}"


def spelled(day: date) -> str:
    """The date phrase of NĐ 30/2020: days below 10 and the first two months take a leading zero."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def citizen_number(is_male: bool, born: date, rng: Random, province: str = QUANG_NINH) -> str:
    """Twelve digits: province, century and sex, year of birth, and a serial from the far end of the range."""
    century_and_sex = (born.year // 100 - 19) * 2 + (0 if is_male else 1)
    return f"{province}{century_and_sex}{born.year % 100:02d}{rng.randrange(985_000, 1_000_000):06d}"


def invent(
    rng: Random, office: Office, *, is_male: bool | None = None, age: tuple[int, int] = (24, 58), today: date
) -> Person:
    """An invented person living in the office's area."""
    is_male = rng.random() < 0.5 if is_male is None else is_male
    name = f"{rng.choice(FAMILY_NAMES)} {rng.choice(MALE_NAMES if is_male else FEMALE_NAMES)}"
    born = today - timedelta(days=rng.randrange(age[0] * 365, age[1] * 365))
    return Person(
        name=name,
        is_male=is_male,
        born=born,
        citizen_number=citizen_number(is_male, born, rng),
        address=invent_address(rng, office),
        hometown=f"{rng.choice(('Cẩm Phả', 'Quảng Yên', 'Đông Triều', 'Tiên Yên'))}, Quảng Ninh",
        phone=f"0900{rng.randrange(100_000, 999_999)}",
        card_issued=date(2022, 3, 1) + timedelta(days=rng.randrange(0, 1100)),
    )


def newborn(rng: Random, mother: Person, father: Person, born: date) -> Person:
    """A child of the two, who has the father's family name."""
    is_male = rng.random() < 0.5
    given = rng.choice(
        ("Gia Bảo", "Minh Khôi", "Đăng Khoa") if is_male else ("Bảo Ngọc", "Khánh Vy", "An Nhiên")
    )
    return Person(
        name=f"{father.name.split()[0]} {given}",
        is_male=is_male,
        born=born,
        citizen_number=citizen_number(is_male, born, rng),
        address=mother.address,
        hometown=father.hometown,
        phone="",
        card_issued=born,
    )


def invent_address(rng: Random, office: Office) -> str:
    """A street that does not exist in a commune that does."""
    return (
        f"Số {rng.randrange(2, 190)}, phố {rng.choice(STREETS)}, khu {rng.randrange(1, 9)}, "
        f"{office.commune}, tỉnh Quảng Ninh"
    )
