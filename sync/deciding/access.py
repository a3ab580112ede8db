"""Access to pairs' folders: what is to be given and taken, what to remember, what to tell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from programme.access import (
    COORDINATOR,
    Note,
    Role,
    Settled,
    State,
    Wish,
    mark_of,
    read_address,
    settle,
    shared_by_several,
    written_notes,
)
from programme.findings import Finding
from programme.matching.order import code_order
from programme.pair_register import PairRow
from programme.people import Participant
from sync.deciding.paper_desk import DUE_STATES
from sync.records.access import ACCESS, FolderAccess, remembered_access
from sync.records.memory import service
from sync.world import AccessOrder, PaperOrder, World


@dataclass(frozen=True)
class Access:
    """What a run decides on access.

    Attributes:
        orders: Folders whose access is to change.
        memory: For «Служебная».
        findings: For staff.
    """

    orders: tuple[AccessOrder, ...]
    memory: Mapping[str, str]
    findings: tuple[Finding, ...]


def folder_key(pair: str) -> str:
    """The key of a pair's folder."""
    return f"folder:{pair}"


def access(
    world: World,
    participants: Mapping[str, Participant],
    pairs: Iterable[PairRow],
    papers: Iterable[PaperOrder],
) -> Access:
    """Compare who should open pairs' folders with whom the programme has let in.

    Folders of one participant (pay, consents) and common ones are nobody's here: the whole programme's
    folder is opened by ``share_with``.

    Args:
        world: What was read, and what a run has done by now.
        participants: Code → person.
        pairs: The register of pairs as it should be.
        papers: Papers that are to be made: they bring their folders.
    """
    memory = service(world.tables["service"])
    known = remembered_access(memory) | dict(world.access)
    due = {row.pair.code: row for row in pairs if row.pair.state in DUE_STATES}
    if not world.configuration.organisation.share_pair_folders:
        due = {}
    coming = {order.folder_key for order in papers if not order.file}
    wishes = _Wishes(world, participants)
    orders: list[AccessOrder] = []
    remembered: dict[str, str] = {}
    findings: list[Finding] = []
    for pair in sorted(due.keys() | known.keys(), key=code_order):
        file = world.files.get(folder_key(pair))
        held = known.get(pair, FolderAccess())
        folder = file.id if file else held.folder
        if file and held.folder not in {"", file.id}:
            held = FolderAccess(file.id)  # another folder has taken its place
        wanted = wishes.of(due[pair]) if pair in due else []
        findings += refusals(pair, held.notes)
        if file is None and folder_key(pair) not in coming:
            continue
        settled = settle(wanted, held.notes, world.today)
        if settled.give or settled.take:
            orders.append(_order(pair, file.id if file else "", settled))
        text = written_notes(folder, settled.notes)
        if text or f"{ACCESS}{pair}" in memory:
            remembered[f"{ACCESS}{pair}"] = text
    told = tuple(sorted({*findings, *wishes.findings}))
    # Without these the run could not work in the programme's folder at all; init brings them back.
    able = memory.get("home") and memory.get("papers_folder")
    return Access(tuple(orders), remembered, told) if able else Access((), {}, told)


def _order(pair: str, folder: str, settled: Settled) -> AccessOrder:
    return AccessOrder(
        pair, folder_key(pair), folder, give=settled.give, take=settled.take, notes=settled.notes
    )


class _Wishes:
    """Who should open which folder.

    Attributes:
        findings: What is wrong with addresses of people who should.
    """

    def __init__(self, world: World, participants: Mapping[str, Participant]) -> None:
        self.findings: set[Finding] = set()
        self._coordinator = read_address(world.configuration.organisation.coordinator.email) or ""
        self._addresses = {
            code: read_address(person.email)
            for code, person in participants.items()
            if person.active
        }
        self._several = shared_by_several({c: a or "" for c, a in self._addresses.items()})

    def of(self, row: PairRow) -> list[Wish]:
        """The access that a pair's folder should have; who has left has none."""
        people = [self._wish(code) for code in (row.pair.mentor, row.pair.mentee)]
        wishes = [wish for wish in people if wish]
        if self._coordinator:
            wishes.append(Wish(COORDINATOR, Role.WRITER, self._coordinator))
        return wishes

    def _wish(self, code: str) -> Wish | None:
        address = self._addresses.get(code, "")
        if address is None:
            self.findings.add(Finding("people", code, _UNREADABLE))
        if not address:
            return None
        doubtful = mark_of(address) in self._several
        if doubtful:
            self.findings.add(Finding("people", code, _SEVERAL))
        return Wish(code, Role.READER, address, doubtful=doubtful)


_UNREADABLE = (
    "«Электронная почта»: впишите один адрес, например имя@почта.ру латинскими буквами, или очистите ячейку. "
    "Пока адрес не прочитан, папка пары этому участнику не открывается."
)
_SEVERAL = (
    "«Электронная почта»: такой же адрес указан у другого участника, поэтому новый доступ к папке пары по нему не "
    "открывается. Оставьте адрес у того, чей он; если это один человек, соедините две записи."
)
_REFUSED = (
    "Google не дал доступ к папке пары {pair} по адресу из столбца «Электронная почта»: обычно это значит, что у адреса "
    "нет учётной записи Google. Исправьте адрес или откройте папку сами. Программа попробует снова через неделю."
)
_REFUSED_COORDINATOR = (
    "Google не дал куратору доступ к папке пары {pair}. Проверьте coordinator.email в config/organisation.yaml "
    "или откройте папку сами. Программа попробует снова через неделю."
)
_LATER = (
    "Google пока не открывает новых доступов (папка пары {pair}). Программа попробует снова завтра."
)
_STUCK = (
    "Google не дал закрыть доступ к папке пары, открытый программой ({who}). Закройте его сами: папка → «Настройки "
    "доступа». Программа попробует снова завтра."
)


def refusals(pair: str, notes: Sequence[Note]) -> list[Finding]:
    """What people are told of what Google has refused."""
    found = []
    for note in notes:
        place = ("", "") if note.who == COORDINATOR else ("people", note.who)
        if note.state is State.REFUSED:
            text = _REFUSED_COORDINATOR if note.who == COORDINATOR else _REFUSED
            found.append(Finding(*place, text.format(pair=pair)))
        elif note.state is State.LATER:
            found.append(Finding(*place, _LATER.format(pair=pair)))
        elif note.state is State.STUCK:
            found.append(Finding("pairs", pair, _STUCK.format(who=note.who)))
    return found
