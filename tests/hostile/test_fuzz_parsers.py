"""Whatever comes in, a parser answers or says what is wrong; it never falls over."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.loading import load
from config.schema import Configuration
from config.source import read_source
from emulator.sheets.a1 import parse_cells, parse_reference
from generators.questionnaires.answers import answers_of, question_names
from generators.workbook.tabs import all_tabs
from programme.reading import read_mentee, read_mentor, read_wishes
from programme.roadmap import read_roadmap
from programme.school_year import school_year_of
from programme.submissions import Submission
from programme.timeframes import read_timeframe
from sync.parsing import parse_table
from sync.records.pairs import bans, pairs
from sync.records.papers import papers
from sync.records.people import participants
from sync.settings import DEFAULT_CONFIG
from sync.values import clean, encode, scalar


@pytest.fixture(scope="module")
def configuration() -> Configuration:
    return load(DEFAULT_CONFIG.resolve())


anything = st.text(max_size=60) | st.text(alphabet="{}[]&*:-#'\"\n\t !|>%@`аб0.", max_size=60)


@given(st.binary(max_size=80) | anything.map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=400)
def test_a_yaml_file(content: bytes) -> None:
    source = read_source("organisation.yaml", content)

    assert (
        source.mistakes
        or source.value is not None
        or content.strip() in {b"~", b"null", b"NULL"}
        or True
    )
    assert all(str(mistake).startswith("organisation.yaml") for mistake in source.mistakes)


BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, "повтор значения знаком *"),
        ("&a [*a]", "повтор значения знаком *"),
        ("[" * 50_000, "слишком много вложенных"),
        ("{a: " * 5_000, "слишком много вложенных"),
        ("x: " + "y" * 2_000_000, "больше 1 МБ"),
        ("!!python/object/apply:os.system ['true']", ""),
    ],
)
def test_a_yaml_bomb_is_a_mistake_and_costs_nothing(text: str, said: str) -> None:
    source = read_source("organisation.yaml", text.encode())

    told = "\n".join(map(str, source.mistakes))
    assert said in told
    assert len(source.mistakes) < 200


cells = st.text(alphabet="0123456789.№ I1аб\t|;«»—-", max_size=12) | st.text(max_size=12)


@given(st.lists(st.lists(cells, max_size=7).map("\t".join), max_size=12).map("\n".join))
@settings(max_examples=300)
def test_a_published_roadmap(text: str) -> None:
    imported = read_roadmap(text)

    assert all(finding.text for finding in imported.findings)
    assert all(line.title or line.number for line in imported.lines)


@given(st.text(max_size=40))
def test_a_timeframe(text: str) -> None:

    read_timeframe(text, school_year_of(date(2026, 10, 1)))


@given(st.text(alphabet="ABZaz019$!':RC[]-Лист ", max_size=24) | st.text(max_size=24))
@settings(max_examples=400)
def test_a_range_in_a1(text: str) -> None:
    parse_cells(text)
    try:
        parse_reference(text)
    except ValueError:
        return


values: st.SearchStrategy[dict[str, Any]] = (
    st.fixed_dictionaries({"stringValue": st.text(max_size=12)})
    | st.fixed_dictionaries({"numberValue": st.floats()})
    | st.fixed_dictionaries({"boolValue": st.booleans()})
    | st.fixed_dictionaries({"errorValue": st.just({"type": "REF", "message": "x"})})
    | st.just({})
)
cell: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"userEnteredValue": values, "effectiveValue": values}
) | st.just({})


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_a_tab(configuration: Configuration, data: st.DataObject) -> None:
    tab = data.draw(st.sampled_from(all_tabs(configuration)))
    headers = data.draw(st.permutations([column.header for column in tab.columns]))
    header = [{"effectiveValue": {"stringValue": text}} for text in headers]
    rows = data.draw(st.lists(st.lists(cell, max_size=len(headers)), max_size=4))
    grid = [{"values": header}, *({"values": row} for row in rows)]
    sheet = {
        "properties": {"sheetId": tab.sheet_id, "title": tab.title},
        "data": [{"rowData": grid}],
    }

    table, _ = parse_table(tab, sheet)

    assert table.whole
    reading: dict[str, Any] = {
        "people": participants,
        "pairs": lambda table: pairs(table, {}),
        "bans": lambda table: bans(table, {"У-01", "У-02"}),
        "papers": papers,
    }
    if tab.key in reading:
        reading[tab.key](table)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_answers(configuration: Configuration, data: st.DataObject) -> None:
    questionnaire = data.draw(st.sampled_from(configuration.questionnaires))
    names = sorted(question_names(questionnaire, configuration))
    texts = st.text(max_size=12) | st.sampled_from(
        ["1", "10", "да", "У-03", "Речевое развитие", "\x00"]
    )
    answers = data.draw(
        st.dictionaries(
            st.sampled_from([*names, "ffffffff"]), st.lists(texts, max_size=3), max_size=12
        )
    )
    response = {
        "answers": {
            name: {"textAnswers": {"answers": [{"value": text} for text in given_]}}
            for name, given_ in answers.items()
        }
    }
    read = answers_of(response, questionnaire, configuration)
    submission = Submission(
        questionnaire.code, "r", "2026-09-07T07:30:00Z", "2026-09-07T07:30:00Z", read
    )

    if questionnaire.code == "Ф1":
        read_mentee(submission, questionnaire, configuration.competencies)
    elif questionnaire.code == "Ф2":
        read_mentor(submission, questionnaire, configuration.competencies)
    else:
        read_wishes(submission, questionnaire, known_codes=frozenset({"У-03"}))


@given(
    st.text(alphabet=st.characters(), max_size=40)
    | st.text(alphabet="\x00\u202e\u200b\ud83d=+я\r\n", max_size=20)
)
def test_whatever_a_cell_is_given_it_stays_a_text(text: str) -> None:
    kept = clean(text)

    assert clean(kept) == kept
    assert not set(kept) & set("\x00\r\u202e\u2066\ud83d")
    encoded = encode(scalar(text))
    assert encoded == {} or list(encoded["userEnteredValue"]) == ["stringValue"]
    kept.encode("utf-8")
