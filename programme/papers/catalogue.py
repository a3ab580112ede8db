"""Which of the shipped texts is about what, and what of each to check; generators/templates has their sources.

No act was read whole when the texts were written: what rests on retellings or on common practice is
printed as a default that staff can edit in the template, and stands in ``TO_CHECK``.
"""

from collections.abc import Mapping

from programme.papers.fields import PaperSubject

TEXTS: Mapping[str, PaperSubject] = {
    "agreement": "pair",
    "mentoring_plan": "pair",
    "mentor_consent": "mentor",
    "labour_addendum": "mentor",
    "mentor_refusal": "pair",
    "cancellation_notice": "pair",
    "mentor_portfolio": "mentor",
    "pd_consent": "person",
    "publication_consent": "person",
    "pd_withdrawal": "person",
    "directive_launch": "institution",
    "directive_regulation": "institution",
    "regulation": "institution",
    "directive_programme": "institution",
    "programme": "institution",
    "directive_roadmap": "institution",
    "roadmap": "institution",
    "directive_agreement_form": "institution",
    "directive_pairs": "institution",
    "directive_payment": "institution",
    "analytical_report": "institution",
    "case_form": "institution",
    "consultation_journal": "institution",
    "final_attendance": "institution",
    "final_minutes": "institution",
    "matching_minutes": "institution",
    "meeting_attendance": "institution",
    "meeting_minutes": "institution",
    "meeting_scenario": "institution",
    "monitoring_report": "institution",
    "publication_plan": "institution",
    "quarterly_information": "institution",
    "satisfaction_report": "institution",
    "training_attendance": "institution",
    "training_plan": "institution",
}
"""Name of the source → what such a paper is about. Kinds that are made stand in config/papers.yaml."""


_LAW = "Статья 351.8 ТК РФ изложена по пересказам: сверьте ссылки на неё с действующим текстом кодекса."
_ACTS = (
    "Названия актов в преамбуле и перечнях сокращены: сверьте названия, даты и номера с официальными текстами, "
    "уберите утратившие силу."
)
_LOCAL_ACT = (
    "Впишите региональный или муниципальный акт о наставничестве или уберите место для него."
)
_NOTICE = (
    "Три рабочих дня на предупреждение отнесены только к отмене поручения работодателем; по некоторым разъяснениям "
    "срок касается и отказа наставника. Уточните у юриста."
)
_PAY = (
    "Размер, период и основание выплаты в шаблоне не указаны: их устанавливают положение об оплате труда "
    "и муниципальный акт. Уточните, называется ли она в них доплатой или выплатой."
)
_KINDS = (
    "Виды наставничества перечислены по общей практике: оставьте те, которые есть в учреждении."
)
_SERIES = (
    "Проверьте серию приказа и его индекс (-ОД, -л/с), а также срок хранения по номенклатуре дел."
)
_COUNCIL = "Уточните по уставу, нужны ли решение педагогического совета и мнение первичной профсоюзной организации."
_PERSONAL_DATA = (
    "Требования Закона № 152-ФЗ к содержанию согласия приведены по памяти: сверьте их со статьями 9 и 10.1, "
    "проверьте, кто обрабатывает данные и есть ли передача за границу."
)
_TERM_OF_CONSENT = (
    "Срок действия согласия и срок уничтожения данных после отзыва определяет учреждение."
)
_SMALL_GROUP = "Порог «менее пяти человек», при котором результаты не приводятся, — предложение, а не требование закона."
_INDICATORS = "Показатели и их целевые значения взяты из общей практики: сверьте их с указаниями учредителя и региона."
_SIGNERS = "Уточните, кто подписывает и утверждает документ в вашем учреждении."
_OWN_LINES = (
    "Строки и темы — предложение: приведите их в соответствие с тем, что делается в учреждении."
)
_SITE = "Проверьте, требует ли учредитель размещать документ на сайте, и нет ли в нём персональных данных без согласия."

