"""«Направления»: people keep the list, the programme gives keys, counts and remarks."""

from dataclasses import replace

import pytest
from paper_world import Garden, garden, shipped

from sync.records.competencies import TEXTS, with_list
from sync.tables import Row
from sync.world import World

TAB = "competencies"


def text_of(key: str) -> str:
    return next(c.text for c in shipped().competencies if c.key == key)


def key_of(world: World, text: str) -> str:
    return next(row.key for row in world.tables[TAB].rows if row.text("text") == text)


@pytest.fixture
def begun() -> Garden:
    return garden()


def test_the_published_list_stands_there_with_who_asks_and_who_helps(begun: Garden) -> None:
    begun.settled()

    table = begun.world.tables[TAB]
    assert [row.key for row in table.rows] == [c.key for c in shipped().competencies]
    needed = sum(int(row.text("needed")) for row in table.rows)
    helped = sum(int(row.text("helped")) for row in table.rows)
    assert needed >= 3
    assert helped >= 3
    assert begun.told(TAB) == ""


def test_a_row_that_people_begin_gets_the_next_key(begun: Garden) -> None:
    begun.begin(TAB, text="Шахматы").settled()

    assert key_of(begun.world, "Шахматы") == "К21"
    assert begun.cell(TAB, "К21", "needed") == "0"
    assert begun.cell("service", f"{TEXTS}К21", "value") == "Шахматы"


def test_answers_under_a_former_name_still_count(begun: Garden) -> None:
    asked = next(row for row in begun.world.tables[TAB].rows if row.text("needed") != "0")
    answers = "answers_f1"
    before = [row.text("read") for row in begun.world.tables[answers].rows]

    begun.type(TAB, asked.key, text="Совсем другое название").settled()

    assert begun.cell(TAB, asked.key, "needed") == asked.text("needed")
    assert [row.text("read") for row in begun.world.tables[answers].rows] == before
    begun.type(TAB, asked.key, text="И ещё одно").settled()
    assert begun.cell(TAB, asked.key, "needed") == asked.text("needed")


def test_a_deleted_row_is_remarked_on_and_comes_back_under_its_key(begun: Garden) -> None:
    begun.settled().delete_row(TAB, "К05").settled()

    assert "К05" not in begun.world.tables[TAB].keys
    assert "Строка К05" in begun.told(TAB)

    begun.begin(TAB, text=text_of("К05").upper(), offered="нет").settled()
    assert key_of(begun.world, text_of("К05").upper()) == "К05"
    assert begun.told(TAB) == ""


def test_a_tab_that_was_emptied_is_filled_with_what_people_had_made_of_it(begun: Garden) -> None:
    begun.type(TAB, "К01", text="Планирование").begin(TAB, text="Шахматы").settled()
    for row in begun.world.tables[TAB].rows:
        begun.delete_row(TAB, row.key)

    begun.settled()

    assert begun.cell(TAB, "К01", "text") == "Планирование"
    assert begun.cell(TAB, "К21", "text") == "Шахматы"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"text": None}, "Названия нет"),
        ({"text": "д" * 300}, "длиннее 200 знаков"),
        ({"offered": "может быть"}, "выберите одно из списка"),
    ],
)
def test_what_cannot_be_offered_is_told_beside_its_row(
    typed: dict[str, str | None], told: str, begun: Garden
) -> None:
    begun.type(TAB, "К02", **typed).settled()

    assert told in begun.told(TAB, "К02")
    assert begun.cell(TAB, "К02", "needed")


def test_an_emptied_tab_comes_back_with_what_was_closed_and_offers_no_name_twice(
    begun: Garden,
) -> None:
    begun.type(TAB, "К06", offered="нет").settled()
    begun.begin(TAB, text=text_of("К04")).begin(TAB, text="д" * 300).settled()
    before = begun.world.tables[TAB]
    offered = [c.key for c in with_list(shipped(), begun.world.tables).competencies if c.active]
    for row in before.rows:
        begun.delete_row(TAB, row.key)

    begun.settled()

    assert begun.cell(TAB, "К06", "offered") == "нет"
    after = with_list(shipped(), begun.world.tables).competencies
    assert [c.key for c in after if c.active] == offered
    assert {"К06", "К21", "К22"} & set(offered) == set()


def test_keys_given_and_keys_typed_settle_in_one_run(begun: Garden) -> None:
    begun.settled()
    begun.begin(TAB, text="Музыка").begin(TAB, text="Ключ от руки", key="К77")
    rows = [
        replace(row, key="К77") if row.text("key") == "К77" else row
        for row in begun.world.tables[TAB].rows
    ]
    table = replace(begun.world.tables[TAB], rows=tuple(rows))
    copy = Row("К03", len(rows) + 1, {"key": "К03", "text": "Ключ чужой"})
    begun.world = replace(
        begun.world, tables={**begun.world.tables, TAB: replace(table, doubles=(copy,))}
    )

    begun.run()
    before = with_list(shipped(), begun.world.tables).competencies
    begun.settled()

    assert with_list(shipped(), begun.world.tables).competencies == before
    assert [c.key for c in before] == sorted(c.key for c in before)


def test_a_row_copied_with_its_key_is_another_direction(begun: Garden) -> None:
    table = begun.world.tables[TAB]
    copy = Row("К03", len(table.rows) + 1, {"key": "К03", "text": "Копия"})
    tables = {**begun.world.tables, TAB: replace(table, doubles=(copy,))}
    begun.world = replace(begun.world, tables=tables)

    begun.settled()

    assert key_of(begun.world, "Копия") == "К21"
    assert begun.cell(TAB, "К03", "text") == text_of("К03")
