"""The monitoring in a few words, for the roadmap board and for reports; "" while there is nothing to tell."""

from programme.monitoring.figures import NO_DATA
from programme.monitoring.report import Monitoring
from programme.monitoring.satisfaction import GROUPS
from programme.russian.numbers import counted


def stage_one_words(report: Monitoring) -> str:
    """«ответили на промежуточный опрос 8 человек; оценка куратора: 16 из 18 — оптимальный уровень»."""
    told = []
    if report.midterm_people:
        people = counted(report.midterm_people, "человек", "человека", "человек")
        told.append(f"ответили на промежуточный опрос: {people}")
    if report.curator.is_answered:
        told.append(f"оценка куратора: {report.curator.words}")
    return "; ".join(told)


def stage_two_words(report: Monitoring) -> str:
    """«оценили себя до начала и по окончании: 6 человек»."""
    if not report.two.people:
        return ""
    people = counted(report.two.people, "человек", "человека", "человек")
    return f"оценили себя до начала и по окончании: {people}"


def satisfaction_words(report: Monitoring) -> str:
    """«удовлетворены: наставляемые — 83,3 % (10 из 12), наставники — нет данных»."""
    shares = {group: told.satisfied.words for group, told in report.satisfaction.items()}
    if all(words == NO_DATA for words in shares.values()):
        return ""
    told = ", ".join(f"{GROUPS[group]} — {words}" for group, words in shares.items())
    return f"удовлетворены: {told}"
