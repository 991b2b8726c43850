"""Transfers between real budgets: printed figures traced through the tables as they are built.

Amounts are thousand tenge, typed by hand from the acts named.
"""

from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest

from budget.analysis.consolidated import consolidated
from budget.analysis.flows_over_years import flows_over_years
from budget.analysis.ledger import Books
from budget.analysis.names import vintage_of
from budget.analysis.passing_on import sent_down
from budget.analysis.statements import edition_pairs
from budget.analysis.trace import Country, country, one_sided, trace
from budget.analysis.vintages import with_vintage
from budget.model import TABLES
from budget.paths import RAW
from ingest.build import build_tables
from ingest.numbers import THOUSAND

REPUBLIC, AKTOBE, UIL, OKRUG, CITY = "KZ", "150000000", "155200000", "155230000", "151000000"
AKTOBE_2025 = "150000000:2024-12-12:186"
AITEKE_BI = "153400000"
WITHDRAWN_FROM_AKTOBE = {2025: 57_861_414, 2026: 139_419_988}
SUBVENTION_TO_AKTOBE = {2025: 318_046_527, 2026: 197_089_345}
WITHDRAWN_BY_REPUBLIC = {  # law of 9 December 2025 on general transfers, 2026
    "230000000": 262_404_282,
    "750000000": 491_887_501,
    "710000000": 125_655_286,
}

