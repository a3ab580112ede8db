"""A roadmap as read from a file → a draft of roadmap.yaml, for an institution that makes its own configuration."""

from programme.roadmap.lines import ImportedRoadmap, RoadmapLine

_TITLE = "План мероприятий (дорожная карта)"
_HEADERS = (
    "№ п/п",
    "Наименование мероприятий",
    "Сроки реализации",
    "Ответственный исполнитель",
    "Результат, вид документа",
)
_NO_SECTION = "Мероприятия"

Draft = dict[str, object]


def configuration_draft(imported: ImportedRoadmap) -> Draft:
    """What roadmap.yaml holds: every cell as published, every line proved by hand until somebody says otherwise."""
    sections: list[Draft] = []
    activities: list[Draft] = []
    for line in imported.lines:
        if line.is_section:
            sections.append({"number": line.number, "title": line.title or _NO_SECTION})
            continue
        if not sections:
            sections.append({"number": line.number.partition(".")[0], "title": _NO_SECTION})
        activities.append(_activity(line, str(sections[-1]["number"])))
    return {
        "title": imported.title or _TITLE,
        "headers": list(imported.headers if _whole(imported.headers) else _HEADERS),
        "sections": sections,
        "activities": activities,
    }


def _whole(headers: tuple[str, ...]) -> bool:
    return len(headers) == len(_HEADERS) and all(headers)


def _activity(line: RoadmapLine, section: str) -> Draft:
    published = line.published_number
    return {
        "number": line.number,
        "published_number": published
        if published.rstrip(".") == line.number
        else f"{line.number}.",
        "section": section,
        "title": line.title or "—",
        "timeframe": line.timeframe,
        "responsible": line.responsible,
        "result": line.result,
        "evidence": "manual",
        "carried_out_by": "Отмечают люди: вкладка «Дорожная карта», состояние вручную и основание.",
    }
