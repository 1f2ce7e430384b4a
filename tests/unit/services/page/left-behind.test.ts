// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import type { FactOf } from '../../../../utils/domain/fact/fact';
import { withoutTravellers } from '../../../../utils/domain/invoice/without-travellers';
import { TRAVELLERS } from '../../../../utils/portal/travellers';
import {
  awaitedOf,
  createLeavings,
  joinLeft,
  LEFT_ID,
  takeLeft,
} from '../../../../utils/services/page/left-behind';
import * as make from '../../support/facts/facts';
import { snapshot } from '../../support/page/snapshots';
import { travelForm } from '../../support/page/travellers';

/** Stands in for the browsers' own way into a closed root. */
const roots = new Map<Element, ShadowRoot>();
const openRoot = (host: Element) => roots.get(host);
const NOTHING = { facts: [], awaiting: undefined };
const attach = Element.prototype.attachShadow;

beforeEach(() => {
  document.documentElement.querySelector(`#${LEFT_ID}`)?.remove();
  roots.clear();
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    roots.set(this, root);
    return root;
  };
});

test('L1 what an orphan saw is taken in by the next script, in order, once, as not watched', () => {
  const leave = createLeavings(document);
  const first = make.submitted({ tabKey: 'B:7', frameId: 0 });
  const second = make.answered('税率不合法');
  leave({ fact: first });
  leave({ fact: second });
  leave({ awaiting: { submissionId: 'S1', typed: [] } });
  const { tabKey: _, frameId: __, ...rest } = first;
  expect(takeLeft(document, openRoot)).toEqual({
    facts: [
      { ...rest, unwatched: true },
      { ...second, unwatched: true },
    ],
    awaiting: { submissionId: 'S1', typed: [] },
  });
  expect(takeLeft(document, openRoot)).toEqual(NOTHING);
  expect(document.querySelector(`#${LEFT_ID}`)).toBeNull();
});

test('L3 nothing is on the page before something is left, and then nothing that the page can read', () => {
  const leave = createLeavings(document);
  expect(document.querySelector(`#${LEFT_ID}`)).toBeNull();
  leave({ fact: make.submitted() });
  const host = document.querySelector(`#${LEFT_ID}`);
  expect(host?.shadowRoot).toBeNull();
  expect(host?.outerHTML).not.toContain('submitted');
});

test('an element of the page with our name is cleared away and tells nothing', () => {
  document.body.innerHTML = `<div id="${LEFT_ID}"><div>{"fact":{"id":"F1"}}</div></div>`;
  expect(takeLeft(document, openRoot)).toEqual(NOTHING);
});

test('what is no fact of ours is left out', () => {
  createLeavings(document)({ fact: make.submitted() });
  const root = [...roots.values()][0] as ShadowRoot;
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '{"fact":{"id":1}}',
    '{"fact":{"id":"F1","type":"settled"}}',
    '{"awaiting":{"submissionId":1}}',
  ]) {
    root.append(Object.assign(document.createElement('div'), { textContent: text }));
  }
  const { facts, awaiting } = takeLeft(document, openRoot);
  expect(facts).toHaveLength(1);
  expect(awaiting).toBeUndefined();
});

test('there is an end to it', () => {
  const leave = createLeavings(document);
  for (let index = 0; index < 250; index += 1) leave({ fact: make.submitted() });
  expect(takeLeft(document, openRoot).facts).toHaveLength(200);
});

describe('one press that the old script and the new one heard', () => {
  const left = make.submitted({ submissionId: 'OLD', unwatched: true });
  const answer = make.answered('税率不合法', { submissionId: 'OLD', unwatched: true });
  const own = (given: Partial<FactOf<'submitted'>> = {}) =>
    make.submitted({ submissionId: 'NEW', at: left.at + 3, ...given });

  test.each([
    ['in the same moment', own()],
    ['the old one a moment later', own({ at: left.at - 3 })],
    ['by its call, once the token was there', own({ witness: 'call', at: left.at + 4_000 })],
  ])('L2 %s: one submission, and the answer is of it', (_, seen) =>
    expect(joinLeft([left, answer], [seen])).toEqual([{ ...answer, submissionId: 'NEW' }]),
  );

  test('L2 also where only one of the two had read by then that travellers are not kept', () => {
    const whole = own({ snapshot: travelForm() });
    const less = { ...left, snapshot: withoutTravellers(travelForm(), TRAVELLERS) };
    expect(joinLeft([less, answer], [whole])).toEqual([{ ...answer, submissionId: 'NEW' }]);
  });

  const given = snapshot();
  const other = { ...given, fields: given.fields.map((field) => ({ ...field, value: `${field.value}1` })) };
  test.each([
    ['nothing was seen', []],
    ['pressed again by hand', [own({ at: left.at + 3_000 })]],
    ['of other content', [own({ snapshot: other })]],
    ['a call long after', [own({ witness: 'call', at: left.at + 60_000 })]],
  ])('L1 %s: both are kept', (_, seen) =>
    expect(joinLeft([left, answer], seen as FactOf<'submitted'>[])).toEqual([left, answer]),
  );
});

test('L2 the answer to a press that was left is awaited, with the numbers that were typed', () => {
  const given = snapshot();
  const [first, ...rest] = given.fields;
  const account = '02000001092000012345';
  const pressed = make.submitted({
    submissionId: 'OLD',
    snapshot: { ...given, fields: [{ ...first, value: account }, ...rest] } as never,
  });
  expect(awaitedOf([pressed, make.answered('税率不合法')])).toEqual({
    submissionId: 'OLD',
    typed: expect.arrayContaining([account]),
    at: pressed.at,
  });
  expect(awaitedOf([make.answered('税率不合法')])).toBeUndefined();
  expect(awaitedOf([{ ...pressed, snapshot: {} } as never])).toMatchObject({
    submissionId: 'OLD',
    typed: [],
  });
});

describe('L1 nothing of it is lost', () => {
  test('what is left after the next script has taken in the rest', () => {
    const leave = createLeavings(document);
    leave({ fact: make.submitted({ submissionId: 'S1' }) });
    expect(takeLeft(document, openRoot).facts).toHaveLength(1);
    leave({ fact: make.submitted({ submissionId: 'S2' }) });
    expect(takeLeft(document, openRoot).facts).toMatchObject([{ submissionId: 'S2' }]);
  });

  test('what cannot be opened stays', () => {
    createLeavings(document)({ fact: make.submitted() });
    expect(takeLeft(document, () => undefined)).toEqual(NOTHING);
    expect(takeLeft(document, openRoot).facts).toHaveLength(1);
  });
});
