"""How fast the transfers of a whole country are reconciled and traced to their origins."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from tests.bench import country, measure
from tests.bench.goals import Goal

YEARS, EDITIONS = range(2016, 2026), 3
OTHERS = 40  # programmes of every annex that are no transfers
_NEARLY = 1e-9


def goals(console: Console) -> list[Goal]:
    """One year of ten, of three editions: this project against dictionaries and pandas."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with console.status("Making a country of 2,530 budgets"):
            country.write(country.tree(), folder, tuple(YEARS), EDITIONS, OTHERS)
        with console.status("Reconciling a year and tracing it to its origins, both ways"):
            year = str(YEARS[-1])
            ours = measure.median("trace_ours", folder, folder / "ours.json", year)
            plain = measure.median("trace_plain", folder, folder / "plain.json", year)
        is_same = _same(folder / "ours.json", folder / "plain.json")
    ratio = plain.seconds / ours.seconds
    console.print(
        f"One year of the country: {ours.seconds:.1f} s; plainly {plain.seconds:.1f} s"
    )
    return [
        Goal(
            what="   a year's transfers and origins, times faster than plain Python and pandas",
            wanted="2 or more, same figures",
            found=f"{ratio:.1f}, {'same' if is_same else 'OTHER'} figures",
            is_met=ratio >= 2 and is_same,
        )
    ]


def _same(ours: Path, plain: Path) -> bool:
    """Both found the same edges, the same money, and the same mixes."""
    one, other = (json.loads(file.read_text(encoding="utf-8")) for file in (ours, plain))
    mixes, others = one.pop("mixes"), other.pop("mixes")
    return (
        one == other
        and mixes.keys() == others.keys()
        and all(abs(share - others[key]) < _NEARLY for key, share in mixes.items())
    )
