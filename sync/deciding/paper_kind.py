"""The papers of one kind: which are to be made, which brought up to date, and what to say of each."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from config.paper_kind import PaperKind
from config.schema import Position
from generators.workbook.columns import CellValue
from programme.findings import Finding
from programme.papers.drafting import Draft, draft_of
from programme.papers.facts import PaperFacts
from programme.papers.numbering import next_agreement_number, paper_key, paper_title
from programme.school_year import SchoolYear
from sync.deciding.paper_desk import PaperDesk
from sync.deciding.paper_marks import mark_of
from sync.deciding.paper_register import described, named_subject
from sync.deciding.paper_series import Due
from sync.records.kinds import Wanted
from sync.records.memory import COVERS, EDITED, TYPED, UNTIL
from sync.records.papers import GONE, INTENDED, PaperRow, base_of, read_typed, written_covers
from sync.world import PaperFile, PaperOrder, World


class KindOfPaper:
    """The papers of one kind: what is to be made, what to remember and to say.

    Attributes:
        orders: Papers to make or to bring up to date.
        rows: Rows of «Документы» that papers to make need, and the pairs that directives name.
        memory: For «Служебная».
        findings: For staff.
    """

    def __init__(self, kind: PaperKind, desk: PaperDesk, wanted: Wanted) -> None:
        self.wanted = wanted
        self.orders: list[PaperOrder] = []
        self.rows: dict[str, dict[str, CellValue]] = {}
        self.memory: dict[str, str] = {}
        self._kind, self._desk = kind, desk
        self._template = _template_findings(desk.world, kind)
        self._numbers = [row.number for row in desk.rows.values() if row.kind == kind.kind]
        self._used = False
        self._findings: list[Finding] = []

    @property
    def findings(self) -> list[Finding]:
        """Remarks; on the template only where a paper is to be made from it."""
        return [*self._findings, *(self._template if self._used else [])]

    def key(self, due: Due) -> str:
        """The key of a paper."""
        return paper_key(self._kind.kind, due.subject, self._desk.year)

    def decide(self, due: Due) -> None:
        """What is to be done about one paper."""
        key = self.key(due)
        standing, file = self._desk.rows.get(key), self._desk.world.files.get(key)
        made = file is not None or (standing is not None and standing.state != INTENDED)
        number = self._number(standing, made=made)
        title = self._title(due, number)
        if standing and self._stays(standing):
            self._remember_covers(key, standing.covers, standing.ends, standing)
            if file and standing.done and self._is_numbered_otherwise(file, number):
                self._findings.append(Finding("papers", key, _SIGNED_OTHERWISE.format(title)))
            return
        draft = self._draft(due, standing, number)
        if draft.context is None:
            if standing:
                self._remember_covers(key, standing.covers, standing.ends, standing)
            behind = made and _is_behind(due, standing, file, title)
            self._barred(due, draft, made=made, behind=behind)
            return
        self._remember_covers(key, due.covers, due.ends, standing)
        if due.until:
            self.memory[f"{UNTIL}{key}"] = due.until.isoformat()
        self._findings += [Finding(*due.told, text) for text in draft.findings]
        mark = mark_of(self._kind, draft.context)
        if made and (file is None or not file.mark or file.mark == mark):
            return
        if file and self._changed_by_hand(file, mark):
            if not (standing and standing.done):
                self._findings.append(Finding("papers", key, _EDITED))
            return
        self._used = True
        if self._template:
            return
        self._order(due, number, title, mark, draft.context)

    def _title(self, due: Due, number: str) -> str:
        return paper_title(
            self._kind,
            number=number,
            code=due.named,
            year=self._desk.year.caption,
            changes=due.earlier is not None,
        )

    def _stays(self, standing: PaperRow) -> bool:
        """Whether a paper is not written again, whatever has changed: people signed it, or its file is gone."""
        return standing.state == GONE or (standing.done and not self._in_one_go(standing))

    def _in_one_go(self, standing: PaperRow) -> bool:
        """Whether people typed number and signature of a draft since the last run: then its file still gets the number.

        Nothing else in it can have changed: which pairs it names was fixed by the draft.
        """
        before = read_typed(self._desk.world.remembered.get(f"{TYPED}{standing.key}", ""))
        known = before.keys() & {"signed", "scan", "filed"}
        return self._kind.number == "typed" and bool(standing.typed_number) and not known

    def _barred(self, due: Due, draft: Draft, *, made: bool, behind: bool) -> None:
        """Tell why a paper cannot be made; one that stands is left as it is, and tells only what it lacks."""
        if not made:
            self._findings += [Finding(*due.told, text) for text in draft.findings]
        elif behind:
            texts = (text.replace(_NOT_MADE, _NOT_RENEWED, 1) for text in draft.findings)
            self._findings += [Finding("papers", self.key(due), text) for text in texts]

    def _order(
        self, due: Due, number: str, title: str, mark: str, context: Mapping[str, object]
    ) -> None:
        key, file = self.key(due), self._desk.world.files.get(self.key(due))
        folder, folder_title = _folder(base_of(due.subject), self._desk.year)
        self.orders.append(
            PaperOrder(
                key=key,
                kind=self._kind.kind,
                number=number,
                folder_key=folder,
                folder_title=folder_title,
                title=title,
                context=context,
                mark=mark,
                file=file.id if file else "",
            )
        )
        if file:
            self.rows[key] = {**self.rows.get(key, {}), "title": title}
        else:
            about = written_covers(due.covers, due.ends) or named_subject(due.subject)
            self.rows[key] = {
                **described(self._kind, about, number, title),
                "state": INTENDED,
            }

    def _remember_covers(
        self, key: str, named: tuple[str, ...], ended: tuple[str, ...], standing: PaperRow | None
    ) -> None:
        if not self._kind.follows_pairs:
            return
        covers = written_covers(named, ended)
        self.memory[f"{COVERS}{key}"] = covers
        if standing:
            self.rows[key] = {"pair": covers}

    def _number(self, standing: PaperRow | None, *, made: bool) -> str:
        """The number that people typed, the one a paper has, or the next of its own."""
        if standing and standing.typed_number:
            return standing.typed_number
        if self._kind.number != "own" or (standing and (standing.number or made)):
            return standing.number if standing and self._kind.number == "own" else ""
        number = next_agreement_number(self._numbers, self._desk.year)
        self._numbers.append(number)
        return number

    def _draft(self, due: Due, standing: PaperRow | None, number: str) -> Draft:
        if due.facts is None:
            return Draft(None, (_UNKNOWN,))
        occasion = replace(self._desk.occasion(standing, number), line=self._kind.activity)
        occasion = due.occasion(occasion, self._desk)
        return _written(PaperFacts(occasion, due.facts), self._desk.world.configuration.positions)

    def _is_numbered_otherwise(self, file: PaperFile, number: str) -> bool:
        """Whether a file's title lacks its number; one that people changed by hand is their business."""
        named = not number or "{number}" not in self._kind.title or f"№ {number}" in file.name
        theirs = self._desk.memory.get(f"{EDITED}{file.key}", "").endswith(f" {file.id}")
        return not named and not theirs

    def _changed_by_hand(self, file: PaperFile, mark: str) -> bool:
        """Whether a paper was found changed by hand, now or when the same was to be written into it before."""
        name, found = f"{EDITED}{file.key}", f"{mark} {file.id}"
        if self._desk.world.edited.get(file.key) == mark:
            self.memory[name] = found
        return found in {self.memory.get(name), self._desk.memory.get(name)}


