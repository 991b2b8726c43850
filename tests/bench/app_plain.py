"""The plain way: one script, `st.cache_data` around `pandas.read_parquet`, Altair objects.

It shows what the page of a place shows, by the same address, part for part: choices, the figures a
budget is known by, the same for each inhabitant, its sections and their parts, what one of them is
made of as bars and as a table, each table with its source, its coverage and its file, the sums that
fail, the places inside. It has one language, no bar of pages, no explanations of terms and no way to the printed
cell: what it leaves out is in its favour.
`streamlit run` starts it with Streamlit's own settings. `PLAIN_HELD=resource` holds the tables by
`st.cache_resource` instead. Either way it holds only the columns it shows, its texts as categories:
35 bytes a line, as the plain page had with which the goals were measured.
"""

import os
from pathlib import Path

import altair as alt
import pandas as pd  # noqa: TID251 - the library this is measured against
import streamlit as st

_SECTIONS = [
    "revenues", "expenditures", "net_lending", "financial_assets", "balance", "financing",
]  # fmt: skip


_LINE = [
    "unit_id", "consolidation", "budget_year", "edition_no", "act_id", "line_level", "section",
    "code", "amount_kzt", "name_ru",
]  # fmt: skip
_TEXTS = dict.fromkeys(["unit_id", "act_id", "code", "name_ru"], "category")

_IS_RESOURCE = os.environ.get("PLAIN_HELD") == "resource"


def table(name: str) -> pd.DataFrame:
    """A whole table; by `st.cache_data` every run is given a copy of its own."""
    return _resource(name) if _IS_RESOURCE else _data(name)


@st.cache_data
def _data(name: str) -> pd.DataFrame:
    return _read(name)


@st.cache_resource
def _resource(name: str) -> pd.DataFrame:
    return _read(name)


def _read(name: str) -> pd.DataFrame:
    file = Path(os.environ["BUDGET_DATA"]) / "tables" / f"{name}.parquet"
    if name != "budget_lines":
        return pd.read_parquet(file)
    return pd.read_parquet(file, columns=_LINE).astype(_TEXTS)


def chosen(name: str, label: str, options: list[str]) -> str:
    """A choice that the address may hold."""
    asked = st.query_params.get(name, options[0])
    place = options.index(asked) if asked in options else 0
    return str(st.selectbox(label, options, index=place))


def below(lines: pd.DataFrame, section: str, code: str) -> pd.DataFrame:
    """Lines one step below a line of a section, the largest first, with shares of it."""
    inside = lines[
        (lines["section"] == section) & ~lines["line_level"].isin(["section", "item"])
    ]
    if code:
        inside = inside[inside["code"].str.startswith(f"{code}.")]
    depth = inside["code"].str.count(r"\.")
    parts = inside[depth == depth.min()].drop_duplicates(["line_level", "code"])
    whole = parts["amount_kzt"].sum()
    return parts.assign(share=parts["amount_kzt"] / whole).sort_values(
        "amount_kzt", ascending=False
    )


def main() -> None:
    """The page."""
    st.set_page_config(page_title="Budget", layout="wide")
    units, acts, checks = table("units"), table("acts"), table("checks")
    everything = table("budget_lines")
    place = st.query_params.get("place", "150000000")
    chosen("lang", "Language", ["kk", "ru", "en"])
    unit = units[units["unit_id"] == place].iloc[-1]
    above = units[units["unit_id"] == unit["parent_id"]].iloc[-1]
    st.markdown(f"[{above['name_ru']}](?place={above['unit_id']})")
    st.title(unit["name_ru"])
    lines = everything[
        (everything["unit_id"] == place) & (everything["consolidation"] == "own")
    ]
    years = sorted(lines["budget_year"].unique(), reverse=True)
    year = int(chosen("year", "Year", [str(year) for year in years]))
    lines = lines[lines["budget_year"] == year]
    editions = sorted(lines["edition_no"].unique(), reverse=True)
    edition = int(chosen("edition", "Edition", [str(edition) for edition in editions]))
    lines = lines[lines["edition_no"] == edition]
    lines = lines.astype(dict.fromkeys(_TEXTS, str))  # a category is sent with all its others
    act = acts[acts["act_id"] == lines["act_id"].iloc[0]].iloc[0]
    cited = f"{act['issuer']} № {act['act_number']}, {act['act_date']}"
    sections = headline(lines, place, year)
    st.markdown(f"[Compare](?places={place}) [Trace](?place={place}&year={year})")
    chosen("in", "Amounts in", ["auto", "thousand", "million", "billion"])
    mine = checks[(checks["act_id"] == act["act_id"]) & (checks["edition_no"] == edition)]
    st.caption(f"{cited}. {len(mine)} sums checked, {(~mine['holds']).sum()} fail")
    st.header("The six sections", help="What a budget is made of, and what is left")
    parts_too = lines[lines["line_level"].isin(["section", "category", "item"])]
    st.caption("Click a row")
    source = f"{cited}. {covered(units, everything, unit['budget_level'], year)}"
    shown("sections", parts_too[parts_too["section"].isin(sections.index)], source)
    structure(lines, source)
    inside_linked(units, everything, place)


