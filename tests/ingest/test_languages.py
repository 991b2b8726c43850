"""What the pipeline says, it says in Kazakh and Russian too: every sentence of it is known there."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

from budget.locale import identities, refusals
from budget.locale.words import Language, words
from budget.paths import PROJECT

RUSSIAN = words(Language.RU)
PARTS = slice(1, 4)  # of an error of a file: found, expected, advice
REASONS = (
    *("acts", "decisions", "names", "numbers", "pipeline", "stated"),
    *("annex", "assembly", "checks", "releases", "text"),
)  # modules and packages whose sentences end in rejects, checks and errors of documents
SENTENCE = re.compile(r"[a-z]{2,}(?:[ ,;:]+[a-z]+){3,}")
NO_REASONS = {  # sentences for other readers
    "ingest/annex/sections.py": "names of headline figures",
    "ingest/releases/schools.py": "notes on figures of statistics",
    "ingest/text/vocabulary.py": "names of headline figures",
}


def tree_of(file: Path) -> ast.Module:
    """A module as Python reads it."""
    return ast.parse(file.read_text(encoding="utf-8"))


def parts_of_errors() -> Iterator[tuple[str, ast.expr]]:
    """Found, expected and advice of every error of a file, with the place in the code."""
    for package in ("ingest", "budget/reports"):
        for file in sorted((PROJECT / package).rglob("*.py")):
            for node in ast.walk(tree_of(file)):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    is_error = node.func.id in {"UnusableFileError", "_refused"}
                    parts = node.args[PARTS] if is_error else []
                    yield from ((f"{file.name}:{node.lineno}", part) for part in parts)


def test_every_part_of_an_error_of_a_file_is_marked_for_the_catalogues() -> None:
    """Facts are named places of a sentence: with its facts inside it cannot be translated."""

    def is_bare(part: ast.expr) -> bool:
        is_words = isinstance(part, ast.Constant) and " " in str(part.value)
        return is_words or isinstance(part, ast.JoinedStr)

    found = list(parts_of_errors())

    assert len(found) > 100
    assert [(place, ast.unparse(part)) for place, part in found if is_bare(part)] == []


def test_every_reason_of_the_pipeline_is_known_in_the_other_languages() -> None:
    """One added tomorrow in English alone would stand in a Kazakh report as it is."""

    def is_known(text: str) -> bool:
        of_one = text.replace("the X tier", "the rural tier")
        told = (
            refusals.told(one, RUSSIAN) != one for one in (of_one, of_one.removeprefix("X: "))
        )
        is_identity = identities.identity(text, RUSSIAN) != text
        is_part = text in parts and any(text in one for one in refusals.SENTENCES)
        return any(told) or is_identity or is_part

    parts = {part for file in files_of_reasons() for part in parts_of_sentences(tree_of(file))}

    found = list(sentences())

    assert len(found) > 60
    assert [one for one in found if not is_known(one[1])] == []


def sentences() -> Iterator[tuple[str, str]]:
    """English sentences of the modules that give reasons, each with the file it stands in."""
    for file in files_of_reasons():
        shown = file.relative_to(PROJECT).as_posix()
        texts = texts_of(file, shown) if shown not in NO_REASONS else []
        yield from ((shown, text) for text in texts if SENTENCE.search(text))


def files_of_reasons() -> Iterator[Path]:
    """Modules that give reasons."""
    for name in REASONS:
        folder = PROJECT / "ingest" / name
        yield from (
            sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
        )


def parts_of_sentences(tree: ast.Module) -> Iterator[str]:
    """Texts of constants that the module composes into sentences, of which they are a part."""
    facts = (node for node in ast.walk(tree) if isinstance(node, ast.FormattedValue))
    composed = {
        node.id for fact in facts for node in ast.walk(fact) if isinstance(node, ast.Name)
    }
    for node in tree.body:
        if (
            isinstance(node, ast.Assign)
            and {ast.unparse(one) for one in node.targets} & composed
        ):
            inside = (one for one in ast.walk(node.value) if isinstance(one, ast.Constant))
            yield from (one.value for one in inside if isinstance(one.value, str))


def test_a_piece_of_a_sentence_is_known_only_where_sentences_are_composed_of_it() -> None:
    """«a minus after the figure», given as a reason of its own, would be told in English."""
    tree = ast.parse('ONE = "a part"\nALONE = "a reason"\nWHOLE = f"whole: {ONE}"')

    assert list(parts_of_sentences(tree)) == ["a part"]


def texts_of(file: Path, shown: str) -> list[str]:
    """Texts of a module but for its docstrings; a fact is an X, a constant what it holds."""
    name = shown.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    module, nodes = importlib.import_module(name), list(ast.walk(tree_of(file)))
    composed = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    apart = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    apart |= {id(part) for text in composed for part in text.values}
    plain = [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in apart
    ]

    def filled(part: ast.expr) -> str:
        if isinstance(part, ast.FormattedValue):
            return str(getattr(module, ast.unparse(part.value), "X"))
        return str(part.value) if isinstance(part, ast.Constant) else ""

    texts = [*plain, *("".join(map(filled, text.values)) for text in composed)]
    return [text.replace("{}", "X") for text in texts]
