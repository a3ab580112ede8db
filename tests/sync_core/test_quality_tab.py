"""The tab «Подбор» in words: what staff read of a shortage, of the other way, and of what is not proved."""

from dataclasses import replace
from datetime import date

from config.matching_settings import MatchingSettings, Mode
from generators.workbook.tabs import MATCHING
from programme.matching.matching import match
from programme.matching.pool import Pool
from programme.matching.proposal import Proof
from programme.matching.report import Loss
from programme.people import MenteeProfile, MentorProfile, Participant, Wishes
from sync.deciding.quality import LOADS, WISHES, quality, rearranged
from sync.tables import Table

EMPTY = Table(MATCHING, "Подбор", {c.key: n for n, c in enumerate(MATCHING.columns)})
MODES: tuple[Mode, ...] = ("best", "stable")
CODES = ("У-01", "У-02", "У-03", "У-11", "У-12")
SHORT = Pool(
    participants={
        code: Participant(code, "Образцова Анна Ивановна", consent_given=date(2026, 9, 1))
        for code in CODES
    },
    mentees={code: MenteeProfile() for code in CODES[:3]},
    mentors={code: MentorProfile(places=1) for code in CODES[3:]},
    mentee_wishes={
        "У-01": Wishes(("У-11",)),
        "У-02": Wishes(("У-11",), ("У-12",)),
        "У-03": Wishes((), ("У-12",)),
    },
    mentor_wishes={"У-11": Wishes(("У-01",))},
)


def told(pool: Pool, limits: MatchingSettings) -> dict[str, str]:
    table = quality(EMPTY, match(pool, limits).report)
    return {row.key: row.text("told") for row in table.rows}


def test_the_rows_that_the_charts_show_stand_where_they_look() -> None:
    loads, wishes = MATCHING.charts
    for mode in MODES:
        rows = quality(EMPTY, match(SHORT, MatchingSettings(mode=mode)).report).rows
        for chart, names in ((loads, LOADS), (wishes, WISHES)):
            shown = rows[chart.first_row - 2 :][: chart.rows]
            assert tuple(row.key for row in shown) == names
            assert all(isinstance(row.cells.get("value"), int | float) for row in shown)


def test_a_second_writing_changes_nothing() -> None:
    report = match(SHORT, MatchingSettings()).report
    once = quality(EMPTY, report)
    assert quality(once, report) == once


def test_a_shortage_in_words() -> None:
    rows = told(SHORT, MatchingSettings())
    assert rows["Наставляемых с наставником"] == (
        "Всего 3\xa0наставляемых; без наставника 1: почему — в замечаниях на вкладке «Участники»."
    )
    assert rows["До лучшего возможного не хватает"] == "Ничего: это лучшее, что возможно."
    assert rows["Предпочли бы друг друга"] == (
        "Обоим было бы лучше друг с другом, но всем вместе — хуже: У-11 и У-01."
    )
    assert rows["Что помогло бы больше всего: 2"].startswith("Ещё одно место у У-11 (сейчас 1): ")


def test_the_stable_way_says_what_it_costs() -> None:
    rows = told(SHORT, MatchingSettings(mode="stable"))
    assert rows["Предпочли бы друг друга"] == "Таких нет: набор устойчив."
    assert rows["До лучшего возможного не хватает"] == (
        "По сравнению с лучшим набором: без наставника на 1\xa0человека больше; +30 (взаимное желание); "
        "+15 (желание наставляемого, желание наставника)."
    )
    assert rows["Способ подбора"].startswith("Устойчивый. Проверено: ")


def test_what_is_not_proved_is_not_called_the_best() -> None:
    report = match(SHORT, MatchingSettings()).report
    for proof, words in ((Proof.NONE, "Не доказано"), (Proof.PAIRS, "Доказано, что без групп")):
        unproved = replace(report, proof=proof, short=Loss(3, ("−3 (запросы и компетенции)",)))
        rows = {row.key: row.text("told") for row in quality(EMPTY, unproved).rows}
        assert words in rows["Способ подбора"]
        assert rows["До лучшего возможного не хватает"].endswith("−3 (запросы и компетенции).")


def test_rows_that_people_have_sorted_or_deleted_are_told_since_charts_keep_to_their_cells() -> (
    None
):
    written = quality(EMPTY, match(SHORT, MatchingSettings()).report)
    placed = tuple(replace(row, index=n) for n, row in enumerate(written.rows, 1))
    assert rearranged(EMPTY) == []
    assert rearranged(replace(written, rows=placed)) == []
    upside_down = tuple(replace(row, index=len(placed) + 1 - n) for n, row in enumerate(placed, 1))
    later = tuple(replace(row, index=n) for n, row in enumerate(placed[1:], 1))
    for rows in (upside_down, later):
        (finding,) = rearranged(replace(written, rows=rows))
        assert "диаграммы показывают не те числа" in finding.text


def test_an_empty_programme_claims_nothing() -> None:
    rows = told(Pool(), MatchingSettings())
    assert rows["Наставляемых с наставником"] == "Наставляемых, которые ищут наставника, пока нет."
    assert rows["До лучшего возможного не хватает"] == ""


def test_a_stable_set_that_does_not_exist_is_not_claimed() -> None:
    report = replace(match(SHORT, MatchingSettings(mode="stable")).report, proof=Proof.NONE)
    rows = {row.key: row.text("told") for row in quality(EMPTY, report).rows}
    assert "Устойчивого набора не нашлось" in rows["Способ подбора"]
