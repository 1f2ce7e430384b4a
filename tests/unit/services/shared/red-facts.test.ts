import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import type { Browser } from '../../../../utils/services/shared/browser-api';
import { putInOutbox } from '../../../../utils/services/shared/outbox';
import { abandonedFacts } from '../../../../utils/services/worker/tabs/abandoned';
import { createWorker } from '../../../../utils/services/worker/worker';
import { DATABASE_NAME, type Ledger, openLedger } from '../../../../utils/store/ledger/db';
import * as make from '../../support/facts/facts';
import { ORIGINAL, redPressed, redSeen, redSubmitted } from '../../support/facts/facts';
import { FakeArea } from '../../support/store/fake-area';

const SENDER = { tabId: 7, frameId: 0 };
const NUMBER = '26112000000000000002';
const MINUTE = 60_000;
let local: FakeArea;
let db: Ledger;
let worker: ReturnType<typeof createWorker>;
let sendMessage: ReturnType<typeof vi.fn>;
let tabKey: string;
/** A while ago, so that nothing waits for what may still come. */
let then: number;

beforeEach(async () => {
  local = new FakeArea();
  db = await openLedger();
  sendMessage = vi.fn(async () => undefined);
  const action = { setBadgeText: async () => undefined, setBadgeBackgroundColor: async () => undefined };
  const browser = { storage: { local, session: new FakeArea() }, action, tabs: { sendMessage } };
  worker = createWorker(browser as unknown as Browser);
  tabKey = (await worker.ports.wake(SENDER))?.tabKey ?? '';
  then = Date.now() - 2 * MINUTE;
});
afterEach(async () => {
  db.close();
  await deleteDB(DATABASE_NAME);
});

const keep = async (...facts: Fact[]) => {
  for (const fact of facts) await putInOutbox(local, fact);
  await worker.sweep();
};
/** As a red-letter page tells it: without the name of its submission. */
const nameless = <F extends Fact>(fact: F) => make.unnamed(fact, tabKey);
const records = () => db.getAll('submissions');
const record = async (id = 'R1') => {
  const found = await db.get('submissions', id);
  if (!found) throw new Error(`no record ${id}`);
  return found;
};
const waiting = () => local.keys.filter((key) => key.startsWith('outbox:'));
const submit = (at = then, given = {}) => redSubmitted({ tabKey, at, ...given });
const confirmed = (at: number) => nameless(redSeen({ state: 'confirmed', text: '已确认', at }));
const answer = (press: string, given: Partial<Parameters<typeof make.success>[1]> = {}) => {
  const { submissionId: _, ...fact } = make.success([NUMBER], { at: then + 9, ...given });
  return { ...fact, press, tabKey } as Fact;
};

describe('a row of the list', () => {
  test('is told to the record of its confirmation, once', async () => {
    await keep(submit(), nameless(redSeen({ at: then + 1 })), nameless(redSeen({ at: then + 2 })));
    const { red, history } = await record();
    expect(red).toMatchObject({ confirmId: 'Q1', confirmState: 'waiting' });
    expect(history.map(({ type }) => type)).toEqual(['submitted.red', 'redConfirmSeen']);
    await keep(confirmed(then + 3));
    expect((await record()).red?.confirmState).toBe('confirmed');
    expect(waiting()).toEqual([]);
  });

  test('of a confirmation that was made elsewhere is none of ours', async () => {
    await keep(submit(), nameless(redSeen({ originalNumber: NUMBER, at: then + 1 })));
    expect((await record()).red?.confirmState).toBeUndefined();
    expect(await db.count('events')).toBe(1);
    expect(waiting()).toEqual([]);
  });

  test.each([
    ['voided', 1, 3],
    ['timedOut', 71, 73],
  ] as const)(
    '%s ends none that was submitted too short before: it may be an earlier one’s',
    async (state, early, late) => {
      const begun = then - 100 * 60 * MINUTE;
      const hours = (count: number) => begun + count * 60 * MINUTE;
      await keep(submit(begun), nameless(redSeen({ state, text: '作废', at: hours(early) })));
      expect((await record()).red?.confirmId).toBeUndefined();
      await keep(nameless(redSeen({ state, text: '作废', at: hours(late) })));
      expect((await record()).outcome).toEqual({ type: 'refused', message: '作废' });
    },
  );

  test('waits a little for its submit, which may be behind it', async () => {
    const now = Date.now();
    await keep(nameless(redSeen({ at: now })));
    expect(waiting()).toHaveLength(1);
    await keep(submit(now - 1));
    await worker.sweep();
    expect((await record()).red?.confirmId).toBe('Q1');
    expect(waiting()).toEqual([]);
  });
});

