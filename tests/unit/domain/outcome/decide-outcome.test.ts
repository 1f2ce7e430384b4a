import { describe, expect, test } from 'vitest';
import { decideOutcome } from '../../../../utils/domain/outcome/decide-outcome';
import type { Outcome, UnknownReason } from '../../../../utils/domain/outcome/outcome';
import type { Signals } from '../../../../utils/domain/outcome/signals';
import { broken, ended, gesture, open, says, signals, succeeds } from '../../support/facts/signals';

const NUMBER = '26112000000123456789';
const PENDING: Outcome = { type: 'pending' };
const OFFLINE = 'net::ERR_INTERNET_DISCONNECTED';

const refused: Outcome = { type: 'refused', message: '<refused>' };
const notSent: Outcome = { type: 'notSent', message: '<refused>' };
const offline: Outcome = { type: 'notSent' };
const issued = (...invoiceNumbers: string[]): Outcome => ({ type: 'issued', invoiceNumbers });
const unknown = (reason: UnknownReason, message?: string): Outcome => ({
  type: 'unknown',
  reason,
  ...(message === undefined ? {} : { message }),
});

/** Rule · what happened · signals · outcome, all from `pending`. */
const FROM_PENDING: ReadonlyArray<readonly [string, Partial<Signals>, Outcome]> = [
  [
    'S1 success view with a number',
    { issueCalls: [ended(200)], verdicts: [succeeds([NUMBER])] },
    issued(NUMBER),
  ],
  ['S1 success view without a number', { verdicts: [succeeds()] }, issued()],
  ['S1 success before the call is seen', { verdicts: [succeeds([NUMBER], 5)] }, issued(NUMBER)],
  [
    'S1 success although the call failed',
    { issueCalls: [ended(502)], verdicts: [succeeds([NUMBER])] },
    issued(NUMBER),
  ],
  ['S1 the dialog that means issued', { issueCalls: [ended(200)], verdicts: [says('issued')] }, issued()],
  [
    'S1 a resend: two numbers, each once',
    { verdicts: [succeeds(['1', '2']), succeeds(['2'])] },
    issued('1', '2'),
  ],
  [
    'S1 proof beats a refusal beside it',
    { issueCalls: [ended(200)], verdicts: [says('refused'), says('issued')] },
    issued(),
  ],
  ['S3 HTTP 500', { issueCalls: [ended(500)] }, unknown('httpError', 'HTTP 500')],
  ['S3 HTTP 404', { issueCalls: [ended(404)] }, unknown('httpError', 'HTTP 404')],
  ['S3 HTTP 204 is not 200', { issueCalls: [ended(204)] }, unknown('httpError', 'HTTP 204')],
  ['S3 redirected to the login', { issueCalls: [ended(302)] }, unknown('sessionLost')],
  [
    'S3 a broken call',
    { issueCalls: [broken('net::ERR_CONNECTION_RESET')] },
    unknown('networkError', 'net::ERR_CONNECTION_RESET'),
  ],
  [
    'S3 refused by name on a 500 keeps the words',
    { issueCalls: [ended(500)], verdicts: [says('refused')] },
    unknown('httpError', '<refused>'),
  ],
  [
    'S3 one of two calls failed',
    { issueCalls: [ended(200), broken('net::ERR_FAILED', 40, 50)], verdicts: [says('refused', 60)] },
    unknown('networkError', '<refused>'),
  ],
  [
    'S3 a listed text of doubt',
    { issueCalls: [ended(200)], verdicts: [says('unknown')] },
    unknown('portalText', '<unknown>'),
  ],
  [
    'S3 a listed text of doubt without a call',
    { verdicts: [says('unknown')] },
    unknown('portalText', '<unknown>'),
  ],
  [
    'S3 doubt beats the refusal beside it',
    { issueCalls: [ended(200)], verdicts: [says('refused'), says('unknown')] },
    unknown('portalText', '<unknown>'),
  ],
  [
    'S3 doubt from before a second click still counts',
    {
      gestures: [gesture(), gesture(40)],
      issueCalls: [ended(200)],
      verdicts: [says('unknown'), says('refused', 50)],
    },
    unknown('portalText', '<unknown>'),
  ],
  ['S4 (a) validation text, no call seen', { verdicts: [says('refused', 30, 'inline')] }, notSent],
  [
    'S4 (a) the token call is no issue call',
    { otherCalls: [ended(200)], verdicts: [says('refused')] },
    notSent,
  ],
  [
    'S4 (a) validation beside an unclear toast',
    { verdicts: [says('unclear', 25), says('refused', 30, 'inline')] },
    notSent,
  ],
  [
    'S4 not with a word of doubt beside it',
    { verdicts: [says('doubtful', 25), says('refused', 30, 'inline')] },
    unknown('unclearText', '<doubtful>'),
  ],
  [
    'S4 (b) offline, the token call ended for that',
    { gestures: [gesture(0, false)], otherCalls: [broken(OFFLINE)] },
    offline,
  ],
  [
    'S4 (b) offline, the issue call ended for that',
    { gestures: [gesture(0, false)], issueCalls: [broken(OFFLINE)] },
    offline,
  ],
  ['S4 (b) in Firefox', { gestures: [gesture(0, false)], issueCalls: [broken('NS_ERROR_OFFLINE')] }, offline],
  [
    'S4 (b) the page complaining about the network changes nothing',
    { gestures: [gesture(0, false)], issueCalls: [broken(OFFLINE)], verdicts: [says('doubtful')] },
    offline,
  ],
  [
    'S4 not if the machine believed itself online',
    { issueCalls: [broken(OFFLINE)] },
    unknown('networkError', OFFLINE),
  ],
  [
    'S4 not if one click was made online',
    { gestures: [gesture(0, false), gesture(5)], issueCalls: [broken(OFFLINE)] },
    unknown('networkError', OFFLINE),
  ],
  [
    'S4 not if another call broke otherwise',
    {
      gestures: [gesture(0, false)],
      issueCalls: [broken(OFFLINE), broken('net::ERR_CONNECTION_REFUSED', 40, 50)],
    },
    unknown('networkError', OFFLINE),
  ],
  [
    'S4 not while another call is open',
    { gestures: [gesture(0, false)], otherCalls: [broken(OFFLINE)], issueCalls: [open(40)] },
    PENDING,
  ],
  [
    'S4 not when the call was answered before it broke',
    { gestures: [gesture(0, false)], issueCalls: [{ ...broken(OFFLINE), status: 302 }] },
    unknown('networkError', OFFLINE),
  ],
  [
    'S4 (c) the face-scan ended and no issue call came after it',
    { issueCalls: [ended(200)], verdicts: [says('question', 30, 'dialog'), says('scanEnded', 40, 'dialog')] },
    { type: 'notSent', message: '<scanEnded>' },
  ],
  [
    'S4 (c) not while its dialog is open: a new code may pass',
    { issueCalls: [ended(200)], verdicts: [says('scanEnded', 40, 'dialog')], questionSince: 30 },
    PENDING,
  ],
  [
    'S4 (c) not when a new code was asked for',
    { issueCalls: [ended(200)], verdicts: [says('scanEnded', 40, 'dialog'), says('question', 50, 'dialog')] },
    PENDING,
  ],
  [
    'S4 (c) not when an issue call came after it',
    { issueCalls: [ended(200), ended(200, 50, 60)], verdicts: [says('scanEnded', 40, 'dialog')] },
    PENDING,
  ],
  [
    'S4 (c) not while an issue call is open',
    { issueCalls: [open(10)], verdicts: [says('scanEnded', 40, 'dialog')] },
    PENDING,
  ],
  [
    'S4 (c) not with a doubt beside it',
    { issueCalls: [ended(200)], verdicts: [says('doubtful', 30), says('scanEnded', 40, 'dialog')] },
    unknown('unclearText', '<doubtful>'),
  ],
  [
    'S4 (c) not after a call that broke',
    { issueCalls: [broken('net::ERR_CONNECTION_RESET')], verdicts: [says('scanEnded', 40, 'dialog')] },
    unknown('networkError', '<scanEnded>'),
  ],
  ['S4 offline without any call proves nothing', { gestures: [gesture(0, false)] }, PENDING],
  ['S5 refusal after 200', { issueCalls: [ended(200)], verdicts: [says('refused')] }, refused],
  [
    'S5 refusal in a dialog',
    { issueCalls: [ended(200)], verdicts: [says('refused', 30, 'dialog')] },
    refused,
  ],
  [
    'S5 a notice does not refuse',
    { issueCalls: [ended(200)], verdicts: [says('refused', 30, 'notice')] },
    PENDING,
  ],
  [
    'S5 a notice does not doubt',
    { issueCalls: [ended(200)], verdicts: [says('unknown', 25, 'notice'), says('refused')] },
    refused,
  ],
  [
    'S5 an unclear text after 200',
    { issueCalls: [ended(200)], verdicts: [says('unclear')] },
    unknown('unclearText', '<unclear>'),
  ],
  [
    'S5 a doubtful text after 200',
    { issueCalls: [ended(200)], verdicts: [says('doubtful')] },
    unknown('unclearText', '<doubtful>'),
  ],
  [
    'S12 a refusal while no call was watched',
    { callsUnseen: true, verdicts: [says('refused')] },
    unknown('callsUnseen', '<refused>'),
  ],
  [
    'S12 a refusal after 200, another call may not have been seen',
    { callsUnseen: true, issueCalls: [ended(200)], verdicts: [says('refused')] },
    unknown('callsUnseen', '<refused>'),
  ],
  [
    'S12 the end of a face-scan while no call was watched',
    { callsUnseen: true, verdicts: [says('scanEnded', 30, 'dialog')] },
    unknown('callsUnseen', '<scanEnded>'),
  ],
  [
    'S12 offline, as far as anyone saw',
    {
      callsUnseen: true,
      gestures: [gesture(0, false)],
      otherCalls: [broken('net::ERR_INTERNET_DISCONNECTED')],
    },
    PENDING,
  ],
  [
    'S12 proof counts all the same',
    { callsUnseen: true, verdicts: [succeeds(['26112000000123456789'])] },
    { type: 'issued', invoiceNumbers: ['26112000000123456789'] },
  ],
  ['S6 a call is open', { issueCalls: [open()] }, PENDING],
  [
    'S6 offline, the first of two calls ended for that',
    { gestures: [gesture(0, false)], issueCalls: [broken('net::ERR_INTERNET_DISCONNECTED'), open(15)] },
    PENDING,
  ],
  [
    'S3 offline, but the first of two calls broke otherwise',
    { gestures: [gesture(0, false)], issueCalls: [broken('net::ERR_CONNECTION_RESET'), open(15)] },
    { type: 'unknown', reason: 'networkError', message: 'net::ERR_CONNECTION_RESET' },
  ],
  [
    'S6 a refusal does not decide while a call is open',
    { issueCalls: [open()], verdicts: [says('refused')] },
    PENDING,
  ],
  ['S6 a question', { issueCalls: [ended(200)], verdicts: [says('question', 30, 'dialog')] }, PENDING],
  [
    'S6 log in or scan: the same submission may go on',
    { issueCalls: [ended(200)], verdicts: [says('auth')] },
    PENDING,
  ],
  ['S6 200 and no text', { issueCalls: [ended(200)] }, PENDING],
  ['S7 the page left', { leftAt: 90 }, unknown('leftPage')],
  ['S7 the page left with an open call', { issueCalls: [open()], leftAt: 90 }, unknown('leftPage')],
  [
    'S7 the page left with an open call and a refusal: the words are kept',
    { issueCalls: [open()], verdicts: [says('refused')], leftAt: 90 },
    unknown('leftPage', '<refused>'),
  ],
  ['S7 the clock ran out', { issueCalls: [open()], timedOutAt: 90 }, unknown('timedOut')],
  [
    'S7 the clock ran out after the log-in notice',
    { verdicts: [says('auth')], timedOutAt: 90 },
    unknown('sessionLost', '<auth>'),
  ],
  [
    'S7 a refusal that came in time stands',
    { issueCalls: [ended(200)], verdicts: [says('refused')], leftAt: 90 },
    refused,
  ],
  [
    'a later issue call makes a refusal stale',
    { issueCalls: [ended(200), open(40, 'R2')], verdicts: [says('refused')] },
    PENDING,
  ],
  [
    'a later click makes a refusal stale',
    { gestures: [gesture(), gesture(40)], issueCalls: [ended(200)], verdicts: [says('refused')] },
    PENDING,
  ],
];

describe('from pending', () => {
  test.each(FROM_PENDING)('%s', (_, part, outcome) => {
    expect(decideOutcome(signals(part), PENDING)).toEqual(outcome);
  });
});
