"""The registers people work in: roadmap, participants, bans, papers; whose each column is."""

from collections.abc import Sequence
from dataclasses import replace

from config.questionnaire import Questionnaire
from generators.workbook.columns import Column, FilterView, Kind, Owner, Tab
from programme.people import TakesPart

PEOPLE, PROGRAMME = Owner.PEOPLE, Owner.PROGRAMME

FINDING = Column(
    "finding",
    "Замечание программы",
    PROGRAMME,
    Kind.LONG_TEXT,
    260,
    note="Что не так в этой строке и что сделать. Пишет программа; исчезнет само, когда причина устранена.",
)

ROADMAP = Tab(
    key="roadmap",
    title="Дорожная карта",
    sheet_id=1001,
    key_column="number",
    explanation="Утверждённый план и состояние каждой его строки.",
    columns=(
        Column("number", "№ п/п", PEOPLE, width=60),
        Column("title", "Наименование мероприятий", PEOPLE, Kind.LONG_TEXT, 360),
        Column("timeframe", "Сроки реализации", PEOPLE, width=140),
        Column("responsible", "Ответственный исполнитель", PEOPLE, width=150),
        Column("result", "Результат, вид документа", PEOPLE, Kind.LONG_TEXT, 240),
        Column(
            "confirmed_due",
            "Срок подтверждён (до)",
            PEOPLE,
            Kind.DATE,
            120,
            note="Впишите дату, если предложенное прочтение срока неверно или требует уточнения.",
        ),
        Column(
            "manual_state",
            "Состояние вручную",
            PEOPLE,
            Kind.CHOICE,
            130,
            ("выполнено", "в работе", "не применимо"),
            "Если Вы знаете больше программы. Обязательно укажите основание в соседнем столбце.",
        ),
        Column("manual_evidence", "Основание или ссылка", PEOPLE, Kind.LONG_TEXT, 220),
        Column("reading", "Срок: как прочитан", PROGRAMME, Kind.LONG_TEXT, 220),
        Column("due", "Выполнить до", PROGRAMME, Kind.DATE, 100),
        Column("state", "Состояние", PROGRAMME, width=120),
        Column("progress", "Ход выполнения", PROGRAMME, width=160),
        Column("evidence", "Подтверждение", PROGRAMME, Kind.LONG_TEXT, 300),
        Column("waits_for", "Кого ждёт", PROGRAMME, width=150),
        FINDING,
    ),
    views=(
        FilterView("Просрочено", "state", "TEXT_EQ", ("просрочено",)),
        FilterView("Ждёт людей", "waits_for", "NOT_BLANK"),
    ),
)

PEOPLE_TAB = Tab(
    key="people",
    title="Участники",
    sheet_id=1002,
    key_column="code",
    explanation="Все педагоги программы: база наставляемых и база наставников.",
    columns=(
        Column("full_name", "Фамилия, имя, отчество", PEOPLE, width=240),
        Column(
            "gender",
            "Пол",
            PEOPLE,
            Kind.CHOICE,
            90,
            ("женский", "мужской"),
            "Нужен для падежей в документах.",
        ),
        Column("position", "Должность", PEOPLE, Kind.CHOICE, 170, choices_from="positions"),
        Column("email", "Электронная почта", PEOPLE, width=180),
        Column(
            "consent_given",
            "Согласие наставника получено",
            PEOPLE,
            Kind.DATE,
            120,
            note="Дата письменного согласия быть наставником (ст. 351.8 ТК РФ). Без неё пары не предлагаются.",
        ),
        Column(
            "labour_function",
            "Наставничество — часть трудовой функции",
            PEOPLE,
            width=180,
            note="Впишите основание (пункт должностной инструкции), если помощь новичкам входит в постоянные "
            "обязанности и оплачена в окладе: тогда согласие и дополнительное соглашение не нужны. Иначе оставьте пустым.",
        ),
        Column(
            "places",
            "Не более наставляемых",
            PEOPLE,
            Kind.NUMBER,
            110,
            note="Пусто — как человек ответил в анкете наставника.",
        ),
        Column(
            "superior_of",
            "Руководитель для",
            PEOPLE,
            width=120,
            note="Коды тех, кому этот человек прямой руководитель, через запятую: У-03, У-08.",
        ),
        Column(
            "takes_part",
            "Участвует как",
            PEOPLE,
            Kind.CHOICE,
            150,
            tuple(role.value for role in TakesPart if role.value),
            "Пусто — как человек ответил в анкетах. Выберите, если роль меняется.",
        ),
        Column(
            "same_as",
            "Тот же человек, что (код)",
            PEOPLE,
            width=120,
            note="Если человек записан дважды (опечатка, новая фамилия), впишите здесь код его основной строки. "
            "Очистите ячейку, чтобы разделить снова. Если это полный тёзка, другой человек, впишите «нет».",
        ),
        Column("absent", "Длительно отсутствует", PEOPLE, Kind.CHECKBOX, 110),
        Column("left", "Выбыл", PEOPLE, Kind.CHECKBOX, 80),
        Column("remark", "Пометки куратора", PEOPLE, Kind.LONG_TEXT, 200),
        Column("code", "Код", PROGRAMME, width=70),
        Column("roles", "Роли по анкетам", PROGRAMME, width=170),
        Column("experience", "Стаж", PROGRAMME, width=100),
        Column("group", "Группа / направление", PROGRAMME, width=150),
        Column("category", "Категория", PROGRAMME, width=110),
        Column("needs", "Запросы", PROGRAMME, Kind.LONG_TEXT, 260),
        Column("offers", "Компетенции", PROGRAMME, Kind.LONG_TEXT, 260),
        Column("answered", "Анкеты", PROGRAMME, width=110),
        Column("pairs", "Пары", PROGRAMME, width=110),
        Column("personal_link", "Личная ссылка", PROGRAMME, Kind.LINK, 220),
        FINDING,
    ),
    views=(
        FilterView("База наставляемых", "roles", "TEXT_CONTAINS", ("наставляемый",)),
        FilterView("База наставников", "roles", "TEXT_CONTAINS", ("наставник",)),
        FilterView("Без пары", "pairs", "BLANK"),
        FilterView("Есть замечания", "finding", "NOT_BLANK"),
    ),
)


