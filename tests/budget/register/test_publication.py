"""What goes out when a register is published, and that nothing else does."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from budget.errors import RegisterError
from budget.locale.words import Language, words
from budget.model.enums import BudgetLevel
from budget.model.requests import Observer, ReplyKind, RequestKind
from budget.register.facts import NewEvent, NewRequest
from budget.register.opening import open_register
from budget.register.personal import BLACK, Wishes
from budget.register.publication import Publication, publication
from budget.register.register import Register
from budget.reports.public_copy import kept, loaded, public_bytes

_NOW = dt.datetime(2026, 11, 20, 7, tzinfo=dt.UTC)
_TODAY = dt.date(2026, 11, 20)
_EN = words(Language.EN)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A sample register whose texts name invented people."""
    with open_register(
        str(tmp_path / "r.sqlite"), is_sample=True, clock=lambda: _NOW
    ) as opened:
        key = opened.add_request(
            NewRequest(
                unit_id="invented-01",
                year=2026,
                title="Водопровод по просьбе Образцова О.О.",
                kind=RequestKind.WATER,
                office="Акимат, тел. 8 (71345) 0-00-00",
                tier=BudgetLevel.DISTRICT,
                people_served=3,
                supporters=118,
                incoming_number="14",
                protocol_number="секретный-протокол",
                sent_on=dt.date(2026, 9, 1),
            ),
            happened_on=dt.date(2026, 9, 1),
            note="заметка для себя",
        ).request_id
        opened.add_event(
            key,
            NewEvent(
                happened_on=dt.date(2026, 10, 1),
                observed_by=Observer.RESIDENT,
                reply=ReplyKind.REFUSED_WITH_REASON,
                reason="Отказ подписал Мысалов М.М., ЖСН 900101300017",
                note="ещё заметка",
            ),
        )
        opened.add_requests([_another(number) for number in range(4)])
        yield opened


def _another(number: int) -> NewRequest:
    """One of the four without which a village is too small to publish."""
    return NewRequest(
        unit_id="invented-01",
        year=2026,
        title=f"Дорога {number}",
        kind=RequestKind.ROADS,
        office="Акимат",
        tier=BudgetLevel.DISTRICT,
    )


def _going(register: Register, wishes: Wishes | None = None) -> Publication:
    return publication(
        register.requests(),
        register.events(),
        register.standings(_TODAY),
        wishes or Wishes(),
        is_sample=register.is_sample,
    )


def test_personal_data_and_small_numbers_stay_at_home(register: Register) -> None:
    """No name, telephone, IIN, note, number of a protocol or of an incoming letter goes out."""
    going = _going(register)
    told = going.requests.write_csv() + going.events.write_csv()

    for secret in (
        "Образцова",
        "0-00-00",
        "Мысалов",
        "900101",
        "замет",
        "протокол",
        "resident",
    ):
        assert secret not in told
    assert BLACK in told
    assert going.requests["people_served"].to_list() == [None] * 5
    assert going.requests["supporters"][0] == 118
    assert going.suppressed == 1
    assert going.findings.height == 4
    assert "requests.incoming_number" in going.left_out


def test_a_village_with_fewer_than_five_requests_stays_at_home(register: Register) -> None:
    """There a request points at those who asked; the totals do not give it away either."""
    small = NewRequest(
        unit_id="invented-02",
        year=2026,
        title="Клуб",
        kind=RequestKind.CLUB,
        office="Акимат",
        tier=BudgetLevel.DISTRICT,
        sent_on=dt.date(2026, 9, 1),
    )
    register.add_request(small)
    going = _going(register)

    assert going.requests_left_out == 1
    assert set(going.requests["unit_id"]) == {"invented-01"}
    assert "club" not in going.totals["kind"]
    with pytest.raises(RegisterError, match="five requests"):
        publication(
            register.requests().filter(pl.col("unit_id") == "invented-02"),
            register.events(),
            register.standings(_TODAY),
            Wishes(),
            is_sample=True,
        )


def test_no_seal_goes_out_by_which_a_blacked_out_name_could_be_guessed(
    register: Register,
) -> None:
    """Who knows all of an entry but a name tries names until the seal fits."""
    going = _going(register)
    told = going.requests.write_csv() + going.events.write_csv()

    assert not any(seal in told for seal in register.events()["hash"])


