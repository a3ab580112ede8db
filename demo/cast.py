"""The cast: nine mentors and fifteen mentees. All names are invented; many are hard to decline."""

from demo import topics as t
from demo.people import (
    AFTER_SHIFT,
    IN_PERSON,
    LETTERS,
    MIXED,
    MORNING,
    ONLINE,
    QUIET_HOUR,
    VIDEO,
    Mentee,
    Mentor,
)

LATE_CONSENT = "Никитин Илья Сергеевич"
"""The mentor whose written consent comes only after the pairs were first proposed."""
WITHOUT_PERMITTED_MENTOR = "Вишневская Инна Аркадьевна"
"""The mentee whom all mentors report to: the coordinator forbids every such pair."""
REJECTED_MENTEE = "Мамедов Рашид Гасан оглы"
"""The mentee whose first pair the coordinator rejects."""
PONDERED_MENTEE = "Ахмедова Лейла Рашид кызы"
"""The mentee whose wish is refused, and over whose pair the coordinator still thinks at the end."""
REFUSED_MENTEE = "Коваль Павел Игоревич"
"""The mentee whose mentor soon refuses to go on."""
LEAVING_MENTEE = "Ли Алина Георгиевна"
"""The mentee who goes on long leave: the mentor is warned in time that the pair ends."""
ABSENT_MENTOR = "Мельник Сергей Павлович"
"""The mentor who falls ill before the agreement of the pair is signed."""
WITHDRAWING = "Морозова Светлана Юрьевна"
"""The mentee who takes the consent to the use of personal data back."""
LAST_TO_COME = (WITHDRAWING, "Вишневская Инна Аркадьевна", "Коваль Павел Игоревич")
"""Whose consent to the use of personal data is still to be printed; all others have signed theirs."""
PUBLISHED = ("Шевченко Галина Андреевна", "Черных Ольга Викторовна", "Белова Анастасия Романовна")
"""Who appears in what the kindergarten publishes."""

MENTORS = (
    Mentor(
        name="Шевченко Галина Андреевна",
        experience="более 20 лет",
        group="подготовительная группа",
        category="высшая",
        times=(QUIET_HOUR, AFTER_SHIFT),
        offers=(t.PLANNING, t.DOCUMENTS, t.DIAGNOSTICS, t.ATTESTATION),
        achievements="Муниципальный конкурс «Воспитатель года», финалист.",
        wishes=("Ткач Любовь Петровна", "Седых Виктория Максимовна"),
    ),
    Mentor(
        name="Черных Ольга Викторовна",
        experience="10–20 лет",
        group="младшая группа",
        category="высшая",
        email="chernykh@example.org",
        times=(QUIET_HOUR, AFTER_SHIFT),
        formats=(IN_PERSON, LETTERS),
        offers=(t.PARENTS, t.ADAPTATION, t.BEHAVIOUR, t.ROUTINE),
        achievements="Клуб для родителей «Первые шаги», четвёртый год.",
        wishes=("Белова Анастасия Романовна", "Гончаренко Юлия Валерьевна"),
    ),
    Mentor(
        name="Соколова-Рябинина Елена Дмитриевна",
        experience="10–20 лет",
        group="старшая группа",
        category="первая",
        times=(AFTER_SHIFT, ONLINE),
        formats=(MIXED,),
        offers=(t.PLAY, t.SURROUNDINGS, t.PROJECTS, t.SHOWS),
        wishes=("Заяц Татьяна Олеговна", "Ли Алина Георгиевна"),
    ),
    Mentor(
        name="Мельник Сергей Павлович",
        position="инструктор по физической культуре",
        experience="5–10 лет",
        group="специалист",
        category="первая",
        times=(MORNING,),
        offers=(t.SPORT, t.ROUTINE, t.TEAM),
        places="1",
        wishes=("Сидоренко Кирилл Андреевич",),
    ),
    Mentor(
        name="Долгих Ирина Николаевна",
        experience="10–20 лет",
        group="средняя группа",
        category="высшая",
        formats=(IN_PERSON, VIDEO),
        offers=(t.COGNITION, t.SPEECH, t.PLANNING, t.DOCUMENTS),
        wishes=("Джавахишвили Нино",),
        mood=9,
    ),
    Mentor(
        name="Кузьмич Людмила Степановна",
        position="учитель-логопед",
        experience="более 20 лет",
        group="специалист",
        category="высшая",
        times=(MORNING, QUIET_HOUR),
        offers=(t.SPEECH, t.INCLUSION, t.DIAGNOSTICS),
        places="1",
        wishes=("Панько Дарья Ильинична",),
    ),
    Mentor(
        name="Галушка Вера Ивановна",
        position="музыкальный руководитель",
        experience="10–20 лет",
        group="специалист",
        category="высшая",
        offers=(t.ART, t.SHOWS, t.TEAM),
        places="1",
        wishes=("Чайка Никита Сергеевич",),
        hard_with=("Коваль Павел Игоревич",),
    ),
    Mentor(
        name="Бах Марина Эдуардовна",
        position="педагог-психолог",
        experience="5–10 лет",
        group="специалист",
        category="первая",
        times=(AFTER_SHIFT,),
        formats=(IN_PERSON, VIDEO),
        offers=(t.SOCIAL, t.ADAPTATION, t.BEHAVIOUR, t.PARENTS, t.TEAM),
        readiness="да, при условиях",
        conditions="Не более двух встреч в неделю: много детей на сопровождении.",
        wishes=("Коваль Павел Игоревич",),
    ),
    Mentor(
        name=LATE_CONSENT,
        position="педагог дополнительного образования",
        experience="3–5 лет",
        group="специалист",
        category="первая",
        email="nikitin@example.org",
        times=(AFTER_SHIFT, ONLINE),
        formats=(VIDEO, LETTERS),
        offers=(t.DIGITAL, t.PROJECTS, t.SHOWS),
        consent=False,
        wishes=(REJECTED_MENTEE,),
    ),
)

