"""«Учреждения»: the directory of a municipality, a row an institution; people begin rows, the programme reports."""

from generators.workbook.columns import Column, FilterView, Kind, Owner, Tab

YES, PAUSED = "да", "приостановлено"
"""What people choose under «Участвует»; an empty cell is a yes."""

WORKS, ATTENTION, NOT_SET_UP, ERROR, REST = (
    "работает",
    "нужны люди",
    "не настроена",
    "ошибка",
    "приостановлена",
)
"""How an institution's programme stands, as people read it."""

STATES = (WORKS, ATTENTION, NOT_SET_UP, ERROR, REST)

_PEOPLE, _PROGRAMME = Owner.PEOPLE, Owner.PROGRAMME

INSTITUTIONS = Tab(
    key="institutions",
    title="Учреждения",
    sheet_id=2001,
    key_column="code",
    explanation="Список учреждений муниципалитета: жёлтые столбцы заполняете Вы, голубые пишет программа.",
    columns=(
        Column(
            "short_name",
            "Краткое название",
            _PEOPLE,
            width=240,
            note="С него начинается строка. Стоит в названиях таблиц, папок и документов.",
        ),
        Column(
            "full_name",
            "Полное название",
            _PEOPLE,
            Kind.LONG_TEXT,
            300,
            note="Как в уставе, в именительном падеже; попадает в документы.",
        ),
        Column("place", "Населённый пункт", _PEOPLE, width=150, note="Для шапки документов."),
        Column(
            "head", "Заведующий", _PEOPLE, width=200, note="Фамилия Имя Отчество; необязательно."
        ),
        Column(
            "coordinator",
            "Куратор",
            _PEOPLE,
            width=200,
            note="Фамилия Имя Отчество; необязательно.",
        ),
        Column(
            "email",
            "Эл. адрес куратора",
            _PEOPLE,
            width=200,
            note="Этому адресу открывается папка учреждения с правом изменять.",
        ),
        Column(
            "participates",
            "Участвует",
            _PEOPLE,
            Kind.CHOICE,
            130,
            (YES, PAUSED),
            "Пусто — участвует. «приостановлено» — программа пропускает учреждение, ничего не удаляя.",
        ),
        Column(
            "time_zone",
            "Часовой пояс",
            _PEOPLE,
            width=150,
            note="Пусто — как в общих настройках. Например: Asia/Yekaterinburg.",
        ),
        Column(
            "given",
            "Готовая таблица",
            _PEOPLE,
            width=220,
            note="Ссылка на таблицу учреждения или её id, если программа там уже работала. Пусто — таблицу создаст "
            "nastavnik municipality init.",
        ),
        Column(
            "settings",
            "Папка настроек",
            _PEOPLE,
            width=140,
            note="Только для учреждения со своей дорожной картой или анкетами: имя папки в institutions/ рядом с "
            "общими настройками. Тогда сведения об учреждении берутся оттуда; отсюда — только заведующий и куратор, "
            "если там они не вписаны.",
        ),
        Column(
            "code", "Код", _PROGRAMME, width=80, note="Присваивает программа; можно вписать свой."
        ),
        Column("state", "Состояние", _PROGRAMME, width=130),
        Column(
            "finding",
            "Что не так и что сделать",
            _PROGRAMME,
            Kind.LONG_TEXT,
            380,
            note="Пишет программа; исчезнет само, когда причина устранена.",
        ),
        Column("findings", "Замечаний в таблице", _PROGRAMME, Kind.NUMBER, 100),
        Column("sheet", "Таблица программы", _PROGRAMME, Kind.LINK, 200),
        Column("folder", "Папка учреждения", _PROGRAMME, Kind.LINK, 200),
        Column("last_run", "Последний запуск", _PROGRAMME, Kind.MOMENT, 140),
        Column("last_good", "Последний удачный", _PROGRAMME, Kind.MOMENT, 140),
        Column("seconds", "Секунд", _PROGRAMME, Kind.DECIMAL, 80),
        Column("requests", "Запросов к Google", _PROGRAMME, Kind.NUMBER, 90),
    ),
    views=(
        FilterView("Нужны люди", "state", "TEXT_EQ", (ATTENTION,)),
        FilterView("Ошибки", "state", "TEXT_EQ", (ERROR,)),
        FilterView("Не настроены", "state", "TEXT_EQ", (NOT_SET_UP,)),
        FilterView("Давно не было удачного запуска", "code", "NOT_BLANK", sort="last_good"),
        FilterView("Есть что исправить", "finding", "NOT_BLANK"),
    ),
)
