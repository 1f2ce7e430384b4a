import { describe, expect, test } from 'vitest';
import { classifyText } from '../../utils/domain/outcome/classify-text';
import { OUTCOME_TYPES, UNKNOWN_REASONS } from '../../utils/domain/outcome/outcome';
import { CATALOGUE } from '../../utils/portal/catalogue';
import { ROWS } from './rows.mjs';
import { shownBy } from './shown-by.mjs';
import { STEPS } from './steps.mjs';

const PAGE = ['issue', 'dialog', 'session'];
const SURE = ['portal', 'fixture'];
/** What the entry form's own pages are known to show or answer. */
const KNOWN = CATALOGUE.filter(({ scope, certainty }) => PAGE.includes(scope) && SURE.includes(certainty));
const NO_WORDS = {
  kinds: [],
  ruleWords: [],
  rulePatterns: [],
  doubtWords: [],
  doubtPatterns: [],
  plainPhrases: [],
  questionForms: [],
  noQuestion: [],
};

/** @param {import('../../utils/domain/outcome/classify-text').CatalogueEntry} entry @param {string} text */
const meets = (entry, text) =>
  entry.kind === 'text' || entry.kind === 'pattern'
    ? classifyText(text, { catalogue: [entry], ...NO_WORDS }) === entry.outcome
    : entry.match === text;

const expectations = ROWS.flatMap(({ expect: expected }) => expected);

describe('the matrix has a row for', () => {
  test.each(KNOWN.map((entry) => [entry.match, entry]))('the catalogue’s %s', (_, entry) => {
    expect(ROWS.filter((row) => shownBy(row).some((text) => meets(entry, text)))).not.toEqual([]);
  });

  // A draft is what was never submitted: no click of 发票开具 ends in one.
  test.each(OUTCOME_TYPES.filter((type) => type !== 'draft'))('the outcome %s', (type) => {
    expect(expectations.filter((expected) => expected.type === type)).not.toEqual([]);
  });

  test.each(UNKNOWN_REASONS)('unknown for the reason %s', (reason) => {
    expect(expectations.filter((expected) => expected.reason?.split('|').includes(reason))).not.toEqual([]);
  });
});

describe('each row', () => {
  test('has a name of its own', () => {
    const names = ROWS.map(({ id }) => id);
    expect(names.filter((id, at) => names.indexOf(id) !== at)).toEqual([]);
  });

  test('uses steps that exist, and expects reasons that the domain knows', () => {
    const steps = ROWS.flatMap(({ steps: named = [] }) => named.map(([name]) => name));
    expect(steps.filter((name) => !(name in STEPS))).toEqual([]);
    const reasons = expectations.flatMap(({ reason }) => reason?.split('|') ?? []);
    expect(reasons.filter((reason) => !UNKNOWN_REASONS.includes(reason))).toEqual([]);
  });
});
