"""Lines that papers, questionnaires and registers name by number, and the roadmap hasn't."""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from config.fault import Fault
from config.registers import Registers
from config.schema import Configuration
from config.source import Mistake, Place

PAPERS = "papers.yaml"
QUESTIONNAIRES = "questionnaires"
REGISTERS = "registers.yaml"

_SPEAKERS = {
    PAPERS: ("поставляемый papers.yaml", "свой papers.yaml"),
    QUESTIONNAIRES: ("поставляемая папка questionnaires", "свою папку questionnaires"),
    REGISTERS: ("поставляемый registers.yaml", "свой registers.yaml"),
}
"""What speaks of a line, as shipped and as one's own."""

_REMEDIES = {
    PAPERS: "исправьте номера или удалите лишние виды документов",
    QUESTIONNAIRES: "исправьте номера в activities (файлы {files}) или удалите лишние анкеты",
    REGISTERS: "исправьте номера или оставьте их пустыми",
}


def line_faults(configuration: Configuration) -> Iterator[Fault]:
    """Every reference to a line that isn't there."""
    numbers = [activity.number for activity in configuration.roadmap.activities]
    for part, place, number in _references(configuration):
        if number not in numbers:
            or_none = ", или пусто" if part == "registers" else ""
            told = f"строки {number} нет в дорожной карте; {_expected(number, numbers)}{or_none}"
            yield Fault(part, place, told, line=number)


def _expected(number: str, numbers: list[str]) -> str:
    """The number most like it among those that are there."""
    close = get_close_matches(number, numbers, n=1, cutoff=0)
    if not close:
        return "ожидался номер её строки, но в ней нет ни одной"
    return f"ожидался её номер, например {close[0]}"


def _references(configuration: Configuration) -> Iterator[tuple[str, Place, str]]:
    for n, paper in enumerate(configuration.papers):
        yield "papers", (n, "activity"), paper.activity
    for questionnaire in configuration.questionnaires:
        for n, number in enumerate(questionnaire.activities):
            yield questionnaire.code, ("activities", n), number
    for place, number in _of_registers(configuration.registers):
        if number:
            yield "registers", place, number


def _of_registers(registers: Registers) -> Iterator[tuple[Place, str]]:
    for n, event in enumerate(registers.events):
        yield ("events", n, "activity"), event.activity
    for name in ("consultations", "publications", "cases", "plan_items"):
        yield (name,), getattr(registers, name)


def spoken_by(fault: Fault) -> str:
    """The file, or the folder, that would have to be one's own for its lines to be right; "" for another fault."""
    if not fault.line:
        return ""
    return {"papers": PAPERS, "registers": REGISTERS}.get(fault.part, QUESTIONNAIRES)


def of_shipped(
    faults: Iterable[Fault],
    file_of: Callable[[str], str],
    roadmap: str,
    caption_of: Callable[[str], str],
) -> Iterator[Mistake]:
    """One mistake for each shipped file that stands in where an institution's roadmap has other lines.

    A line of the shipped file would be of no use: nobody should edit it.

    Args:
        faults: Of shipped files only.
        file_of: A fault's part → the name of its file.
        roadmap: The institution's own, as people know it.
        caption_of: A shipped file's or folder's name → where it lies, to copy it from.
    """
    found = list(faults)
    for name, (shipped, own) in _SPEAKERS.items():
        of_it = [fault for fault in found if spoken_by(fault) == name]
        if not of_it:
            continue
        numbers = list(dict.fromkeys(fault.line for fault in of_it))
        lines, which = ("строк", "которые") if numbers[1:] else ("строки", "которую")
        files = ", ".join(dict.fromkeys(file_of(fault.part) for fault in of_it))
        told = (
            f"в Вашей дорожной карте нет {lines} {', '.join(numbers)}, на {which} ссылается {shipped}; "
            f"положите рядом {own}: скопируйте {caption_of(name)} и {_REMEDIES[name].format(files=files)}"
        )
        yield Mistake(roadmap, 0, told)
