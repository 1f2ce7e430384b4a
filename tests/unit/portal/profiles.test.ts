// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { FIELDS_AS_READ, PARTY_FIELDS } from '../../../utils/domain/invoice/invoice';
import { dppt } from '../../../utils/portal/dppt';
import { knowledgeWith, PROFILES, profileOfHost } from '../../../utils/portal/registry';

describe('profileOfHost', () => {
  test.each([
    ['dppt.beijing.chinatax.gov.cn', 'dppt'],
    ['dppt.shenzhen.chinatax.gov.cn', 'dppt'],
    ['etax.beijing.chinatax.gov.cn', undefined],
    ['tpass.beijing.chinatax.gov.cn', undefined],
    ['dppt.beijing.chinatax.gov.cn.evil.example', undefined],
    ['evil-dppt.beijing.chinatax.gov.cn', undefined],
    ['dppt.a.b.chinatax.gov.cn', undefined],
    ['', undefined],
  ])('%s → %s', (host, id) => expect(profileOfHost(host)?.id).toBe(id));

  test.each(['dppt99.sichuan.chinatax.gov.cn', 'dppt1.beijing.chinatax.gov.cn'])(
    'X19 a host with a number is the portal: %s',
    (host) => expect(profileOfHost(host)?.id).toBe('dppt'),
  );
});

test.each([
  ['a credit code', '91110108MA01Q7X4HN'],
  ['15 digits of before 2015', '110108123456789'],
  ['15 with letters that no credit code has', '11010ISOV8ZQ7X4'],
  ['17 and 20', '11010119900101123'],
  ['a passport of a person', 'A1100000000000000001'],
  ['small letters', '91110108ma01q7x4hn'],
])('X19 the company of the list page is recognised by any tax id: %s', (_, taxId) => {
  const pattern = new RegExp(dppt.query.company.pattern);
  expect(pattern.exec(`北京云杉科技有限公司 纳税人识别号：${taxId} 退出`)?.[1]).toBe(taxId);
  expect(pattern.exec(`${taxId}退出`)).toBeNull();
});

describe.each(PROFILES.map((profile) => [profile.id, profile] as const))('profile %s', (_, profile) => {
  const { entry } = profile;

  test('says when it was last verified', () => {
    expect(profile.lastVerified).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(profile.notes.length).toBeGreaterThan(0);
  });

  test('every selector is one', () => {
    const selectors = [
      ...entry.parts.flatMap((part) => part.selectors),
      ...entry.groups.map(({ selector }) => selector),
      ...entry.items,
      ...entry.texts.flatMap((text) => text.selectors),
      ...entry.pager.selectors,
      ...entry.gesture.within,
      ...entry.verdicts.success,
      ...profile.query.company.selectors,
      ...profile.query.search.selectors,
      ...profile.query.conditions,
      ...profile.query.busy,
      ...profile.query.sums.net.selectors,
      ...profile.query.sums.tax.selectors,
      profile.query.sums.places,
      ...Object.values(profile.query.pager).flatMap((shown) => shown.selectors),
      ...entry.verdicts.areas.flatMap((area) => [...area.selectors, ...(area.body ?? [])]),
    ];
    for (const selector of selectors) expect(() => document.querySelector(selector), selector).not.toThrow();
  });

  test('every pattern is one, with a group to read', () => {
    const { company, pager, sums } = profile.query;
    const ofList = [
      company.pattern,
      sums.net.pattern,
      sums.tax.pattern,
      ...Object.values(pager).map(({ pattern }) => pattern),
    ];
    for (const pattern of [...entry.texts.map((text) => text.pattern), entry.pager.total, ...ofList]) {
      expect(new RegExp(`${pattern}|`).exec('')?.length, pattern).toBe(2);
    }
  });

  test('every pattern of the red-letter pages is one, and a state has one of its own', () => {
    const { states, scopes, texts, mapping } = profile.red;
    for (const pattern of [...Object.values(states), ...Object.values(scopes)])
      expect(() => new RegExp(pattern), pattern).not.toThrow();
    for (const { pattern } of texts) expect(new RegExp(`${pattern}|`).exec('')?.length, pattern).toBe(2);
    const words = { waiting: '待确认', confirmed: '已确认', withdrawn: '撤销', timedOut: '超时' };
    for (const [state, word] of Object.entries(words))
      expect(Object.entries(states).filter(([, pattern]) => new RegExp(pattern).test(word))).toEqual([
        [state, states[state as keyof typeof states]],
      ]);
    for (const id of mapping.required) expect(mapping.fields[id]?.length, id).toBeGreaterThan(0);
  });

  test('is plain data: it survives a copy', () => expect(structuredClone(profile)).toEqual(profile));

  test('what is required is mapped', () => {
    for (const id of entry.mapping.required) expect(entry.mapping.fields[id]?.length, id).toBeGreaterThan(0);
  });

  test('every field of an invoice has a place on the form, but 开票人, which it does not show', () => {
    const sides = PARTY_FIELDS.flatMap((field) => [`buyer.${field}`, `seller.${field}`] as const);
    const without = [...FIELDS_AS_READ, ...sides].filter((id) => !entry.mapping.fields[id]?.length);
    expect(without, 'not in `mapping.fields` of utils/portal/dppt.ts').toEqual(['drawer']);
  });

  test('the issuing call is known', () => {
    expect(profile.calls.listed.map(({ name }) => name)).toContain('issue');
    const paths = [
      ...profile.calls.listed.map(({ path }) => path),
      ...profile.calls.issuing,
      ...profile.calls.other,
    ];
    for (const path of paths) expect(path).toMatch(/^\/[^?]+$/);
  });
});

test('a record of a profile that is gone is read with the first one', () => {
  expect(knowledgeWith()('gone').mapping).toBe(dppt.entry.mapping);
});
