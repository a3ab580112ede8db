"""The coordinator's papers: asking for kinds, typing numbers and dates from the journal, noting signatures."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from demo.hand import Hand
from demo.school_days import as_typed
from demo.spreadsheet import Entry, Row

KINDS, PAPERS = "Виды документов", "Документы"
KEY, NUMBER, DATED, SIGNED = "Ключ", "Номер (впишите)", "Дата документа", "Подписано (дата)"
DRAFT = "проект"
PERSONNEL = "-к"
"""How the numbers of directives and agreements on staff end, which have a journal of their own."""
_FIRST_ON_STAFF = 7


@dataclass(frozen=True)
class Paper:
    """One row of «Документы».

    Attributes:
        row: As the spreadsheet has it.
        kind: «agreement».
        subject: Whom it is about: «П-05», «У-07», «сад», «сад-2».
    """

    row: Row
    kind: str
    subject: str


class Paperwork(Hand):
    """The coordinator among the papers; every method that types says how many papers or kinds it was about.

    Kinds that the spreadsheet does not list are passed over, and so are papers that are not there.
    """

    def papers(self, *kinds: str) -> list[Paper]:
        """The papers of these kinds, or all of them."""
        rows = [row for row in self.rows(PAPERS) if ":" in row[KEY]]
        found = [Paper(row, *row[KEY].split(":")[:2]) for row in rows]
        return [paper for paper in found if not kinds or paper.kind in kinds]

    def ask(self, kinds: Iterable[str], only: Mapping[str, Collection[str]] | None = None) -> int:
        """Choose «да» for kinds of paper.

        Args:
            kinds: As the column «Ключ» names them.
            only: Kind → codes of those it is to be made for; all where it is not named here.
        """
        wanted, codes = set(kinds), only or {}
        listed = [row for row in self.rows(KINDS) if row[KEY] in wanted]
        self.type_in(
            Entry(KINDS, row.number, header, text)
            for row in listed
            for header, text in (
                ("Готовить", "да"),
                ("Только для (коды)", ", ".join(codes.get(row[KEY], ()))),
            )
            if text
        )
        return len(listed)

    def register(self, numbers: Mapping[str, str], day: date) -> int:
        """Type number and date of drafts.

        Args:
            numbers: Kind → number in the journal.
            day: The date in the journal.
        """
        drafts = [paper for paper in self.papers(*numbers) if not paper.row[NUMBER]]
        return self._enter((p, _requisites(numbers[p.kind], day)) for p in drafts)

    def register_on_staff(self, kind: str, day: date) -> int:
        """Type the next numbers on staff, and the date, of all drafts of a kind."""
        typed = [paper.row[NUMBER] for paper in self.papers()]
        taken = [int(text.removesuffix(PERSONNEL)) for text in typed if text.endswith(PERSONNEL)]
        first = max(taken, default=_FIRST_ON_STAFF - 1) + 1
        drafts = [paper for paper in self.papers(kind) if not paper.row[NUMBER]]
        return self._enter(
            (paper, _requisites(f"{number}{PERSONNEL}", day))
            for number, paper in enumerate(drafts, start=first)
        )

    def set_date(self, kind: str, day: date) -> int:
        """Type the date of papers that have none yet."""
        undated = [paper for paper in self.papers(kind) if not paper.row[DATED]]
        return self._enter((paper, {DATED: as_typed(day)}) for paper in undated)

    def sign(
        self,
        kinds: Sequence[str],
        day: date,
        chosen: Callable[[Paper], bool] = lambda _: True,
    ) -> int:
        """Type the date on which papers were signed; drafts of directives without a number are not signed."""
        unsigned = [
            paper
            for paper in self.papers(*kinds)
            if not paper.row[SIGNED] and paper.row["Состояние"] != DRAFT and chosen(paper)
        ]
        return self._enter((paper, {SIGNED: as_typed(day)}) for paper in unsigned)

    def _enter(self, typed: Iterable[tuple[Paper, Mapping[str, str]]]) -> int:
        return self.fill(PAPERS, ((paper.row, cells) for paper, cells in typed))


def by_kind(papers: Iterable[Paper]) -> Iterator[str]:
    """«соглашение о сотрудничестве — 12, подписано 9»: one line a kind, in the order of the register."""
    made: Counter[str] = Counter()
    signed: Counter[str] = Counter()
    drafts: Counter[str] = Counter()
    for paper in papers:
        caption = paper.row["Вид"]
        made[caption] += 1
        signed[caption] += bool(paper.row[SIGNED])
        drafts[caption] += paper.row["Состояние"] == DRAFT
    for caption, count in made.items():
        told = [f"{caption} — {count}"]
        told += [f"подписано {signed[caption]}"] if signed[caption] else []
        told += [f"проектов {drafts[caption]}"] if drafts[caption] else []
        yield ", ".join(told)


def _requisites(number: str, day: date) -> dict[str, str]:
    return {NUMBER: number, DATED: as_typed(day)}
