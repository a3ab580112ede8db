"""What every head has to know before names come into Google: in short, with the page that says the rest."""

PAGE = "docs/ru/personalnye-dannye.md"

PRIVACY = (
    "Персональные данные. В анкетах и таблице — имена педагогов, а Google хранит их за пределами России; с "
    "01.07.2025 собирать данные граждан сразу в зарубежную базу не допускается (152-ФЗ, ст. 18 ч. 5). До первой рассылки "
    f"анкет решает заведующий. Что решить, что подписать, чего не собирать — {PAGE}."
)
"""Said by ``init`` and ``doctor``."""
