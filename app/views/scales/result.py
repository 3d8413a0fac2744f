"""What a questionnaire came to: the score, what it means, how it changed, the answers."""

from __future__ import annotations

from dataclasses import replace
from typing import cast
from uuid import UUID

import flet as ft

from app.domain.responses import Response
from app.domain.scales.model import Question, Scale
from app.i18n import scale_results
from app.services.scales import Seen
from app.views import scale_identifiers as ids
from app.views.components.buttons import primary_button, secondary_button
from app.views.components.expander import expander_button
from app.views.components.layout import card
from app.views.components.read_back import answer_line, earlier, entered
from app.views.components.text import body, heading, number, small, strong, title
from app.views.components.thumb_bar import narrow, thumb_bar
from app.views.effects import stop
from app.views.over import over
from app.views.scales.put_off import put_off_buttons
from app.views.scales.words import how_long, words_of
from app.views.ui import Ui, use_ui


@ft.component
def ResultScreen() -> ft.View:
    """``/questions/peg/result/<id>``; one that is not there any more leads away."""
    ui = use_ui()
    params, path = ft.use_route_params(), ft.use_view_path()
    pulse, _ = ft.use_state(ui.shell.pulse)
    seen, set_seen = ft.use_state(cast(Seen | None, None))

    async def load() -> None:
        if ui.shell.state.diary is None:
            return
        found = await found_for(ui, params.get("response", ""))
        if found is None:
            ui.shell.leave()
        set_seen(found)

    ft.use_effect(ui.act(load), [path, pulse.revision], cleanup=stop)
    ft.use_effect(ui.act(stop), [], cleanup=ui.shell.put_away)
    controls = [] if seen is None else result_page(ui, seen)
    return over(ui, path, controls, bar(ui, seen), close=ids.SCALE_CLOSE)


def bar(ui: Ui, seen: Seen | None) -> ft.Control:
    """Done; where there is a rest to answer, that is the main thing and Done stands beside."""
    rest = seen.rest if seen is not None else None
    if seen is None or rest is None:
        return thumb_bar(
            ui,
            primary_button(
                ids.SCALE_DONE, ui.t("scales-done"), ui.act(ui.shell.leave), expand=True
            ),
        )
    text = ui.t("scales-rest", count=unanswered(rest, seen.result.response))
    path = f"/questions/{rest.id}"
    answer = primary_button(
        ids.SCALE_REST, text, ui.act(lambda: ui.shell.navigate(path)), expand=True
    )
    little = narrow(ui)
    done = secondary_button(
        ids.SCALE_DONE, ui.t("scales-done"), ui.act(ui.shell.leave), expand=little or None
    )
    return thumb_bar(ui, answer, before=done, stacked=little)


def unanswered(rest: Scale, by: Response) -> int:
    """How many questions of ``rest`` its first part leaves."""
    return sum(q.id not in by.answers for q in rest.questions)


async def found_for(ui: Ui, response: str) -> Seen | None:
    """The response of the route; the rest that its score offers only while it is on offer."""
    try:
        seen = await ui.scales.seen(UUID(response))
    except ValueError:
        return None
    if seen is None or seen.rest is None:
        return seen
    offered = [o.offer.scale for o in await ui.scales.offers()]
    return seen if seen.rest in offered else replace(seen, rest=None)


def result_page(ui: Ui, seen: Seen) -> list[ft.Control]:
    """Everything of one response."""
    response = seen.result.response
    return [
        title(ui, words_of(ui, seen.result.scale).name),
        small(ui, entered(ui, response)),
        score_card(ui, seen),
        *(rest_card(ui, seen.rest, response) if seen.rest is not None else []),
        answers_card(ui, seen),
    ]


def score_card(ui: Ui, seen: Seen) -> ft.Control:
    """The score, large, and what it says; nothing beyond what is published."""
    result = seen.result
    lines = [
        *scale_results.meaning(result, ui.words),
        *scale_results.changes(result, ui.words, ui.formats),
    ]
    if result.score is None or result.score.value is None:
        return card(ui, [strong(ui, scale_results.headline(result, ui.words, ui.formats))])
    low, high = (ui.formats.number(end) for end in (result.scale.low, result.scale.high))
    score = ft.Column(
        [
            number(ui, ui.formats.number(round(result.score.value, 1))),
            small(ui, ui.t("scales-range", low=low, high=high)),
        ],
        spacing=0,
        tight=True,
    )
    return card(ui, [ft.MergeSemantics(score), *(body(ui, line) for line in lines)], "soft")


def rest_card(ui: Ui, rest: Scale, by: Response) -> list[ft.Control]:
    """Why there are more questions, how long they take, and the ways to leave them."""
    left = unanswered(rest, by)
    why = body(ui, f"{ui.t('scales-rest-why', count=left)} {how_long(ui, rest, left)}")
    quiet = ft.Row(put_off_buttons(ui, rest), wrap=True, spacing=8, run_spacing=0)
    return [card(ui, [why, quiet], stretch=True)]


def answers_card(ui: Ui, seen: Seen) -> ft.Control:
    """The answers one by one, the way to put them right, and what was put right."""
    scale, response = seen.result.scale, seen.result.response
    rows = [
        answer_line(ui, words_of(ui, scale).question(q), said(ui, scale, q, response))
        for q in scale.questions
    ]
    path = f"/questions/{scale.id}/correct/{response.id}"
    correct = secondary_button(
        ids.SCALE_CORRECT,
        ui.t("history-correct"),
        ui.act(lambda: ui.shell.navigate(path)),
        ft.Icons.EDIT_OUTLINED,
    )
    trail: list[ft.Control] = [Trail(seen)] if seen.trail else []
    return card(ui, [heading(ui, ui.t("scales-answers")), *rows, correct, *trail])


def said(ui: Ui, scale: Scale, question: Question, response: Response) -> str:
    """An answer in words; a missing one is "not answered", never zero."""
    answer = response.answers.get(question.id)
    if answer is None:
        return ui.t("history-missing")
    return words_of(ui, scale).answer(question, answer, ui.formats)


@ft.component
def Trail(seen: Seen) -> ft.Control:
    """The earlier versions, newest first, behind one button."""
    ui = use_ui()
    is_open, set_open = ft.use_state(False)
    text = ui.t("history-trail-hide" if is_open else "history-trail-show", count=len(seen.trail))
    button = expander_button(ids.SCALE_TRAIL, text, is_open, ui.act(lambda: set_open(not is_open)))
    followed_by = [*seen.trail[1:], seen.result.response]
    versions = list(zip(seen.trail, followed_by, strict=True)) if is_open else []
    blocks = [version(ui, seen.result.scale, old, new) for old, new in reversed(versions)]
    return ft.Column([button, *blocks], spacing=12, tight=True)


def version(ui: Ui, scale: Scale, old: Response, new: Response) -> ft.Control:
    """One earlier version: what it said otherwise."""
    words = words_of(ui, scale)
    changed = [
        ui.t(
            "history-trail-change",
            question=words.question(q),
            before=said(ui, scale, q, old),
            after=said(ui, scale, q, new),
        )
        for q in scale.questions
        if old.answers.get(q.id) != new.answers.get(q.id)
    ]
    lines = changed or [ui.t("history-trail-same")]
    return earlier(ui, [strong(ui, entered(ui, old)), *(body(ui, line) for line in lines)])
