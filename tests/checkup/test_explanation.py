"""An explanation in words: as golden text, within 80 columns."""

from sync.cli.explanation import explanation_lines

SAME = {"more_in_groups": 0, "more_in_reserve": 0, "exact": True}
PAIR = {
    "pair": "П-05",
    "mentor": "У-03",
    "mentee": "У-07",
    "state": "proposed",
    "decision": "",
    "score": 27,
    "parts": {"запросы и компетенции": 21, "должность": 6},
    "why": ["Запрос «Речевое развитие» (самооценка 2) — наставник владеет на 5"],
    "against": ["Нет общего времени"],
    "other_mentors": [
        {
            "mentor": "У-05",
            "mentee": "У-07",
            **SAME,
            "fewer_pairs": 0,
            "points_lost": 1,
            "lost": {"взаимное желание": 6, "ровная нагрузка": -5},
            "changes": [
                {"mentee": "У-07", "from": "У-03", "to": "У-05"},
                {"mentee": "У-12", "from": "У-05", "to": "У-03"},
            ],
        }
    ],
    "other_mentees": [],
    "without": {
        "mentor": "У-03",
        "mentee": "У-07",
        **SAME,
        "more_in_reserve": 1,
        "fewer_pairs": 1,
        "points_lost": 22,
        "lost": {"запросы и компетенции": 22},
        "changes": [{"mentee": "У-07", "from": "У-03", "to": ""}],
    },
}
GOLDEN = """\
П-05: наставник У-03, наставляемый У-07 — предложена.
Баллы: 27 (запросы и компетенции 21, должность 6).
Почему эти двое:
  – Запрос «Речевое развитие» (самооценка 2) — наставник владеет на 5
Что учесть:
  – Нет общего времени
Другие наставники для У-07:
  – У-05: весь набор теряет 6 баллов (взаимное желание), выигрывает 5 баллов
    (ровная нагрузка); У-07: вместо У-03 — У-05; У-12: вместо У-05 — У-03
Другие наставляемые для У-03:
  – больше некого: остальных исключают правила, или места заняты решениями по
    другим парам
Если отклонить: меньше на 1 пару; пар с наставником из резерва на 1 больше; весь
набор теряет 22 балла (запросы и компетенции); У-07 остаётся без наставника
(сейчас У-03)."""


def test_a_pair_in_words() -> None:
    lines = list(explanation_lines(PAIR))

    assert "\n".join(lines).replace("\u00a0", " ") == GOLDEN
    assert max(map(len, lines)) <= 80


def test_a_person_and_two_who_are_no_pair_in_words() -> None:
    person = {
        "person": "У-07",
        "pairs": [{"key": "П-05", "mentor": "У-03", "mentee": "У-07", "state": "approved"}],
    }
    alone = {"person": "У-08", "pairs": [], "alone": "Нет мест."}
    free = {
        "mentor": "У-03",
        "mentee": "У-07",
        **SAME,
        "fewer_pairs": -1,
        "points_lost": 0,
        "lost": {},
    }
    change = {"mentee": "У-07", "from": "", "to": "У-03"}
    none = {
        "mentor": "У-03",
        "mentee": "У-07",
        "bars": ["сочетание исключено правилом"],
        "forced": free | {"changes": [change]},
    }

    assert list(explanation_lines(person)) == [
        "У-07: пары.",
        "  – П-05: наставляемый, вместе с У-03 — утверждена",
        "Подробнее о паре: nastavnik explain П-05",
    ]
    assert list(explanation_lines(alone)) == ["У-08: пар нет.", "Нет наставника. Нет мест."]
    assert [line.replace("\u00a0", " ") for line in explanation_lines(none)] == [
        "Наставник У-03, наставляемый У-07 — не пара.",
        "Правила против: сочетание исключено правилом.",
        "Если соединить: больше на 1 пару; У-07 получает наставника У-03.",
    ]
