import { describe, expect, test } from 'vitest';
import type { Submission } from '../../../../utils/domain/record/submission';
import { mayRetry } from '../../../../utils/domain/retry/may-retry';
import { fold, story } from '../../support/facts/entered';
import { entered, make, NOON, templateWritten } from '../../support/facts/facts';

const told = story('S1', NOON + 1_000);
const entry = fold(entered());
const ofEntry = { submissionId: 'E1' };
const answer = (record: Submission, ...others: Submission[]) => mayRetry(record, [record, ...others]);
const barred = (bar: string) => ({ ok: false, bar });
const withSame = (record: Submission): Submission => ({ ...record, fingerprint: entry.fingerprint });
const refill = { tabKey: 't', at: NOON };

describe('E2: an entry under law L2', () => {
  test('may be filled in, as what the portal never saw', () => {
    expect(answer(entry)).toEqual({ ok: true });
    expect(answer(entry, { ...entry, id: 'E2' })).toEqual({ ok: true });
  });

  test('not one that she dropped, that stands in a form, or in a template', () => {
    expect(answer(fold(entered(), make('entryDropped', { ...ofEntry, dropped: true })))).toEqual(
      barred('dropped'),
    );
    expect(answer({ ...entry, refill })).toEqual(barred('refillOpen'));
    expect(answer(fold(entered(), templateWritten(ofEntry)))).toEqual(barred('inTemplate'));
  });

  test('not while an equal one stands in another form: both would be issued', () => {
    expect(answer(entry, { ...entry, id: 'E2', refill })).toEqual(barred('refillOpen'));
  });

  test('not once an equal one was issued, is open, or is being waited for', () => {
    expect(answer(entry, withSame(fold(told.pressed(), ...told.issued(10))))).toEqual(barred('twinIssued'));
    expect(answer(entry, withSame(fold(told.pressed())))).toEqual(barred('twinOpen'));
    expect(answer(entry, withSame(fold(told.pressed(), ...told.failed(10))))).toEqual(barred('twinOpen'));
    expect(answer(entry, withSame(fold(told.pressed(), ...told.refused(10))))).toEqual({ ok: true });
  });

  test('not after its own submit: the newer attempt goes on', () => {
    const pressed = told.pressed({ retryOf: 'E1' });
    expect(answer(entry, fold(pressed, ...told.issued(10)))).toEqual(barred('chainIssued'));
    expect(answer(entry, fold(pressed))).toEqual(barred('chainOpen'));
    const refused = fold(pressed, ...told.refused(10));
    expect(answer(entry, refused)).toEqual(barred('superseded'));
    expect(mayRetry(refused, [entry, refused])).toEqual({ ok: true });
  });

  test('what an earlier form left unsent is none of these', () => {
    expect(answer({ ...entry, source: 'portal' })).toEqual(barred('draft'));
  });
});
