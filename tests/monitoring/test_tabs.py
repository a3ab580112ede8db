"""«Показатели», «Диаграммы» and «SWOT и ответы»: every figure in its place, none of a small group, nothing twice."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from answered import answers, shipped, submission
from tabs_landed import landed

from generators.workbook.monitoring import INDICATORS, SWOT_TAB, answered_rows, blocks, charts_tab
from generators.workbook.tabs import all_tabs
from programme.monitoring.answers import Answers
from programme.monitoring.indicators import Counts, Response, SectionProgress
from programme.monitoring.report import Monitoring, monitoring
from programme.monitoring.summary import satisfaction_words, stage_one_words, stage_two_words
from sync.deciding.figure_rows import charts_table, indicators_table, rearranged
from sync.deciding.monitoring import monitoring_tabs
from sync.deciding.swot_rows import swot_table
from sync.tables import Table
from sync.values import EPOCH
from sync.world import World

TODAY = date(2027, 5, 25)
CODES = tuple(f"У-{n:02}" for n in range(1, 8))


def empty(today: date = TODAY) -> World:
    tables = {
        tab.key: Table(tab, tab.title, {c.key: n for n, c in enumerate(tab.columns)})
        for tab in all_tabs(shipped())
    }
    return World(shipped(), today, tables, (), {}, {}, "http://127.0.0.1/s")


def a_year(people: tuple[str, ...] = CODES) -> Answers:
    before = [submission("Ф1", code, m08=6, sent="2026-09-10T09:00:00Z") for code in people]
    after = [
        submission("Ф6", code, s01=8, s09=9 if n else 3, s15="Мне помогла Вера", s17="да")
        for n, code in enumerate(people)
    ]
    midterm = [submission("Ф5", code, i01="0", i02=7) for code in people]
    return answers(*before, *after, *midterm)


def report(given: Answers, *, done: int = 4, ahead: Mapping[str, date] | None = None) -> Monitoring:
    counts = Counts(
        registered=frozenset(CODES),
        mentees=frozenset(CODES),
        responses=(
            Response("Ф1", "Ф1. Анкета", 7, 8, came=8),
            Response("Ф2", "Ф2. Анкета", 0, None),
        ),
        sections=(
            SectionProgress("1. Подготовка", lines=5, done=done, due=5, due_done=done),
            SectionProgress("2. Работа", lines=4, done=3, due=2, due_done=1),
            SectionProgress("3. Опыт", lines=2, done=1, due=0, due_done=0),
        ),
        names=("Заяц Вера Ильинична",),
        ahead=ahead or {},
    )
    known = shipped()
    return monitoring(given, counts, known.monitoring, known.questionnaires, known.competencies)


def written(world: World) -> dict[str, Table]:
    """The tabs as a decision leaves them: it is taken in rounds."""
    for _ in range(2):
        told = monitoring_tabs(world, report(a_year()))
        world = replace(world, tables=landed({**world.tables, **told}))
    return dict(world.tables)


def day(year: int, month: int, number: int) -> str:
    """A day as its cell holds it."""
    return str((date(year, month, number) - EPOCH).days)


def shown(table: Table, caption: str, place: int, column: str) -> str:
    first = {block.caption: block.first for block in blocks(shipped()).values()}[caption]
    row = table.row(str(first + place))
    assert row
    return row.text(column)


def test_figures_stand_with_their_numbers_and_days() -> None:
    table = indicators_table(empty(), report(a_year()))

    assert shown(table, "КТО ОТВЕТИЛ НА АНКЕТЫ", 0, "shown") == "87,5\u00a0% (7 из 8)"
    assert shown(table, "КТО ОТВЕТИЛ НА АНКЕТЫ", 0, "told") == (
        "Не ответили: 1\u00a0человек. Всего ответивших — 8, считая тех, кто ответил не обо всех своих парах "
        "или от кого ответа не ждали; показатели считаются по всем."
    )
    assert shown(table, "КТО ОТВЕТИЛ НА АНКЕТЫ", 1, "value") == ""
    mentees = "УДОВЛЕТВОРЁННОСТЬ НАСТАВЛЯЕМЫХ"
    assert [shown(table, mentees, n, "shown") for n in range(5)] == [
        "6",
        "0",
        "1",
        "85,7\u00a0% (6 из 7)",
        "8,1",
    ]
    compared = "НАСТАВЛЯЕМЫЕ: ОЖИДАНИЯ И РЕЗУЛЬТАТ"
    assert [shown(table, compared, 0, c) for c in ("before", "value", "shown", "n")] == [
        "6",
        "8",
        "+2,0",
        "7",
    ]
    assert shown(table, "УДОВЛЕТВОРЁННОСТЬ НАСТАВНИКОВ", 0, "shown") == "нет данных"


SECTIONS = "ДОРОЖНАЯ КАРТА ПО РАЗДЕЛАМ: СТРОКИ, СРОК КОТОРЫХ НАСТУПИЛ"


def test_a_section_is_measured_as_the_whole_roadmap_is_by_the_lines_that_are_due() -> None:
    table = indicators_table(empty(), report(a_year()))

    assert [shown(table, SECTIONS, 1, c) for c in ("shown", "value", "numerator")] == [
        "50,0\u00a0% (1 из 2)",
        "50",
        "1",
    ]
    assert shown(table, SECTIONS, 1, "told") == "Всего строк: 4; из них выполнено: 3."
    whole = next(row for row in table.rows if row.text("measure") == "Выполнение дорожной карты")
    parts = [shown(table, SECTIONS, place, "denominator") for place in range(3)]
    assert whole.text("denominator") == str(sum(int(part or 0) for part in parts))


def test_a_section_with_nothing_due_shows_no_number_and_says_why() -> None:
    table = indicators_table(empty(), report(a_year()))

    assert shown(table, SECTIONS, 2, "shown") == "срок не наступил"
    assert {shown(table, SECTIONS, 2, c) for c in ("value", "numerator", "denominator", "on")} == {
        ""
    }
    assert shown(table, SECTIONS, 2, "told") == (
        "Срок ещё не наступил ни у одной строки. Всего строк: 2; из них выполнено: 1."
    )


def test_the_chart_of_answers_shows_only_those_whose_number_of_asked_can_be_known() -> None:
    ordered = answered_rows(shipped())
    chart = next(c for c in charts_tab(shipped()).charts if c.title == "Кто ответил на анкеты")

    assert [q.code for q in ordered] == [
        "Ф1",
        "Ф2",
        "Ф3",
        "Ф5",
        "Ф6",
        "Ф7",
        "Ф8",
        "Ф9",
        "Ф1п",
        "Ф4",
        "Ф10",
        "Ф11",
        "Ф12",
    ]
    assert (chart.first_row, chart.rows) == (blocks(shipped())["responses"].first_row, 8)
    assert all(q.names_asked for q in ordered[: chart.rows])


def test_the_satisfied_are_green_and_the_dissatisfied_red() -> None:
    table = indicators_table(empty(), report(a_year()))
    moods = [chart for chart in charts_tab(shipped()).charts if "Довольны ли" in chart.title]

    assert len(moods) == 2
    for chart in moods:
        names = [row.text("measure") for row in table.rows[chart.first_row - 2 :][: chart.rows]]
        if chart.first_row == blocks(shipped())["mentees"].first_row:
            assert names == ["Удовлетворены", "Скорее нейтральны", "Не удовлетворены"]
        green, grey, red = (bytes.fromhex(colour) for colour in chart.colours)
        assert green[1] > max(green[0], green[2])
        assert max(grey) - min(grey) < 20
        assert red[0] > max(red[1:])


def test_what_has_no_figures_yet_says_when_its_questionnaire_begins() -> None:
    days = {code: date(2027, 5, 1) for code in ("Ф2", "Ф6", "Ф7")}
    waiting = answers(submission("Ф6", "У-01", s09=9))
    table = indicators_table(empty(), report(waiting, ahead=days))
    words = "Ответы на Ф7 ждём с 01.05.2027."

    assert shown(table, "УДОВЛЕТВОРЁННОСТЬ НАСТАВНИКОВ", -1, "told") == words
    assert shown(table, "НАСТАВНИКИ: ОЖИДАНИЯ И РЕЗУЛЬТАТ", -1, "told") == words
    assert shown(table, "КТО ОТВЕТИЛ НА АНКЕТЫ", 1, "told") == "Ответы на Ф2 ждём с 01.05.2027."
    mentors = next(
        row for row in table.rows if row.text("measure") == "Удовлетворённость наставников"
    )
    assert mentors.text("told").startswith(words)
    # Somebody has answered already: nothing is waited for any more.
    assert shown(table, "УДОВЛЕТВОРЁННОСТЬ НАСТАВЛЯЕМЫХ", -1, "told") == ""
    assert shown(table, "ЭТАП 1: ПРОМЕЖУТОЧНЫЙ ОПРОС", -1, "told") == ""


def test_a_group_of_four_shows_no_number_of_its_answers() -> None:
    table = indicators_table(empty(), report(a_year(CODES[:4])))
    told = (
        "УДОВЛЕТВОРЁННОСТЬ НАСТАВЛЯЕМЫХ",
        "НАСТАВЛЯЕМЫЕ: ОЖИДАНИЯ И РЕЗУЛЬТАТ",
        "ЭТАП 1: ПРОМЕЖУТОЧНЫЙ ОПРОС",
    )
    for caption in told:
        block = next(b for b in blocks(shipped()).values() if b.caption == caption)
        for place in range(block.rows):
            row = table.row(str(block.first + place))
            assert row
            assert {"before", "value", "numerator", "n"}.isdisjoint(row.cells), (caption, place)
    assert shown(table, told[2], 0, "shown") == "менее 5 ответов"


def test_every_row_has_its_place_and_the_charts_show_the_rows_they_mean() -> None:
    table = indicators_table(empty(), report(a_year()))

    assert [row.key for row in table.rows] == [str(n) for n in range(1, len(table.rows) + 1)]
    for chart in charts_tab(shipped()).charts:
        rows = table.rows[chart.first_row - 2 :][: chart.rows]
        assert len(rows) == chart.rows
        if chart.more:
            names = table.rows[chart.first_row - 3]
            assert all(names.text(column) for column in (chart.values, *chart.more)), chart.title
    titles = [chart.title for chart in charts_tab(shipped()).charts]
    assert len(set(titles)) == len(titles) == 8


def test_a_second_writing_changes_nothing_and_days_do_not_move_by_themselves() -> None:
    once = written(empty())
    later = replace(empty(), tables=once, today=date(2027, 6, 30))

    assert monitoring_tabs(later, report(a_year())) == {
        key: once[key] for key in ("indicators", "charts", "swot")
    }
    changed = indicators_table(later, report(a_year(), done=5))
    assert shown(
        changed, "ДОРОЖНАЯ КАРТА ПО РАЗДЕЛАМ: СТРОКИ, СРОК КОТОРЫХ НАСТУПИЛ", 0, "on"
    ) == day(2027, 6, 30)
    assert shown(
        once["indicators"], "ДОРОЖНАЯ КАРТА ПО РАЗДЕЛАМ: СТРОКИ, СРОК КОТОРЫХ НАСТУПИЛ", 0, "on"
    ) == day(2027, 5, 25)
    assert shown(changed, "УДОВЛЕТВОРЁННОСТЬ НАСТАВЛЯЕМЫХ", 3, "on") == day(2027, 5, 20)


def test_rows_that_people_sorted_are_told() -> None:
    world = empty()
    tables = landed({**world.tables, "indicators": indicators_table(world, report(a_year()))})
    assert list(rearranged(replace(world, tables=tables))) == []
    first, second, *rest = tables["indicators"].rows
    moved = (replace(first, index=second.index), replace(second, index=first.index), *rest)
    tables["indicators"] = replace(tables["indicators"], rows=moved)

    assert [f.tab for f in rearranged(replace(world, tables=tables))] == ["indicators"]


def test_the_head_reads_the_main_indicators_beside_the_charts() -> None:
    table = charts_table(empty(), report(a_year()))
    row = table.row("Удовлетворённость наставляемых")
    assert row
    assert (row.text("shown"), row.text("target"), row.text("told")) == (
        "85,7\u00a0% (6 из 7)",
        "85",
        "достигнуто",
    )


def test_the_coordinator_reads_what_to_look_at_first_and_no_words_that_tell_a_name() -> None:
    table = swot_table(empty(), report(a_year()))

    assert [row.text("part") for row in table.rows[:7]] == ["Обратить внимание"] * 7
    assert table.rows[0].text("whose") == "У-01"
    words = [row for row in table.rows if row.text("part") == "Самое ценное"]
    assert len(words) == 7
    assert {row.text("remark") for row in words} == {"Не цитируйте: в тексте, похоже, есть имя."}
    assert {row.text("whose") for row in words} == {"наставляемые"}


def test_answers_that_are_gone_leave_no_row_behind() -> None:
    world = empty()
    tables = landed({**world.tables, "swot": swot_table(world, report(a_year()))})
    emptied = swot_table(replace(world, tables=tables), report(answers()))

    assert all(not row.text("text") for row in emptied.rows)


@pytest.mark.parametrize("tab", [INDICATORS, SWOT_TAB, charts_tab(shipped())], ids=lambda t: t.key)
def test_a_tab_that_is_missing_stops_nothing(tab: object) -> None:
    world = empty()
    key = getattr(tab, "key")  # noqa: B009
    gone = replace(world.tables[key], positions={}, whole=False, missing=True)
    told = monitoring_tabs(replace(world, tables={**world.tables, key: gone}), report(a_year()))

    assert told[key] == gone


def test_the_board_is_told_in_a_few_words() -> None:
    told = report(a_year())

    assert stage_one_words(told) == "ответивших на промежуточный опрос — 7"
    assert stage_two_words(told) == ""
    assert satisfaction_words(told) == (
        "удовлетворены: наставляемые — 85,7\u00a0% (6 из 7), наставники — нет данных"
    )
    assert satisfaction_words(report(answers())) == stage_one_words(report(answers())) == ""
