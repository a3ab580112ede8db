"""What must agree between the roadmap and the rest of the configuration."""

from collections.abc import Iterator

from config.fault import Fault, repeated
from config.roadmap import Activity, Evidence
from config.schema import Configuration

_HEADERS = 5
_NEEDS = {
    Evidence.ANSWERS: "questionnaires",
    Evidence.TEMPLATE: "paper",
    Evidence.HAPPENINGS: "happenings",
}
"""Evidence that says nothing without the field that names what is looked at."""


def roadmap_faults(configuration: Configuration) -> Iterator[Fault]:
    """Everything about the roadmap that doesn't agree."""
    roadmap = configuration.roadmap
    if len(roadmap.headers) != _HEADERS:
        told = f"заголовков {len(roadmap.headers)}; ожидалось {_HEADERS}"
        yield Fault("roadmap", ("headers",), told)
    for n, number in repeated(section.number for section in roadmap.sections):
        told = f"раздел {number} записан дважды; ожидался новый номер"
        yield Fault("roadmap", ("sections", n, "number"), told)
    for n, number in repeated(activity.number for activity in roadmap.activities):
        told = f"строка {number} записана дважды; ожидался новый номер"
        yield Fault("roadmap", ("activities", n, "number"), told)
    for n, activity in enumerate(roadmap.activities):
        for name, told in _references(activity, configuration):
            yield Fault("roadmap", ("activities", n, name), told)
        for name, told in _activity(activity):
            yield Fault("roadmap", ("activities", n, name), told)


def _references(activity: Activity, configuration: Configuration) -> Iterator[tuple[str, str]]:
    """What an activity names must be there."""
    sections = [section.number for section in configuration.roadmap.sections]
    questionnaires = [q.code for q in configuration.questionnaires]
    papers = [paper.kind for paper in configuration.papers]
    named = [
        ("section", "неизвестный раздел", [activity.section], sections),
        ("questionnaires", "неизвестная анкета", list(activity.questionnaires), questionnaires),
        ("paper", "неизвестный документ", [activity.paper], papers),
    ]
    for name, caption, values, offered in named:
        for value in values:
            if value and value not in offered:
                yield name, f"{caption} «{value}»; ожидалось одно из: {', '.join(offered)}"


def _activity(activity: Activity) -> Iterator[tuple[str, str]]:
    if activity.published_number.rstrip(".") != activity.number:
        told = f"номер {activity.number} не отвечает опубликованному «{activity.published_number}»"
        yield "published_number", f"{told}; ожидался номер {activity.number}."
    for evidence, name in _NEEDS.items():
        if evidence in activity.evidence and not getattr(activity, name):
            told = f"строка {activity.number} доказывается через {evidence.value}, но нет поля «{name}»"
            yield "evidence", f"{told}; ожидалось «{name}: …»"
