"""The life of every pair: its stage, term, links, history and what its people answered; cells, remarks, memory."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generators.workbook.columns import CellValue, Owner
from programme.chain import Actor
from programme.counting import COUNTED
from programme.ending import EndingReason
from programme.findings import Finding
from programme.pair_life import PROLONGED, Event, Life, events, history, prolonged
from programme.pair_register import PairRow
from programme.pair_term import NOT_PROLONGED
from programme.pairs import Pair, PairState
from programme.russian.dates import short_date
from programme.russian.letters import spaced
from programme.succession import Links, links
from programme.trial import NO_TRIAL
from sync.deciding.chains import Chains
from sync.records.answers import stored_submissions
from sync.records.memory import LIFE, decided_days, written_decided
from sync.tables import Table
from sync.world import World

Days = tuple[tuple[date, str], ...]
"""What happened, each with the day on which it was first seen."""


class Lives:
    """The lives of all pairs."""

    def __init__(self, world: World, table: Table, rows: Sequence[PairRow], chains: Chains) -> None:
        self._world, self._table, self._chains = world, table, chains
        self._pairs = [row.pair for row in rows]
        self._lives = {pair.code: self._life(pair) for pair in self._pairs}
        self._decided = {pair.code: self._noted(pair) for pair in self._pairs}

    @property
    def memory(self) -> dict[str, str]:
        """What people decided about each pair and when it was first seen, for «Служебная»."""
        service = self._world.tables["service"]
        told = dict(
            written_decided(code, found)
            for code, found in self._decided.items()
            if found != decided_days(service, code)
        )
        later = [c.key for c in self._table.tab.columns if c.later and c.owner is Owner.PEOPLE]
        if any(row.text(column) for row in self._table.rows for column in later):
            told[LIFE] = "да"
        return told

    def cells(self) -> dict[str, dict[str, CellValue]]:
        """The columns of «Пары» that tell of lives."""
        linked = links(self._pairs)
        answered = _answers(self._world)
        return {pair.code: self._cells(pair, linked, answered) for pair in self._pairs}

    def findings(self) -> Iterator[Finding]:
        """What of the trial, the prolongation and the term people must look at."""
        for pair in self._pairs:
            for text in self._remarks(self._lives[pair.code]):
                yield Finding("pairs", pair.code, text)

    def _life(self, pair: Pair) -> Life:
        terms = self._chains.terms
        lasts = pair.state in _LASTING
        return Life(
            pair,
            terms.term(pair),
            self._world.today,
            self._world.configuration.organisation.trial_days,
            self._chains.active_since(pair) if lasts else None,
            terms.lapsed(pair) if lasts else None,
        )

    def _cells(
        self, pair: Pair, linked: Links, answered: Mapping[str, list[str]]
    ) -> dict[str, CellValue]:
        life = self._lives[pair.code]
        shown = pair.state in _LASTING or pair.state.is_over
        after = linked.successor.get(pair.code, "")
        active = self._chains.active_days(pair) if shown else ()
        noted = self._told_decisions(pair)
        told = history(events(life, noted, active, after, self._why_ended(pair)))
        cells: dict[str, CellValue] = {
            "stage": life.stage or None,
            "begins": life.term.begins if shown else None,
            "ends": life.ends if shown else None,
            "linked": linked.told(pair.code) or None,
            "told_by_pair": "\n".join(answered.get(pair.code, ())) or None,
            "history": told or None,
        }
        if life.waits and not self._chains.who_acts(pair):
            cells["next"] = str(Actor.COORDINATOR)
        return cells

    def _told_decisions(self, pair: Pair) -> list[Event]:
        """What people decided, each with its reason, and what they prolonged."""
        first = self._undated(pair)
        told = [Event(None, first)] if first else []
        return told + [Event(day, text) for day, text in self._decided[pair.code]]

    def _undated(self, pair: Pair) -> str:
        """A decision older than the programme's memory of days."""
        found = _apart(self._decided[pair.code])[0]
        if found or pair.state not in _CAPTIONS:
            return ""
        return _with_reason(_CAPTIONS[pair.state], "" if pair.ending else self._reason(pair))

    def _reason(self, pair: Pair) -> str:
        """What people have typed as a reason, of whatever they decided last."""
        row = self._table.row(pair.code)
        return spaced(row.text("reason")) if row else ""

    def _why_ended(self, pair: Pair) -> str:
        """The reason where it is the ending's: one that a decision had before the ending stays with that decision."""
        reason, decided = self._reason(pair), _apart(self._decided[pair.code])[0]
        is_earlier = any(text == _with_reason(_plain(text), reason) for _, text in decided)
        return reason if pair.ending and not is_earlier else ""

    def _noted(self, pair: Pair) -> Days:
        """Decisions and prolongations with the days on which they were first seen: later runs find them so."""
        decided, lengthened = _apart(decided_days(self._world.tables["service"], pair.code))
        return (*self._decisions(pair, decided), *self._prolongations(pair, lengthened))

    def _decisions(self, pair: Pair, found: Days) -> Days:
        """Every decision; the last one has its reason, which is not the ending's."""
        row = self._table.row(pair.code)
        before = row.text("state") if row else ""
        now = _CAPTIONS.get(pair.state, "")
        last = _plain(found[-1][1]) if found else _BY_CAPTION.get(before, "")
        if now != ("" if last == _REOPENED else last):
            found = (*found, (self._world.today, now or _REOPENED))[-_MOST_DECISIONS:]
        if not found or pair.ending:
            return found
        day, text = found[-1]
        return (*found[:-1], (day, _with_reason(_plain(text), self._reason(pair))))

    def _prolongations(self, pair: Pair, found: Days) -> Days:
        """Every new last day; none where nothing is prolonged any more, as when a slip was mended."""
        term = self._lives[pair.code].term
        if not (term.begins and term.is_prolonged):
            return ()
        now = prolonged(term)
        is_noted = bool(found) and found[-1][1] == now
        return found if is_noted else (*found, (self._world.today, now))[-_MOST_DECISIONS:]

    def _first_active(self, life: Life) -> date | None:
        """Since when it has been at work, in whatever school year: a trial of an earlier one is no slip."""
        terms, days = self._chains.terms, self._chains.active_days(life.pair)
        began = terms.began(life.pair) if terms.is_older(life.pair) else None
        return min((day for day in (*days, began, life.active_since) if day), default=None)

    def _remarks(self, life: Life) -> Iterator[str]:
        pair, lasts = life.pair, life.pair.state in _LASTING
        if pair.is_meeting or pair.state.is_over:
            return
        if not lasts:
            if pair.trial != NO_TRIAL:
                yield _NO_TRIAL
            if pair.prolongation != NOT_PROLONGED:
                yield _NO_PROLONGATION
            return
        yield from pair.trial.remarks(life.today, self._first_active(life))
        yield from self._chains.terms.remarks(pair)
        if life.is_overdue and not (pair.ending and pair.ending.ends_on):
            yield _OVERDUE.format(short_date(life.lapsed or life.term.ends))


