"""From whom an answer came: its name or code looked up among the people known so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from config.questionnaire import Questionnaire
from programme.counting import CODE_QUESTION, is_anonymous
from programme.merging import Merged
from programme.people import Participant
from programme.russian.codes import leading_code, parse_code
from programme.russian.names import normal_name, parse_name
from programme.submissions import Submission

NAME_QUESTION = "fio"
LONGEST_NAME = 150
"""Letters; what is longer is no name."""

_WRITE_CODE = "впишите верный код в столбец «Код участника» этой строки"
_ADD_ROW = "добавьте на вкладку «Участники» строку точно с таким же именем"


@dataclass(frozen=True)
class Sender:
    """What is known of an answer's sender.

    Attributes:
        code: Code of the participant, "" where it is nobody known.
        remark: What people should look at, "" where all is clear.
        newcomer: For a full name that nobody bears yet, that name in normal form.
    """

    code: str = ""
    remark: str = ""
    newcomer: str = ""


@dataclass(frozen=True)
class Senders:
    """Everybody known so far.

    Attributes:
        codes: Of the register.
        registered: Normal name → codes of the rows that bear it.
        earlier: Normal name → codes to which answers under that name were matched before.
        merges: Which entries are second ones.
    """

    codes: frozenset[str]
    registered: Mapping[str, frozenset[str]] = field(default_factory=dict)
    earlier: Mapping[str, frozenset[str]] = field(default_factory=dict)
    merges: Merged = field(default_factory=Merged)

    @classmethod
    def known(
        cls,
        participants: Iterable[Participant],
        submissions: Iterable[Submission],
        merges: Merged,
    ) -> "Senders":
        """Those in the register, and those whose answers carry a code already."""
        rows = [p for p in participants if parse_code(p.code)]
        return cls(
            codes=frozenset(p.code for p in rows),
            registered=_codes_by_name((p.full_name, p.code) for p in rows),
            earlier=_codes_by_name(
                (s.one(NAME_QUESTION), _normal_code(s.code)) for s in submissions if s.code
            ),
            merges=merges,
        )

    def sender(self, submission: Submission, questionnaire: Questionnaire) -> Sender:
        """Who sent an answer; a code it was given earlier stays, and who stays unnamed is not looked for."""
        if submission.code:
            code = _normal_code(submission.code)
            return Sender(code, "" if code in self.codes else _row_gone(code))
        if is_anonymous(submission, questionnaire):
            return Sender()
        by_code = questionnaire.identity == "code"
        return self._by_code(submission) if by_code else self._by_name(submission)

    def _by_code(self, submission: Submission) -> Sender:
        text = submission.one(CODE_QUESTION)
        code = parse_code(text) or leading_code(text)
        if code in self.codes:
            return Sender(code or "")
        trouble = (
            f"Участника с кодом {code} нет на вкладке «Участники»"
            if code
            else "Код участника не читается"
        )
        return Sender(remark=f"{trouble}: ответ не учитывается. Узнайте, чей он, и {_WRITE_CODE}.")

    def _by_name(self, submission: Submission) -> Sender:
        text = submission.one(NAME_QUESTION)
        name = normal_name(text)
        # The register first: staff may have corrected it since the earlier answer.
        for bearers in (self.registered.get(name, ()), self.earlier.get(name, ())):
            # Two rows of one name may be two entries of one person.
            codes = self.merges.unique(sorted(bearers)) if len(bearers) > 1 else tuple(bearers)
            if len(codes) > 1:
                return Sender(remark=_namesakes(codes))
            if codes:
                (code,) = codes
                return Sender(code) if code in self.codes else Sender(remark=_row_gone(code))
        if len(text) > LONGEST_NAME or parse_name(text) is None:
            return Sender(remark=_no_name(given=bool(name)))
        return Sender(newcomer=name)


def _codes_by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for text, code in pairs:
        name = normal_name(text)
        if name:
            found.setdefault(name, set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


def _normal_code(text: str) -> str:
    """A code that people may have typed beside an answer."""
    return parse_code(text) or text


def _row_gone(code: str) -> str:
    return (
        f"Строки участника {code} больше нет на вкладке «Участники»: ответ не учитывается, заново "
        f"участник не создаётся. Верните строку (Файл → История версий) или {_WRITE_CODE}."
    )


def _namesakes(codes: Iterable[str]) -> str:
    return (
        f"Это имя носят несколько участников ({', '.join(sorted(codes))}): ответ не учитывается. "
        f"Узнайте, чей он, и {_WRITE_CODE}."
    )


def _no_name(*, given: bool) -> str:
    trouble = "Имя в ответе не похоже на фамилию, имя и отчество" if given else "В ответе нет имени"
    remedy = f"{_ADD_ROW} или {_WRITE_CODE}" if given else f"узнайте, чей он, и {_WRITE_CODE}"
    return f"{trouble}: ответ не учитывается. Если это участник программы, {remedy}."
