"""What holds the project together beyond its code: requirements, documents, commands."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from budget.__main__ import main as budget
from ingest.__main__ import main as ingest

PROJECT = Path(__file__).resolve().parent.parent
OURS = {"app", "budget", "ingest", "tests"}


def sources(*folders: str) -> list[Path]:
    """Python files of some folders, and the app's router."""
    found = [file for folder in folders for file in sorted((PROJECT / folder).rglob("*.py"))]
    return [PROJECT / "app.py", *found]


def imported(file: Path) -> Iterator[str]:
    """Top-level packages that a file imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def required() -> set[str]:
    """Distributions named in requirements.txt, in lower case."""
    lines = (PROJECT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return {found[0].lower() for line in lines if (found := re.match(r"[A-Za-z][\w-]*", line))}


def test_every_requirement_is_imported_and_every_import_is_required() -> None:
    """A dependency that nothing imports is a defect, and so is one that is only there by luck."""
    names = {name for file in sources("budget", "ingest") for name in imported(file)}
    foreign = names - OURS - set(sys.stdlib_module_names)
    distributions = packages_distributions()
    needed = {distributions[name][0].lower() for name in foreign}

    assert needed == required()


def test_the_router_knows_only_streamlit_and_the_views() -> None:
    """`app.py` holds no data and no arithmetic: it is a list of pages."""
    assert set(imported(PROJECT / "app.py")) - set(sys.stdlib_module_names) <= {
        "streamlit",
        "budget",
    }


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_of_the_documents_lead_somewhere(name: str) -> None:
    """Pictures and pages named in the documents are in the repository."""
    text = (PROJECT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]

    assert [link for link in links if not (PROJECT / link).exists()] == []


def test_make_targets_named_in_the_documents_exist() -> None:
    """The two commands of the first screen, and all others."""
    text = "".join(
        (PROJECT / name).read_text(encoding="utf-8")
        for name in ("README.md", "CONTRIBUTING.md")
    )
    targets = re.findall(
        r"^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE)) <= set(targets)


COMMANDS = sorted(
    set(
        re.findall(
            r"python -m (budget|ingest) ([a-z]+)",
            (PROJECT / "README.md").read_text(encoding="utf-8"),
        )
    )
)


@pytest.mark.parametrize(("program", "command"), COMMANDS)
def test_commands_named_in_the_readme_exist(
    program: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that is not there ends with 2."""
    monkeypatch.setattr("sys.argv", [program, command, "--help"])

    with pytest.raises(SystemExit) as ended:
        {"budget": budget, "ingest": ingest}[program]()

    assert ended.value.code == 0


def test_decisions_have_numbers_of_their_own_and_a_standing() -> None:
    """The number in the name of the file is that of its heading; under it stands the standing."""
    files = sorted((PROJECT / "docs" / "decisions").glob("*.md"))
    heads = [file.read_text(encoding="utf-8").splitlines()[:3] for file in files]

    assert [int(file.name[:4]) for file in files] == list(range(1, len(files) + 1))
    assert [head[0].partition(".")[0] for head in heads] == [
        f"# {number}" for number in range(1, len(files) + 1)
    ]
    assert [head[0] for head in heads if not head[2].startswith("Accepted")] == []


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    """One command for a stranger and for the machine."""
    assert "make test" in (PROJECT / "README.md").read_text(encoding="utf-8")
    assert (
        (PROJECT / ".ci" / "run")
        .read_text(encoding="utf-8")
        .rstrip()
        .endswith("exec make test")
    )
