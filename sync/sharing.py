"""Giving and taking access to pairs' folders, under the lease; what was noted before is found again, not doubled."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from programme.access import Note, State, Wish, mark_of
from sync.look import Look
from sync.reading import paper_file
from sync.records.access import FolderAccess, remembered_access
from sync.workspace.errors import Refused
from sync.workspace.gateway import Workspace
from sync.workspace.shares import Permission
from sync.workspace.transport import SHARED_ENOUGH
from sync.world import AccessOrder, PaperFile

SERVER_FAULTS = 500


class Sharer:
    """Carries out a run's orders on access.

    What Google refuses for good is noted, and the run goes on; an outage ends it, and the next run goes on
    with what the claim has noted.

    Attributes:
        settled: Code of a pair → what has become of access to its folder.
        folders: Folders made in this run, by key.
    """

    def __init__(self, workspace: Workspace, seen: Look, papers_folder: str) -> None:
        """Works in one programme's folder.

        Args:
            workspace: Google.
            seen: What the run saw and decided.
            papers_folder: Where each pair has a folder.
        """
        self._drive, self._transport = workspace.drive, workspace.transport
        self._orders, self._today = seen.decided.access, seen.world.today
        self._papers_folder = papers_folder
        # What was noted by an earlier run that did not come to its end is the programme's own.
        self._before = remembered_access(seen.snapshot.memory)
        self._enough = False
        self.settled: dict[str, FolderAccess] = {}
        self.folders: dict[str, PaperFile] = {}

    def carry_out(self, until: float) -> None:
        """Give and take, folder by folder, until a moment on Google's clock."""
        wanted = {order.key for order in self._orders if not order.folder}
        if wanted:
            inside = self._drive.inside(self._papers_folder)
            self.folders = {f.key: paper_file(f) for f in reversed(inside) if f.key in wanted}
        for order in self._orders:
            file = self.folders.get(order.key)
            folder = order.folder or (file.id if file else "")
            if not folder or self._transport.google_now > until:
                continue
            work = _Folder(order, folder, self._today, self._before.get(order.pair, FolderAccess()))
            try:
                self._settle(work)
            finally:
                self.settled[order.pair] = FolderAccess(folder, work.notes)

    def _settle(self, work: "_Folder") -> None:
        order = work.order
        if self._enough and not order.take:
            work.refused(order.give, State.LATER)
            return
        try:
            known = list(self._drive.shares.of(work.folder))
        except Refused as refusal:
            if refusal.code == 404:
                return  # gone meanwhile, and with it whoever could open it
            _for_good(refusal)
            work.refused(order.take, State.STUCK)
            work.refused(order.give, State.REFUSED)
            return
        for note in order.take:
            self._take(work, note, known)
        for wish in order.give:
            self._give(work, wish, known)

    def _take(self, work: "_Folder", note: Note, known: list[Permission]) -> None:
        for held in known:
            same = held.id == note.permission or (
                not note.permission and held.address and mark_of(held.address) == note.mark
            )
            # With another role it is what people have made of it, and theirs to take.
            if same and held.role == note.role and not held.inherited:
                try:
                    self._drive.shares.shut_out(work.folder, held.id)
                except Refused as refusal:
                    _for_good(refusal)
                    work.refused([note], State.STUCK)
                    return
                known.remove(held)
                break
        work.forget(note)

    def _give(self, work: "_Folder", wish: Wish, known: list[Permission]) -> None:
        held = next((p for p in known if p.address and mark_of(p.address) == wish.mark), None)
        if held:
            work.found(wish, held)
            return
        if self._enough:
            work.refused([wish], State.LATER)
            return
        try:
            given = self._drive.shares.let_in(work.folder, wish.address, wish.role)
        except Refused as refusal:
            if refusal.reason == SHARED_ENOUGH:
                self._enough = True
                work.refused([wish], State.LATER)
                return
            _for_good(refusal)
            work.refused([wish], State.REFUSED)
            return
        work.given(wish, given, known)


class _Folder:
    """One folder and what is known of its access by now."""

    def __init__(self, order: AccessOrder, folder: str, today: date, before: FolderAccess) -> None:
        self.order, self.folder, self._today = order, folder, today
        self._begun = {(n.mark, n.role) for n in before.notes if n.state is State.INTENDED}
        self._notes = {(note.mark, note.role): note for note in order.notes}

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is to be remembered."""
        return tuple(self._notes.values())

    def found(self, wish: Wish, held: Permission) -> None:
        """Somebody could open the folder before: by hand, or by a run that could not note it."""
        ours = (
            held.role == wish.role and not held.inherited and (wish.mark, wish.role) in self._begun
        )
        self._note(wish, State.GIVEN if ours else State.HAD, held.id)

    def given(self, wish: Wish, permission: str, known: Iterable[Permission]) -> None:
        """Access was given; under another address of the same person, it may have been there."""
        had = any(held.id == permission for held in known)
        self._note(wish, State.HAD if had else State.GIVEN, permission)

    def forget(self, note: Note) -> None:
        """An access is taken away."""
        self._notes.pop((note.mark, note.role), None)

    def refused(self, asked: Iterable[Wish | Note], state: State) -> None:
        """Google has refused."""
        for one in asked:
            key = (one.mark, one.role)
            self._notes[key] = replace(self._notes[key], state=state, day=self._today)

    def _note(self, wish: Wish, state: State, permission: str) -> None:
        key = (wish.mark, wish.role)
        self._notes[key] = replace(self._notes[key], state=state, permission=permission, day=None)


def _for_good(refusal: Refused) -> None:
    """Pass on a refusal that will be the same next time; any other ends the run, and the next one tries again."""
    passing = refusal.code in {401, 429} or "ateLimitExceeded" in refusal.reason
    if passing or refusal.code >= SERVER_FAULTS:
        raise refusal
