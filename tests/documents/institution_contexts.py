"""Two sets of values for the papers of an institution: everything known, and next to nothing. Nobody here is real."""

from datetime import date

from config.schema import Position
from programme.paper_fields import Named, person_fields
from programme.people import Gender
from programme.russian.cases import Case
from programme.russian.dates import long_date
from programme.russian.letters import NO_BREAK_SPACE

_POSITIONS = (
    Position(
        nominative="заведующий",
        genitive="заведующего",
        dative="заведующему",
        accusative="заведующего",
        instrumental="заведующим",
        prepositional="заведующем",
    ),
    Position(
        nominative="методист",
        genitive="методиста",
        dative="методисту",
        accusative="методиста",
        instrumental="методистом",
        prepositional="методисте",
    ),
    Position(
        nominative="воспитатель",
        genitive="воспитателя",
        dative="воспитателю",
        accusative="воспитателя",
        instrumental="воспитателем",
        prepositional="воспитателе",
    ),
    Position(
        nominative="учитель-логопед",
        genitive="учителя-логопеда",
        dative="учителю-логопеду",
        accusative="учителя-логопеда",
        instrumental="учителем-логопедом",
        prepositional="учителе-логопеде",
    ),
    Position(
        nominative="инструктор по физической культуре",
        genitive="инструктора по физической культуре",
        dative="инструктору по физической культуре",
        accusative="инструктора по физической культуре",
        instrumental="инструктором по физической культуре",
        prepositional="инструкторе по физической культуре",
    ),
)
_HEAD = Named("Белая Инна Юрьевна", Gender.FEMALE, "заведующий")
_COORDINATOR = Named("Мельник Ольга Андреевна", Gender.FEMALE, "методист")
_NOBODY = Named("", Gender.UNKNOWN, "")
_LYUBOV = Named("Петрова-Водкина Любовь Ильинична", Gender.FEMALE, "воспитатель")
_ILYA = Named("Шевченко Илья Кузьмич", Gender.MALE, "инструктор по физической культуре")
_NINEL = Named("Долгих Нинель Рустамовна", Gender.FEMALE, "учитель-логопед")
_SASHA = Named("Ким Саша", Gender.FEMALE, "воспитатель")
_NIKITA = Named("Черных Никита Львович", Gender.MALE, "")
_ROADMAP = (
    ("1.1", "Издание приказа о внедрении целевой модели", "февраль 2023", "Заведующий", "Приказ"),
    (
        "2.1",
        "Организация обучения педагогических работников (наставников), в том числе дистанционного",
        "март 2023",
        "Куратор",
        "Подготовлены методические материалы; проведены консультации, организован обмен опытом среди наставников",
    ),
    ("3.5", "Информирование педагогического сообщества", "ежеквартально", "Заведующий", "Приказ"),
    ("3.7", "Анкетирование на предмет предпочитаемого наставника", "", "", ""),
    (
        "3.11",
        "Разработка персонализированных программ наставничества для каждой пары",
        "ежегодно",
        "Куратор",
        "Разработана персонализированная программа наставничества для каждой пары",
    ),
    (
        "3.12",
        "Организация психолого-педагогической поддержки участников",
        "В течение года",
        "Педагог-психолог, куратор",
        "Проведение консультаций с наставляемыми",
    ),
    (
        "5.4",
        "Оформление итогов совместной работы в кейсы",
        "Май",
        "Куратор",
        "Аналитическая справка",
    ),
)


def full() -> dict[str, object]:
    """Everything is known; one mentor has two mentees, one participant is both, one has no position."""
    pairs = ((_LYUBOV, _ILYA), (_LYUBOV, _SASHA), (_ILYA, _NIKITA))
    return {
        "учреждение": f"Муниципальное дошкольное образовательное учреждение «Детский сад №{NO_BREAK_SPACE}5 СЕРПАНТИН»",
        "учреждение_кратко": f"МДОУ «Детский сад №{NO_BREAK_SPACE}5 СЕРПАНТИН»",
        "место": "г. Ярославль",
        "номер": "42-ОД",
        "дата": long_date(date(2026, 9, 15)),
        "учебный_год": "2026/2027",
        "срок_с": "01.09.2026",
        "срок_по": "31.05.2027",
        "приказ": f"от {long_date(date(2026, 9, 14))} №{NO_BREAK_SPACE}41-ОД",
        **person_fields("куратор", _COORDINATOR, _POSITIONS),
        **person_fields("руководитель", _HEAD, _POSITIONS),
        "пары": [_pair(n, *pair) for n, pair in enumerate(pairs, 1)],
        "участники": [
            _listed(1, _LYUBOV, роль="наставник"),
            _listed(2, _ILYA, роль="наставник и наставляемый"),
            _listed(3, _SASHA, роль="наставляемый"),
            _listed(4, _NIKITA, роль="наставляемый"),
        ],
        "наставники": [
            _listed(1, _LYUBOV, компетенции="речевое развитие; работа с родителями"),
            _listed(2, _ILYA, компетенции="ИКТ и цифровые средства"),
            _listed(3, _NINEL, компетенции=""),
        ],
        "наставляемые": [
            _listed(1, _ILYA, запросы="речевое развитие"),
            _listed(2, _SASHA, запросы="работа с родителями; режимные моменты"),
            _listed(3, _NIKITA, запросы=""),
        ],
        "мероприятия": [
            dict(zip(("номер", "название", "срок", "ответственный", "результат"), row, strict=True))
            for row in _ROADMAP
        ],
        "итоги_наставников": "3",
        "итоги_наставляемых": "3",
        "итоги_пар": "3",
        "итоги_соглашений": "2",
        "итоги_выполнено": "9",
        "итоги_всего": "23",
    }


def bare() -> dict[str, object]:
    """Nothing is entered yet: lines where people will write, empty lists, zeros."""
    return {
        **full(),
        "учреждение": "Детский сад",
        "учреждение_кратко": "Детский сад",
        "место": "________________",
        "номер": "______",
        "дата": long_date(None),
        "приказ": f"от {long_date(None)} №{NO_BREAK_SPACE}______",
        **person_fields("куратор", _NOBODY, ()),
        **person_fields("руководитель", _NOBODY, ()),
        **{name: [] for name in ("пары", "участники", "наставники", "наставляемые", "мероприятия")},
        **{
            f"итоги_{name}": "0"
            for name in (
                "наставников",
                "наставляемых",
                "пар",
                "соглашений",
                "выполнено",
                "всего",
            )
        },
    }


def _pair(place: int, mentor: Named, mentee: Named) -> dict[str, str]:
    entry = {"номер": str(place), "код": f"П-{place:02}", "темы": "речевое развитие"}
    for role, person in (("наставник", mentor), ("наставляемый", mentee)):
        fields = person_fields(role, person, _POSITIONS)
        for case in Case:
            suffix = "" if case is Case.NOMINATIVE else f"_{case.value}"
            entry[f"{role}{suffix}"] = fields[f"{role}_фио{suffix}"]
            position = fields[f"{role}_должность{suffix}"]
            entry[f"{role}_должность{suffix}"] = position if person.position else ""
    return entry


def _listed(place: int, person: Named, **rest: str) -> dict[str, str]:
    return {"номер": str(place), "фио": person.full_name, "должность": person.position, **rest}
