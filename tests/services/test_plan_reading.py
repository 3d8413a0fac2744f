"""What is typed into the plan's form, and where a problem with it is told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.medicines import Ingredient, Unit
from app.services.plan_sheet import PlanSheet
from tests.domain.make import day
from tests.services.plan_forms import blank, paper, read, told, write, written


def good() -> PlanSheet:
    return paper(blank(), ("20", 0, 13), ("15", 14, 27))


def test_a_plan_copied_from_paper_is_read_as_it_stands() -> None:
    found = read(good())
    assert found.problems == () and found.valid_from == day(0)
    (course,) = found.raw.courses
    assert [line.amount for s in course.steps for line in s.lines] == [20, 15]
    assert course.medicine.ingredient is Ingredient.MORPHINE


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("m1.s2.amount", "", "plan-problem-no-amount"),
        ("m1.s2.amount", "  ", "plan-problem-no-amount"),
        ("m1.s2.amount", "a few", "plan-problem-unreadable-amount"),
        ("m1.s2.amount", "2,500", "plan-problem-unreadable-amount"),
        ("m1.s2.amount", "-5", "plan-problem-negative"),
        ("m1.s2.amount", "1.2345", "plan-problem-amount-range"),
        ("m1.s2.amount", "15 mcg", "plan-problem-mixed-units"),
        ("m1.s2.amount", "61", "plan-question-large"),
        ("m1.s2.times", "", "plan-problem-no-times"),
        ("m1.s2.times", "2x", "plan-problem-unreadable-times"),
        ("m1.s2.times", "25", "plan-problem-times-range"),
        ("m1.s2.start", "", "plan-problem-no-start"),
        ("m1.s2.start", "soon", "plan-problem-unreadable-day"),
        ("m1.s2.end", "", "plan-problem-no-end"),
        ("m1.s2.end", "2/30/2025", "plan-problem-unreadable-day"),
        ("m1.s2.end", written(day(13)), "plan-problem-end-before-start"),
        ("m1.s2.start", written(day(13)), "plan-problem-overlap"),
        ("m1.s2.start", written(day(15)), "plan-problem-gap"),
        ("m1.name", " ", "plan-problem-name"),
        ("m1.unit", "", "plan-problem-unit"),
        ("author", "", "plan-problem-author"),
        ("agreed_on", "", "plan-problem-agreed"),
        ("agreed_on", "32/1/2025", "plan-problem-unreadable-day"),
        ("agreed_on", written(day(1)), "plan-problem-agreed-to-come"),
        ("follow_up", "0", "plan-problem-follow-up"),
        ("follow_up", "every week", "plan-problem-unreadable-days"),
    ],
)
def test_a_problem_lands_on_its_field_and_what_was_typed_stays(
    field: str, text: str, message: str
) -> None:
    sheet = write(good(), {field: text})
    before = dict(sheet.fields)
    assert told(sheet) == [(field, message)]
    assert sheet.fields == before


UNEVEN = {"m1.s2.uneven": "yes", "m1.s2.amount2": "5", "m1.s2.times2": "1"}


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"m1.s2.amount2": ""}, "m1.s2.amount2", "plan-problem-no-amount"),
        ({"m1.s2.amount2": "x"}, "m1.s2.amount2", "plan-problem-unreadable-amount"),
        ({"m1.s2.amount2": "-1"}, "m1.s2.amount2", "plan-problem-negative"),
        ({"m1.s2.amount2": "5 mcg"}, "m1.s2.amount2", "plan-problem-mixed-units"),
        ({"m1.s2.amount2": "61"}, "m1.s2.amount2", "plan-question-large"),
        ({"m1.s2.times2": "99"}, "m1.s2.times2", "plan-problem-times-range"),
        ({"m1.s2.times2": ""}, "m1.s2.times2", "plan-problem-no-times"),
        ({"m1.s2.amount": "x"}, "m1.s2.amount", "plan-problem-unreadable-amount"),
        ({"m1.s2.amount": ""}, "m1.s2.amount", "plan-problem-no-amount"),
        (
            {"m1.s2.amount": "15 mg", "m1.s2.amount2": "5 mcg"},
            "m1.s2.amount2",
            "plan-problem-mixed-units",
        ),
    ],
)
def test_of_an_uneven_day_the_line_at_fault_is_named(
    typed: dict[str, str], field: str, message: str
) -> None:
    sheet = write(good(), {**UNEVEN, **typed})
    assert told(sheet) == [(field, message)]


def test_both_lines_of_an_uneven_day_are_told() -> None:
    sheet = write(good(), {**UNEVEN, "m1.s2.amount": "x", "m1.s2.amount2": ""})
    assert told(sheet) == [
        ("m1.s2.amount", "plan-problem-unreadable-amount"),
        ("m1.s2.amount2", "plan-problem-no-amount"),
    ]


def test_what_cannot_be_read_is_said_back() -> None:
    sheet = write(good(), {"m1.s1.amount": " one half "})
    problem = read(sheet).of("m1.s1.amount")
    assert problem is not None and problem.values["text"] == "one half"
    assert (problem.medicine, problem.step) == (0, 0)


def test_a_yes_holds_for_exactly_the_amount_that_stands_there() -> None:
    sheet = write(good(), {"m1.s2.amount": "100", "m1.s2.amount.sure": "100"})
    assert told(sheet) == []
    assert told(write(sheet, {"m1.s2.amount": "1000"})) == [("m1.s2.amount", "plan-question-large")]
    assert told(write(sheet, {"m1.s2.amount": "100"})) == []


def test_a_yes_settles_no_refusal() -> None:
    sheet = write(good(), {"m1.s2.amount": "-5", "m1.s2.amount.sure": "-5"})
    assert told(sheet) == [("m1.s2.amount", "plan-problem-negative")]


def test_a_line_that_was_taken_off_the_page_is_not_read() -> None:
    sheet = write(good(), {**UNEVEN, "m1.s2.amount2": "x", "m1.s2.uneven": ""})
    assert told(sheet) == []


def with_needed(**typed: str) -> PlanSheet:
    sheet = good()
    row = sheet.begin_needed()
    fields = {"name": "Codeine", "unit": "mg", "maximum": "120", **typed}
    return write(sheet, {f"{row}.{name}": text for name, text in fields.items()})


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"maximum": ""}, "n1.maximum", "plan-problem-maximum"),
        ({"maximum": "some"}, "n1.maximum", "plan-problem-unreadable-amount"),
        ({"maximum": "0"}, "n1.maximum", "plan-problem-maximum-range"),
        ({"maximum": "5 ml"}, "n1.maximum", "plan-problem-mixed-units"),
        ({"needed_amount": "some"}, "n1.needed_amount", "plan-problem-unreadable-amount"),
        ({"needed_amount": "0"}, "n1.needed_amount", "plan-problem-needed-amount"),
        (
            {"maximum": "120 mg", "needed_amount": "30 mcg"},
            "n1.needed_amount",
            "plan-problem-mixed-units",
        ),
        ({"name": ""}, "n1.name", "plan-problem-name"),
        ({"unit": ""}, "n1.unit", "plan-problem-unit"),
    ],
)
def test_an_as_needed_medicine_names_its_own_field(
    typed: dict[str, str], field: str, message: str
) -> None:
    assert told(with_needed(**typed)) == [(field, message)]
    problem = read(with_needed(**typed)).of(field)
    assert problem is not None and problem.medicine == 1


def test_an_amount_of_one_dose_may_be_left_empty() -> None:
    assert told(with_needed()) == []
    assert read(with_needed(needed_amount="30 mg")).raw.as_needed[0].amount == 30


def test_steps_typed_in_any_order_are_one_plan() -> None:
    sheet = paper(blank(), ("15", 14, 27), ("20", 0, 13))
    found = read(sheet)
    assert found.problems == () and found.valid_from == day(0)


def test_an_overlap_is_told_at_the_later_step_wherever_it_was_typed() -> None:
    assert told(paper(blank(), ("15", 13, 27), ("20", 0, 13))) == [
        ("m1.s1.start", "plan-problem-overlap")
    ]


def test_rows_removed_before_it_do_not_move_a_problem() -> None:
    sheet = paper(blank(), ("20", 0, 13), ("15", 14, 27), ("x", 28, 41))
    sheet.remove("m1.steps", "s2")
    assert ("m1.s3.amount", "plan-problem-unreadable-amount") in told(sheet)


def test_an_empty_form_says_what_is_missing_and_reads_no_unit() -> None:
    assert told(blank()) == [
        ("medicines", "plan-problem-no-medicine"),
        ("author", "plan-problem-author"),
        ("agreed_on", "plan-problem-agreed"),
    ]


def test_problems_stand_in_the_order_of_the_page() -> None:
    sheet = with_needed(maximum="")
    fields = ("m1.name", "m1.unit", "m1.s1.amount", "m1.s1.start", "m1.s2.times", "author")
    write(sheet, dict.fromkeys((*fields, "n1.unit"), "") | {"m1.s2.amount": "a few"})
    assert [field for field, _ in told(sheet)] == [
        *("m1.name", "m1.unit", "m1.s1.amount", "m1.s1.start", "m1.s2.amount", "m1.s2.times"),
        *("n1.unit", "n1.maximum"),
        "author",
    ]


def test_a_patch_works_slowly_whatever_was_chosen() -> None:
    sheet = write(good(), {"m1.unit": Unit.MCG_PER_H, "m1.release": "short", "m1.s1.amount": "25"})
    (course,) = read(sheet).raw.courses
    assert course.medicine.long_acting is True
    assert course.steps[0].lines[0].amount == Decimal(25)


@pytest.mark.parametrize("row", ["s1", "s2", "s3"])
def test_a_removed_row_comes_back_where_it_stood(row: str) -> None:
    sheet = paper(blank(), ("20", 0, 13), ("15", 14, 27), ("10", 28, 41))
    before = dict(sheet.fields)
    gone = sheet.remove("m1.steps", row)
    assert len(sheet.steps("m1")) == 2 and sheet.get(f"m1.{row}.amount") == ""
    sheet.restore(gone)
    assert sheet.fields == before


def test_bringing_a_row_back_leaves_what_was_done_since() -> None:
    sheet = good()
    second, third = sheet.begin_medicine(), sheet.begin_medicine()
    gone = sheet.remove("medicines", second)
    sheet.remove("medicines", third)
    fourth = sheet.begin_medicine()
    assert fourth not in (second, third)
    sheet.restore(gone)
    assert sheet.rows("medicines") == ["m1", second, fourth]
    assert all(read(sheet).raw.courses)
