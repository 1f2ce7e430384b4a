import { expect, test } from 'vitest';
import { decideOutcome } from '../../../../utils/domain/outcome/decide-outcome';
import { broken, gesture, open, says, signals } from '../../support/facts/signals';

test('S5 no refusal while a call that broke offline waits for another', () => {
  const offline = {
    gestures: [gesture(0, false)],
    issueCalls: [broken('net::ERR_INTERNET_DISCONNECTED')],
    verdicts: [says('refused')],
  };
  const pending = { type: 'pending' } as const;
  expect(decideOutcome(signals({ ...offline, otherCalls: [open(15, 'R2')] }), pending)).toEqual(pending);
  const both = [{ ...broken('net::ERR_INTERNET_DISCONNECTED', 15), requestId: 'R2' }];
  expect(decideOutcome(signals({ ...offline, otherCalls: both }), pending)).toEqual({ type: 'notSent' });
});
