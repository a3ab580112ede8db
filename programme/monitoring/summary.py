"""The monitoring in a few words, for the roadmap board and for reports; "" while there is nothing to tell."""

from programme.monitoring.figures import NO_DATA
from programme.monitoring.report import Monitoring
from programme.monitoring.satisfaction import GROUPS


def stage_one_words(report: Monitoring) -> str:
    """«ответивших на промежуточный опрос — 8; оценка куратора — 16 из 18 (оптимальный уровень)»."""
    told = []
    if report.midterm_people:
        told.append(f"ответивших на промежуточный опрос — {report.midterm_people}")
    if report.curator.is_answered:
        told.append(f"оценка куратора — {report.curator.words}")
    return "; ".join(told)


def stage_two_words(report: Monitoring) -> str:
    """«участников с самооценкой до начала и по окончании — 6»."""
    people = report.two.people
    return f"участников с самооценкой до начала и по окончании — {people}" if people else ""


def satisfaction_words(report: Monitoring) -> str:
    """«удовлетворены: наставляемые — 83,3 % (10 из 12), наставники — нет данных»."""
    shares = {group: told.satisfied.words for group, told in report.satisfaction.items()}
    if all(words == NO_DATA for words in shares.values()):
        return ""
    told = ", ".join(f"{GROUPS[group]} — {words}" for group, words in shares.items())
    return f"удовлетворены: {told}"
