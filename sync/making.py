"""Making papers: templates exported once, papers rendered before anything is claimed, files made with their key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generators.documents.faults import TemplateFault
from programme.papers import known_placeholders
from sync.reading import paper_file
from sync.rendering import Renderer
from sync.workspace.drive import DOCUMENT, FOLDER, File
from sync.workspace.gateway import Workspace
from sync.world import PaperFile, PaperOrder, Template, World


@dataclass(frozen=True)
class Rendered:
    """A paper ready to be put on Drive."""

    order: PaperOrder
    docx: bytes


def render_all(
    workspace: Workspace, world: World, orders: Iterable[PaperOrder]
) -> tuple[Mapping[str, Template], tuple[Rendered, ...]]:
    """Render what is due.

    Returns:
        The templates with what is wrong with them, and the papers of those that are sound.
    """
    templates = dict(world.templates)
    rendered: list[Rendered] = []
    by_kind: dict[str, list[PaperOrder]] = {}
    for order in orders:
        by_kind.setdefault(order.kind, []).append(order)
    with Renderer() as renderer:
        for kind, due in by_kind.items():
            template = templates[kind]
            if template.file is None:
                continue
            content = workspace.drive.export_docx(template.file.id)
            faults, papers = renderer.check(content, known_placeholders(kind)), []
            try:
                if not faults:
                    papers = [Rendered(o, renderer.render(content, o.context)) for o in due]
            except TemplateFault as fault:
                faults = (str(fault),)
            rendered += papers
            templates[kind] = replace(template, faults=faults)
    return templates, tuple(rendered)


class Maker:
    """Puts rendered papers on Drive; what a run made before it was cut off is found, not made again.

    Attributes:
        made: Every file that now stands, by its key.
    """

    def __init__(self, workspace: Workspace, home: str, papers_folder: str) -> None:
        self._drive = workspace.drive
        self._home = home
        self._papers_folder = papers_folder
        self._folders: dict[str, File] | None = None
        self.made: dict[str, PaperFile] = {}

    def make(self, paper: Rendered) -> None:
        """Put one paper into its pair's folder.

        A folder that stood before may hold the paper already, made by a run that could not note it:
        it is listed, which sees a file right after it was made.
        """
        folder, stood = self._folder(paper.order)
        standing = self._standing(folder, paper.order.key) if stood else None
        file = standing or self._drive.create(
            name=paper.order.title,
            mime_type=DOCUMENT,
            key=paper.order.key,
            home=self._home,
            parent=folder.id,
            content=paper.docx,
        )
        self.made[paper.order.key] = paper_file(file)

    def _standing(self, folder: File, key: str) -> File | None:
        return next((file for file in self._drive.inside(folder.id) if file.key == key), None)

    def _folder(self, order: PaperOrder) -> tuple[File, bool]:
        """The pair's folder, and whether it stood before; the papers' folder is listed once."""
        if self._folders is None:
            self._folders = {f.key: f for f in reversed(self._drive.inside(self._papers_folder))}
        if order.folder_key in self._folders:
            return self._folders[order.folder_key], True
        folder = self._drive.create(
            name=order.folder_title,
            mime_type=FOLDER,
            key=order.folder_key,
            home=self._home,
            parent=self._papers_folder,
        )
        self._folders[order.folder_key] = folder
        return folder, False