TO_CHECK: Mapping[str, tuple[str, ...]] = {
    "agreement": (
        _NOTICE,
        _LAW,
        "Три экземпляра и подпись куратора — общая практика: уточните их по Положению.",
        "Впишите, как часто проводятся встречи (пункт 5.1).",
    ),
    "mentoring_plan": (
        "План составлен по запросам наставляемого как предложение: пара и куратор уточняют его до утверждения.",
        _SIGNERS,
    ),
    "mentor_consent": (
        _LAW,
        _NOTICE,
        "Вид наставничества и срок должны совпадать с дополнительным соглашением.",
    ),
    "labour_addendum": (
        _LAW,
        _NOTICE,
        _PAY,
        "Если помощь коллегам уже входит в трудовую функцию и оплачивается, соглашение не заключают: уточните у юриста.",
        "Уточните, пользуется ли учреждение печатью и когда вступает в силу соглашение.",
    ),
    "mentor_refusal": (_NOTICE, _LAW),
    "cancellation_notice": (
        _NOTICE,
        _LAW,
        "Проверьте по производственному календарю последний день вручения.",
    ),
    "mentor_portfolio": (
        (
            "Показатели для категории «педагог-наставник» приведены не по тексту приказа № 196: сверьте разделы "
            "с требованиями региональной аттестационной комиссии."
        ),
        _SMALL_GROUP,
    ),
    "pd_consent": (_PERSONAL_DATA, _TERM_OF_CONSENT),
    "publication_consent": (
        _PERSONAL_DATA,
        _TERM_OF_CONSENT,
        "Сверьте форму с требованиями Роскомнадзора к согласию на распространение (приказ 2021 года № 18).",
    ),
    "pd_withdrawal": (_PERSONAL_DATA, _TERM_OF_CONSENT),
    "directive_launch": (
        _ACTS,
        _LOCAL_ACT,
        _LAW,
        _SERIES,
        "Состав рабочей группы, перечень документов и сроки — предложение.",
    ),
    "directive_regulation": (_ACTS, _LAW, _COUNCIL, _SERIES, _SITE),
    "regulation": (
        _ACTS,
        _LOCAL_ACT,
        _LAW,
        _NOTICE,
        _COUNCIL,
        _KINDS,
        _INDICATORS,
        "Заполните линии: стаж и категория наставника, сколько у него наставляемых, наибольший срок, обновление сайта.",
        (
            "Может ли наставничество опытного коллеги (реверсивное, ситуационное) подпадать под статью 351.8 ТК РФ, "
            "уточните у юриста (пункт 2.5)."
        ),
        "Пункт 12.3 о базах данных на территории России должен соответствовать тому, как учреждение хранит данные.",
    ),
    "directive_programme": (_COUNCIL, _SERIES, _SITE),
    "programme": (
        _ACTS,
        _LOCAL_ACT,
        _LAW,
        _KINDS,
        _INDICATORS,
        "Этапы, ролевые модели и методы работы даны по общей практике; впишите сроки этапов.",
    ),
    "directive_roadmap": (_SERIES, "Уточните, с какой даты действует дорожная карта."),
    "roadmap": (
        "Сроки и ответственные берутся с вкладки «Дорожная карта»: строки без срока останутся пустыми.",
        _SIGNERS,
    ),
    "directive_agreement_form": (
        _LAW,
        _SERIES,
        "Приложите к приказу утверждаемую форму соглашения.",
    ),
    "directive_pairs": (
        _LAW,
        _SERIES,
        "Впишите реквизиты протокола подбора и проверьте, что письменные согласия участников получены до приказа.",
        "Если начинается наставничество, за которое не платят отдельно, измените пункт о доплате.",
    ),
    "directive_payment": (
        _PAY,
        _LAW,
        "Приказ издаётся по личному составу: у него своя нумерация и свой срок хранения.",
    ),
    "analytical_report": (_INDICATORS, _SMALL_GROUP, _SIGNERS),
    "case_form": (
        "Разделы кейса — предложение: сверьте их с требованиями конкурса или методической службы.",
    ),
    "consultation_journal": (
        "Согласуйте с педагогом-психологом перечень тем и порядок хранения журнала.",
    ),
    "final_attendance": (_OWN_LINES,),
    "final_minutes": (_SIGNERS, _OWN_LINES),
    "matching_minutes": (
        _SIGNERS,
        "Уточните по Положению, кто участвует в подборе и нужно ли голосование.",
    ),
    "meeting_attendance": (_OWN_LINES,),
    "meeting_minutes": (_SIGNERS, _OWN_LINES),
    "meeting_scenario": (_OWN_LINES, "Впишите время этапов и ведущих."),
    "monitoring_report": (
        "Девять критериев и шкала самооценки куратора приведены по памяти: сверьте их с методическими материалами.",
        _INDICATORS,
        _SMALL_GROUP,
    ),
    "publication_plan": (_OWN_LINES, _SITE),
    "quarterly_information": (_KINDS, _LAW, _SITE),
    "satisfaction_report": (
        _SMALL_GROUP,
        "Впишите оценку, начиная с которой участник считается удовлетворённым.",
    ),
    "training_attendance": (_OWN_LINES,),
    "training_plan": (_OWN_LINES, _LAW, "Впишите даты, часы и ведущих."),
}
"""Name of the source → what to check before such a paper is printed for the first time, in Russian."""
