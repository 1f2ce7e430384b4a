import { beforeEach, describe, expect, test, vi } from 'vitest';
import { nextTick, ref } from 'vue';
import { useRetryQueue } from '../../../../components/inbox/use-retry-queue';
import type { Submission } from '../../../../utils/domain/record/submission';
import { createTexts } from '../../../../utils/domain/texts/texts';
import type { Ledger } from '../../../../utils/store/ledger/db';
import * as make from '../../support/facts/facts';
import { snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const OTHER = { name: '天津海棠有限公司', taxId: '91120116MA05Q7X4HN' };
const { NOON } = make;

let db: Ledger;
const asked: string[] = [];
/** What each said of her colleagues. */
const saidAsked: (boolean | undefined)[] = [];
let answer: unknown;
const version = ref(0);

async function stage() {
  const facts = [
    make.submitted({ submissionId: 'A1' }),
    make.submitted({ submissionId: 'B1', snapshot: snapshot({ seller: OTHER }) }),
    make.submitted({ submissionId: 'A2' }),
  ];
  for (const fact of facts)
    await keep(db, fact, make.answered('税率不合法', { submissionId: fact.submissionId }));
  const records = (await Promise.all(
    ['A1', 'B1', 'A2'].map((id) => db.get('submissions', id)),
  )) as Submission[];
  const sendMessage = async (message: { submissionId: string; asked?: boolean }) => {
    const { submissionId } = message;
    asked.push(submissionId);
    saidAsked.push(message.asked);
    if (answer !== undefined) return answer;
    await keep(db, { id: `OPEN${submissionId}`, at: NOON + 9, type: 'refillOpened', submissionId });
    return { ok: true };
  };
  const queue = useRetryQueue({
    openLedger: (async () => db) as never,
    browser: { runtime: { sendMessage } } as never,
    t: ref(createTexts('zh_CN')),
    version,
  });
  return { queue, records };
}
/** The page reads anew. */
async function changed() {
  version.value += 1;
  for (let tick = 0; tick < 5; tick += 1) await nextTick();
}

beforeEach(async () => {
  db = await freshLedger();
  asked.length = 0;
  saidAsked.length = 0;
  answer = undefined;
});

describe('再次开具 one after the other', () => {
  test('companies stand together, and only the first is asked for', async () => {
    const { queue, records } = await stage();
    await queue.start(records);
    expect(asked).toEqual(['A1']);
    expect([queue.isOpen.value, queue.left.value]).toEqual([true, 2]);
    await queue.next();
    await queue.next();
    expect(asked).toEqual(['A1', 'A2', 'B1']);
  });

  test('while its form is open nothing is offered; left or submitted, the next is, and not opened', async () => {
    const { queue, records } = await stage();
    await queue.start(records);
    await changed();
    expect(queue.isOpen.value).toBe(true);
    await keep(
      db,
      make.submitted({ submissionId: 'AGAIN', at: NOON + 20, retryOf: 'A1' }),
      { id: 'SHUT', at: NOON + 21, type: 'refillClosed', submissionId: 'A1', how: 'submitted', by: 'AGAIN' },
      make.success(['26112000000123456789'], { submissionId: 'AGAIN', at: NOON + 22 }),
    );
    await changed();
    await vi.waitFor(() => expect(queue.isOpen.value).toBe(false));
    await vi.waitFor(() => expect(queue.attempt.value?.outcome.type).toBe('issued'));
    expect(asked).toEqual(['A1']);
  });

  test('what the worker refuses is said, and the queue goes on by her press', async () => {
    const { queue, records } = await stage();
    answer = { ok: false, bar: 'issued' };
    await queue.start(records);
    expect(queue.refusal.value).not.toBe('');
    expect([queue.isOpen.value, queue.left.value, asked]).toEqual([false, 2, ['A1']]);
    answer = undefined;
    await queue.next();
    expect([queue.refusal.value, queue.isOpen.value]).toEqual(['', true]);
  });

  test('the place of the backups cannot be reached: the same one opens once she asked her colleagues', async () => {
    const { queue, records } = await stage();
    answer = { ok: false, bar: 'teamUnreachable' };
    await queue.start(records);
    expect([queue.mayAsk.value, queue.isOpen.value]).toEqual([true, false]);
    answer = undefined;
    await queue.asked();
    expect([queue.mayAsk.value, queue.refusal.value, queue.isOpen.value]).toEqual([false, '', true]);
    expect([asked, saidAsked]).toEqual([
      ['A1', 'A1'],
      [undefined, true],
    ]);
  });

  test('ended: nothing is left, and nothing is asked for any more', async () => {
    const { queue, records } = await stage();
    await queue.start(records);
    queue.stop();
    await changed();
    expect([queue.current.value, queue.left.value, asked]).toEqual([undefined, 0, ['A1']]);
  });
});
