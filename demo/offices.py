"""The fourteen offices that receive dossiers in Quảng Ninh."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Office:
    """A reception office: its slug, the commune it stands in, and the place name of its date lines."""

    slug: str
    commune: str
    place: str
    unit: int  # the agency part of dossier codes, H49.<unit>; H49 serves as an invented province code

    @property
    def people_committee(self) -> str:
        """The commune's people's committee, as addressed in a form."""
        return f"Ủy ban nhân dân {self.commune}"


OFFICES = {
    office.slug: office
    for office in (
        Office("trung-tam", "phường Hồng Gai", "Quảng Ninh", 60),
        Office("ha-long", "phường Hạ Long", "Hạ Long", 61),
        Office("mong-cai", "phường Móng Cái 1", "Móng Cái", 62),
        Office("cam-pha", "phường Cẩm Phả", "Cẩm Phả", 63),
        Office("uong-bi", "phường Uông Bí", "Uông Bí", 64),
        Office("quang-yen", "phường Quảng Yên", "Quảng Yên", 65),
        Office("dong-trieu", "phường Đông Triều", "Đông Triều", 66),
        Office("van-don", "đặc khu Vân Đồn", "Vân Đồn", 67),
        Office("co-to", "đặc khu Cô Tô", "Cô Tô", 68),
        Office("tien-yen", "xã Tiên Yên", "Tiên Yên", 69),
        Office("ba-che", "xã Ba Chẽ", "Ba Chẽ", 70),
        Office("dam-ha", "xã Đầm Hà", "Đầm Hà", 71),
        Office("hai-ha", "xã Quảng Hà", "Hải Hà", 72),
        Office("binh-lieu", "xã Bình Liêu", "Bình Liêu", 73),
    )
}
