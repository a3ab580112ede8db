"""Personal links: a questionnaire with the participant's code filled in."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from config.schema import Questionnaire
from generators.questionnaires.identifiers import entry_name, question_id

CODE_QUESTION = "code"
"""Id of the question for the participant's code; see questionnaires.md, section 0."""


def prefilled_link(responder_uri: str, questionnaire: Questionnaire, code: str) -> str:
    """The questionnaire's link with the participant's code filled in.

    A questionnaire that asks for the name instead gets its plain link: names never go into links.
    """
    if questionnaire.identity != "code":
        return responder_uri
    parts = urlsplit(responder_uri)
    entry = entry_name(question_id(questionnaire.code, CODE_QUESTION))
    query = [*parse_qsl(parts.query), ("usp", "pp_url"), (entry, code)]
    return urlunsplit(parts._replace(query=urlencode(dict(query))))
