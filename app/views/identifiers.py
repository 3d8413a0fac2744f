"""The names by which a test, or a reader's own tool, finds a control on the page.

They reach the page as ``flt-semantics-identifier`` (Android ``resource-id``, iOS
``accessibilityIdentifier``) and are a public contract (``product.md``, last section):
dotted, stable, never shown and never translated. A screen takes every identifier from
here; ``tests/contracts`` holds that line.
"""

from __future__ import annotations

from datetime import date

NAV_TODAY = "nav.today"
NAV_PROGRESS = "nav.progress"
NAV_PLAN = "nav.plan"
NAV_SHARE = "nav.share"
NAV_MORE = "nav.more"

HELP_OPEN = "help.open"
HELP_CLOSE = "help.close"

TODAY_CHECKIN_OPEN = "today.checkin.open"
TODAY_CHECKIN_SHORT = "today.checkin.short"
TODAY_CHECKIN_CHANGE = "today.checkin.change"
TODAY_HISTORY = "today.history"

CHECKIN_SAVE = "checkin.save"
CHECKIN_UNDO = "checkin.undo"
CHECKIN_REASON = "checkin.reason"
CHECKIN_DISCARD = "checkin.discard"
CHECKIN_CLOSE = "checkin.close"

HISTORY_PREVIOUS = "history.previous"
HISTORY_NEXT = "history.next"
HISTORY_CORRECT = "history.correct"
HISTORY_ADD = "history.add"
HISTORY_CLOSE = "history.close"
HISTORY_CHECKIN = "history.checkin"

PROGRESS_CHECKIN = "progress.checkin"
PROGRESS_GLIDE_MEASURES = "progress.glide.measures"
PROGRESS_STEPS = "progress.steps"
PROGRESS_TOGETHER = "progress.together"

PLAN_REVIEW = "plan.review"
PLAN_CONFIRM = "plan.confirm"
PLAN_CLOSE = "plan.close"
PLAN_DISCARD = "plan.discard"
PLAN_EDIT = "plan.edit"
PLAN_INSTEAD = "plan.instead"

FIRSTRUN_NEXT = "firstrun.next"
FIRSTRUN_BACK = "firstrun.back"
FIRSTRUN_AGREE = "firstrun.agree"
FIRSTRUN_PASSCODE = "firstrun.passcode"
FIRSTRUN_PASSCODE_REPEAT = "firstrun.passcode.repeat"
FIRSTRUN_PASSCODE_SHOW = "firstrun.passcode.show"
FIRSTRUN_NO_PASSCODE = "firstrun.no_passcode"
FIRSTRUN_RECOVERY_CODE = "firstrun.recovery.code"
FIRSTRUN_RECOVERY_COPY = "firstrun.recovery.copy"
FIRSTRUN_RECOVERY_WRITTEN = "firstrun.recovery.written"
FIRSTRUN_RECOVERY_SHOW = "firstrun.recovery.show"
FIRSTRUN_RECOVERY_CONFIRM = "firstrun.recovery.confirm"
FIRSTRUN_CHECKIN = "firstrun.checkin"
FIRSTRUN_LATER = "firstrun.later"
FIRSTRUN_RESTORE = "firstrun.restore"

LOCK_PASSCODE = "lock.passcode"
LOCK_PASSCODE_SHOW = "lock.passcode.show"
LOCK_UNLOCK = "lock.unlock"
LOCK_NOW = "lock.now"
LOCK_RECOVERY = "lock.recovery"
LOCK_RECOVERY_CODE = "lock.recovery.code"
LOCK_RECOVERY_OPEN = "lock.recovery.open"
LOCK_RECOVERY_BACK = "lock.recovery.back"
LOCK_RECOVERY_LATER = "lock.recovery.later"

MORE_LANGUAGE = "more.language"
MORE_APPEARANCE = "more.appearance"
MORE_LOCK = "more.lock"
MORE_ABOUT = "more.about"
MORE_BACK = "more.back"

TROUBLE_RETRY = "trouble.retry"
TROUBLE_RECOVERY = "trouble.recovery"
TROUBLE_CLOSE = "trouble.close"


def number(value: float) -> str:
    """A number as it stands in an identifier: 7 and 7.0 are "7", 6.5 is "6.5"."""
    return f"{value:g}"


def checkin_value(item_id: str, value: float | str) -> str:
    """The button for one answer: ``checkin.pain_24h.7``, ``checkin.doses.as_usual``."""
    return f"checkin.{item_id}.{value if isinstance(value, str) else number(value)}"


def checkin_severity(item_id: str, option: str, severity: str) -> str:
    """How strong a chosen chip was: ``checkin.side_effects.nausea.mild``."""
    return f"checkin.{item_id}.{option}.{severity}"


def checkin_skip(item_id: str) -> str:
    """Leaves a question out on purpose: ``checkin.mood.skip``."""
    return f"checkin.{item_id}.skip"


