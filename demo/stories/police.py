"""Residence, driving licences and criminal records."""

from datetime import date, timedelta

from demo.degrade import PHOTO, WORN
from demo.papers import identity, police, residence, slips
from demo.plan import Container, DossierPlan, PaperPlan, open_filing
from demo.sheet import blank_side


def moved_house(seed: int) -> DossierPlan:
    """A family moves in with a relative in Uông Bí; sent without code, each paper has it in print."""
    filing = open_filing("dang-ky-thuong-tru", seed, "uong-bi", date(2026, 11, 23), age=(28, 45))
    owner = filing.somebody(age=(55, 75))
    members = tuple(filing.somebody(age=(15, 40)) for _ in range(3))
    consent = residence.owner_consent(filing, owner)
    papers = (
        PaperPlan(
            "ct01",
            "application",
            [*residence.residence_change(filing, owner, members), blank_side()],
            recipe=WORN,
        ),
        PaperPlan("dong-y", "attachment", consent),
        PaperPlan("can-cuoc", "identity", identity.citizen_card_copy(filing.applicant)),
    )
    return DossierPlan("dang-ky-thuong-tru", "1.004222", "cu-tru", filing, "text", papers)


def licence_exchange(seed: int) -> DossierPlan:
    """A driver in Tiên Yên; one side of the health certificate went through the feeder upside down."""
    filing = open_filing("doi-giay-phep-lai-xe", seed, "tien-yen", date(2026, 11, 20), age=(30, 55))
    licence = f"{filing.rng.randrange(10**11, 2 * 10**11)}"
    number = f"{filing.rng.randrange(100, 900)}/GKSK-BA"
    components = (("Đề nghị đổi giấy phép lái xe", "1"), ("Giấy khám sức khỏe của người lái xe", "1"))
    health = police.driver_health_certificate(filing, number)
    licence_copy = identity.driving_licence_copy(filing.applicant, licence, filing.day + timedelta(days=40))
    slip = slips.receipt_slip(filing, "Đổi giấy phép lái xe", components, 5)
    papers = (
        PaperPlan("de-nghi", "application", police.licence_exchange(filing, licence)),
        PaperPlan(
            "kham-suc-khoe",
            "certificate",
            health,
            upside_down=frozenset({2}),
        ),
        PaperPlan(
            "giay-phep-lai-xe",
            "identity",
            licence_copy,
            Container.JPEG,
            PHOTO,
            orientation=8,
        ),
        PaperPlan("giay-tiep-nhan", "one_stop_slip", slip),
    )
    return DossierPlan("doi-giay-phep-lai-xe", "3.000347", "giay-phep-lai-xe", filing, "upload", papers)


def criminal_record(seed: int) -> DossierPlan:
    """Somebody in Vân Đồn sends a relative; the code is printed on the papers, not given at upload."""
    filing = open_filing("ly-lich-tu-phap", seed, "van-don", date(2026, 11, 19), age=(22, 40))
    agent = filing.somebody(age=(25, 60))
    number = f"{filing.rng.randrange(100, 900)}"
    papers = (
        PaperPlan("to-khai", "application", police.record_declaration(filing), Container.TIFF, dpi=300),
        PaperPlan("uy-quyen", "attachment", police.authorisation(filing, agent, number)),
        PaperPlan("can-cuoc", "identity", identity.citizen_card_copy(filing.applicant)),
    )
    return DossierPlan("ly-lich-tu-phap", "3.000333", "ly-lich-tu-phap", filing, "text", papers)
