"""Poor households, adoptions, veterinarians and carriers."""

from datetime import date, timedelta

from demo.degrade import WORN
from demo.papers import identity, slips, trades, welfare
from demo.people import newborn
from demo.plan import Container, DossierPlan, PaperPlan, open_filing


def poor_household(seed: int) -> DossierPlan:
    """A household in Ba Chẽ; only a QR sticker ties its papers to the case."""
    filing = open_filing("ho-ngheo", seed, "ba-che", date(2026, 11, 18), age=(35, 60))
    spouse = filing.somebody(is_male=not filing.applicant.is_male, age=(33, 58))
    members = (spouse, filing.somebody(age=(12, 18)), filing.somebody(age=(6, 11)))
    number, signed_on = f"{filing.rng.randrange(100, 900)}/QĐ-UBND", filing.day + timedelta(days=4)
    decision = welfare.poverty_decision(filing, number, signed_on)
    papers = (
        PaperPlan(
            "giay-de-nghi",
            "application",
            welfare.poverty_review_request(filing, members),
        ),
        PaperPlan("quyet-dinh", "admin_document", decision),
    )
    return DossierPlan("ho-ngheo", "1.011607", "dan-toc-giam-ngheo", filing, "qr", papers)


def adoption(seed: int) -> DossierPlan:
    """A couple in Đầm Hà adopts a child."""
    filing = open_filing("nuoi-con-nuoi", seed, "dam-ha", date(2026, 11, 17), is_male=False, age=(34, 45))
    spouse = filing.somebody(is_male=True, age=(35, 48))
    mother = filing.somebody(is_male=False, age=(22, 30))
    child = newborn(filing.rng, mother, filing.somebody(is_male=True), date(2025, 8, 14))
    number, signed_on = f"{filing.rng.randrange(100, 900)}/GXN-UBND", filing.day - timedelta(days=5)
    components = (("Đơn xin nhận con nuôi", "1"), ("Giấy xác nhận hoàn cảnh gia đình", "1"))
    slip = slips.receipt_slip(filing, "Đăng ký việc nuôi con nuôi trong nước", components, 30)
    confirmation = welfare.family_circumstances(filing, number, signed_on)
    papers = (
        PaperPlan("don-xin", "application", welfare.adoption_request(filing, spouse, child)),
        PaperPlan(
            "xac-nhan-hoan-canh",
            "attachment",
            confirmation,
            recipe=WORN,
        ),
        PaperPlan("giay-tiep-nhan", "one_stop_slip", slip),
    )
    return DossierPlan("nuoi-con-nuoi", "2.001263", "nuoi-con-nuoi", filing, "upload", papers)


def veterinarian(seed: int) -> DossierPlan:
    """A veterinarian in Hải Hà applies for a practising certificate; the form was saved straight to PDF."""
    filing = open_filing("chung-chi-thu-y", seed, "hai-ha", date(2026, 11, 16), age=(26, 45))
    number, graduated = f"ĐC{filing.rng.randrange(10_000, 99_999)}", date(2019, 7, 5)
    diploma = trades.diploma_copy(filing, number, graduated)
    papers = (
        PaperPlan(
            "don-dang-ky", "application", trades.veterinary_registration(filing), Container.BORN_DIGITAL
        ),
        PaperPlan("bang-bac-si-thu-y", "attachment", diploma),
        PaperPlan("can-cuoc", "identity", identity.citizen_card_copy(filing.applicant)),
    )
    return DossierPlan("chung-chi-thu-y", "1.004756", "thu-y", filing, "upload", papers)


def carrier(seed: int) -> DossierPlan:
    """A transport cooperative asks for vehicle badges and gets a letter back."""
    filing = open_filing("phu-hieu-xe", seed, "trung-tam", date(2026, 11, 12), age=(38, 60))
    number = f"{filing.rng.randrange(10, 90)}/GĐN-HTX"
    reply, replied_on = f"{filing.rng.randrange(1000, 4000)}/SXD-QLVT", filing.day + timedelta(days=4)
    letter = trades.supplement_letter(filing, reply, replied_on)
    papers = (
        PaperPlan("giay-de-nghi", "application", trades.badge_request(filing, number)),
        PaperPlan("dang-ky-xe", "attachment", trades.vehicle_registration_copy(filing), recipe=WORN),
        PaperPlan(
            "cong-van",
            "admin_document",
            letter,
            Container.BORN_DIGITAL,
        ),
    )
    return DossierPlan("phu-hieu-xe", "2.002288", "duong-bo", filing, "upload", papers)
