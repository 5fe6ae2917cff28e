"""Civil status: a birth, an unmarried man's certificate, and a paper that nobody filed."""

from datetime import date, timedelta

from demo.degrade import OFFICE, PHOTO, WORN
from demo.papers import civil_status, identity, slips
from demo.papers.filing import Filing
from demo.people import newborn
from demo.plan import Container, DossierPlan, PaperPlan, open_filing


def birth(seed: int) -> DossierPlan:
    """A father registers his child in Hạ Long; the birth notice was scanned on both sides."""
    filing = open_filing("khai-sinh", seed, "ha-long", date(2026, 11, 23), is_male=True, age=(27, 40))
    mother = filing.somebody(is_male=False, age=(24, 36))
    born = filing.day - timedelta(days=filing.rng.randrange(10, 30))
    child = newborn(filing.rng, mother, filing.applicant, born)
    family = civil_status.Family(child, mother, filing.applicant, "Phòng khám Bình An")
    papers = (*_birth_requested(filing, family), *_birth_registered(filing, family))
    return DossierPlan("khai-sinh", "1.001193", "ho-tich", filing, "upload", papers)


def _birth_requested(filing: Filing, family: civil_status.Family) -> list[PaperPlan]:
    number = f"{filing.rng.randrange(100, 400)}/GCS"
    declaration = civil_status.birth_declaration(filing, family)
    notice = civil_status.birth_notice(filing, family, number)
    return [
        PaperPlan("to-khai", "application", declaration),
        PaperPlan("giay-chung-sinh", "certificate", notice, recipe=WORN),
        PaperPlan("can-cuoc", "identity", identity.citizen_card_copy(filing.applicant)),
    ]


def _birth_registered(filing: Filing, family: civil_status.Family) -> list[PaperPlan]:
    number, issued_on = f"{filing.rng.randrange(100, 900)}/KS", filing.day + timedelta(days=1)
    components = (("Tờ khai đăng ký khai sinh", "1"), ("Giấy chứng sinh", "1"))
    slip = slips.receipt_slip(filing, "Đăng ký khai sinh", components, 1)
    certificate = civil_status.birth_certificate(filing, family, number, issued_on)
    return [
        PaperPlan("giay-tiep-nhan", "one_stop_slip", slip),
        PaperPlan("giay-khai-sinh", "result", certificate),
    ]


def unmarried(seed: int) -> DossierPlan:
    """Somebody in Quảng Yên needs proof of being unmarried to sell a house."""
    filing = open_filing("tinh-trang-hon-nhan", seed, "quang-yen", date(2026, 11, 19), age=(25, 40))
    number = f"{filing.rng.randrange(100, 900)}/UBND-XNTTHN"
    issued_on = filing.day + timedelta(days=3)
    papers = (
        PaperPlan(
            "to-khai",
            "application",
            civil_status.marital_status_declaration(filing),
            Container.JPEG,
            PHOTO,
            orientation=6,
        ),
        PaperPlan(
            "giay-xac-nhan",
            "result",
            civil_status.marital_status_certificate(filing, number, issued_on),
        ),
        PaperPlan(
            "can-cuoc",
            "identity",
            identity.citizen_card_copy(filing.applicant),
            Container.PNG,
            OFFICE,
        ),
    )
    return DossierPlan("tinh-trang-hon-nhan", "1.004873", "ho-tich", filing, "upload", papers)


def nobody_filed(seed: int) -> DossierPlan:
    """One form found in the scanner's tray: no dossier code in print, in a QR code or at upload."""
    filing = open_filing("khong-ma", seed, "binh-lieu", date(2026, 11, 20))
    papers = (
        PaperPlan(
            "to-khai-trich-luc",
            "application",
            civil_status.extract_copy_declaration(filing),
        ),
    )
    return DossierPlan("khong-ma", "2.000635", "ho-tich", filing, "none", papers)
