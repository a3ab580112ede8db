"""«Пары»: what the matching proposes, what people decide, and the life of each pair; whose each column is."""

from generators.workbook.columns import Column, FilterView, Kind, Owner, Tab
from generators.workbook.registers import FINDING
from programme.ending import EndingReason
from programme.mentoring_kind import MentoringKind
from programme.pairs import Decision, PairState
from programme.trial import TrialResult

PEOPLE, PROGRAMME = Owner.PEOPLE, Owner.PROGRAMME

_LIFE_BY_PEOPLE = (
    Column(
        "kind",
        "Вид наставничества",
        PEOPLE,
        Kind.CHOICE,
        150,
        tuple(kind.value for kind in MentoringKind),
        "Пусто — традиционное («один на один») или групповое, если так предложил подбор. Для вида «флеш» и "
        "«ситуационное» документы не готовятся: впишите день встречи.",
        later=True,
    ),
    Column(
        "new_mentor",
        "Наставник (впишите код)",
        PEOPLE,
        width=120,
        note="Только для пары, которую вносите Вы: в пустой строке впишите коды обоих, например У-03 и У-08, и "
        "решение «утвердить» или «закрепить». Код пары программа даст сама.",
        later=True,
    ),
    Column("new_mentee", "Наставляемый (впишите код)", PEOPLE, width=120, later=True),
    Column(
        "held_on",
        "Встреча (дата)",
        PEOPLE,
        Kind.DATE,
        110,
        note="Для видов «флеш» и «ситуационное»: день встречи, назначенный или прошедший.",
        later=True,
    ),
    Column(
        "trial",
        "Проверка пары",
        PEOPLE,
        Kind.CHOICE,
        140,
        tuple(result.value for result in TrialResult),
        "Через несколько недель после начала работы: продолжаем, изменить план или нужна замена. Решаете Вы.",
        later=True,
    ),
    Column("trial_on", "Дата проверки", PEOPLE, Kind.DATE, 110, later=True),
    Column(
        "prolonged_to",
        "Продлена до (дата)",
        PEOPLE,
        Kind.DATE,
        120,
        note="Новый последний день. Учитывается, когда подписаны документы о продлении (вкладка «Документы»).",
        later=True,
    ),
    Column(
        "prolonged_by",
        "Основание продления",
        PEOPLE,
        Kind.LONG_TEXT,
        220,
        note="Заполняйте, только если приказ о продлении и дополнительное соглашение составлены без программы: их номера и даты.",
        later=True,
    ),
)

_LIFE_BY_PROGRAMME = (
    Column(
        "stage",
        "Этап",
        PROGRAMME,
        width=200,
        note="Что происходит с парой и чего она ждёт: проверки, решения о продлении, замены.",
        later=True,
    ),
    Column("begins", "Начало работы", PROGRAMME, Kind.DATE, 110, later=True),
    Column("ends", "Срок по", PROGRAMME, Kind.DATE, 110, later=True),
    Column(
        "linked",
        "Связанные пары",
        PROGRAMME,
        width=170,
        note="Вместо какой пары начата эта и какой парой она заменена.",
        later=True,
    ),
    Column(
        "told_by_pair",
        "Ответы пары о ходе",
        PROGRAMME,
        Kind.LONG_TEXT,
        240,
        note="Что пара ответила в анкетах о продолжении. Решаете Вы.",
        later=True,
    ),
    Column(
        "history",
        "История",
        PROGRAMME,
        Kind.CLIPPED,
        320,
        note="Решения, начало работы, проверка, продление и окончание — по датам.",
        later=True,
    ),
)

PAIRS = Tab(
    key="pairs",
    title="Пары",
    sheet_id=1003,
    key_column="code",
    explanation="Предложенные пары; Ваше решение — в столбце «Решение».",
    columns=(
        Column(
            "decision",
            "Решение",
            PEOPLE,
            Kind.CHOICE,
            120,
            tuple(d.value for d in Decision if d.value),
            "утвердить — готовится соглашение; отклонить — эти двое больше не предлагаются; "
            "закрепить — пара останется при пересчёте, но решение отложено.",
        ),
        Column("reason", "Причина решения", PEOPLE, Kind.LONG_TEXT, 220),
        Column(
            "ending",
            "Прекращение",
            PEOPLE,
            Kind.CHOICE,
            150,
            tuple(reason.value for reason in EndingReason),
            "Если утверждённая пара прекращается раньше срока или завершила программу; «замена» — наставляемому нужен "
            "другой наставник. Причина отказа наставника не нужна (ст. 351.8 ТК РФ). Очистите ячейку, чтобы вернуть пару.",
        ),
        Column(
            "ends_on",
            "С какой даты",
            PEOPLE,
            Kind.DATE,
            110,
            note="Первый день без наставничества; до него пара действует.",
        ),
        Column(
            "notice_given",
            "Уведомление вручено (дата)",
            PEOPLE,
            Kind.DATE,
            130,
            note="Когда наставник получил уведомление об отмене поручения (не менее чем за 3 рабочих дня) или "
            "когда от него получено заявление об отказе.",
        ),
        *_LIFE_BY_PEOPLE,
        Column("code", "Код пары", PROGRAMME, width=80),
        Column("mentor", "Наставник", PROGRAMME, width=80),
        Column("mentor_name", "Наставник: имя", PROGRAMME, width=220),
        Column("mentee", "Наставляемый", PROGRAMME, width=100),
        Column("mentee_name", "Наставляемый: имя", PROGRAMME, width=220),
        Column("state", "Состояние", PROGRAMME, width=130),
        Column("score", "Баллы", PROGRAMME, Kind.NUMBER, 70),
        Column("why", "Почему эти двое", PROGRAMME, Kind.LONG_TEXT, 380),
        Column("against", "Что учесть", PROGRAMME, Kind.LONG_TEXT, 260),
        Column(
            "others",
            "Другие варианты",
            PROGRAMME,
            Kind.LONG_TEXT,
            380,
            note="Второй и третий выбор для обеих сторон: что потерял бы весь набор и кто перешёл бы к другому.",
        ),
        Column("agreement", "Соглашение", PROGRAMME, Kind.LINK, 220),
        Column(
            "chain",
            "Что ещё нужно",
            PROGRAMME,
            Kind.LONG_TEXT,
            320,
            note="Документы по порядку: согласие, дополнительное соглашение, приказ о закреплении. С ними пара "
            "«действует» (ст. 351.8 ТК РФ); доплата, соглашение и программа нужны следом.",
        ),
        Column("next", "Кто действует", PROGRAMME, width=170),
        *_LIFE_BY_PROGRAMME,
        FINDING,
    ),
    views=(
        FilterView("Ждут решения", "state", "TEXT_EQ", (PairState.PROPOSED.caption,)),
        FilterView("Утверждённые", "state", "TEXT_EQ", (PairState.APPROVED.caption,)),
        FilterView("Ждут людей", "stage", "TEXT_CONTAINS", ("ждёт",)),
        FilterView("Есть замечания", "finding", "NOT_BLANK"),
    ),
)