MENTEES = (
    Mentee(
        name="Белова Анастасия Романовна",
        experience="до 1 года",
        group="младшая группа",
        category="нет",
        email="belova@example.org",
        needs=(t.PARENTS, t.ADAPTATION, t.DOCUMENTS),
        wishes=("Черных Ольга Викторовна", "Шевченко Галина Андреевна"),
        expects="Хочу увереннее проводить родительские собрания.",
    ),
    Mentee(
        name="Гончаренко Юлия Валерьевна",
        experience="1–3 года",
        group="ранний возраст",
        reasons=("новая группа или должность",),
        needs=(t.ADAPTATION, t.ROUTINE, t.BEHAVIOUR),
        wishes=("Черных Ольга Викторовна", "Бах Марина Эдуардовна"),
    ),
    Mentee(
        name="Джавахишвили Нино",
        gender="женский",
        experience="1–3 года",
        group="средняя группа",
        needs=(t.SPEECH, t.COGNITION, t.PLANNING),
        wishes=("Долгих Ирина Николаевна", "Кузьмич Людмила Степановна"),
    ),
    Mentee(
        name="Заяц Татьяна Олеговна",
        experience="5–10 лет",
        group="старшая группа",
        category="первая",
        times=(AFTER_SHIFT,),
        formats=(MIXED,),
        reasons=("хочу освоить новое",),
        needs=(t.PROJECTS, t.SHOWS),
        wishes=("Соколова-Рябинина Елена Дмитриевна", LATE_CONSENT),
        # Text that a spreadsheet would take for a formula had it been typed there.
        values="=творчество+поддержка",
    ),
    Mentee(
        name="Сидоренко Кирилл Андреевич",
        position="инструктор по физической культуре",
        experience="до 1 года",
        group="специалист",
        category="нет",
        times=(MORNING,),
        needs=(t.SPORT, t.DOCUMENTS),
        wishes=("Мельник Сергей Павлович",),
    ),
    Mentee(
        name=REJECTED_MENTEE,
        position="педагог дополнительного образования",
        experience="1–3 года",
        group="специалист",
        times=(AFTER_SHIFT, ONLINE),
        formats=(VIDEO,),
        reasons=("хочу освоить новое",),
        needs=(t.DIGITAL, t.PROJECTS),
        wishes=(LATE_CONSENT, "Соколова-Рябинина Елена Дмитриевна"),
    ),
    Mentee(
        name=PONDERED_MENTEE,
        experience="до 1 года",
        group="младшая группа",
        category="нет",
        needs=(t.PARENTS, t.BEHAVIOUR, t.ROUTINE),
        wishes=("Черных Ольга Викторовна", "Бах Марина Эдуардовна"),
        expects="- понятный план на каждый месяц\n- возможность посмотреть занятия опытных коллег",
    ),
    Mentee(
        name="Седых Виктория Максимовна",
        experience="1–3 года",
        group="подготовительная группа",
        needs=(t.PLANNING, t.DIAGNOSTICS, t.DOCUMENTS),
        wishes=("Шевченко Галина Андреевна", "Долгих Ирина Николаевна"),
    ),
    Mentee(
        name="Ткач Любовь Петровна",
        experience="10–20 лет",
        group="подготовительная группа",
        category="первая",
        reasons=("готовлюсь к аттестации",),
        needs=(t.DIAGNOSTICS, t.ATTESTATION),
        needs_before=(t.DIGITAL,),
        wishes=("Шевченко Галина Андреевна",),
    ),
    Mentee(
        name="Панько Дарья Ильинична",
        position="учитель-логопед",
        experience="до 1 года",
        group="специалист",
        category="нет",
        times=(MORNING, QUIET_HOUR),
        needs=(t.SPEECH, t.INCLUSION),
        wishes=("Кузьмич Людмила Степановна",),
    ),
    Mentee(
        name="Чайка Никита Сергеевич",
        position="музыкальный руководитель",
        experience="1–3 года",
        group="специалист",
        needs=(t.ART, t.SHOWS),
        wishes=("Галушка Вера Ивановна",),
    ),
    Mentee(
        name="Ли Алина Георгиевна",
        experience="3–5 лет",
        group="старшая группа",
        times=(AFTER_SHIFT, ONLINE),
        reasons=("перерыв в работе",),
        needs=(t.PLAY, t.SURROUNDINGS),
        wishes=("Соколова-Рябинина Елена Дмитриевна",),
    ),
    Mentee(
        name="Коваль Павел Игоревич",
        position="социальный педагог",
        experience="1–3 года",
        group="специалист",
        times=(AFTER_SHIFT,),
        needs=(t.SOCIAL, t.PARENTS, t.BEHAVIOUR),
        wishes=("Черных Ольга Викторовна", "Бах Марина Эдуардовна"),
        hard_with=("Мельник Сергей Павлович",),
    ),
    Mentee(
        name="Морозова Светлана Юрьевна",
        experience="более 20 лет",
        group="разновозрастная группа",
        category="высшая",
        reasons=("предложили участвовать",),
        needs=(t.DIGITAL,),
        glad="скорее нет",
        mood=3,
    ),
    Mentee(
        name=WITHOUT_PERMITTED_MENTOR,
        position="заместитель заведующего по воспитательной и методической работе",
        experience="5–10 лет",
        group="специалист",
        category="первая",
        formats=(MIXED,),
        reasons=("новая группа или должность",),
        needs=(t.PLANNING, t.TEAM, t.DOCUMENTS),
    ),
)
