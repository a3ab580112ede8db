"""Whether comments stay when a paper is written anew."""

from generators.documents.building import build_template
from generators.documents.source import template_source
from sync.probing.bench import Bench
from sync.probing.question import Question, Reading, Seen
from sync.workspace.drive import DOCUMENT, DOCX
from sync.workspace.probing import Content

_TEMPLATES = ("agreement", "training_plan")


def _ask(bench: Bench) -> Seen:
    before, after = (Content(build_template(template_source(n)), DOCX) for n in _TEMPLATES)
    body = {"name": "paper", "mimeType": DOCUMENT, "parents": [bench.scratch.folder]}
    paper = bench.call("drive.files.create", body=body, content=before, fields="id")["id"]
    remark = {"content": "A remark"}
    bench.call("drive.comments.create", fileId=paper, body=remark, fields="id")
    bench.call("drive.files.update", fileId=paper, content=after, body={}, fields="mimeType")
    listed = bench.call("drive.comments.list", fileId=paper, fields="comments(deleted)")
    stays = [one for one in listed.get("comments", []) if not one.get("deleted")]
    return Seen("kept" if stays else "lost")


QUESTION = Question(
    name="docs.comments",
    asks="Do comments stay when files.update gives a Document another content?",
    title="остаются ли комментарии, когда документ записан заново",
    steps="A document from a docx, a comment on it, files.update with another docx, comments.list.",
    readings={
        "kept": Reading(
            "Comments stay.",
            "Handled: papers that are written anew keep what people said beside them.",
        ),
        "lost": Reading(
            "Comments are lost.",
            "Tell us: the program writes a paper anew only while nobody has changed its text, and would have to look "
            "for comments too.",
            is_handled=False,
        ),
    },
    ask=_ask,
)
