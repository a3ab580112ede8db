"""What people ask of an export, and the name of the file that it makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generators.export.names import safe_name
from generators.export.papers import Paper, file_name
from programme.russian.codes import parse_code
from sync.exporting.keeping import taken
from sync.refusals import WrongUse

LONGEST = 100
"""Characters of a name of ours, without its ending."""
MOST_CODES = 3
Pdf = Literal["auto", "yes", "no"]


@dataclass(frozen=True)
class Asked:
    """What people asked for.

    Attributes:
        papers: Keys, numbers, links or codes; none = all of the school year.
        kind: «agreement» or its caption; "" for any.
        year: «2026-27».
        one_file: Whether all goes into one .docx.
        out: Where to; None for a name of ours in the folder one works in.
        pdf: Whether PDF files are made: where it can be done, always, never.
    """

    papers: tuple[str, ...] = ()
    kind: str = ""
    year: str = ""
    one_file: bool = False
    out: Path | None = None
    pdf: Pdf = "auto"


def output_path(asked: Asked, papers: Sequence[Paper], ending: str, *, single: bool) -> Path:
    """The file that an export makes; nobody has that name yet.

    Args:
        asked: What people asked for.
        papers: What is meant by it.
        ending: «.docx», «.zip».
        single: Whether one paper was named.

    Raises:
        WrongUse: The name does not suit, or is taken.
    """
    name = f"{_default_name(asked, papers, single=single)}{ending}"
    if asked.out is None or asked.out.is_dir():
        return _free((asked.out or Path()) / name, ending)
    if asked.out.suffix.lower() != ending:
        raise WrongUse(
            f"--out {asked.out}: это будет файл {ending}, укажите имя с таким окончанием."
        )
    if not asked.out.parent.is_dir():
        raise WrongUse(f"--out {asked.out}: такой папки нет. Создайте её или укажите другую.")
    for path in _both(asked.out):
        if path.exists():
            raise WrongUse(taken(path))
    return asked.out


def _both(path: Path) -> tuple[Path, ...]:
    return (path, path.with_suffix(".pdf")) if path.suffix.lower() == ".docx" else (path,)


def _default_name(asked: Asked, papers: Sequence[Paper], *, single: bool) -> str:
    if single:
        return file_name(papers[0])
    which = f" {_subjects(papers)}" if asked.papers else ""
    years = ", ".join(sorted({paper.year for paper in papers if paper.year}))
    what = f", {papers[0].caption}" if asked.kind else ""
    return safe_name(f"Документы{which} {years}{what}", LONGEST)


def _subjects(papers: Sequence[Paper]) -> str:
    """«П-05», «П-05, П-07 и другие»: the pairs and people whose papers these are, by their codes alone."""
    subjects = list(dict.fromkeys(paper.subject for paper in papers))
    codes = [subject for subject in subjects if parse_code(subject)]
    if not codes:
        return "по списку"
    others = " и другие" if len(subjects) > len(codes[:MOST_CODES]) else ""
    return f"{', '.join(codes[:MOST_CODES])}{others}"


def _free(path: Path, ending: str) -> Path:
    """The name, or the next one that nobody has: «… (2)»."""
    name, ordinal = path, 1
    while any(one.exists() for one in _both(name)):
        ordinal += 1
        name = path.with_name(f"{path.name.removesuffix(ending)} ({ordinal}){ending}")
    return name
