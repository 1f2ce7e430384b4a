import { describe, expect, test } from 'vitest';
import { decideOutcome } from '../../../../utils/domain/outcome/decide-outcome';
import type { Outcome, UnknownReason } from '../../../../utils/domain/outcome/outcome';
import type { Signals } from '../../../../utils/domain/outcome/signals';
import { broken, ended, gesture, open, says, signals, succeeds } from '../../support/facts/signals';

const NUMBER = '26112000000123456789';
const PENDING: Outcome = { type: 'pending' };

const refused: Outcome = { type: 'refused', message: '<refused>' };
const notSent: Outcome = { type: 'notSent', message: '<refused>' };
const issued = (...invoiceNumbers: string[]): Outcome => ({ type: 'issued', invoiceNumbers });
const unknown = (reason: UnknownReason, message?: string): Outcome => ({
  type: 'unknown',
  reason,
  ...(message === undefined ? {} : { message }),
});

/** Rule · outcome before · signals · outcome after. */
const FROM_OTHERS: ReadonlyArray<readonly [string, Outcome, Partial<Signals>, Outcome]> = [
  [
    'S1 issued stays, whatever follows',
    issued(NUMBER),
    { issueCalls: [ended(500)], verdicts: [says('refused')], leftAt: 9 },
    issued(NUMBER),
  ],
  ['S1 issued gains a number', issued(), { verdicts: [succeeds([NUMBER])] }, issued(NUMBER)],
  [
    'S1 issued keeps 开票日期',
    { type: 'issued', invoiceNumbers: [], issuedAt: 7 },
    {},
    { type: 'issued', invoiceNumbers: [], issuedAt: 7 },
  ],
  [
    'S1 late proof moves refused',
    refused,
    { issueCalls: [ended(200)], verdicts: [says('refused'), succeeds([NUMBER], 90)] },
    issued(NUMBER),
  ],
  ['S1 late proof moves notSent', notSent, { verdicts: [succeeds([NUMBER])] }, issued(NUMBER)],
  ['S1 late proof moves unknown', unknown('timedOut'), { verdicts: [succeeds([NUMBER])] }, issued(NUMBER)],
  [
    'S2 unknown stays after a refusal',
    unknown('timedOut'),
    { issueCalls: [ended(200)], verdicts: [says('refused')], timedOutAt: 9 },
    unknown('timedOut', '<refused>'),
  ],
  [
    'S2 the first words are kept',
    unknown('portalText', 'first'),
    { verdicts: [says('refused')] },
    unknown('portalText', 'first'),
  ],
  [
    'S2 unknown stays when the call ends with 200',
    unknown('networkError', 'x'),
    { issueCalls: [ended(200)] },
    unknown('networkError', 'x'),
  ],
  [
    'S2 unknown stays after another click',
    unknown('leftPage'),
    { gestures: [gesture(), gesture(40)] },
    unknown('leftPage'),
  ],
  [
    'S2 validation text beside an unclear one still counts',
    unknown('unclearText', '<unclear>'),
    { verdicts: [says('unclear', 25), says('refused', 30, 'inline')] },
    notSent,
  ],
  [
    'S2 but not once a request was seen',
    unknown('unclearText', '<unclear>'),
    { issueCalls: [ended(200)], verdicts: [says('unclear', 25), says('refused')] },
    unknown('unclearText', '<unclear>'),
  ],
  [
    'S2 nor with a word of doubt',
    unknown('unclearText', '<doubtful>'),
    { verdicts: [says('doubtful', 25), says('refused', 30, 'inline')] },
    unknown('unclearText', '<doubtful>'),
  ],
  [
    'S2 nor with a word of doubt before another click',
    unknown('unclearText', '<doubtful>'),
    { gestures: [gesture(), gesture(40)], verdicts: [says('doubtful', 25), says('refused', 50, 'inline')] },
    unknown('unclearText', '<doubtful>'),
  ],
  [
    'S2 another click alone does not settle it',
    unknown('unclearText', '<unclear>'),
    { gestures: [gesture(), gesture(40)], verdicts: [says('unclear', 25)] },
    unknown('unclearText', '<unclear>'),
  ],
  [
    'an issue call after notSent without a click',
    notSent,
    { issueCalls: [open(40)], verdicts: [says('refused')] },
    PENDING,
  ],
  [
    'an issue call after refused without a click',
    refused,
    { issueCalls: [ended(200), open(40, 'R2')], verdicts: [says('refused')] },
    PENDING,
  ],
  [
    'S6 offline, the first call ended for that, a token call is open: the others decide',
    { type: 'notSent' },
    {
      gestures: [gesture(0, false)],
      issueCalls: [broken('net::ERR_INTERNET_DISCONNECTED')],
      otherCalls: [open(40, 'R2')],
    },
    PENDING,
  ],
  [
    'and it may fail',
    notSent,
    { issueCalls: [ended(503, 40, 50)], verdicts: [says('refused')] },
    unknown('httpError', '<refused>'),
  ],
];

describe('from other outcomes', () => {
  test.each(FROM_OTHERS)('%s', (_, before, part, outcome) => {
    expect(decideOutcome(signals(part), before)).toEqual(outcome);
  });
});