describe('a press that issues', () => {
  test('belongs to the record of its confirmation, and so do its answers', async () => {
    await keep(submit(), confirmed(then + 1), nameless(redPressed({ at: then + 2 })), answer('P1'));
    expect((await records()).length).toBe(1);
    expect(await record()).toMatchObject({
      outcome: { type: 'issued', invoiceNumbers: [NUMBER] },
      red: { originalNumber: ORIGINAL, presses: ['P1'] },
    });
  });

  test('without a record begins one', async () => {
    await keep(nameless(redPressed({ at: then })), answer('P1'));
    expect(await record('P1')).toMatchObject({
      source: 'red',
      outcome: { type: 'issued', invoiceNumbers: [NUMBER] },
      red: { originalNumber: ORIGINAL, confirmId: 'Q1' },
    });
  });

  test('is found by its own name when it is pressed again', async () => {
    const bare = { confirmId: undefined, originalNumber: undefined, gross: undefined };
    await keep(nameless(redPressed({ at: then, ...bare })), nameless(redPressed({ at: then + 1, ...bare })));
    const types = (await records()).map(({ history }) => history.map(({ type }) => type));
    expect(types).toEqual([['submitted.redPressed', 'redPressed']]);
  });

  test('an answer that is ahead of its press waits for it', async () => {
    const now = Date.now();
    await keep(answer('P1', { at: now + 1 }));
    expect(waiting()).toHaveLength(1);
    await keep(nameless(redPressed({ at: now })));
    await worker.sweep();
    expect((await record('P1')).outcome.type).toBe('issued');
  });

  test('its tab is told by the name of the press', async () => {
    await keep(submit(), nameless(redPressed({ at: then + 2 })));
    const states = sendMessage.mock.calls.map(([, message]) => message);
    expect(states.at(-1)).toMatchObject({ kind: 'state', state: { submissionId: 'R1', press: 'P1' } });
    // Its answers are read by its own page.
    expect(states.map(({ kind }) => kind)).not.toContain('watchVerdict');
    expect(await worker.ports.wake(SENDER)).not.toHaveProperty('awaiting');
  });
});

describe('issue calls beside red-letter records', () => {
  const call = (at: number) => make.unnamed(make.called({ at }), tabKey);

  test('L2 a confirmation takes none before its invoice was asked for', async () => {
    await keep(submit(), call(then + 1));
    expect((await record()).signals.issueCalls).toEqual([]);
    expect((await db.getAll('faults')).map(({ kind }) => kind)).toEqual(['missedSubmission']);
  });

  test('after the press it is its own, with its end, however much the tab did in between', async () => {
    await keep(submit());
    for (let nth = 1; nth < 10; nth += 1)
      await keep(
        make.submitted({ submissionId: `S${nth}`, tabKey, at: then + nth }),
        make.success([], { submissionId: `S${nth}`, at: then + nth }),
      );
    await keep(nameless(redPressed({ at: then + 20 })), call(then + 21));
    await keep(make.unnamed(make.responded(500, { at: then + 22 }), tabKey));
    expect((await record()).signals.issueCalls).toMatchObject([{ status: 500 }]);
    expect((await record()).outcome.type).toBe('unknown');
    expect((await record('S9')).signals.issueCalls).toEqual([]);
  });

  test('of an invoice that was submitted after the press it is that invoice’s', async () => {
    await keep(submit(), nameless(redPressed({ at: then + 1 })));
    await keep(make.submitted({ submissionId: 'S1', tabKey, at: then + 5 }), call(then + 6));
    expect((await record('S1')).signals.issueCalls).toHaveLength(1);
    expect((await record()).signals.issueCalls).toEqual([]);
  });
});

describe('the calls of the red-letter pages', () => {
  const call = (name: 'redSubmit' | 'redIssue', at: number) =>
    make.unnamed(make.called({ call: name, requestId: name, at }), tabKey);

  test('each goes to what was pressed for it, with its end', async () => {
    await keep(submit(), call('redSubmit', then + 1));
    await keep(
      make.unnamed(make.responded(200, { call: 'redSubmit', requestId: 'redSubmit', at: then + 2 }), tabKey),
    );
    await keep(confirmed(then + 3), nameless(redPressed({ at: then + 4 })), call('redIssue', then + 5));
    expect((await record()).signals.issueCalls).toMatchObject([
      { requestId: 'redSubmit', confirms: true, status: 200 },
      { requestId: 'redIssue' },
    ]);
    await keep(
      make.unnamed(make.responded(500, { call: 'redIssue', requestId: 'redIssue', at: then + 6 }), tabKey),
    );
    expect((await record()).outcome).toMatchObject({ type: 'unknown', reason: 'httpError' });
  });

  test('a confirmation whose press was missed is said, and no invoice’s', async () => {
    await keep(make.submitted({ submissionId: 'S1', tabKey, at: then }), call('redSubmit', then + 1));
    expect((await record('S1')).signals.issueCalls).toEqual([]);
    expect((await db.getAll('faults')).map(({ kind }) => kind)).toEqual(['missedSubmission']);
  });
});

describe('waiting for the other side', () => {
  test('is ended by no closed tab and no new browser session', async () => {
    await keep(submit(), nameless(redSeen({ at: then + 1 })));
    await worker.tabClosed(7);
    expect((await record()).outcome.type).toBe('pending');
    expect(await abandonedFacts(db, '01M00000000000000000000000', Date.now(), make.nextId)).toEqual([]);
    await worker.sweep();
    expect((await record()).history).toHaveLength(2);
  });

  test('a press whose tab is closed is left', async () => {
    await keep(submit(), nameless(redPressed({ at: then + 1 })));
    await worker.tabClosed(7);
    expect((await record()).outcome).toEqual({ type: 'unknown', reason: 'leftPage' });
  });
});
