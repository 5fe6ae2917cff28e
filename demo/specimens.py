"""Single papers beside the demonstration, for measuring and tests: each kind of value that no story shows."""

from datetime import date, timedelta

from demo.papers import specimens
from demo.plan import DossierPlan, PaperPlan, open_filing
from demo.stories.holdings import invented_parcel


def plan_specimens(seed: int) -> list[DossierPlan]:
    """The papers as one bundle that belongs to no case; the same seed gives the same papers."""
    filing = open_filing("mau-them", seed, "ha-long", date(2026, 11, 24))
    rng = filing.rng
    bride, groom = filing.somebody(is_male=False), filing.somebody(is_male=True)
    parcel = invented_parcel(rng, filing.office)
    code = specimens.invented_tax_code(filing)
    letter, day = f"{rng.randrange(1000, 9000)}/C06-TTDLDC", filing.day - timedelta(days=rng.randrange(3, 40))
    slip = specimens.slip_by_another(filing, filing.somebody(), "3.000333", "Cấp Phiếu lý lịch tư pháp", 14)
    papers = (
        PaperPlan("giay-tiep-nhan-nop-thay", "one_stop_slip", slip),
        PaperPlan("ket-hon", "application", specimens.marriage_declaration(filing, bride, groom)),
        PaperPlan("le-phi-truoc-ba", "application", specimens.fee_declaration(filing, parcel, code)),
        PaperPlan("to-khai-trang", "application", specimens.blank_declaration(filing)),
        PaperPlan("cong-van-bo", "admin_document", specimens.ministry_letter(filing, letter, day)),
    )
    return [DossierPlan("mau-them", "1.000894", "ho-tich", filing, "none", papers)]
