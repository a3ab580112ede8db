"""Reports follow the figures that they print until somebody signs them; a quiet run leaves everything alone."""

from dataclasses import replace
from datetime import date

from paper_world import Garden, approved, garden

from programme.submissions import Submission

REPORT = "satisfaction_report"
KEY = f"{REPORT}:сад:2026-27"
SPRING = date(2027, 5, 24)


def answered(played: Garden, *codes: str, rating: int = 9, hour: int = 9) -> Garden:
    """People answer Ф6 and Ф5, as the forms give it."""
    came = list(played.world.responses)
    for code in codes:
        moment = f"2027-05-20T{hour:02}:00:00Z"
        told = {"s09": str(rating), "s01": "8", "s15": "Поддержка рядом", "s17": "да"}
        for form, said in (("Ф6", told), ("Ф5", {"i01": "0", "i03": "9"})):
            answers = {name: (text,) for name, text in {"code": code, **said}.items()}
            came.append(Submission(form, f"{form}-{code}-{hour}", moment, moment, answers))
    played.world = replace(played.world, responses=tuple(came))
    return played


def in_spring() -> Garden:
    """Three approved pairs, and the report wanted."""
    played = approved(garden(REPORT), "П-01", "П-02", "П-03").type("kinds", REPORT, wanted="да")
    return played.run().on(SPRING).settled()


def column(played: Garden, whose: str) -> list[str]:
    rows = played.texts[KEY]["удовлетворённость"]
    return [row[whose] for row in rows]


def test_a_report_is_rewritten_when_its_figures_change_and_only_then() -> None:
    played = in_spring()
    assert set(column(played, "наставляемые")) == {""}

    answered(played, "У-01", "У-02", "У-03").settled()

    assert column(played, "наставляемые")[1] == "3"
    assert "менее 5 ответов" in column(played, "наставляемые")
    assert played.texts[KEY]["цитаты_ценное"] == ["Поддержка рядом"] * 3
    assert played.on(date(2027, 5, 25)).run().ordered == []


def test_a_signed_report_keeps_its_figures() -> None:
    played = answered(in_spring(), "У-01").settled()
    before = dict(played.texts[KEY])
    played.type("papers", KEY, signed=SPRING).run()

    answered(played, "У-02", "У-03").settled()

    assert played.texts[KEY] == before


def test_an_answer_to_look_at_is_told_beside_it_without_a_name() -> None:
    late = in_spring().type("questionnaires", "Ф5", closes=date(2027, 6, 1))
    played = answered(late, "У-01").run()

    told = played.told("answers_f5", "Ф5-У-01-9")
    assert "не было ни одной встречи" in told
    assert "Заяц" not in told


def test_the_last_answer_of_a_person_counts() -> None:
    played = answered(in_spring(), "У-01", rating=2)
    answered(played, "У-01", rating=10, hour=12).settled()

    rows = {row.text("measure"): row for row in played.world.tables["indicators"].rows}
    assert rows["Удовлетворённость наставляемых"].text("shown") == "менее 5 ответов"
    assert column(played, "наставляемые")[1] == "1"


def test_what_pairs_have_done_of_their_plans_is_counted_and_printed() -> None:
    analytical = "analytical_report"
    played = approved(garden(analytical), "П-01", "П-02", "П-03")
    played.type("kinds", analytical, wanted="да").run().on(SPRING).settled()
    rows = [row for row in played.world.tables["plan_items"].rows if row.text("pair") == "П-01"]
    assert len(rows) > 1
    key = f"{analytical}:сад:2026-27"
    whole = str(played.texts[key]["планы_всего"]).rpartition(" ")[2]

    played.type("plan_items", rows[0].key, done=SPRING).settled()

    assert played.texts[key]["планы_всего"] == f"1 из {whole}"
    [first] = [pair for pair in played.texts[key]["пары"] if pair["код"] == "П-01"]
    assert first["выполнено"] == f"1 из {len(rows)}"
