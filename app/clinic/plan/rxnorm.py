"""Which opioid an RxNorm code stands for, and whether it is slow-release.

A code that is not here is no trouble: the clinic's own text is shown, and the name says what it
is or it counts as another opioid, as in the plan's form. Combinations (with paracetamol, with
naloxone) are left out on purpose: a milligram of them is not one of the opioid.

Sources. Products: the value set "Opioids", OID 2.16.840.1.113762.1.4.1248.120, definition
20250206, expansion eCQM Update 2025-05-08. Ingredients: CPIC's table of drugs (cpic-schema,
``drug.sql``) for codeine, fentanyl, methadone, morphine, oxycodone, tramadol; *check* for
buprenorphine, hydrocodone, hydromorphone, oxymorphone, tapentadol, ibuprofen, naproxen and
acetaminophen, which were found in secondary sources or are general knowledge.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.medicines import Ingredient

RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"

Meaning = tuple[Ingredient, bool | None]
"""The ingredient, and whether it is slow-release (``None``: the code does not say)."""

_INGREDIENTS = {
    Ingredient.CODEINE: "2670",
    Ingredient.FENTANYL: "4337",
    Ingredient.HYDROCODONE: "5489",
    Ingredient.HYDROMORPHONE: "3423",
    Ingredient.METHADONE: "6813",
    Ingredient.MORPHINE: "7052",
    Ingredient.OXYCODONE: "7804",
    Ingredient.OXYMORPHONE: "7814",
    Ingredient.TAPENTADOL: "787390",
    Ingredient.TRAMADOL: "10689",
    Ingredient.BUPRENORPHINE: "1819",
    Ingredient.NOT_OPIOID: "161 1191 3355 5640 7258 140587",
}
"""The last: acetaminophen, aspirin, diclofenac, ibuprofen, naproxen, celecoxib."""

_SHORT = {
    Ingredient.CODEINE: "997170 997287 997296",
    Ingredient.HYDROMORPHONE: "897657 897696 897702 897710",
    Ingredient.MORPHINE: "892582 892589 892625 892672 894780",
    Ingredient.OXYCODONE: "1049604 1049611 1049615 1049618 1049621 1049683 1049686 1049696"
    " 1113314 1944529 1944538 1944541",
    Ingredient.OXYMORPHONE: "977939 977942",
    Ingredient.TAPENTADOL: "825409 825411 825413",
    Ingredient.TRAMADOL: "835603 2179635 2395808 2670390",
}
"""Oral tablets, capsules and solutions."""

_UNSAID = {Ingredient.METHADONE: "864706 864718 864761 864769 864978 991147"}
"""Oral, and neither: methadone lasts long without being slow-release."""

_LONG = {
    Ingredient.BUPRENORPHINE: "904870 904876 904880 1432969 1542997",
    Ingredient.FENTANYL: "197696 245134 245135 245136 577057 1603495 1603498 1603501",
    Ingredient.HYDROCODONE: "1595730 1595740 1595746 1595752 1595758 1595764 1595770"
    " 1860491 1860493 1860495 1860497 1860499 1860501",
    Ingredient.HYDROMORPHONE: "902729 902736 902741 1306898",
    Ingredient.MORPHINE: "891874 891881 891888 891893 892297 892342 892345 892349 892352 892355"
    " 892494 892554 892596 892643 892646 894801 894814 894942 894970 1303736"
    " 1871434 1871441 1871444",
    Ingredient.OXYCODONE: "1049502 1049543 1049574 1049593 1790527 1791558 1791567 1791574"
    " 1791580 1860127 1860129 1860137 1860148 1860151 1860154 1860157",
    Ingredient.OXYMORPHONE: "977874 977894 977902 977909 977915 977923 977929",
    Ingredient.TAPENTADOL: "1148797 1148800 1148803 1148807 1148809",
    Ingredient.TRAMADOL: "833709 833711 833713 1148478 1148485 1148489 1248115"
    " 1946525 1946527 1946529",
}
"""Slow-release tablets and capsules, and patches."""


def _all() -> Iterator[tuple[str, Meaning]]:
    tables = ((_INGREDIENTS, None), (_SHORT, False), (_UNSAID, None), (_LONG, True))
    for table, slow in tables:
        for ingredient, codes in table.items():
            yield from ((code, (ingredient, slow)) for code in codes.split())


MEANINGS: dict[str, Meaning] = dict(_all())