def checkin_other(item_id: str) -> str:
    """Opens the values beyond the buttons: ``checkin.sleep_hours.other``."""
    return f"checkin.{item_id}.other"


def checkin_use(item_id: str) -> str:
    """Takes the value that was typed beyond the buttons: ``checkin.sleep_hours.use``."""
    return f"checkin.{item_id}.use"


def checkin_text(item_id: str) -> str:
    """The field of a question answered in words: ``checkin.note.text``."""
    return f"checkin.{item_id}.text"


def today_backfill(day: date) -> str:
    """Adds one of the last days: ``today.backfill.2025-03-02``."""
    return f"today.backfill.{day.isoformat()}"


def today_draft(row: int) -> str:
    """Goes on with a check-in that was begun, counted from 1: ``today.draft.1``."""
    return f"today.draft.{row}"


def history_day(day: date) -> str:
    """A day of the calendar: ``history.day.2025-03-02``."""
    return f"history.day.{day.isoformat()}"


def history_row(day: date) -> str:
    """A day of the list under the calendar: ``history.row.2025-03-02``."""
    return f"history.row.{day.isoformat()}"


def history_correct(entry: int) -> str:
    """Corrects an entry of a day, counted from 1: ``history.correct``, then
    ``history.correct.2``."""
    return HISTORY_CORRECT if entry == 1 else f"{HISTORY_CORRECT}.{entry}"


def history_trail(entry: int) -> str:
    """Opens the earlier versions of an entry: ``history.trail.1``."""
    return f"history.trail.{entry}"


def progress_range(name: str) -> str:
    """The span of the charts, ``2w``, ``8w`` or ``all``: ``progress.range.2w``."""
    return f"progress.range.{name}"


def progress_chart(measure_id: str) -> str:
    """A chart: ``progress.chart.pain_24h``."""
    return f"progress.chart.{measure_id}"


def progress_table(measure_id: str) -> str:
    """Opens the numbers behind a chart: ``progress.table.pain_24h``."""
    return f"progress.table.{measure_id}"


def progress_glide_medicine(which: str) -> str:
    """A medicine of the glide path, counted from 1, or ``mme``: ``progress.glide.medicine.1``."""
    return f"progress.glide.medicine.{which}"


def progress_glide_measure(measure_id: str) -> str:
    """A measure to stand under the glide path: ``progress.glide.measure.mood``."""
    return f"progress.glide.measure.{measure_id}"


def progress_table_earlier(measure_id: str) -> str:
    """The rows of earlier days: ``progress.table.pain_24h.earlier``."""
    return f"progress.table.{measure_id}.earlier"


def progress_table_later(measure_id: str) -> str:
    """The rows of later days: ``progress.table.pain_24h.later``."""
    return f"progress.table.{measure_id}.later"


def plan_field(name: str) -> str:
    """A field of the plan's form, by its name there: ``plan.field.m1.s2.amount``."""
    return f"plan.field.{name}"


def plan_choice(name: str, value: str) -> str:
    """One of the choices of such a field: ``plan.choice.m1.unit.mg``."""
    return f"plan.choice.{name}.{value}"


def plan_more(rows: str) -> str:
    """Adds a row to a list of the form: ``plan.more.medicines``, ``plan.more.m1.steps``."""
    return f"plan.more.{rows}"


def plan_less(row: str) -> str:
    """Takes a row out of the form: ``plan.less.m1.s2``."""
    return f"plan.less.{row}"


def calendar(identifier: str) -> str:
    """Opens the calendar of a field for a day."""
    return f"{identifier}.calendar"


def settings(name: str) -> str:
    """A setting, or one of its choices: ``settings.lock``, ``settings.appearance.dark``."""
    return f"settings.{name}"


def trouble_copy(row: int) -> str:
    """Uses an automatic copy, counted from 1, the newest first: ``trouble.copy.1``."""
    return f"trouble.copy.{row}"


def yes(identifier: str) -> str:
    """Confirms what a button asked before doing it: ``trouble.copy.1.yes``."""
    return f"{identifier}.yes"


def no(identifier: str) -> str:
    """Leaves things as they are after all: ``trouble.copy.1.no``."""
    return f"{identifier}.no"


def firstrun_language(code: str) -> str:
    """``firstrun.language.en``."""
    return f"firstrun.language.{code}"


def firstrun_region(code: str) -> str:
    """``firstrun.region.us``; ``firstrun.region.other`` for a region without a list."""
    return f"firstrun.region.{code.lower()}"


def firstrun_recovery_group(group: int) -> str:
    """The field for one group of the recovery code, counted from 1."""
    return f"firstrun.recovery.group.{group}"


def help_call(row: int) -> str:
    """Calls, writes to or opens the line in a row of Help now, counted from 1."""
    return f"help.call.{row}"


def help_text(row: int) -> str:
    """Writes to a line that can be called as well: ``help.text.2``."""
    return f"help.text.{row}"


def help_copy(row: int) -> str:
    """Copies the number in a row of Help now: ``help.copy.1``."""
    return f"help.copy.{row}"
