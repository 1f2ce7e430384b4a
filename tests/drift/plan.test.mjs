import { describe, expect, test } from 'vitest';
import { resolveFault } from '../portal/faults.mjs';
import { DEFAULT_OPTIONS, mergeOptions } from '../portal/server/options.mjs';
import { DRIFTS } from './drifts.mjs';
import { ENDINGS, goTogether, optionsOf, PAIRS, pairs, SEED, singles } from './plan.mjs';
import { PRESSES } from './press.mjs';

const drift = (/** @type {string} */ id) => {
  const found = DRIFTS.find((one) => one.id === id);
  if (!found) throw new Error(`no drift ${id}`);
  return found;
};

describe('each drift', () => {
  test('has a name of its own and is told in Chinese', () => {
    const names = DRIFTS.map(({ id }) => id);
    expect(names.filter((id, at) => names.indexOf(id) !== at)).toEqual([]);
    expect(DRIFTS.filter(({ says }) => !/\p{Script=Han}/u.test(says))).toEqual([]);
  });

  test.each(DRIFTS.map((one) => [one.id, one]))('%s changes something that the portal knows', (_, one) => {
    const options = optionsOf([one]);
    expect(() => mergeOptions({ ...DEFAULT_OPTIONS }, options)).not.toThrow();
    const changed = Object.entries(options).some(([name, value]) => value !== DEFAULT_OPTIONS[name]);
    expect(changed || one.press !== undefined || one.asks !== undefined).toBe(true);
    if (one.press) expect(PRESSES).toHaveProperty(one.press);
    if (one.asks) expect(resolveFault(one.asks).kind).toBe('question');
  });
});

describe('the rows', () => {
  test('have each single drift with each ending', () => {
    const rows = singles(DRIFTS);
    expect(rows).toHaveLength(DRIFTS.length * ENDINGS.length);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test('arm the refusal in the area that the drift is about', () => {
    const faultOf = (/** @type {string} */ id) => singles([drift(id)]).map(({ fault }) => fault);
    expect(faultOf('class-toast')).toEqual(['', 'refuse-toast', 'hang']);
    expect(faultOf('class-inline')).toEqual(['', 'refuse-inline', 'hang']);
    expect(faultOf('class-form')).toEqual(['', 'refuse-rate', 'hang']);
  });

  test('want nothing told where nothing shows', () => {
    const tells = (/** @type {string} */ id) => singles([drift(id)]).map((row) => row.tells);
    expect(tells('class-dialog')).toEqual(['', 'answer', '']);
    expect(tells('class-success')).toEqual(['answer', '', '']);
    expect(tells('class-form')).toEqual(['form', 'form', 'form']);
    expect(tells('press-script')).toEqual(['', '', '']);
  });
});

describe('the pairs', () => {
  test('are the same for the same seed, others for another, and none comes twice', () => {
    const ids = (/** @type {number} */ seed) => pairs(DRIFTS, seed).map(({ id }) => id);
    expect(ids(SEED)).toHaveLength(PAIRS);
    expect(new Set(ids(SEED)).size).toBe(PAIRS);
    expect(ids(SEED)).toEqual(ids(SEED));
    expect(ids(SEED)).not.toEqual(ids(SEED + 1));
  });

  test('never put two together that shut each other out', () => {
    expect(goTogether(drift('press-script'), drift('press-space'))).toBe(false);
    expect(goTogether(drift('button-words-turned'), drift('button-words-english'))).toBe(false);
    expect(goTogether(drift('issue-put'), drift('send-form'))).toBe(false);
    expect(goTogether(drift('class-form'), drift('class-items'))).toBe(true);
    expect(goTogether(drift('label-buyer'), drift('label-gross'))).toBe(true);
  });

  test('bring the options of both', () => {
    const both = optionsOf([drift('class-form'), drift('class-items')]);
    expect(both.rename).toEqual({
      ...drift('class-form').options?.rename,
      ...drift('class-items').options?.rename,
    });
  });
});

describe('the practice portal', () => {
  test.each([
    ['an unknown option', { issuePaht: '/x' }],
    ['a wrong type', { issueStatus: '201' }],
    ['an unknown status', { issueStatus: 202 }],
    ['an unknown method', { issueMethod: 'PATCH' }],
    ['an unknown way to send', { sendBy: 'beacon' }],
    ['an unknown place', { buttonPlace: 'left' }],
  ])('throws on %s', (_, options) => {
    expect(() => mergeOptions({ ...DEFAULT_OPTIONS }, options)).toThrow(/portal option/);
  });
});
