"""The plain way: one script, `st.cache_data` around `pandas.read_parquet`, Altair objects.

It shows what the page of a place shows, by the same address: the figures a budget is known by, its
sections, what one of them is made of as bars and as a table, the sums that fail, the places inside.
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
    names = table("classification")
    everything = table("budget_lines")
    place = st.query_params.get("place", "150000000")
    unit = units[units["unit_id"] == place].iloc[-1]
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
    act = acts[acts["act_id"] == lines["act_id"].iloc[0]].iloc[0]
    sections = (
        lines[lines["line_level"] == "section"]
        .drop_duplicates("section")
        .set_index("section")["amount_kzt"]
        .reindex(_SECTIONS)
    )
    shown = ["revenues", "expenditures", "net_lending", "balance"]
    for column, name in zip(st.columns(4), shown, strict=True):
        amount = sections[name]
        column.metric(name, "—" if pd.isna(amount) else f"{amount / 1e9:,.1f} bn ₸")
    chosen("in", "Amounts in", ["auto", "thousand", "million", "billion"])
    st.caption(f"{act['issuer']} № {act['act_number']}, {act['act_date']}")
    mine = checks[(checks["act_id"] == act["act_id"]) & (checks["edition_no"] == edition)]
    st.caption(f"{len(mine)} sums checked, {(~mine['holds']).sum()} fail")
    st.header("The six sections")
    st.dataframe(sections.reset_index(), hide_index=True, on_select="rerun", key="sections")
    st.download_button("Download", lines.to_csv(index=False), "lines.csv")
    st.header("What it is made of")
    section = chosen("section", "Section", ["expenditures", "revenues", "financing"])
    parts = below(lines, section, st.query_params.get("code", ""))
    official = names.drop_duplicates(["line_level", "code"], keep="last")
    parts = parts.merge(
        official[["line_level", "code", "name_kk", "name_en"]],
        on=["line_level", "code"],
        how="left",
        suffixes=("", "_official"),
    )
    parts["text"] = parts["amount_kzt"].map(lambda amount: f"{amount / 1e9:,.2f} bn ₸")
    row = alt.Y("name_ru:N", sort="-x", title=None)
    length = alt.X("amount_kzt:Q", title=None)
    base = alt.Chart(parts.head(15)).encode(y=row, x=length, tooltip=["name_ru", "text"])
    st.altair_chart(base.mark_bar() + base.mark_text(align="left").encode(text="text"))
    st.dataframe(
        parts[["amount_kzt", "share", "name_ru", "code"]],
        hide_index=True,
        on_select="rerun",
        key="parts",
    )
    st.download_button("Download", parts.to_csv(index=False), "parts.csv")
    st.header("Inside")
    inside = units[(units["parent_id"] == place) & units["valid_to"].isna()]
    theirs = everything[everything["unit_id"].isin(inside["unit_id"])]
    first = theirs.groupby("unit_id", observed=True)["budget_year"].min()
    for unit_id, name in zip(inside["unit_id"], inside["name_ru"], strict=True):
        years_held = f" {first.loc[unit_id]}" if unit_id in first.index else ""
        st.markdown(f"[{name}{years_held}](?place={unit_id})")


if __name__ == "__main__":
    main()
