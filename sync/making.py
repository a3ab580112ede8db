"""Making papers: templates exported once, papers rendered before anything is claimed, files made with their key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generators.documents.faults import TemplateFault
from programme.papers.fields import known_fields
from sync.reading import paper_file
from sync.refusals import Overtaken
from sync.rendering import Renderer
from sync.workspace.drive import DOCUMENT, FOLDER, MARK, TEXT
from sync.workspace.file import File
from sync.workspace.gateway import Workspace
from sync.world import PaperFile, PaperOrder, Template, World


@dataclass(frozen=True)
class Rendered:
    """A paper ready to be put on Drive, with the fingerprint of its text."""

    order: PaperOrder
    docx: bytes
    text: str

    @property
    def marks(self) -> dict[str, str]:
        """What is noted with its file."""
        return {MARK: self.order.mark, TEXT: self.text}


@dataclass(frozen=True)
class Rendering:
    """What became of the orders.

    Attributes:
        templates: Kind of paper → template, with what is wrong with it.
        papers: The papers of sound templates.
        edited: Papers that people changed by hand, which stay as they are: key → mark of the order.
    """

    templates: Mapping[str, Template]
    papers: tuple[Rendered, ...]
    edited: Mapping[str, str]


def render_all(workspace: Workspace, world: World, orders: Iterable[PaperOrder]) -> Rendering:
    """Render what is due."""
    templates = dict(world.templates)
    rendered: list[Rendered] = []
    edited: dict[str, str] = {}
    by_kind: dict[str, list[PaperOrder]] = {}
    for order in orders:
        by_kind.setdefault(order.kind, []).append(order)
    about = {kind.kind: kind.about for kind in world.configuration.papers}
    with Renderer() as renderer:
        for kind, ordered in by_kind.items():
            template = templates[kind]
            changed = [o for o in ordered if o.file and _is_edited(workspace, renderer, world, o)]
            edited |= {order.key: order.mark for order in changed}
            due = [order for order in ordered if order not in changed]
            if template.file is None or not due:
                continue
            content = workspace.drive.export_docx(template.file.id)
            faults, papers = renderer.check(content, known_fields(about[kind])), []
            try:
                if not faults:
                    papers = [_rendered(renderer, content, order) for order in due]
            except TemplateFault as fault:
                faults = (str(fault),)
            rendered += papers
            templates[kind] = replace(template, faults=faults)
    return Rendering(templates, tuple(rendered), edited)


def _rendered(renderer: Renderer, template: bytes, order: PaperOrder) -> Rendered:
    docx = renderer.render(template, order.context)
    return Rendered(order, docx, renderer.fingerprint(docx))


def _is_edited(workspace: Workspace, renderer: Renderer, world: World, order: PaperOrder) -> bool:
    """Whether people changed a paper since it was written; what can't be told counts as changed."""
    now = renderer.fingerprint(workspace.drive.export_docx(order.file))
    return not now or now != world.files[order.key].text


class Maker:
    """Puts rendered papers on Drive; what a run made before it was cut off is found, not made again.

    A run may sleep past the end of its lease (a suspended machine) and send a request that another
    run has made meanwhile. Google's answer tells the time: then what was made twice goes again.

    Attributes:
        made: Every file that now stands, by its key.
    """

    def __init__(
        self, workspace: Workspace, home: str, papers_folder: str, leased_until: float
    ) -> None:
        """Works in one programme's folder.

        Args:
            workspace: Google.
            home: The programme's mark.
            papers_folder: Where each pair and participant has a folder.
            leased_until: When the lease ends, on Google's clock.
        """
        self._drive, self._transport = workspace.drive, workspace.transport
        self._leased_until = leased_until
        self._home = home
        self._papers_folder = papers_folder
        self._folders: dict[str, File] | None = None
        self.made: dict[str, PaperFile] = {}

    def make(self, paper: Rendered) -> None:
        """Put one paper into its folder, or its new content into its file.

        Raises:
            Overtaken: The lease has ended.

        A folder that stood before may hold the paper already, made by a run that could not note it:
        it is listed, which sees a file right after it was made.
        """
        if paper.order.file:
            self._rewrite(paper)
            return
        folder, stood = self._folder(paper.order)
        standing = self._standing_first(folder.id, paper.order.key) if stood else None
        if self._transport.google_now >= self._leased_until:
            raise Overtaken
        file = standing or self._created(
            name=paper.order.title,
            mime_type=DOCUMENT,
            key=paper.order.key,
            parent=folder.id,
            content=paper.docx,
            marks=paper.marks,
        )
        self.made[paper.order.key] = paper_file(file)

    def _rewrite(self, paper: Rendered) -> None:
        if self._transport.google_now >= self._leased_until:
            raise Overtaken
        file = self._drive.rewrite(
            paper.order.file, name=paper.order.title, content=paper.docx, marks=paper.marks
        )
        self.made[paper.order.key] = paper_file(file)

    def _folder(self, order: PaperOrder) -> tuple[File, bool]:
        """The paper's folder, and whether it stood before; the papers' folder is listed once."""
        if self._folders is None:
            self._folders = {f.key: f for f in reversed(self._drive.inside(self._papers_folder))}
        if order.folder_key in self._folders:
            return self._folders[order.folder_key], True
        folder = self._created(
            name=order.folder_title,
            mime_type=FOLDER,
            key=order.folder_key,
            parent=self._papers_folder,
        )
        self._folders[order.folder_key] = folder
        return folder, False

    def _created(
        self,
        *,
        name: str,
        mime_type: str,
        key: str,
        parent: str,
        content: bytes = b"",
        marks: Mapping[str, str] | None = None,
    ) -> File:
        file = self._drive.create(
            name=name,
            mime_type=mime_type,
            key=key,
            home=self._home,
            parent=parent,
            content=content,
            marks=marks,
        )
        if self._transport.google_time < self._leased_until:
            return file
        first = self._standing_first(parent, key)
        if first and first.id != file.id:
            self._drive.trash(file.id)
        raise Overtaken

    def _standing_first(self, folder: str, key: str) -> File | None:
        """The oldest file of a key in a folder."""
        return next((f for f in self._drive.inside(folder) if f.key == key), None)
