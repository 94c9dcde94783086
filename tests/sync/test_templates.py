"""Answer templates as JSON: kept and read again, and what cannot be read is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.templates import AnswerTemplate
from sync.templates import read_templates, write_templates

_WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
_TEMPLATES = st.builds(
    AnswerTemplate,
    template_id=_WORDS,
    name=_WORDS,
    use=_WORDS,
    text=_WORDS,
    category=st.none() | _WORDS,
    shared=st.booleans(),
    tag=_WORDS,
)


@given(st.lists(_TEMPLATES, max_size=5))
def test_what_is_written_is_read_again(templates: list[AnswerTemplate]) -> None:
    assert read_templates(write_templates(templates)) == templates


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"id":"x"}]', "nonsense", '[{"id":1,"name":"n","use":"u","text":"t"}]'])
def test_what_cannot_be_read_is_left_out(text: str) -> None:
    assert read_templates(text) == []
    good = AnswerTemplate(template_id="1", name="ya", use="answer", text="x")
    assert read_templates(f'[{{"id": 3}},{write_templates([good])[1:]}') == [good]
