"""A new questionnaire says here, by name, what it is still missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.responses import opener
from app.domain.scales.model import Choice, Official, Question, Rating, Scale, Schedule, Words
from app.domain.scales.registry import BY_ID, SCALES
from app.i18n.scale_words import ScaleWords
from app.i18n.translator import LANGUAGES, Translator
from tests.contracts.source import ROOT
from tests.i18n.texts import messages

LOINC = re.compile(r"\d{3,6}-\d")
LOINC_ANSWER = re.compile(r"LA\d+-\d")
ID = re.compile(r"[a-z][a-z0-9_]*")

LOCAL = {
    "gad2": "panel, total",  # no LOINC panel or total of its own was found
    **dict.fromkeys(("withdrawal_list", "global_change"), "panel, total, questions"),
    **dict.fromkeys(("readiness", "self_checks", "baseline_facts"), "panel, questions"),
}
"""What has a code of ours because LOINC has none on file (``clinical.md``, section 1)."""


def missing(scale: Scale) -> list[str]:
    """What ``scale`` lacks, in the words of whoever has to add it."""
    checks = (_ids, _texts, _official, _schedule, _scoring, _codes)
    return [f"{scale.id}: {found}" for check in checks for found in check(scale)]


def _ids(scale: Scale) -> Iterator[str]:
    ids = [q.id for q in scale.questions]
    for question in scale.questions:
        if isinstance(question.answers, Choice):
            for part in ("id", "value"):
                options = Counter(getattr(o, part) for o in question.answers.options)
                yield from (
                    f"{part} {o} twice in {question.id}" for o, n in options.items() if n > 1
                )
            ids += [o.id for o in question.answers.options if not ID.fullmatch(o.id)]
    yield from (f"id {i} twice" for i, n in Counter(ids).items() if n > 1)
    yield from (f"{i!r} is no id" for i in (scale.id, *ids) if not ID.fullmatch(i))
    if not scale.questions:
        yield "no questions"


def _texts(scale: Scale) -> Iterator[str]:
    wanted = _messages(scale)
    yield from (f"no text {message}" for message in wanted if message not in messages())
    # These ids are put together at run time, so that test_texts.py cannot see which are used.
    found = (m for m in messages() if m.startswith(f"scale-{scale.id}-"))
    stem = set() if scale.official else {f"scale-{scale.id}-stem"}
    yield from (f"nothing says {message}" for message in found if message not in {*wanted, *stem})


def _messages(scale: Scale) -> list[str]:
    """The texts in en.ftl: a name and what it is about for all, all wording for our own."""
    parts = ["name", "about"]
    # A question that is not told to others makes the rest a part of it (told_scale).
    parts += ["part-name"] if any(question.emergency for question in scale.questions) else []
    parts += ["meaning"] if scale.method is not None else []
    parts += [f"band-{band.id}" for band in scale.bands]
    if not scale.official:
        parts += [part for question in scale.questions for part in _own(question)]
    return [f"scale-{scale.id}-{part}" for part in dict.fromkeys(parts)]


def _own(question: Question) -> Iterator[str]:
    yield f"q-{question.id}"
    if isinstance(question.answers, Choice):
        yield from (f"a-{option.id}" for option in question.answers.options)
    elif isinstance(question.answers, Rating):
        yield from (f"q-{question.id}-{end}" for end in ("low", "high"))


def _official(scale: Scale) -> Iterator[str]:
    if scale.official and "en" not in scale.official:
        yield "official wording, but none in English to fall back on"
    for language, official in scale.official.items():
        wording = f"in the official wording ({language})"
        yield from (f"no {what} {wording}" for what in _gaps(scale, official))
        questions = {q.id for q in scale.questions}
        left_over = (set(official.questions) | set(official.ends)) - questions
        yield from (f"{q} is no question, {wording}" for q in sorted(left_over))


def _gaps(scale: Scale, official: Official) -> Iterator[str]:
    for question in scale.questions:
        if not official.questions.get(question.id):
            yield f"question {question.id}"
        if isinstance(question.answers, Choice):
            options = (o.id for o in question.answers.options)
            yield from (f"answer {o}" for o in options if not official.answers.get(o))
        if isinstance(question.answers, Rating) and not all(official.ends.get(question.id, ("",))):
            yield f"words at both ends of {question.id}"


def _schedule(scale: Scale) -> Iterator[str]:
    plan = scale.schedule
    rules = (plan.every, plan.after_step, plan.before_visit, plan.baseline, plan.once)
    if not any(rules) and opener(scale.id) is None:
        yield "never due: no rule in its schedule, and nothing opens it"
    if scale.seconds <= 0:
        yield "no seconds that it takes"


def _scoring(scale: Scale) -> Iterator[str]:
    if scale.method is None:
        if scale.bands or scale.change or scale.cut is not None:
            yield "bands, a change or a cut, but no method to score it by"
        return
    texts = [q.id for q in scale.questions if isinstance(q.answers, Words)]
    yield from (f"{q} is a text and cannot be scored" for q in texts)
    lows = [band.low for band in scale.bands]
    if lows != sorted(set(lows)) or any(not scale.low < low <= scale.high for low in lows):
        yield "bands out of order or out of range"
    if scale.cut is not None and not scale.low < scale.cut <= scale.high:
        yield "a cut out of range"
    yield from _opening(scale)


def _opening(scale: Scale) -> Iterator[str]:
    whole = BY_ID.get(scale.opens or "")
    if scale.opens is not None and whole is None:
        yield f"opens {scale.opens}, which there is not"
    if (scale.cut is None) != (scale.opens is None):
        yield "a cut without what it opens, or the other way round"
    if scale.part_of is not None:
        same = whole is not None and whole.questions[: len(scale.questions)] == scale.questions
        if scale.part_of != scale.opens or not same:
            yield f"not the first questions of {scale.part_of}"


def _codes(scale: Scale) -> Iterator[str]:
    stated = LOCAL.get(scale.id, "")
    wanted = {"panel": scale.panel}
    if scale.method is not None:
        wanted["total"] = scale.total
    for name, code in wanted.items():
        if (code is None) != (name in stated):
            yield (
                f"no LOINC {name}, and not stated as a local code"
                if code is None
                else (f"a LOINC {name}, and stated as a local code")
            )
        if code is not None and not LOINC.fullmatch(code):
            yield f"{code} is no LOINC code"
    if scale.panel is not None and scale.canonical != f"http://loinc.org/q/{scale.panel}":
        yield "no canonical of its panel"
    for question in scale.questions:
        yield from _codes_of(question, "questions" in stated)


def _codes_of(question: Question, local: bool) -> Iterator[str]:
    if question.loinc is None and not local:
        yield f"no LOINC code of {question.id}, and not stated as a local code"
    if question.loinc is not None and not LOINC.fullmatch(question.loinc):
        yield f"{question.loinc} is no LOINC code"
    if isinstance(question.answers, Choice):
        codes = [o.code for o in question.answers.options if o.code is not None]
        yield from (f"{c} is no LOINC answer code" for c in codes if not LOINC_ANSWER.fullmatch(c))
        if codes and len(codes) < len(question.answers.options):
            yield f"some answers of {question.id} have a code and some have none"


@pytest.mark.parametrize("scale", SCALES, ids=lambda s: s.id)
def test_a_questionnaire_has_all_it_needs(scale: Scale) -> None:
    assert missing(scale) == []


def test_every_id_is_there_once_and_nothing_is_stated_for_none() -> None:
    assert [i for i, n in Counter(s.id for s in SCALES).items() if n > 1] == []
    assert set(LOCAL) <= set(BY_ID)


def test_every_file_of_a_questionnaire_is_in_the_registry() -> None:
    """A file that is not named there is a questionnaire that nobody is asked."""
    folder = ROOT / "app/domain/scales"
    shared = {"__init__", "model", "registry", "scoring", "columns", "how_often"}
    assert {p.stem for p in folder.glob("*.py")} - shared == set(BY_ID)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", SCALES, ids=lambda s: s.id)
def test_every_word_of_it_can_be_said_in_every_language(scale: Scale, language: str) -> None:
    words = ScaleWords(scale, Translator(language))
    said = [words.name, words.about, *(words.question(q) for q in scale.questions)]
    for question in scale.questions:
        if isinstance(question.answers, Choice):
            said += [words.option(o) for o in question.answers.options]
        elif isinstance(question.answers, Rating):
            said += words.ends(question)
    assert [s for s in said if not s or s.startswith("scale-")] == []


PEG, PHQ2, LIST = BY_ID["peg"], BY_ID["phq2"], BY_ID["withdrawal_list"]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (replace(PEG, id="peg2"), "no text scale-peg2-name"),
        (replace(LIST, id="list2"), "no text scale-list2-q-yawning"),
        (replace(LIST, id="list2"), "no text scale-list2-a-mild"),
        (replace(BY_ID["readiness"], id="r2"), "no text scale-r2-q-confidence-high"),
        (replace(LIST, questions=(*LIST.questions, LIST.questions[0])), "id feeling_sick twice"),
        (replace(PEG, official={}), "no text scale-peg-q-pain"),
        (replace(PEG, official={"es": PEG.official["en"]}), "none in English to fall back on"),
        (
            replace(PEG, official={"en": replace(PEG.official["en"], ends={})}),
            "no words at both ends of activity in the official wording (en)",
        ),
        (
            replace(PHQ2, official={"en": replace(PHQ2.official["en"], answers={})}),
            "no answer several_days in the official wording (en)",
        ),
        (
            replace(PHQ2, official={"en": replace(PHQ2.official["en"], questions={"x": "X"})}),
            "x is no question",
        ),
        (replace(LIST, questions=LIST.questions[:9]), "says scale-withdrawal_list-q-trouble_sle"),
        (replace(PEG, schedule=Schedule()), "never due"),
        (replace(PEG, seconds=0), "no seconds"),
        (replace(PEG, method=None), "no method to score it by"),
        (replace(BY_ID["phq9"], bands=BY_ID["phq9"].bands[::-1]), "bands out of order"),
        (replace(PHQ2, cut=7), "a cut out of range"),
        (replace(PHQ2, opens="phq8"), "opens phq8, which there is not"),
        (replace(PHQ2, questions=PHQ2.questions[::-1]), "not the first questions of phq9"),
        (replace(PEG, panel=None), "no LOINC panel, and not stated as a local code"),
        (replace(LIST, panel="91148-7"), "a LOINC panel, and stated as a local code"),
        (replace(PEG, total="91147"), "91147 is no LOINC code"),
        (replace(PEG, canonical=None), "no canonical of its panel"),
        (
            replace(PEG, questions=(replace(PEG.questions[0], loinc=None), *PEG.questions[1:])),
            "no LOINC code of pain",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else value.id,
)
def test_what_is_missing_is_named(broken: Scale, said: str) -> None:
    """The test above cannot pass for want of looking."""
    assert any(said in found for found in missing(broken)), missing(broken)