Tables = Mapping[str, pl.DataFrame]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The built tables by name."""
    folder = tmp_path_factory.mktemp("tables")
    build_tables(RAW, folder)
    return {name: pl.read_parquet(folder / f"{name}.parquet") for name in TABLES}


@pytest.fixture(scope="module")
def books(tables: Tables) -> Books:
    """The five tables of transfers."""
    return Books(
        lines=tables["budget_lines"].lazy(),
        transfers=tables["transfers"].lazy(),
        acts=tables["acts"].lazy(),
        units=tables["units"].lazy(),
        codes=tables["transfer_codes"].lazy(),
    )


@pytest.fixture(scope="module")
def in_2025(books: Books) -> Country:
    """All transfers of 2025."""
    return country(books, 2025)


@pytest.fixture(scope="module")
def in_2026(books: Books) -> Country:
    """All transfers of 2026."""
    return country(books, 2026)


def _said(edges: pl.DataFrame, side: str, payer: str | None, payee: str, kind: str) -> int:
    """Thousand tenge that one side states of an edge."""
    same_payer = pl.col("payer_id").eq_missing(pl.lit(payer))
    row = edges.filter(same_payer, payee_id=payee, kind=kind)
    return int(row[f"{side}_says_kzt"].item()) // THOUSAND


def test_a_tenge_of_2025_is_followed_from_the_republic_to_uil_okrug(in_2025: Country) -> None:
    """Law 141-VIII; Aktobe № 186 of 27 August; Uil district № 200; Uil okrug № 215."""
    chain = trace(in_2025, OKRUG).chain

    told = chain.select("unit_id", "revenues_kzt", "transfers_from_above_kzt").rows()
    assert told == [
        (REPUBLIC, 21_392_054_673_000, 0),
        (AKTOBE, 540_507_748_100, 379_965_375_000),
        (UIL, 6_172_592_500, 5_204_524_500),
        (OKRUG, 309_261_700, 253_659_700),
    ]


def test_the_oblast_names_a_third_of_what_uil_receives(in_2025: Country) -> None:
    """Subvention 1,771,506 of 5,204,524.5: the rest is set by resolutions of the akimat."""
    edges = trace(in_2025, OKRUG).edges.filter(payer_id=AKTOBE, payee_id=UIL)

    told = edges.select("kind", "payer_says_kzt", "payee_says_kzt", "state", "reason").rows()
    assert told == [
        (
            "subvention",
            1_771_506_000,
            None,
            "not_published",
            "other_not_split_by_kind",
        ),
        (
            "unspecified",
            None,
            5_204_524_500,
            "not_published",
            "sender_not_split_by_unit",
        ),
    ]
    assert edges.filter("is_whole")["unnamed_kzt"].to_list() == [3_433_018_500]


def test_the_origins_of_uil_okrug_sum_to_its_revenue(in_2025: Country) -> None:
    """Its own 55,602 of 309,261.7 come first-hand; the rest through three tiers."""
    origin = trace(in_2025, OKRUG).origin

    shares = dict(origin.select("origin", "share").rows())
    assert shares[OKRUG] == pytest.approx(55_602 / 309_261.7)
    assert sum(shares.values()) == pytest.approx(1)
    assert {REPUBLIC, AKTOBE, UIL, "not_published"} < set(shares)
    assert abs(int(origin["amount_kzt"].sum()) - 309_261_700) < origin.height


@pytest.mark.parametrize("year", [2025, 2026])
def test_withdrawals_and_subvention_of_aktobe(books: Books, year: int) -> None:
    """Decisions № 186 and № 298: withdrawals rise and the subvention falls with the law of 2026."""
    edges = country(books, year).edges

    withdrawn = edges.filter(payee_id=AKTOBE, kind="withdrawal")["payee_says_kzt"].sum()
    assert withdrawn // THOUSAND == WITHDRAWN_FROM_AKTOBE[year]
    assert _said(edges, "payee", REPUBLIC, AKTOBE, "subvention") == SUBVENTION_TO_AKTOBE[year]


def test_the_change_of_2026_is_marked_as_a_change_of_law(tables: Tables, books: Books) -> None:
    """Budget Code, articles 25 to 27: income taxes passed to districts on 1 January 2026."""
    found = flows_over_years(books, tables["breaks"], AKTOBE)

    assert {2025, 2026} < set(found.budgets["budget_year"])
    assert "revenue_norms_2026" in found.marks["break_id"].to_list()


def test_group_15_alone_misses_most_of_what_aktobe_sends_down(in_2025: Country) -> None:
    """№ 245 of 27 August 2025: 113 and 114 come to 77,776,143 against 10,421,686 of subventions.

    № 206 of 7 February printed 82,316,343; of that edition only the headline figures are held.
    """
    sent = sent_down(in_2025.ledger, in_2025.chosen.filter(unit_id=AKTOBE))

    targeted = sent.filter(~pl.col("is_in_group_15"))["amount_kzt"].sum()
    subventions = sent.filter("is_in_group_15")["amount_kzt"].sum()
    assert (targeted // THOUSAND, subventions // THOUSAND) == (77_776_143, 10_421_686)


def test_the_list_of_subventions_is_the_programme_of_the_annex(in_2025: Country) -> None:
    """Seven districts add up to 15.1.257.007: two statements of 10,421,686, counted once."""
    down = in_2025.edges.filter(payer_id=AKTOBE, kind="subvention")

    assert down.height == 7
    assert down["payer_says_kzt"].sum() // THOUSAND == 10_421_686
    assert down["payee_id"].null_count() == 0


def test_what_the_oblast_receives_from_districts_is_more_than_withdrawals(
    in_2025: Country,
) -> None:
    """4.01.2 prints 66,684,260.3, the list names 57,861,414: the rest is returns."""
    row = in_2025.edges.filter(
        pl.col("payer_id").is_null(), payee_id=AKTOBE, payer_level="district"
    )

    assert row["payee_says_kzt"].item() == 66_684_260_300
    assert row["named_kzt"].item() // THOUSAND == WITHDRAWN_FROM_AKTOBE[2025]
    assert row["unnamed_kzt"].item() == 8_822_846_300


def test_the_republic_withdraws_from_three_in_2026(in_2026: Country) -> None:
    """The law names Atyrau, Almaty and Astana: 879,947,069 together, as it prints itself."""
    named = in_2026.edges.filter(payee_id=REPUBLIC, kind="withdrawal")

    found = {
        payer: said // THOUSAND
        for payer, said in named.select("payer_id", "payee_says_kzt").rows()
    }
    assert found == WITHDRAWN_BY_REPUBLIC
    assert sum(found.values()) == 879_947_069


def test_the_rest_of_what_the_republic_receives_in_2026_is_no_budget(in_2026: Country) -> None:
    """Law 239-VIII: 3,649,947,069 in all; 2,770,000,000 are left for the National Fund."""
    row = in_2026.edges.filter(pl.col("payer_id").is_null(), payee_id=REPUBLIC)

    assert row["payee_says_kzt"].item() // THOUSAND == 3_649_947_069
    assert row["unnamed_kzt"].item() // THOUSAND == 2_770_000_000


def test_two_acts_state_the_withdrawals_of_2026_and_are_not_added(in_2026: Country) -> None:
    """№ 273 on general transfers and № 298, as adopted and on 31 July: three statements."""
    said = in_2026.ledger.filter(payer_id=CITY, payee_id=AKTOBE, kind="withdrawal")

    assert said["amount_kzt"].to_list() == [122_989_962_000] * 3
    assert set(said["act_id"]) == {"150000000:2025-12-10:273", "150000000:2025-12-10:298"}
    edge = in_2026.edges.filter(payer_id=CITY, payee_id=AKTOBE, kind="withdrawal")
    assert edge.select("payee_says_kzt", "payee_other_count").row(0) == (122_989_962_000, 2)


def test_aiteke_bi_receives_in_2026_and_pays_in_2027(tables: Tables, books: Books) -> None:
    """№ 273: a subvention of 321,093, then a withdrawal of 777,182: a position is of a year."""
    edges = flows_over_years(books, tables["breaks"], AITEKE_BI).edges

    general = edges.filter(pl.col("kind").is_in(["subvention", "withdrawal"]))
    told = general.select("budget_year", "payer_id", "payer_says_kzt", "payee_says_kzt").rows()
    assert (2026, AKTOBE, 321_093_000, None) in told
    assert (2027, AITEKE_BI, None, 777_182_000) in told


def test_editions_half_a_year_apart_say_so(in_2025: Country) -> None:
    """The oblast's list is of 27 August 2025, Aiteke Bi's budget of 20 February: 188 days."""
    edge = in_2025.edges.filter(payer_id=AKTOBE, payee_id=AITEKE_BI, kind="subvention")

    assert edge["days_apart"].item() == 188
    assert edition_pairs(in_2025.ledger, AKTOBE, AITEKE_BI)["days_apart"].to_list() == [188]


def test_nobody_skips_a_tier(books: Books) -> None:
    """Budget Code, article 76: in what is held no transfer joins other than neighbouring tiers."""
    years = books.transfers.select("budget_year").unique().collect()["budget_year"].to_list()

    for year in years:
        assert set(country(books, year).ledger["relation"]) <= {"neighbours"}, year


def test_the_greatest_one_sided_transfers_of_2026(in_2026: Country) -> None:
    """Of Almaty, Atyrau and Astana no budget is held: the law alone speaks."""
    first = one_sided(in_2026.edges).head(3)

    assert first["payer_id"].to_list() == ["750000000", "230000000", "710000000"]
    assert set(first["reason"]) == {"other_not_held"}


def test_the_budgets_of_aktobe_held_for_2025_are_no_whole(in_2025: Country) -> None:
    """The oblast, three of its districts and one okrug are held: no total of the oblast is given."""
    found = consolidated(in_2025.chosen, in_2025.edges, in_2025.units, AKTOBE)

    assert found.members.height == 5
    assert found.revenues_kzt is None
    assert found.held_revenues_kzt == found.gross_revenues_kzt - found.netted_kzt


def test_the_numbering_of_all_documents_at_once_is_that_of_each(tables: Tables) -> None:
    """`with_vintage` is `vintage_of` for a whole table: both read names, then the first year."""
    lines, acts = tables["budget_lines"], tables["acts"]
    first = acts.group_by("act_id").agg(pl.col("period_from").min())
    at_once = (
        with_vintage(lines.lazy(), acts.lazy()).select("act_id", "vintage").unique().collect()
    )

    for act_id, found in at_once.iter_rows():
        alone = vintage_of(
            lines.filter(act_id=act_id), first.filter(act_id=act_id)["period_from"].item()
        )
        assert found == alone, act_id


def test_every_transfer_that_was_transcribed_is_in_the_table(
    real: Path, tables: Tables
) -> None:
    """Lists of withdrawals and subventions in the acts, amount by amount."""
    held = tables["transfers"].filter(pl.col("kind").is_in(["withdrawal", "subvention"]))
    amounts = set((held["amount_kzt"] // THOUSAND).drop_nulls())

    for file in sorted((real / "acts").glob("*.headline.tsv")):
        rows = pl.read_csv(file, separator="\t", infer_schema=False, quote_char=None)
        listed = rows.filter(pl.col("kind").is_in(["withdrawal", "subvention"]))
        printed = listed["amount"].str.replace_all(r"\s", "").cast(pl.Int64)
        assert set(printed) <= amounts, file.name
