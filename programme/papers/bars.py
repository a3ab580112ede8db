"""What bars a paper, and what to look at before it is printed; Russian, codes instead of names."""

from collections.abc import Iterable, Iterator

from config.organisation import Organisation
from config.schema import Position
from programme.paper_fields import named_official, wrong_forms
from programme.people import Gender, Participant
from programme.russian.letters import spaced
from programme.russian.names import parse_name, propose_gender
from programme.russian.positions import position_warning


def bars(party: Participant) -> Iterator[str]:
    """Why nobody can be named in a paper: a case would have to be guessed."""
    if parse_name(party.full_name) is None:
        yield (
            f"Документ не создан: у участника {party.code} не указано полное имя (нужны фамилия, имя и, если есть, "
            "отчество, без других знаков). Исправьте его на вкладке «Участники»."
        )
    elif not party.gender:
        yield (
            f"Документ не создан: у участника {party.code} не указан пол, поэтому имя нельзя поставить в нужный "
            "падеж. Выберите пол на вкладке «Участники»."
        )
    elif propose_gender(party.full_name) not in {party.gender, Gender.UNKNOWN}:
        yield (
            f"Документ не создан: у участника {party.code} пол не подходит к отчеству. Проверьте пол и имя "
            "на вкладке «Участники»."
        )


def warnings(party: Participant, positions: Iterable[Position]) -> Iterator[str]:
    """What of a participant prints as a line or undeclined."""
    if not spaced(party.position):
        yield (
            f"У участника {party.code} не указана должность: в документе на её месте линия. Выберите должность "
            "на вкладке «Участники» до печати или впишите её от руки."
        )
    elif warning := position_warning(party.position, positions):
        yield f"Участник {party.code}. {warning}"


def organisation_warnings(organisation: Organisation) -> Iterator[str]:
    """What of head and coordinator prints undeclined."""
    for whose, person in (
        ("куратора", organisation.coordinator),
        ("руководителя", organisation.head),
    ):
        if person.full_name and parse_name(person.full_name) is None:
            yield (
                f"Имя {whose} в config/organisation.yaml указано не полностью: в документах оно стоит как записано, "
                "без склонения. Укажите фамилию, имя и отчество."
            )
        elif person.full_name and not named_official(person).gender:
            yield (
                f"Пол {whose} в config/organisation.yaml не указан, а отчество его не подсказывает: в косвенных падежах "
                "имя стоит в скобках. Укажите gender: женский или мужской."
            )
        for case, text in wrong_forms(named_official(person)).items():
            yield f"Имя {whose} в config/organisation.yaml, {case.value} падеж: {text}."