def test_the_preview_shows_every_find_before_and_after(register: Register) -> None:
    """The owner sees what was found where, and can keep it or black out more."""
    found = _going(register).findings.row(0, named=True)
    wishes = Wishes(kept=["Образцова О.О."], marked=["Водопровод"])
    told = _going(register, wishes).requests["title"][0]

    assert found["column"] == "title"
    assert found["found"] == "Образцова О.О."
    assert found["after"] == f"Водопровод по просьбе {BLACK}"
    assert told == f"{BLACK} по просьбе Образцова О.О."


def test_nothing_goes_out_without_the_mark_of_the_preview(register: Register) -> None:
    """The mark is made of the content: what changed since the preview is not confirmed."""
    seen = _going(register)
    register.add_event(
        seen.requests["request_id"][0],
        NewEvent(happened_on=dt.date(2026, 10, 2), observed_by=Observer.AKIM, note="x"),
    )
    now = _going(register)

    with pytest.raises(RegisterError, match="Nothing was written"):
        public_bytes(now, seen.mark, _EN)
    with pytest.raises(RegisterError):
        public_bytes(now, "", _EN)
    assert public_bytes(now, now.mark, _EN) == public_bytes(now, now.mark, _EN)


def test_another_copy_of_the_program_loads_what_was_published(
    register: Register, tmp_path: Path
) -> None:
    """Parquet and CSV of every table, described column by column; loaded twice, kept once."""
    going = _going(register)
    content = public_bytes(going, going.mark, _EN)
    copy = loaded(content, "p.zip")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        described = json.loads(package.read("datapackage.json"))
        as_csv = pl.read_csv(io.BytesIO(package.read("public_requests.csv")))

    assert copy.requests.equals(going.requests)
    assert copy.events.equals(going.events)
    assert copy.is_sample
    assert as_csv.columns == going.requests.columns
    fields = {
        part["path"]: {field["name"] for field in part["schema"]["fields"]}
        for part in described["resources"]
        if "public" in part["path"]
    }
    assert fields["public_requests.csv"] == set(going.requests.columns)
    kept(content, tmp_path / "public", "p.zip")
    kept(content, tmp_path / "public", "p.zip")
    assert len(list((tmp_path / "public").iterdir())) == 1


def _zipped(description: str) -> bytes:
    """A zip with a description and empty tables."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("datapackage.json", description)
        for name in ("public_requests.parquet", "public_events.parquet"):
            package.writestr(name, b"")
    return packed.getvalue()


_OURS = '"profile_of_tables": "budget-tracker-public-register-1"'


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"PK",
        b"not a zip",
        _zipped("[]"),
        _zipped("{}"),
        _zipped(f'{{{_OURS}, "mark": 1}}'),
        _zipped(f'{{{_OURS}, "mark": "x", "resources": 5}}'),
        _zipped(f'{{{_OURS}, "mark": "x", "resources": [{{}}]}}'),
    ],
    ids=range(8),
)
def test_what_is_no_public_copy_is_refused(wrong: bytes) -> None:
    """In a sentence that names the file."""
    with pytest.raises(RegisterError, match=r"p\.zip"):
        loaded(wrong, "p.zip")


def test_a_changed_public_copy_is_refused(register: Register) -> None:
    """The description states the hash of every file."""
    going = _going(register)
    content = public_bytes(going, going.mark, _EN)
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as package,
        zipfile.ZipFile(changed, "w") as other,
    ):
        for name in package.namelist():
            parquet = io.BytesIO()
            going.requests.with_columns(title=pl.lit("другое")).write_parquet(parquet)
            is_table = name == "public_requests.parquet"
            other.writestr(name, parquet.getvalue() if is_table else package.read(name))

    with pytest.raises(RegisterError, match="not the file"):
        loaded(changed.getvalue(), "p.zip")


def test_an_empty_publication_is_refused(register: Register) -> None:
    """Nothing chosen is nothing to publish."""
    with pytest.raises(RegisterError, match="no request"):
        publication(
            register.requests().clear(),
            register.events(),
            register.standings(_TODAY),
            Wishes(),
            is_sample=True,
        )
