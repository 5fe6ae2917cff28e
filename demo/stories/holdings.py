"""Land, houses and household businesses."""

from datetime import date, timedelta
from random import Random

from demo.degrade import OFFICE, WORN
from demo.offices import Office
from demo.papers import business, construction, identity, land, slips
from demo.people import invent_address
from demo.plan import Container, DossierPlan, PaperPlan, open_filing


def invented_parcel(rng: Random, office: Office) -> land.Parcel:
    """A parcel with numbers of the right shape."""
    return land.Parcel(
        number=rng.randrange(12, 480),
        map_sheet=rng.randrange(3, 90),
        area_m2="81,4",
        address=invent_address(rng, office),
        serial=f"{rng.choice(('AA', 'DĐ', 'CX'))} {rng.randrange(10**7, 10**8):08d}",
        book_number=f"CS {rng.randrange(1000, 99999):05d}",
    )


def land_transfer(seed: int) -> DossierPlan:
    """A parcel in Đông Triều changes hands; the contract came as a black-and-white TIFF."""
    filing = open_filing("bien-dong-dat-dai", seed, "dong-trieu", date(2026, 11, 18), age=(40, 66))
    buyer = filing.somebody(age=(28, 50))
    parcel = invented_parcel(filing.rng, filing.office)
    number, signed_on = f"{filing.rng.randrange(100, 900)}/HĐ-CN", filing.day - timedelta(days=6)
    components = (
        ("Đơn đăng ký biến động đất đai, tài sản gắn liền với đất", "1"),
        ("Hợp đồng chuyển nhượng quyền sử dụng đất", "1"),
        ("Giấy chứng nhận đã cấp", "1"),
    )
    contract = land.transfer_contract(filing, parcel, buyer, number, signed_on)
    certificate = land.land_certificate(filing, parcel, date(2014, 5, 20))
    slip = slips.receipt_slip(filing, "Đăng ký biến động quyền sử dụng đất", components, 8)
    papers = (
        PaperPlan("don-mau-18", "application", land.change_registration(filing, parcel, buyer), dpi=300),
        PaperPlan("hop-dong", "contract", contract, Container.TIFF, dpi=300),
        PaperPlan("giay-chung-nhan", "certificate", certificate, recipe=WORN),
        PaperPlan("giay-tiep-nhan", "one_stop_slip", slip),
    )
    return DossierPlan("bien-dong-dat-dai", "1.013831", "dat-dai", filing, "upload", papers)


def household_business(seed: int) -> DossierPlan:
    """A shop opens in Cẩm Phả; the identity card was photographed upside down and says so in its EXIF."""
    filing = open_filing("ho-kinh-doanh", seed, "cam-pha", date(2026, 11, 17))
    name = f"Tạp hóa {filing.rng.choice(('Mầm Xanh', 'Giếng Đá', 'Hạt Dẻ'))}"
    number, signed_on = f"{filing.rng.randrange(100, 900)}/GCN-HKD", filing.day + timedelta(days=2)
    components = (("Giấy đề nghị đăng ký hộ kinh doanh", "1"), ("Bản sao căn cước của chủ hộ", "0"))
    slip = slips.receipt_slip(filing, "Đăng ký thành lập hộ kinh doanh", components, 3, has_qr=False)
    result = business.business_certificate(filing, name, number, signed_on)
    papers = (
        PaperPlan("giay-de-nghi", "application", business.registration_request(filing, name)),
        PaperPlan(
            "can-cuoc",
            "identity",
            identity.citizen_card_copy(filing.applicant),
            Container.JPEG,
            orientation=3,
        ),
        PaperPlan("giay-tiep-nhan", "one_stop_slip", slip, Container.PNG),
        PaperPlan("giay-chung-nhan", "result", result),
    )
    return DossierPlan("ho-kinh-doanh", "1.001612", "ho-kinh-doanh", filing, "upload", papers)


def building_permit(seed: int) -> DossierPlan:
    """A house in Móng Cái, with a landscape drawing."""
    filing = open_filing("giay-phep-xay-dung", seed, "mong-cai", date(2026, 11, 16), age=(30, 60))
    parcel = invented_parcel(filing.rng, filing.office)
    house = construction.House(floors=3, ground_floor_m2="68,5", total_m2="205,5", height_m="11,2")
    number, signed_on = f"{filing.rng.randrange(10, 300)}/GPXD", filing.day + timedelta(days=7)
    components = (
        ("Đơn đề nghị cấp giấy phép xây dựng", "1"),
        ("Bản vẽ thiết kế xây dựng", "2"),
        ("Bản cam kết bảo đảm an toàn công trình liền kề", "1"),
    )
    drawing = construction.floor_drawing(filing, house)
    permit = construction.building_permit(filing, parcel, house, number, signed_on)
    slip = slips.receipt_slip(filing, "Cấp giấy phép xây dựng mới nhà ở riêng lẻ", components, 15)
    papers = (
        PaperPlan("don-de-nghi", "application", construction.permit_request(filing, parcel, house)),
        PaperPlan("ban-ve", "attachment", drawing),
        PaperPlan("cam-ket", "attachment", construction.neighbour_undertaking(filing), recipe=WORN),
        PaperPlan("giay-tiep-nhan", "one_stop_slip", slip),
        PaperPlan("giay-phep", "result", permit, recipe=OFFICE),
    )
    return DossierPlan("giay-phep-xay-dung", "1.013225", "xay-dung", filing, "upload", papers)
