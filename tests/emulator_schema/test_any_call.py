"""Any call that Google's documents allow is carried out or refused, in the words of the documents."""

import json
from typing import Any

import pytest
from against_schema import unfit, unfit_refusal
from furnished import Furnished, call
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schema_made import message, value

from emulator.discovery import Method, methods, schema
from emulator.services import HANDLERS

SERVED = sorted(name for name in HANDLERS if "@" not in name)
REFUSED = (400, 403, 404, 409, 501)
PEOPLE = st.sampled_from(
    ["owner@example.org", "owner@example.org", "guest@example.org", "stranger@example.org"]
)


@pytest.fixture(scope="module")
def office() -> Furnished:
    return Furnished()


def query_of(method: Method) -> st.SearchStrategy[list[tuple[str, str]]]:
    """Some of the query parameters, in the types of the document."""
    known = {name: of for name, of in method.parameters.items() if of.get("location") == "query"}
    chosen = st.lists(st.sampled_from([*sorted(known), "fields"]), max_size=4, unique=True)

    def pairs(names: list[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
        wanted = [st.tuples(st.just(n), parameter(method, n, known.get(n))) for n in names]
        return st.tuples(*wanted).map(list)

    return chosen.flatmap(pairs)


def parameter(method: Method, name: str, of: dict[str, Any] | None) -> st.SearchStrategy[str]:
    """The text of one parameter."""
    if name == "fields" or of is None:
        properties = sorted(fields_of(method)) or ["kind"]
        return st.one_of(st.just("*"), st.sampled_from(properties), st.just("нет"))
    if name in ("pageSize", "count"):
        return st.integers(1, 5).map(str)
    return value(method.family, name, of).map(
        lambda x: str(x).lower() if isinstance(x, bool) else str(x)
    )


def fields_of(method: Method) -> set[str]:
    return set(schema(method.family, method.response).get("properties", {}))


@pytest.mark.parametrize("name", SERVED)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_call_is_answered_as_the_documents_say(
    office: Furnished, name: str, data: st.DataObject
) -> None:
    office.restore()
    method = methods()[name]
    of_path = [n for n, of in method.parameters.items() if of.get("location") == "path"]
    path = {
        n: data.draw(
            st.sampled_from([*office.ids.get(n, ["нет"]), *office.ids.get(n, []), "нет"]), n
        )
        for n in of_path
    }
    query = data.draw(query_of(method), "query")
    body = data.draw(message(method.family, method.request), "body") if method.request else {}
    before = json.dumps(office.world.store.snapshot(), sort_keys=True)

    reply = call(
        office.world, name, path, json.dumps(body).encode(), query, data.draw(PEOPLE, "caller")
    )

    if reply.status_code < 300:
        assert unfit_reply(method, bytes(reply.body)) == []
        return
    assert reply.status_code in REFUSED, reply.body
    assert unfit_refusal(method.family, reply.status_code, json.loads(bytes(reply.body))) == []
    assert json.dumps(office.world.store.snapshot(), sort_keys=True) == before, (
        "a refusal changes nothing"
    )


def unfit_reply(method: Method, body: bytes) -> list[str]:
    if not method.response or not body or not body.startswith(b"{"):
        return []
    return unfit(method.family, method.response, json.loads(body))


def test_a_tab_whose_cells_begin_before_the_grid_is_refused(office: Furnished) -> None:
    body = {"sheets": [{"data": [{"startRow": -1, "rowData": [{"values": [{}]}]}]}]}
    reply = call(office.world, "sheets.spreadsheets.create", body=json.dumps(body).encode())
    assert reply.status_code == 400