def headline(lines: pd.DataFrame, place: str, year: int) -> pd.Series:
    """The figures a budget is known by, and what they are for each inhabitant."""
    sections = (
        lines[lines["line_level"] == "section"]
        .drop_duplicates("section")
        .set_index("section")["amount_kzt"]
        .reindex(_SECTIONS)
    )
    known = ["revenues", "expenditures", "net_lending", "balance"]
    for column, name in zip(st.columns(4), known, strict=True):
        amount = sections[name]
        is_held = not pd.isna(amount)
        column.metric(
            name,
            f"{amount / 1e9:,.1f} bn ₸" if is_held else "—",
            f"{amount:,.0f} ₸" if is_held else None,
            delta_color="off",
            help=f"What {name} are",
        )
    counts = table("statistics")
    counts = counts[(counts["unit_id"] == place) & (counts["indicator"] == "population")]
    persons = counts.sort_values("period")["value"].iloc[-1]
    said = " · ".join(f"{name} {sections[name] / persons:,.0f} ₸" for name in known[:2])
    st.markdown(f"Per inhabitant in {year}: {said}", help="Divided by the last count")
    return sections


def covered(units: pd.DataFrame, everything: pd.DataFrame, level: str, year: int) -> str:
    """Of how many units of a tier a budget is held."""
    tier = units[(units["budget_level"] == level) & units["valid_to"].isna()]
    theirs = everything[
        everything["unit_id"].isin(tier["unit_id"]) & (everything["budget_year"] == year)
    ]
    held = theirs["unit_id"].nunique()
    full = theirs[theirs["line_level"] == "programme"]["unit_id"].nunique()
    return (
        f"Coverage of this tier in {year}: units {len(tier)}, held down to programmes {full}, "
        f"as headline figures {held - full}, not held {len(tier) - held}"
    )


def structure(lines: pd.DataFrame, source: str) -> None:
    """What a section is made of, as bars and as a table."""
    st.header("What it is made of", help="Lines are classified by function")
    section = chosen("section", "Section", ["expenditures", "revenues", "financing"])
    chosen("depth", "Depth", ["next", "programme", "subprogramme"])
    parts = below(lines, section, st.query_params.get("code", ""))
    official = table("classification").drop_duplicates(["line_level", "code"], keep="last")
    parts = parts.merge(
        official[["line_level", "code", "name_kk", "name_en"]],
        on=["line_level", "code"],
        how="left",
        suffixes=("", "_official"),
    )
    parts["text"] = parts["amount_kzt"].map(lambda amount: f"{amount / 1e9:,.2f} bn ₸")
    row = alt.Y("name_ru:N", sort="-x", title=None)
    length = alt.X("amount_kzt:Q", title=None)
    base = alt.Chart(parts[["name_ru", "amount_kzt", "text"]].head(15)).encode(
        y=row, x=length, tooltip=["name_ru", "text"]
    )
    st.altair_chart(base.mark_bar() + base.mark_text(align="left").encode(text="text"))
    st.caption("Click a row")
    shown("parts", parts, source)


def shown(name: str, rows: pd.DataFrame, source: str) -> None:
    """A table, its source and coverage, and the file of it."""
    columns = ["amount_kzt", "share", "name_ru", "code"]
    st.dataframe(
        rows[[column for column in columns if column in rows]],
        hide_index=True,
        on_select="rerun",
        selection_mode="single-cell",
        key=name,
    )
    st.markdown(f"Unit: tenge, as printed. Source: {source}.")
    st.download_button("Download", rows.to_csv(index=False), f"{name}.csv")


def inside_linked(units: pd.DataFrame, everything: pd.DataFrame, place: str) -> None:
    """The places inside, with the first year held of each."""
    st.header("Inside")
    inside = units[(units["parent_id"] == place) & units["valid_to"].isna()]
    theirs = everything[everything["unit_id"].isin(inside["unit_id"])]
    first = theirs.groupby("unit_id", observed=True)["budget_year"].min()
    st.markdown(
        " · ".join(
            f"[{name} {first.get(unit_id, '')}](?place={unit_id})"
            for unit_id, name in zip(inside["unit_id"], inside["name_ru"], strict=True)
        )
    )


if __name__ == "__main__":
    main()
