"""Directives that name pairs: drafts follow the pairs, numbered ones stand, further ones change the first."""

from datetime import date

from paper_world import Garden, approved, garden, once

FIRST, SECOND, THIRD = (f"directive_pairs:{s}:2026-27" for s in ("сад", "сад-2", "сад-3"))
AGREEMENT = "agreement:П-01:2026-27"


def named(garden: Garden, key: str, field: str = "пары") -> list[str]:
    """Mentors that a directive names, or ends."""
    return [pair["наставник"].split()[0] for pair in garden.texts[key][field]]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def numbered(garden: Garden, key: str, number: str = "14-а") -> Garden:
    return garden.type("papers", key, typed_number=number, dated=date(2026, 10, 2)).settled()


def ended(garden: Garden, code: str, reason: str = "отказ наставника") -> Garden:
    return garden.type("pairs", code, ending=reason, ends_on=date(2026, 12, 1)).settled()


@once
def begun() -> Garden:
    """One pair approved, with its directive as a draft."""
    return approved(garden("directive_pairs", "agreement"), "П-01")


def test_a_draft_follows_the_pairs_in_one_and_the_same_file() -> None:
    office = begun()
    file = office.cell("papers", FIRST, "file")
    assert office.cell("papers", FIRST, "state") == "проект"
    assert office.cell("papers", FIRST, "title").endswith("— проект")
    assert named(office, FIRST) == ["Громова"]

    approved(office, "П-02")

    assert office.ordered.count(FIRST) == 1
    assert named(office, FIRST) == ["Громова", "Шевченко"]
    assert office.cell("papers", FIRST, "pair") == "П-01, П-02"
    assert office.cell("papers", FIRST, "file") == file
    office.type("pairs", "П-01", decision=None).run()
    assert named(office, FIRST) == ["Шевченко"]
    assert SECOND not in office.world.files


def test_a_numbered_directive_is_registered_and_cited() -> None:
    office = numbered(begun(), FIRST)

    assert office.cell("papers", FIRST, "state") == "зарегистрирован"
    assert office.cell("papers", FIRST, "title").endswith("№ 14-а")
    assert office.cell("papers", FIRST, "number") == "14-а"
    assert plain(office.texts[FIRST]["дата"]) == "«02» октября 2026 г."
    assert plain(office.texts[AGREEMENT]["приказ"]) == "от «02» октября 2026 г. № 14-а"


def test_a_number_taken_back_leaves_a_draft_without_it() -> None:
    office = numbered(begun(), FIRST)

    office.type("papers", FIRST, typed_number=None, dated=None).run()

    assert office.cell("papers", FIRST, "state") == "проект"
    assert office.cell("papers", FIRST, "title").endswith("— проект")
    assert office.cell("papers", FIRST, "number") == ""
    assert plain(office.texts[AGREEMENT]["приказ"]) == "от «___» __________ 20__ г. № ______"


def test_pairs_after_the_number_are_named_by_a_further_directive_alone() -> None:
    office = approved(numbered(begun(), FIRST), "П-02", "П-03")

    assert office.cell("papers", FIRST, "pair") == "П-01"
    assert named(office, SECOND) == ["Шевченко", "Орлова"]
    assert plain(office.texts[SECOND]["прежний_приказ"]) == "от «02» октября 2026 г. № 14-а"
    assert FIRST not in office.ordered


def test_a_third_directive_changes_the_first_one_too() -> None:
    """What is changed is always the directive that set up the pairs, not the one that changed it."""
    office = numbered(approved(numbered(begun(), FIRST), "П-02"), SECOND, "20")

    approved(office, "П-03")

    assert named(office, THIRD) == ["Орлова"]
    assert "№ 14-а" in plain(office.texts[THIRD]["прежний_приказ"])


def test_a_pair_that_ends_is_named_as_ended_by_the_next_directive() -> None:
    office = ended(approved(numbered(begun(), FIRST), "П-02"), "П-01")

    assert named(office, SECOND) == ["Шевченко"]
    assert named(office, SECOND, "прекращённые_пары") == ["Громова"]
    assert office.cell("papers", SECOND, "pair") == "П-02; прекращены: П-01"
    numbered(office, SECOND, "20").on(date(2026, 12, 2)).run()
    assert office.cell("pairs", "П-01", "state") == "прекращена"
    assert THIRD not in office.world.files


