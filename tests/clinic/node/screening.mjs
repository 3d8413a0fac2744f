// US Core's Observation Screening Assessment (8.0) as a StructureDefinition, written down from its
// published page: no package on npm holds it. Made of FHIR's own Observation, which @medplum/
// definitions holds, with what the profile asks for on top.

const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';

const CONSTRAINTS = [
  {
    key: 'us-core-2',
    severity: 'error',
    human: 'A value or why there is none, unless there are members or components',
    expression:
      '(component.empty() and hasMember.empty()) implies (dataAbsentReason.exists() or value.exists())',
  },
];

// us-core-1 and us-core-3 stand on the elements that they are about.
const DAY = {
  key: 'us-core-1',
  severity: 'error',
  human: 'Precise to the day at least',
  expression: '($this is DateTime).not() or $this.toString().length() >= 8',
};
const UNITS = {
  key: 'us-core-3',
  severity: 'error',
  human: 'A coded unit is one of UCUM',
  expression: "($this is Quantity).not() or system.empty() or system = 'http://unitsofmeasure.org'",
};

function slice(category) {
  const element = structuredClone(category);
  element.id = 'Observation.category:survey';
  element.sliceName = 'survey';
  element.min = 1;
  element.max = '1';
  element.patternCodeableConcept = { coding: [{ system: CATEGORY, code: 'survey' }] };
  return element;
}

export function screening(observation) {
  const profile = structuredClone(observation);
  profile.url =
    'http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-screening-assessment';
  profile.name = 'USCoreObservationScreeningAssessmentProfile';
  profile.derivation = 'constraint';
  profile.baseDefinition = observation.url;
  const elements = profile.snapshot.element;
  const at = (path) => elements.find((element) => element.path === path);
  at('Observation').constraint = [...(at('Observation').constraint ?? []), ...CONSTRAINTS];
  at('Observation.subject').min = 1;
  at('Observation.effective[x]').constraint = [DAY];
  at('Observation.value[x]').constraint = [UNITS];
  const category = at('Observation.category');
  category.min = 1;
  category.slicing = {
    discriminator: [{ type: 'pattern', path: '$this' }],
    rules: 'open',
  };
  elements.splice(elements.indexOf(category) + 1, 0, slice(category));
  return profile;
}
