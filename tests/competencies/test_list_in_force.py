"""List К in force: what the configuration gives, what people make of it."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from config.schema import Competency
from programme.competencies import LONGEST, Listed, Remembered, in_force, is_key, next_key
from programme.russian.texts import normal_text

SPEECH = Competency(key="К01", text="Речь")
GAMES = Competency(key="К02", text="Игра")
CONFIGURED = (SPEECH, GAMES)
KEPT = {"К01": "Речь", "К02": "Игра", "К03": "Шахматы"}
STANDING = (Listed("К01", "Речь"), Listed("К02", "Игра"))

texts = st.sampled_from(
    ["", "Речь", "речь ", "Игра", "Шахматы", "Песок и вода", "д" * (LONGEST + 1)]
)
keys = st.sampled_from(["К01", "К02", "К03", "К21"])
rows = st.lists(
    st.builds(Listed, keys, texts.map(str.strip), st.booleans()), unique_by=lambda row: row.key
)
kept_texts = st.lists(st.sampled_from(["Речь", "Игра", "Сад"]), min_size=1).map(tuple)
memory = st.dictionaries(keys, st.builds(Remembered, kept_texts, st.booleans()))


def offered(competencies: Sequence[Competency]) -> list[str]:
    return [c.text for c in competencies if c.active]


def test_without_a_tab_the_configuration_counts() -> None:
    assert in_force(CONFIGURED, {}, None).competencies == CONFIGURED


def test_a_renamed_direction_is_the_same_and_known_by_both_names() -> None:
    found = in_force(CONFIGURED, {}, (Listed("К01", "Речь и логопедия"), STANDING[1]))

    assert found.competencies[0] == Competency(
        key="К01", text="Речь и логопедия", formerly=("Речь",)
    )
    assert found.remarks == {}


def test_a_direction_that_is_no_longer_offered_is_still_known() -> None:
    found = in_force(CONFIGURED, {}, (Listed("К01", "Речь", offered=False), STANDING[1]))

    assert [c.key for c in found.competencies] == ["К01", "К02"]
    assert offered(found.competencies) == ["Игра"]


def test_a_new_direction_comes_after_the_others() -> None:
    found = in_force(CONFIGURED, {}, (Listed("К03", "Шахматы"), *STANDING))

    assert offered(found.competencies) == ["Речь", "Игра", "Шахматы"]


def test_a_deleted_row_is_told_and_its_answers_are_still_read() -> None:
    remembered = {key: Remembered((text,)) for key, text in KEPT.items()}
    found = in_force(CONFIGURED, remembered, STANDING)

    assert found.gone == ("К03",)
    assert found.competencies[2] == Competency(key="К03", text="Шахматы", active=False)


def test_without_rows_the_list_is_as_it_was_last() -> None:
    remembered = {
        "К02": Remembered(("Игра", "Игры"), offered=False),
        "К03": Remembered(("Шахматы",)),
    }
    found = in_force(CONFIGURED, remembered, None)

    assert offered(found.competencies) == ["Речь", "Шахматы"]
    assert found.competencies[1].text == "Игры"


def test_two_directions_of_one_name_are_offered_once() -> None:
    found = in_force(CONFIGURED, {}, (*STANDING, Listed("К03", "РЕЧЬ")))

    assert offered(found.competencies) == ["Речь", "Игра"]
    assert "То же название, что у К01" in found.remarks["К03"]


def test_where_nothing_is_offered_the_questionnaires_keep_their_list() -> None:
    found = in_force(CONFIGURED, {}, [Listed(row.key, row.text, offered=False) for row in STANDING])

    assert offered(found.competencies) == ["Речь", "Игра"]
    assert "Не отмечено ни одного направления" in found.remarks[""]


@given(memory, st.none() | rows)
def test_whatever_people_type_no_direction_is_lost_and_questionnaires_can_be_made(
    remembered: dict[str, Remembered], listed: list[Listed] | None
) -> None:
    found = in_force(CONFIGURED, remembered, listed)

    known = [c.key for c in found.competencies]
    assert len(known) == len(set(known))
    assert {"К01", "К02", *remembered} <= set(known)
    assert offered(found.competencies) or listed is None
    if listed and "" not in found.remarks:
        names = [normal_text(text) for text in offered(found.competencies)]
        assert len(names) == len(set(names))
    for competency in found.competencies:
        assert Competency.model_validate(competency.model_dump()) == competency
        if kept := remembered.get(competency.key):
            assert set(kept.texts) <= {competency.text, *competency.formerly}
    assert known == sorted(known)


def test_keys_go_on_and_end_at_ninety_nine() -> None:
    assert next_key(["К01", "К20", "К07"]) == "К21"
    assert next_key(["К99"]) == ""
    assert [text for text in ("К07", "К7", "K07", "К00", "К123", "") if is_key(text)] == ["К07"]