def test_a_pair_that_ends_before_its_directive_has_a_number_is_just_left_out() -> None:
    office = ended(approved(begun(), "П-02"), "П-01").on(date(2026, 12, 2)).run()

    assert named(office, FIRST) == ["Шевченко"]
    assert office.cell("papers", FIRST, "pair") == "П-02"
    assert SECOND not in office.world.files


def test_a_pair_that_comes_back_after_a_directive_ended_it_is_named_anew() -> None:
    office = numbered(ended(numbered(begun(), FIRST), "П-01"), SECOND, "20")

    office.type("pairs", "П-01", ending=None, ends_on=None).run()

    assert named(office, THIRD) == ["Громова"]
    numbered(office, THIRD, "31")
    assert "№ 31" in plain(office.texts[AGREEMENT]["приказ"])
    ended(office, "П-01", "отмена поручения")
    assert "directive_pairs:сад-4:2026-27" in office.world.files


def test_a_draft_that_names_nobody_any_more_says_so() -> None:
    office = ended(numbered(begun(), FIRST), "П-01")
    assert SECOND in office.world.files

    office.type("pairs", "П-01", ending=None, ends_on=None).run()

    assert "никого" in office.told("papers", SECOND)
    office.delete_file(SECOND).delete_row("papers", SECOND).run()
    assert SECOND not in office.world.files
    assert not office.told("papers", SECOND)


def test_a_draft_whose_pairs_are_all_rejected_says_so() -> None:
    office = begun()

    office.type("pairs", "П-01", decision="отклонить").run()

    assert "никого" in office.told("papers", FIRST)
    approved(office, "П-02")
    assert not office.told("papers", FIRST)
    assert named(office, FIRST) == ["Шевченко"]


def test_two_drafts_after_a_number_was_taken_back_are_not_both_needed() -> None:
    office = approved(numbered(begun(), FIRST), "П-02")

    office.type("papers", FIRST, typed_number=None).run()

    assert named(office, FIRST) == ["Громова", "Шевченко"]
    assert "никого" in office.told("papers", SECOND)
    numbered(office, FIRST)
    assert named(office, FIRST) == ["Громова", "Шевченко"]
    assert "никого" in office.told("papers", SECOND)


def test_a_pair_rejected_after_its_directive_is_to_be_ended_by_a_paper() -> None:
    office = numbered(begun(), FIRST)

    office.type("pairs", "П-01", decision="отклонить").run()

    assert office.cell("papers", FIRST, "pair") == "П-01"
    assert "П-01" in office.told("papers", FIRST)
    assert "«Прекращение»" in office.told("papers", FIRST)


def test_a_person_without_gender_bars_the_directive_and_is_told() -> None:
    office = begun()
    office.type("people", "У-02", gender="?")
    office.type("people", "У-02", full_name="Долгих Саша").type("people", "У-02", gender=None)

    approved(office, "П-02", "П-03")

    assert named(office, FIRST) == ["Громова"]
    assert office.cell("papers", FIRST, "pair") == "П-01", "the register says what the paper says"
    assert "agreement:П-02:2026-27" not in office.world.files
    assert "agreement:П-03:2026-27" in office.world.files
    assert "У-02" in office.told("papers", FIRST)
    office.type("papers", FIRST, pair="П-03").settled()
    assert office.cell("papers", FIRST, "pair") == "П-01"
    office.type("people", "У-02", gender="мужской").run()
    assert named(office, FIRST) == ["Громова", "Шевченко", "Орлова"]
    assert not office.told("papers", FIRST)


def test_a_number_typed_while_the_draft_is_barred_is_told_and_names_only_what_it_says() -> None:
    office = begun()
    office.type("people", "У-02", full_name="Долгих Саша").type("people", "У-02", gender=None)
    approved(office, "П-02")

    numbered(office, FIRST)

    assert office.cell("papers", FIRST, "pair") == "П-01"
    assert office.cell("papers", FIRST, "title").endswith("№ 14-а")
    assert SECOND not in office.world.files
    office.type("people", "У-02", gender="мужской").run()
    assert named(office, SECOND) == ["Шевченко"]
