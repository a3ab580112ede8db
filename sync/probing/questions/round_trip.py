"""What a paper loses on the way docx → Document → docx."""

from generators.documents.building import build_template
from generators.documents.source import template_source
from sync.probing.bench import Bench
from sync.probing.likeness import Subject, differences
from sync.probing.question import Question, Reading, Seen
from sync.workspace.drive import DOCUMENT, DOCX
from sync.workspace.probing import Content

TEMPLATES = ("agreement", "training_plan")
_LOOKS = {Subject.BORDERS, Subject.FONTS}


def _ask(bench: Bench) -> Seen:
    found = [difference for name in TEMPLATES for difference in _of_template(bench, name)]
    told = " ".join(f"{name}: {words}." for name, _, words in found)
    subjects = {subject for _, subject, _ in found}
    if not found:
        return Seen("kept", f"Compared: {', '.join(TEMPLATES)}.")
    return Seen("lost" if subjects & _LOOKS else "otherwise", told)


def _of_template(bench: Bench, name: str) -> list[tuple[str, Subject, str]]:
    before = build_template(template_source(name))
    body = {"name": name, "mimeType": DOCUMENT, "parents": [bench.scratch.folder]}
    made = bench.call(
        "drive.files.create",
        body=body,
        content=Content(before, DOCX),
        fields="id",
    )
    after = bench.call("drive.files.export", fileId=made["id"], mimeType=DOCX)
    return [(name, one.subject, one.words) for one in differences(before, after)]


QUESTION = Question(
    name="docs.borders",
    asks="Do the borders of tables, fonts, sizes, alignments, margins and widths survive docx → Document → docx?",
    title="что теряют документы на пути через Google Документы",
    steps="Shipped templates are uploaded with conversion, exported as docx, and compared.",
    readings={
        "kept": Reading("Nothing changed.", "Handled: papers look as the templates do."),
        "otherwise": Reading(
            "Borders and fonts survive, something else changed.",
            "Tell us: what changed stands beside the answer; papers stay readable.",
            is_handled=False,
        ),
        "lost": Reading(
            "Borders or fonts changed.",
            "Tell us: the shipped templates then need another way to say them; papers stay readable.",
            is_handled=False,
        ),
    },
    ask=_ask,
)
