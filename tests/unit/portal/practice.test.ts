import { describe, expect, test } from 'vitest';
import { isCreditCode } from '../../../utils/domain/invoice/tax-id';
import { DRILL_STEPS } from '../../../utils/domain/practice/drill';
import { FIRST_CARDS } from '../../../utils/domain/practice/first-way';
import { PRACTICE_COMPANY, practice } from '../../../utils/portal/practice/practice';
import {
  isHomeHost,
  isLogInAnew,
  isSwitch,
  knowledgeWith,
  PROFILES,
  profileOfFormHost,
  profileOfHost,
} from '../../../utils/portal/registry';

const CHROMIUM = 'lokpmaldpdelnamnepncaplekgbnjcgn';
const FIREFOX = '0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f';

describe('the practised portal is a page of ours and no site', () => {
  test.each([CHROMIUM, FIREFOX])('%s is the host of an extension', (host) =>
    expect(profileOfHost(host)).toBe(practice),
  );

  test.each([
    'dppt.beijing.chinatax.gov.cn',
    'etax.beijing.chinatax.gov.cn',
    'tpass.beijing.chinatax.gov.cn',
    `${CHROMIUM}.chinatax.gov.cn`,
    `${CHROMIUM}.com`,
    'localhost',
    '127.0.0.1',
    '',
  ])('%s is none', (host) => {
    expect(profileOfHost(host)?.id).not.toBe('practice');
    expect(profileOfFormHost(host)?.id).not.toBe('practice');
  });

  test('nothing of it holds a log-in, a home or a switch', () => {
    expect(PROFILES).not.toContain(practice);
    expect(isHomeHost(CHROMIUM)).toBe(false);
    expect(isLogInAnew(CHROMIUM, 'redirect_uri')).toBe(false);
    expect(isSwitch(CHROMIUM, '/changeuser', true)).toBe(false);
  });

  test('a record of it is read by its own words', () =>
    expect(knowledgeWith()('practice').mapping).toBe(practice.entry.mapping));
});

test.each([
  PRACTICE_COMPANY.taxId,
  ...[...FIRST_CARDS, ...DRILL_STEPS.map(({ card }) => card)].map(({ buyerTaxId }) => buyerTaxId),
])('%s is a made-up id whose check character fits', (taxId) => expect(isCreditCode(taxId)).toBe(true));