def _apart(found: Days) -> tuple[Days, Days]:
    """Decisions, and prolongations."""
    lengthened = tuple(one for one in found if one[1].startswith(PROLONGED))
    return tuple(one for one in found if one not in lengthened), lengthened


def _with_reason(decision: str, reason: str) -> str:
    return f"{decision} ({reason})" if reason else decision


def _plain(decision: str) -> str:
    """A decision without its reason."""
    return decision.partition(" (")[0]


def _answers(world: World) -> dict[str, list[str]]:
    """Code of a pair → what its people answered about going on."""
    found: dict[str, list[str]] = defaultdict(list)
    zone = world.configuration.organisation.time_zone
    for questionnaire in world.configuration.questionnaires:
        question = next((q.id for q in questionnaire.questions if q.going_on), None)
        if question is None:
            continue
        table = world.tables[questionnaire.tab]
        latest: dict[tuple[str, str], str] = {}
        for sent in sorted(
            stored_submissions(table, questionnaire, zone), key=lambda s: (s.created, s.response_id)
        ):
            row = table.row(sent.response_id)
            if sent.pair and sent.one(question) and row and row.text("read").startswith(COUNTED):
                latest[sent.pair, sent.code] = sent.one(question)
        for (pair, who), answer in sorted(latest.items()):
            found[pair].append(f"{questionnaire.code}, {who or 'без кода'}: {answer}")
    return found


_LASTING = frozenset({PairState.APPROVED, PairState.ACTIVE})
_CAPTIONS = {
    PairState.APPROVED: "утверждена",
    PairState.ACTIVE: "утверждена",
    PairState.ENDED: "утверждена",
    PairState.REPLACED: "утверждена",
    PairState.COMPLETED: "утверждена",
    PairState.PLANNED: "утверждена",
    PairState.HELD: "утверждена",
    PairState.PINNED: "закреплена",
    PairState.REJECTED: "отклонена",
}
"""What people decided, by where that has brought the pair."""
_BY_CAPTION = {state.caption: text for state, text in _CAPTIONS.items()}
_REOPENED = "решение снято"
_MOST_DECISIONS = 12
_NO_TRIAL = "«Проверка пары» не учтена: она — для утверждённых пар."
_NO_PROLONGATION = "«Продлена до (дата)» не учтена: продлевают утверждённые пары."
_OVERDUE = (
    f"Срок пары закончился {{}}. Продлите её («Продлена до (дата)» и документы о продлении), завершите («Прекращение» — "
    f"«{EndingReason.DONE}») или подпишите документы нового учебного года."
)
