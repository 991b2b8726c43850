"""Pictures say what they show, in every language, without the page around them."""

import io

import polars as pl
import pytest
from PIL import Image

from budget.charts.export import TALL, WIDE, Caption, Panel, Size, picture_png, picture_svg
from budget.charts.qr import qr_path, qr_svg
from budget.charts.structure import COLUMNS, structure_bars
from budget.locale.words import Language

_LINK = "https://example.kz/place?lang=kk&place=150000000&year=2026"
_CAPTION = Caption(
    title="Ақтөбе облысы: 2026 жылға арналған бюджет. Шығындар, ӘәҒғҚқҢңӨөҰұҮүҺһІі",
    unit="Өлшем бірлігі: млрд ₸",
    notes=["Дереккөз: Ақтөбе облыстық мәслихаты, № 298", "деректер нұсқасы 39fb17dc58d9"],
    link=_LINK,
)


def _bars(amounts: list[int]) -> Panel:
    """Bars of a language of long names."""
    lines = pl.DataFrame(
        {
            "code": [str(number) for number in range(len(amounts))],
            "name": ["Мемлекеттік бастауыш, негізгі және жалпы орта білім"] * len(amounts),
            "amount_kzt": amounts,
            "amount_text": [f"{amount / 10**9:.1f} млрд ₸" for amount in amounts],
            "exact_text": [f"{amount} ₸" for amount in amounts],
        }
    ).select(COLUMNS)
    return Panel(*structure_bars(lines, Language.KK, is_dark=False, exact_title="Дәл"))


_BARS = _bars([101_943_385_000, 57_744_100_000, 33_800_000_000])


def _picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


@pytest.mark.parametrize("size", [WIDE, TALL])
def test_a_png_has_its_size_and_is_drawn_on(size: Size) -> None:
    """1200 x 675 for an article, 1080 x 1350 for a phone; blue of the bars, black of the code."""
    picture = _picture(picture_png([_BARS], _CAPTION, size))

    colours = {colour for _, colour in picture.getcolors(2**20) or []}
    assert picture.size == (size.width, size.height)
    assert {(255, 255, 255), (11, 92, 173), (0, 0, 0)} <= colours


def test_the_same_figures_make_the_same_picture() -> None:
    """A picture made twice can be compared by its hash."""
    assert picture_png([_BARS], _CAPTION, WIDE) == picture_png([_BARS], _CAPTION, WIDE)


def test_an_svg_holds_title_unit_source_version_link_and_names_as_text() -> None:
    """Text can be searched, translated and read aloud; Kazakh letters stay what they are."""
    svg = picture_svg([_BARS], _CAPTION, WIDE)

    text = " ".join(svg.replace("&amp;", "&").split())
    for said in (
        "ӘәҒғҚқҢңӨөҰұҮүҺһІі",
        _CAPTION.unit,
        *_CAPTION.notes,
        _LINK,
        "Мемлекеттік бастауыш",
        "101.9 млрд ₸",
    ):
        assert said in text
    assert "http://www.w3.org/2000/svg" in svg
    assert "Noto Sans" in svg


def test_a_long_title_is_wrapped_inside_the_picture() -> None:
    """A name of two hundred letters takes lines, not the margin."""
    long = Caption(title="Ауыл, су, орман, балық шаруашылығы " * 6, unit="₸")

    svg = picture_svg([_BARS], long, TALL)

    assert svg.count('font-weight="bold"') >= 4
    assert _picture(picture_png([_BARS], long, TALL)).size == (1080, 1350)


def test_a_picture_read_aloud_names_no_columns_of_ours() -> None:
    """«amount_kzt: 282670560000; place: 0» is no text for anybody; the chart has one of its own."""
    svg = picture_svg([_BARS], _CAPTION, WIDE)

    assert "graphics-symbol" not in svg
    assert "amount_kzt" not in svg
    assert "scale with" not in svg


def test_a_long_name_above_a_bar_takes_two_lines_instead_of_being_cut() -> None:
    """Functional group 10 of the classification, in Kazakh: a picture has no tooltip."""
    name = (
        "Ауыл, су, орман, балық шаруашылығы, ерекше қорғалатын табиғи аумақтар, қоршаған ортаны "
        "және жануарлар дүниесін қорғау, жер қатынастары"
    )
    named = Panel(_BARS.drawn.with_columns(name=pl.lit(name)), _BARS.specification)

    svg = picture_svg([named], _CAPTION, TALL)

    assert "…" not in svg
    assert "жер қатынастары" in svg


def test_markup_in_a_name_is_text() -> None:
    """A printed name cannot become a part of the drawing."""
    svg = picture_svg([_BARS], Caption(title="<script>&", unit="₸"), WIDE)

    assert "<script>" not in svg
    assert "&lt;script&gt;&amp;" in svg


def test_several_panels_stand_one_under_another() -> None:
    """Four tiers of coverage are one picture."""
    panels = [Panel(_BARS.drawn, _BARS.specification, title) for title in ("бірінші", "екінші")]

    svg = picture_svg(panels, _CAPTION, TALL)

    assert svg.index("бірінші") < svg.index("екінші")


def test_a_code_has_a_quiet_zone_and_differs_by_link() -> None:
    """ISO/IEC 18004: four modules of white around it."""
    path, side = qr_path(_LINK)

    assert path.startswith("M4 4h1")
    assert side > 2 * 4 + 21
    assert qr_path(_LINK + "x")[0] != path
    assert f'viewBox="0 0 {side} {side}"' in qr_svg(_LINK)
