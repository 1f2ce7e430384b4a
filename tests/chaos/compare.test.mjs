import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { describe, expect, test } from 'vitest';
import { findViolations, violationsOfCheck } from './compare.mjs';
import { makePlan } from './plan.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** A whole chain of events. */
function chainOf(payloads) {
  let prevHash = '0'.repeat(64);
  return payloads.map((payload, index) => {
    const part = {
      id: `e${index}`,
      chainId: 'c',
      n: index + 1,
      at: index,
      type: 'fault',
      payloadHash: sha256(canonicalize(payload)),
    };
    const event = { ...part, payload, prevHash, hash: sha256(prevHash + canonicalize(part)) };
    prevHash = event.hash;
    return event;
  });
}

const NUMBER = '26112000000000000001';
const record = (note, type, invoiceNumbers = []) => ({
  id: note,
  invoice: { note },
  outcome: { type },
  invoiceNumbers,
});

/** One invoice that went well, and what differs. */
const seen = (change = {}) => ({
  presses: [{ note: '混沌1-1', delivered: true, step: 'step 1' }],
  invoices: [{ Fphm: NUMBER, Bz: '混沌1-1' }],
  submissions: [record('混沌1-1', 'issued', [NUMBER])],
  offered: new Set(),
  events: chainOf([{ a: 1 }, { b: 2 }]),
  ...change,
});

const found = (change) => findViolations(seen(change)).map(({ invariant }) => invariant);

describe('each invariant is seen to be broken', () => {
  test('nothing is found where nothing is wrong', () => {
    expect(findViolations(seen())).toEqual([]);
  });

  test('a click that nobody saw arrive, and that the portal did not issue, may be missing', () => {
    const presses = [{ note: '混沌1-1', delivered: false, step: 'step 1' }];
    expect(found({ presses, invoices: [], submissions: [] })).toEqual([]);
  });

  test.each([
    ['1 submission lost', { submissions: [] }],
    ['1 submission lost', { submissions: [], presses: [{ note: '混沌1-1', delivered: false, step: '' }] }],
    ['1 pending after its deadline', { submissions: [record('混沌1-1', 'pending')] }],
    ['2 issued, but not by the portal', { invoices: [] }],
    ['2 number of another invoice', { submissions: [record('混沌1-1', 'issued', ['26112000000000000009'])] }],
    ['3 refused, but the portal issued', { submissions: [record('混沌1-1', 'refused')] }],
    ['3 notSent, but the portal issued', { submissions: [record('混沌1-1', 'notSent')] }],
    [
      '4 retry offered, but it exists',
      { submissions: [record('混沌1-1', 'unknown')], offered: new Set(['混沌1-1']) },
    ],
    ['5 chain broken', { events: chainOf([{ a: 1 }, { b: 2 }]).map((e) => ({ ...e, payload: { a: 1 } })) }],
    ['5 chain broken', { events: chainOf([{ a: 1 }, { b: 2 }]).slice(1) }],
  ])('%s', (invariant, change) => {
    expect(found(change)).toEqual([invariant]);
  });

  test('an earlier attempt is offered although a later one exists', () => {
    const presses = ['混沌1-1', '混沌1-2'].map((note) => ({ note, delivered: true, step: '' }));
    const submissions = [record('混沌1-1', 'refused'), record('混沌1-2', 'issued', [NUMBER])];
    const invoices = [{ Fphm: NUMBER, Bz: '混沌1-2' }];
    expect(found({ presses, submissions, invoices, offered: new Set(['混沌1-1']) })).toEqual([
      '4 retry offered, but it exists',
    ]);
  });
});

test('a seed makes the same plan each time, and another seed another', () => {
  expect(makePlan(7, 50)).toEqual(makePlan(7, 50));
  expect(makePlan(7, 50)).not.toEqual(makePlan(8, 50));
});

describe('after the product’s own check of the list', () => {
  const invariants = (checked) => violationsOfCheck(seen(), checked).map(({ invariant }) => invariant);
  const found = record('混沌1-1', 'issued', [NUMBER]);

  test('each listed number is found', () =>
    expect(invariants({ listed: [NUMBER], submissions: [found] })).toEqual([]));
  test('one of several attempts has it, and the clerk is asked which', () => {
    const attempts = [record('混沌1-1', 'unknown'), record('混沌1-1', 'unknown')];
    expect(invariants({ listed: [NUMBER], asked: [NUMBER], submissions: attempts })).toEqual([]);
  });
  test('6 one is not', () =>
    expect(invariants({ listed: [NUMBER], submissions: [record('混沌1-1', 'unknown')] })).toEqual([
      '6 listed, and found by no submission',
    ]));
  test('6 one is found for another', () =>
    expect(
      invariants({ listed: [NUMBER], submissions: [record('混沌1-1', 'issued', [NUMBER, `${NUMBER}9`])] }),
    ).toEqual(['6 after the check: 2 number of another invoice']));
});
