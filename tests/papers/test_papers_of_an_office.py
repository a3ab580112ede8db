"""Papers as processes: drafts, numbers, rows, edited texts and kinds, on Drive and in the register."""

import pytest
from office import Office, service
from paper_office import (
    ADDENDUM,
    AGREEMENT,
    DIRECTIVE,
    KINDS,
    SECOND,
    approve,
    delete,
    drafted,
    number,
    paired,
    papers,
    registered,
    remarks,
    rewrite_by_hand,
    row,
    text,
    write,
)

from demo.few_papers import only_papers

pytestmark = pytest.mark.journey


@pytest.fixture
def office(empty_office: Office) -> Office:
    """A kindergarten that knows few kinds of paper; ``init`` belongs to the plays."""
    only_papers(empty_office.folder, KINDS)
    return empty_office


def test_a_directive_lives_in_one_file_from_draft_to_archive(office: Office) -> None:
    office.brought(drafted)
    draft = row(office, DIRECTIVE)
    assert (draft["Состояние"], draft["Номер"]) == ("проект", "")
    assert draft["Название"] == "Приказ о закреплении наставнических пар — проект"

    number(office)
    done = office.sync()

    assert done["documents"] == 0
    made = row(office, DIRECTIVE)
    assert made["Файл"] == draft["Файл"]
    assert (made["Состояние"], made["Номер"]) == ("зарегистрирован", "14-а")
    files = service(office.base_url, "drive.v3").files()
    assert files.get(fileId=made["Файл"]).execute()["name"] == made["Название"]
    assert made["Название"] == "Приказ о закреплении наставнических пар № 14-а"
    assert "«02» октября 2026 г. № 14-а" in text(office, DIRECTIVE)
    assert "о закреплении наставнических пар от «02» октября 2026 г. № 14-а" in text(
        office, AGREEMENT
    )
    assert office.sync()["changes"] == 0

    write(office, DIRECTIVE, "Подписано (дата)", "01.10.2026")
    office.sync()
    assert row(office, DIRECTIVE)["Состояние"] == "подписан"
    write(office, DIRECTIVE, "Номер (впишите)", "15")
    bin_template(office)
    write(office, DIRECTIVE, "Подшито в дело (дата)", "02.11.2026")
    office.sync()
    assert "№ 14-а" in text(office, DIRECTIVE)
    assert row(office, DIRECTIVE)["Название"].endswith("№ 14-а")
    assert row(office, DIRECTIVE)["Состояние"] == "в деле"
    assert office.sync()["changes"] == 0
    assert papers(office) == sorted([DIRECTIVE, AGREEMENT, ADDENDUM])


def bin_template(office: Office) -> None:
    """Put the directive's template into the bin: nothing can be made from it any more."""
    files = service(office.base_url, "drive.v3").files()
    listed = files.list(q="trashed = false", fields="files(id,properties)", pageSize=1000).execute()
    (file,) = (
        f["id"]
        for f in listed["files"]
        if f.get("properties", {}).get("nastavnik") == "template:directive_pairs"
    )
    files.update(fileId=file, body={"trashed": True}).execute()


def test_a_template_is_missed_only_where_a_paper_is_to_be_made_from_it(office: Office) -> None:
    office.brought(registered)
    bin_template(office)
    assert not [f for f in office.sync()["findings"] if "Шаблон" in f["text"]]

    approve(office, "П-02")
    done = office.sync()

    assert [f for f in done["findings"] if "Шаблон: приказ о закреплении пар" in f["text"]]
    assert "agreement:П-02:2026-27" in papers(office)
    assert SECOND not in papers(office)
    assert office.sync()["changes"] == 0
    assert office.run("init").code == 0
    office.sync()
    assert SECOND in papers(office)


def test_a_further_directive_names_the_new_pair_and_the_ended_one(office: Office) -> None:
    office.brought(registered)
    approve(office, "П-02")
    for header, value in (
        ("Прекращение", "отказ наставника"),
        ("С какой даты", "01.12.2026"),
        ("Уведомление вручено (дата)", "20.11.2026"),
    ):
        office.type("Пары", "Код пары", "П-01", header, value)

    office.sync()

    said = text(office, SECOND)
    assert "О внесении изменений в приказ от «02» октября 2026 г. № 14-а" in said
    assert "прекратить с «01» декабря 2026 г. наставничество в паре: наставник — " in said
    assert "Громова Анна Львовна" in said
    assert "Шевченко" in said
    assert "None" not in said
    assert row(office, SECOND)["О ком"] == "П-02; прекращены: П-01"
    assert office.sync()["changes"] == 0


def test_an_edited_directive_is_left_alone_and_looked_into_once(office: Office) -> None:
    office.brought(drafted)
    rewrite_by_hand(office, DIRECTIVE)
    number(office)

    done = office.sync()

    assert "правили вручную" in remarks(done, DIRECTIVE)
    assert text(office, DIRECTIVE) == "Наш собственный текст"
    assert "№ 14-а" in text(office, AGREEMENT)
    office.clear_log()
    again = office.sync()
    assert again["changes"] == 0
    assert "правили вручную" in remarks(again, DIRECTIVE)
    assert "drive.files.export" not in office.counts()

    delete(office, DIRECTIVE, file=True)
    anew = office.sync()
    assert anew["documents"] == 1
    assert "правили вручную" not in remarks(anew, DIRECTIVE)
    number(office)
    assert "правили вручную" not in remarks(office.sync(), DIRECTIVE)
    assert "№ 14-а" in text(office, DIRECTIVE)
    assert office.sync()["changes"] == 0


