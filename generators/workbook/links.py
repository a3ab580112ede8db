"""«Личные ссылки»: everybody's own links to the questionnaires that know people by their codes."""

from config.schema import Configuration
from generators.workbook.columns import Column, Kind, Owner, Protection, Tab

LINKS_KEY = "links"
LINKS_SHEET_ID = 1025


def links_tab(configuration: Configuration) -> Tab:
    """The tab, with a column for every questionnaire that is sent as a personal link."""
    personal = (q for q in configuration.questionnaires if q.is_personal)
    return Tab(
        key=LINKS_KEY,
        title="Личные ссылки",
        sheet_id=LINKS_SHEET_ID,
        key_column="code",
        protection=Protection.WARNING,
        explanation="Личные ссылки на анкеты: код участника в них уже вписан.",
        columns=(
            Column("code", "Код", Owner.PROGRAMME, width=80),
            Column(
                "name",
                "Кому",
                Owner.PROGRAMME,
                Kind.LONG_TEXT,
                240,
                note="Каждому — только его ссылки: ответ по чужой ссылке запишется на чужой код.",
            ),
            *(
                Column(
                    link_column(q.code),
                    f"{q.code} — личная ссылка",
                    Owner.PROGRAMME,
                    Kind.LINK,
                    220,
                    note=f"{q.title}. Пусто — этому человеку анкету не отправляют.",
                )
                for q in personal
            ),
        ),
    )


def link_column(code: str) -> str:
    """Key of the column for a questionnaire's links."""
    return f"link_{code}"
