"""The words of ``nastavnik explain``."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from programme.pairs import PairState
from programme.russian.numbers import counted

WIDTH = 80


def explanation_lines(value: Mapping[str, Any]) -> Iterator[str]:
    """An explanation as sentences that fit the terminal.

    Args:
        value: What ``--json`` prints.
    """
    for line in _sentences(value):
        indent = " " * (len(line) - len(line.lstrip()) + 2 * line.lstrip().startswith("–"))
        yield from textwrap.wrap(line, WIDTH, subsequent_indent=indent) or [""]


def _sentences(value: Mapping[str, Any]) -> Iterator[str]:
    if "person" in value:
        yield from _about_person(value)
        return
    name = f"{value['pair']}: н" if "pair" in value else "Н"
    state = f" — {PairState(value['state']).caption}" if "state" in value else " — не пара"
    yield f"{name}аставник {value['mentor']}, наставляемый {value['mentee']}{state}."
    if "score" in value:
        parts = ", ".join(f"{caption} {points}" for caption, points in value["parts"].items())
        yield f"Баллы: {value['score']} ({parts})." if parts else f"Баллы: {value['score']}."
    for key, caption in (("why", "Почему эти двое:"), ("against", "Что учесть:")):
        if value.get(key):
            yield caption
            yield from (f"  – {text}" for text in value[key])
    yield from _alternatives(value)
    if value.get("bars"):
        yield f"Правила против: {'; '.join(value['bars'])}."
    if "forced" in value:
        yield f"Если соединить: {_cost(value['forced'])}."


def _alternatives(value: Mapping[str, Any]) -> Iterator[str]:
    for key, caption, whom in (
        ("other_mentors", f"Другие наставники для {value['mentee']}:", "mentor"),
        ("other_mentees", f"Другие наставляемые для {value['mentor']}:", "mentee"),
    ):
        if key in value:
            yield caption
            yield from (f"  – {o[whom]}: {_cost(o)}" for o in value[key])
            if not value[key]:
                yield "  – больше некого: остальных исключают правила, или места заняты решениями по другим парам"
    if "without" in value:
        yield f"Если отклонить: {_cost(value['without'])}."


def _cost(outcome: Mapping[str, Any]) -> str:
    """What an outcome means for the whole set."""
    told = []
    if outcome["fewer_pairs"]:
        count = abs(outcome["fewer_pairs"])
        word = "меньше" if outcome["fewer_pairs"] > 0 else "больше"
        told.append(f"{word} на {counted(count, 'пару', 'пары', 'пар')}")
    told += [
        f"{caption} на {abs(count)} {'больше' if count > 0 else 'меньше'}"
        for caption, count in (
            ("в группах", outcome["more_in_groups"]),
            ("пар с наставником из резерва", outcome["more_in_reserve"]),
        )
        if count
    ]
    levels = [
        f"{'теряет' if lost > 0 else 'выигрывает'} {counted(abs(lost), 'балл', 'балла', 'баллов')} ({caption})"
        for caption, lost in outcome["lost"].items()
    ]
    if levels:
        told.append(f"весь набор {', '.join(levels)}")
    if not told:
        told.append("весь набор не теряет ничего")
    if not outcome["exact"]:
        told.append("потери могут быть и меньше: все группы не перебирались")
    told += [_change(change) for change in outcome["changes"]]
    return "; ".join(told)


def _change(change: Mapping[str, str]) -> str:
    if not change["to"]:
        return f"{change['mentee']} остаётся без наставника (сейчас {change['from']})"
    if not change["from"]:
        return f"{change['mentee']} получает наставника {change['to']}"
    return f"{change['mentee']}: вместо {change['from']} — {change['to']}"


def _about_person(value: Mapping[str, Any]) -> Iterator[str]:
    yield f"{value['person']}: {'пары' if value['pairs'] else 'пар нет'}."
    for pair in value["pairs"]:
        role = "наставник" if pair["mentor"] == value["person"] else "наставляемый"
        other = pair["mentee"] if role == "наставник" else pair["mentor"]
        state = PairState(pair["state"]).caption
        yield f"  – {pair['key']}: {role}, вместе с {other} — {state}"
    if value.get("mentor_bars"):
        yield f"Как наставник сейчас не назначается: {', '.join(value['mentor_bars'])}."
    if "alone" in value:
        yield f"Нет наставника. {value['alone']}"
    if value["pairs"]:
        yield f"Подробнее о паре: nastavnik explain {value['pairs'][0]['key']}"