def people_tab(questionnaires: Sequence[Questionnaire]) -> Tab:
    """«Участники»: the column of personal links is named after the questionnaire that they lead to."""
    code = next((q.code for q in questionnaires if q.reads == "wishes"), "")
    columns = (
        replace(column, header=f"{column.header} на {code}")
        if column.key == "personal_link" and code
        else column
        for column in PEOPLE_TAB.columns
    )
    return replace(PEOPLE_TAB, columns=tuple(columns))


BANS = Tab(
    key="bans",
    title="Не ставить в пару",
    sheet_id=1004,
    key_column="",
    explanation="Пары, которых быть не должно: родство, конфликт интересов и другое.",
    columns=(
        Column("mentor", "Наставник (код)", PEOPLE, width=120),
        Column("mentee", "Наставляемый (код)", PEOPLE, width=140),
        Column("reason", "Причина", PEOPLE, Kind.LONG_TEXT, 320),
    ),
)

PAPERS = Tab(
    key="papers",
    title="Документы",
    sheet_id=1005,
    key_column="key",
    explanation="Все созданные документы, их номера и подписание.",
    columns=(
        Column(
            "typed_number",
            "Номер (впишите)",
            PEOPLE,
            width=110,
            note="Номер из журнала регистрации, как там записан: 26/1, 14-а, 42-ОД. Пока номера приказа нет, "
            "документ — проект.",
        ),
        Column(
            "dated",
            "Дата документа",
            PEOPLE,
            Kind.DATE,
            110,
            note="Дата из журнала регистрации. Программа впишет номер и дату в документ, если его не правили.",
        ),
        Column(
            "signed",
            "Подписано (дата)",
            PEOPLE,
            Kind.DATE,
            120,
            note="Дата, когда подписаны все экземпляры. Подписанный документ программа больше не меняет.",
        ),
        Column(
            "scan",
            "Скан (ссылка)",
            PEOPLE,
            width=180,
            note="Ссылка на скан подписанного документа; с ней он тоже считается подписанным.",
        ),
        Column(
            "filed",
            "Подшито в дело (дата)",
            PEOPLE,
            Kind.DATE,
            120,
            note="С этой датой работа с документом закончена.",
        ),
        Column("remark", "Пометки", PEOPLE, Kind.LONG_TEXT, 200),
        Column("key", "Ключ", PROGRAMME, width=130),
        Column("kind", "Вид", PROGRAMME, width=150),
        Column("activity", "Строка плана", PROGRAMME, width=90),
        Column("pair", "О ком", PROGRAMME, width=110),
        Column("number", "Номер", PROGRAMME, width=100),
        Column("title", "Название", PROGRAMME, Kind.LONG_TEXT, 320),
        Column("state", "Состояние", PROGRAMME, width=120),
        Column("owner", "Ответственный", PROGRAMME, width=140),
        Column("link", "Ссылка", PROGRAMME, Kind.LINK, 300),
        Column("file", "Файл", PROGRAMME, width=120),
        FINDING,
    ),
    views=(
        FilterView("Не подписаны", "signed", "BLANK"),
        FilterView("Проекты приказов", "state", "TEXT_EQ", ("проект",)),
        FilterView("Приказы", "kind", "TEXT_CONTAINS", ("приказ",)),
        FilterView("Соглашения", "kind", "TEXT_CONTAINS", ("соглашени",)),
        FilterView("Согласия", "kind", "TEXT_CONTAINS", ("согласи",)),
        FilterView("Есть замечания", "finding", "NOT_BLANK"),
    ),
)
