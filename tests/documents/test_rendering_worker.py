"""Templates rendered in a process of their own, within bounds."""

import time

import pytest

from generators.documents.building import build_template
from generators.documents.faults import TemplateFault
from generators.documents.render import render
from sync.rendering import Renderer

TEMPLATE = build_template("начало {{ поле }} конец")
ENDLESS = build_template(
    "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}"
    "{% endfor %}{% endfor %}{% endfor %}"
)
GREEDY = build_template("{{ 'х' * 10 ** 10 }}")


def test_a_worker_gives_what_rendering_here_gives() -> None:
    values = {"поле": "🎓 A & <b> \ud83d\x00 {{ 7*7 }}", "темы": ["а"]}
    with Renderer() as renderer:
        assert renderer.render(TEMPLATE, values) == render(TEMPLATE, values)


def test_an_endless_template_ends_in_a_fault_and_the_next_paper_is_made() -> None:
    with Renderer(seconds=1) as renderer:
        started = time.monotonic()
        with pytest.raises(TemplateFault, match="за 1 с"):
            renderer.render(ENDLESS, {})
        assert time.monotonic() - started < 30
        assert renderer.render(TEMPLATE, {"поле": "а"}) == render(TEMPLATE, {"поле": "а"})


def test_a_greedy_template_ends_in_a_fault_and_the_next_paper_is_made() -> None:
    with Renderer(seconds=10, memory_mb=400) as renderer:
        with pytest.raises(TemplateFault, match="памяти"):
            renderer.render(GREEDY, {})
        assert renderer.render(TEMPLATE, {"поле": "а"}) == render(TEMPLATE, {"поле": "а"})


def test_a_faulty_template_keeps_its_own_words_and_its_worker() -> None:
    with Renderer() as renderer:
        with pytest.raises(TemplateFault, match="неизвестное поле «нет»"):
            renderer.render(build_template("{{ нет }}"), {})
        assert renderer.check(build_template("{{ нет }}"), {"поле"}) != ()
        assert renderer.check(TEMPLATE, {"поле"}) == ()


def test_a_value_that_is_no_text_is_refused_before_it_is_sent() -> None:
    with Renderer() as renderer, pytest.raises(TypeError, match="NoneType"):
        renderer.render(TEMPLATE, {"поле": None})
