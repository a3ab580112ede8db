"""Personal links: a questionnaire with the participant's code filled in."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from config.questionnaire import Questionnaire
from generators.questionnaires.identifiers import entry_name, question_id

CODE_QUESTION, PAIR_QUESTION = "code", "pair"
"""Ids of the questions for the participant's code and for the pair; see questionnaires.md, sections 0 and 6."""


def prefilled_link(
    responder_uri: str, questionnaire: Questionnaire, code: str, pair: str = ""
) -> str:
    """The questionnaire's link with the participant's code, and a pair's, filled in.

    A questionnaire that asks for the name instead gets its plain link: names never go into links.
    """
    if questionnaire.identity != "code":
        return responder_uri
    parts = urlsplit(responder_uri)
    entry = entry_name(question_id(questionnaire.code, CODE_QUESTION))
    query = [*parse_qsl(parts.query), ("usp", "pp_url"), (entry, code)]
    if pair and questionnaire.question(PAIR_QUESTION):
        query.append((entry_name(question_id(questionnaire.code, PAIR_QUESTION)), pair))
    return urlunsplit(parts._replace(query=urlencode(dict(query))))
