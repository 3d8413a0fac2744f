"""Who may look at the diary: a RelatedPerson with a Consent for each permission.

It tells the clinic what the patient's own app shows to somebody, and asks the clinic to show
nothing: the policy says so in its own words. The words that open a package, and what the other
person calls the patient, are no part of it.

R4's rule at the root has no ``type``. It says about whom and while when; the rule within permits
what was granted. ``period`` is while it may be looked at, ``dataPeriod`` the days that are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.clinic.entries import Entry, Family, Maker
from app.clinic.mapping import codes, concepts
from app.clinic.mapping.concepts import Concept, concept
from app.clinic.mapping.shapes import (
    Json,
    category,
    entry,
    fingerprint,
    key_of,
    moment,
    refer,
    short,
)
from app.clinic.mapping.source import Source
from app.clinic.mapping.words import typed
from app.domain.alerts.said import first_said
from app.domain.chains import Standing, roots
from app.domain.clinic.parcels import Sent
from app.domain.clock import local_day
from app.domain.report.topics import Topic
from app.domain.sharing.grants import Grant, Relation, standing_grants
from app.domain.sharing.topics import Granted

RELATIONS: Mapping[Relation, tuple[str, str]] = {
    Relation.PARTNER: ("SIGOTHR", "significant other"),
    Relation.PARENT: ("PRN", "parent"),
    Relation.CHILD: ("CHILD", "child"),
    Relation.RELATIVE: ("FAMMEMB", "family member"),
    Relation.FRIEND: ("FRND", "unrelated friend"),
}
"""HL7's RoleCode of who somebody is to the patient. It has none for a clinician or for anybody
else: those have codes of ours."""

TOPICS = frozenset((Topic.CAREGIVERS.value,))


@dataclass(frozen=True)
class _Told:
    """A permission with what it replaced: ``first`` when it was first given, ``agreed`` when the
    person said what it grants now."""

    source: Source
    found: Standing[Grant]
    root: str

    @property
    def grant(self) -> Grant:
        return self.found.row

    @property
    def versions(self) -> tuple[Grant, ...]:
        return (*self.found.trail, self.found.row)

    @property
    def first(self) -> Grant:
        return self.versions[0]

    @property
    def agreed(self) -> Grant:
        """To end it grants nothing anew."""
        now = _granted(self.grant)
        return first_said(self.versions, lambda one: _granted(one) == now) or self.grant

    @property
    def holds(self) -> bool:
        """On the day on which it is told."""
        return self.grant.holds(self.source.found.today)

    @property
    def end(self) -> date:
        """The last day, or the day on which it was ended; never before it began, whatever the
        clock was set to."""
        ended, until = self.grant.ended_at, self.grant.until
        return max(until if ended is None else min(local_day(ended), until), self.first.day)

    def key(self, kind: Sent) -> str:
        return key_of(kind, self.first.day, self.root)

    @property
    def in_days(self) -> bool:
        """Whether it held on any of the days chosen, or ended on one."""
        found = self.source.found
        return self.first.day <= found.last and found.first <= self.end


def consents(source: Source) -> Iterator[Family]:
    """The permissions that held at any time of the days chosen, as they stand now."""
    root = roots(source.found.grants)
    for found in standing_grants(source.found.grants):
        told = _Told(source, found, short(root[found.row.id]))
        if told.in_days:
            yield Family(tuple(_entries(told)))


def _entries(told: _Told) -> Iterator[Entry]:
    # That the last day passed is in no row, and has to be told all the same.
    said = fingerprint([told.grant.id, _status(told)])
    made = ((Sent.SUPPORTER, _person(told)), (Sent.CONSENT, _consent(told)))
    for kind, resource in made:
        yield entry(told.source.maker, told.key(kind), resource, said, TOPICS)


def _person(told: _Told) -> Json:
    name = typed(told.grant.name)
    return {
        **unsaid_person(told.source.maker),
        "active": told.holds,
        "relationship": [relation(told.grant.relation)],
        **({"name": [{"text": name}]} if name else {}),
        "period": _period(told.first.day, told.end),
    }


def unsaid_person(maker: Maker) -> Json:
    """Somebody of whom nothing is said. R4 marks with ``active`` also what was entered in
    error."""
    return {"resourceType": "RelatedPerson", "active": False, "patient": maker.reference}


def _consent(told: _Told) -> Json:
    maker, grant = told.source.maker, told.grant
    person = refer(maker, told.key(Sent.SUPPORTER))
    within = {
        "type": "permit",
        "code": [concept(concepts.local(codes.granted(one))) for one in _topics(grant)],
        "dataPeriod": _period(min(grant.first, told.end), told.end),
    }
    return {
        **unsaid_consent(maker),
        "status": _status(told),
        "dateTime": moment(told.agreed.entered_at),
        "performer": [maker.reference],
        "provision": {
            "period": _period(told.first.day, told.end),
            "actor": [{"role": RECIPIENT, "reference": person}],
            "provision": [within],
        },
    }


def unsaid_consent(maker: Maker) -> Json:
    """What every consent says, whatever was granted."""
    return {
        "resourceType": "Consent",
        "status": "entered-in-error",
        "scope": category(codes.CONSENT_SCOPE, "patient-privacy", "Privacy Consent")[0],
        "category": category(codes.LOINC, codes.CONSENT, "Release of information consent"),
        "patient": maker.reference,
        "policyRule": concept(concepts.local(codes.POLICY)),
    }


RECIPIENT: Concept = category(codes.PARTICIPATION, "IRCP", "information recipient")[0]


def relation(who: Relation) -> Concept:
    """Who somebody is to the patient."""
    if who not in RELATIONS:
        return concept(concepts.local(codes.relation(who)))
    code, display = RELATIONS[who]
    return concept({"system": codes.ROLE, "code": code, "display": display})


def _status(told: _Told) -> str:
    return "active" if told.holds else "inactive"


def _topics(grant: Grant) -> list[Granted]:
    return [one for one in Granted if one in grant.topics]


def _granted(grant: Grant) -> object:
    return grant.name, grant.relation, grant.topics, grant.first, grant.until


def _period(start: date, end: date) -> Json:
    return {"start": start.isoformat(), "end": end.isoformat()}