def test_a_file_that_is_gone_is_told_and_the_others_go_on(office: Office) -> None:
    office.brought(registered)
    files = service(office.base_url, "drive.v3").files()
    file = row(office, DIRECTIVE)["Файл"]
    files.update(fileId=file, body={"trashed": True}).execute()

    assert "Файл удалён" in remarks(office.sync(), DIRECTIVE)

    assert row(office, DIRECTIVE)["Состояние"] == "файл не найден"
    assert office.sync()["changes"] == 0
    files.update(fileId=file, body={"trashed": False}).execute()
    office.sync()
    assert row(office, DIRECTIVE)["Состояние"] == "зарегистрирован"
    assert papers(office).count(DIRECTIVE) == 1


def test_a_deleted_row_comes_back_with_all_that_was_typed(office: Office) -> None:
    office.brought(registered)
    write(office, DIRECTIVE, "Подписано (дата)", "05.10.2026")
    write(office, DIRECTIVE, "Скан (ссылка)", "https://example.org/scan")
    office.sync()
    before = row(office, DIRECTIVE)
    delete(office, DIRECTIVE)
    office.clear_log()

    done = office.sync()

    assert done["documents"] == 0
    assert "drive.files.update" not in office.counts()
    assert row(office, DIRECTIVE) == before
    assert papers(office) == sorted([DIRECTIVE, AGREEMENT, ADDENDUM])
    assert office.sync()["changes"] == 0


def test_whom_it_names_typed_over_and_its_key_cleared_come_back(office: Office) -> None:
    office.brought(registered)
    before = row(office, DIRECTIVE)
    write(office, DIRECTIVE, "О ком", "П-02, П-77")
    write(office, DIRECTIVE, "Ключ", "")

    office.sync()

    assert row(office, DIRECTIVE) == before
    assert papers(office) == sorted([DIRECTIVE, AGREEMENT, ADDENDUM])
    approve(office, "П-02")
    office.sync()
    assert row(office, SECOND)["О ком"] == "П-02"


def test_hostile_numbers_are_texts_in_title_and_paper(office: Office) -> None:
    office.brought(drafted)
    for typed in ('=IMPORTXML("http://example.org";"//a")', "26/1", "<w:p>& 🎉 {{ 7 * 7 }}"):
        number(office, typed=typed)

        office.sync()

        made = row(office, DIRECTIVE)
        assert made["Номер"] == typed
        assert made["Название"].endswith(f"№ {typed}")
        assert f"№ {typed}" in text(office, DIRECTIVE)
    assert office.sync()["changes"] == 0


def test_a_person_of_whom_little_is_known_bars_no_one_else(office: Office) -> None:
    office.brought(paired)
    office.type("Участники", "Код", "У-01", "Фамилия, имя, отчество", "Заяц Саша")
    office.type("Участники", "Код", "У-01", "Пол", "")
    office.type("Участники", "Код", "У-02", "Должность", "")
    approve(office, "П-01")
    approve(office, "П-02")

    done = office.sync()

    assert papers(office) == ["agreement:П-02:2026-27", "labour_addendum:У-04:2026-27"]
    told = "\n".join(f["text"] for f in done["findings"])
    assert "у участника У-01 не указан пол" in told
    assert "У участника У-02 не указана должность" in told
    for key in papers(office):
        said = office.export(row(office, key)["Файл"])
        assert not {"None", "nan", "{{", "}}"} & set(said.split())
        assert "None" not in said
        assert "  " not in said.replace("\u00a0", "x")
    office.type("Участники", "Код", "У-01", "Пол", "женский")
    office.sync()
    assert {DIRECTIVE, AGREEMENT, ADDENDUM} <= set(papers(office))
    assert office.sync()["changes"] == 0


def test_the_tab_of_kinds_that_was_deleted_stops_decisions_until_a_person_has_looked(
    office: Office,
) -> None:
    """What people had chosen there is gone with it: nothing is made on a guess."""
    office.brought(paired)
    office.spreadsheet.del_worksheet(office.spreadsheet.worksheet("Виды документов"))
    approve(office, "П-01")

    without = office.run("sync").value
    assert office.run("init").code == 0
    waiting, plan = office.run("sync"), office.run("plan").value

    assert any("«Виды документов»" in f["text"] for f in without["findings"])
    assert waiting.code == 3
    assert papers(office) == []
    assert office.run("sync", "--confirm", plan["confirm"]).code == 0
    assert {line["Ключ"] for line in office.rows("Виды документов")} == set(KINDS)
    assert papers(office) == sorted([DIRECTIVE, AGREEMENT, ADDENDUM])
    assert office.sync()["changes"] == 0