_UNKNOWN = "Документ не готовится: строки одного из участников нет на вкладке «Участники»."
_EDITED = (
    "Документ правили вручную, поэтому программа его не меняет. Впишите новые номера, даты и пары в него сами "
    "или уберите файл в корзину и удалите эту строку: документ будет создан заново."
)
_SIGNED_OTHERWISE = (
    "Документ подписан, поэтому программа его не меняет, а номер в реестре теперь другой. Исправьте номер: либо здесь, "
    "либо в самом файле — и назовите файл «{}»."
)
_NOT_MADE, _NOT_RENEWED = "Документ не создан", "Документ не обновлён"


def _is_behind(due: Due, standing: PaperRow | None, file: PaperFile | None, title: str) -> bool:
    """Whether a paper lacks its number or a pair, as far as that can be told without writing it."""
    known = (standing.covers, standing.ends) if standing else ((), ())
    return (due.covers, due.ends) != known or (file is not None and file.name != title)


def _folder(subject: str, year: SchoolYear) -> tuple[str, str]:
    """Key and title of the folder that a paper goes to."""
    if subject.startswith("П-"):
        return f"folder:{subject}", f"Пара {subject}"
    if subject.startswith("У-"):
        return f"folder:{subject}", f"Участник {subject}"
    return f"folder:common:{year.short}", f"Общие документы, {year.short}"


def _template_findings(world: World, kind: PaperKind) -> list[Finding]:
    template = world.templates.get(kind.kind)
    if template is None or template.file is None:
        text = f"Нет файла «{kind.template_title}». Верните его из корзины или запустите nastavnik init."
        return [Finding("papers", "", text)]
    return [Finding("papers", "", f"{kind.template_title}: {fault}") for fault in template.faults]


@lru_cache(maxsize=10_000)
def _written(facts: PaperFacts, positions: tuple[Position, ...]) -> Draft:
    """Declining names takes milliseconds, and a decision is taken in rounds."""
    return draft_of(facts, positions)
