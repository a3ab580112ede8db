"""A plan from a file beside the lines that stand in «Дорожная карта»: what is the same line, what is not."""

from hypothesis import given
from hypothesis import strategies as st
from paper_world import garden

from generators.workbook.registers import ROADMAP
from programme.roadmap import RoadmapLine
from sync.deciding.brought_in import BroughtIn, brought_in
from sync.setup.content import with_lines
from sync.tables import Row, Table

SECTION = ("1", "Подготовка", "")
ORDER = ("1.1.", "Издание приказа о кураторе", "сентябрь")
SURVEY = ("1.2.", "Анкетирование молодых педагогов", "октябрь")
TALK = ("1.3.", "Беседы с будущими наставниками", "ноябрь")

Plain = tuple[str, str, str]
"""Number, title and deadline."""


def tab(*lines: Plain) -> Table:
    rows = [
        Row(number, place, {"number": number, "title": title, "timeframe": when})
        for place, (number, title, when) in enumerate(lines, 1)
    ]
    return Table(ROADMAP, ROADMAP.title, {}, tuple(rows))


def plan(*lines: Plain) -> list[RoadmapLine]:
    return [
        RoadmapLine(number.rstrip("."), number, title, when, is_section=not when)
        for number, title, when in lines
    ]


def told(found: BroughtIn, number: str) -> str:
    return "\n".join(finding.text for finding in found.findings if finding.key == number)


STANDING = tab(SECTION, ORDER, SURVEY, TALK)


def test_the_same_plan_again_brings_in_nothing_and_says_nothing() -> None:
    found = brought_in(STANDING, plan(SECTION, ORDER, SURVEY, TALK))

    assert found == BroughtIn((), ())


def test_a_lacking_line_is_brought_in() -> None:
    found = brought_in(STANDING, plan(ORDER, ("1.4.", "Итоговая встреча", "май")))

    assert [line.number for line in found.missing] == ["1.4"]
    assert found.findings == ()


def test_quite_another_title_under_a_number_is_another_line() -> None:
    found = brought_in(STANDING, plan(ORDER, ("1.2.", "Праздничный концерт", "октябрь")))

    assert found.missing == ()
    said = told(found, "1.2.")
    assert "стоит другое: «Анкетирование молодых педагогов»" in said
    assert "«Праздничный концерт» не внесена" in said
    assert "свободный номер, например 1.4" in said
    assert "удалите ту на вкладке и повторите" in said
    assert "звучит иначе" not in said


def test_a_section_under_another_section_s_number_is_told_so() -> None:
    found = brought_in(STANDING, plan(("1", "Мониторинг", ""), ("1.9.", "Опрос", "май")))

    assert "Под номером 1 на вкладке стоит другое: «Подготовка»" in told(found, "1")
    assert "например 2," in told(found, "1")
    assert [line.number for line in found.missing] == ["1.9"]


def test_a_reworded_line_is_the_same_line() -> None:
    found = brought_in(STANDING, plan(("1.2.", "Анкетирование начинающих педагогов", "октябрь")))

    assert found.missing == ()
    assert "звучит иначе" in told(found, "1.2.")


def test_a_line_under_another_number_is_known_by_its_title() -> None:
    found = brought_in(STANDING, plan(ORDER, ("1.7.", "анкетирование  молодых педагогов", "март")))

    assert found.missing == ()
    said = told(found, "1.7.")
    assert "стоит под номером 1.2" in said
    assert "«Сроки реализации» — на вкладке «октябрь», в файле «март»" in said


def test_a_line_put_in_between_leaves_the_others_what_they_are() -> None:
    """Everything below moves by one number: known by title; the new line's number is taken."""
    found = brought_in(
        STANDING,
        plan(
            ORDER,
            ("1.2.", "Праздничный концерт", "май"),
            ("1.3.", *SURVEY[1:]),
            ("1.4.", *TALK[1:]),
        ),
    )

    assert found.missing == ()
    assert "стоит под номером 1.2" in told(found, "1.3.")
    assert "стоит под номером 1.3" in told(found, "1.4.")
    assert "«Праздничный концерт» не внесена" in told(found, "1.2.")
    assert "другой план" not in told(found, "")


def test_a_title_that_stands_several_times_is_known_by_its_numbers() -> None:
    twice = (("1.1.", "Консультация", "май"), ("1.2.", "Консультация", "июнь"))
    found = brought_in(tab(*twice), plan(*twice, ("1.3.", "Консультация", "июль")))

    assert [line.number for line in found.missing] == ["1.3"]
    assert found.findings == ()


def test_another_plan_is_not_mixed_with_the_one_that_stands_there() -> None:
    works = [(f"1.{n}.", f"Концерт хора номер {n}", "май") for n in range(1, 6)]
    found = brought_in(STANDING, plan(SECTION, *works))

    assert found.missing == ()
    assert "мероприятий в нём 5, на вкладке из них найдено 0, номеров, занятых" in told(found, "")
    assert "другими строками: 3. " in told(found, "")
    assert "История версий" in told(found, "")
    for number, title, _ in works:
        assert f"«{title}»" in told(found, number)


def test_the_published_plan_is_what_the_shipped_tab_holds() -> None:
    table = garden().world.tables["roadmap"]
    lines = [
        RoadmapLine(number.rstrip(". "), number, row.text("title"))
        for row in table.rows
        if (number := row.text("number"))
    ]

    assert brought_in(table, lines).missing == ()


drawn = st.lists(
    st.tuples(
        st.sampled_from([f"{section}.{n}." for section in (1, 2) for n in range(1, 6)]),
        st.sampled_from(["Приказ", "Опрос педагогов", "Опрос молодых педагогов", "Концерт", "Обучение", "Беседа", "Конкурс"]),
        st.just("май"),
    ),
    max_size=8,
    unique_by=lambda line: line[0],
)  # fmt: skip


@given(drawn, drawn)
def test_every_line_of_a_file_is_in_the_tab_or_named_and_a_second_import_adds_nothing(
    standing: list[Plain], file: list[Plain]
) -> None:
    table = tab(*standing)
    found = brought_in(table, plan(*file))

    after = with_lines(table, found.missing)
    held = {(row.text("number"), row.text("title")) for row in after.rows}
    named = {(finding.key, title) for finding in found.findings for _, title, _ in file if f"«{title}»" in finding.text}  # fmt: skip
    assert {(number, title) for number, title, _ in file} <= held | named
    numbers = [row.text("number") for row in after.rows]
    assert len(numbers) == len(set(numbers))
    assert brought_in(after, plan(*file)).missing == ()
