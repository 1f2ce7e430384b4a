// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchBatch } from '../../../../utils/capture/batch/watch-batch';
import { Fact } from '../../../../utils/domain/fact/fact';
import { dppt } from '../../../../utils/portal/dppt';
import { bad, good, list, results } from '../../support/page/batch-page';
import { click, find, page } from '../../support/page/page';

const NUMBERS = ['26112000000000000001', '26112000000000000002', '26112000000000000003'] as const;
const WHY = '第1行税率不合法';
const SERIALS = ['A1', 'A2', 'A3'];

let facts: Fact[];
let stop: () => void;

async function start(html: string) {
  window.location.href = `https://dppt.beijing.chinatax.gov.cn:8443${dppt.batch.path}`;
  page(html);
  facts = [];
  let made = 0;
  const keep = (fact: Fact) => void facts.push(Fact.parse(fact));
  stop = watchBatch(window, dppt, {
    now: Date.now,
    clock: () => performance.now(),
    newId: () => `N${++made}`,
    keep,
    keepAll: (all) => all.forEach(keep),
    wake: async () => ({ tabKey: 'B-7', frameId: 0 }),
  });
  await vi.advanceTimersByTimeAsync(0);
}
const show = async (html: string) => {
  find('#more').innerHTML = html;
  await vi.advanceTimersByTimeAsync(300);
};
const issue = () => click(find('#issue'));
const of = <T extends Fact['type']>(type: T) =>
  facts.filter((fact): fact is Extract<Fact, { type: T }> => fact.type === type);
const serialOf = (id: string | undefined) =>
  of('submitted').find(({ submissionId }) => submissionId === id)?.batch?.serialNumber;
/** 流水号, and whether it is told as this import's; numbers where it is proof. */
const answers = () =>
  of('answered').map(({ submissionId, area, invoiceNumbers, belongs = true }) => [
    serialOf(submissionId),
    area === 'success' ? invoiceNumbers.join() : belongs ? 'refuses' : 'doubt',
  ]);
const imports = () => new Set(of('submitted').map(({ batch }) => batch?.importId)).size;
const missed = () => of('fault').filter(({ kind }) => kind === 'missedSubmission');

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T06:00:00Z') }));
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('L2 a failed result that had left the page at the press', () => {
  const old = results([bad('A1', WHY)], [0, 1]);
  beforeEach(async () => {
    await start(list(['A1']));
    issue();
    await show(old);
    await show('');
    issue();
    facts.splice(0, facts.length, ...of('submitted'));
  });

  test('and comes back unchanged refuses nothing: its words are told as a doubt when the page goes', async () => {
    await show(old);
    expect(answers()).toEqual([]);
    await show('');
    expect(answers()).toEqual([['A1', 'doubt']]);
    expect(of('answered')[0]).toMatchObject({ area: 'batchResult', text: WHY });
    expect(of('leftPage')).toEqual([]);
  });

  test('gives way to a new one', async () => {
    await show(old);
    await show(results([good('A1', NUMBERS[0]), bad('A1', WHY)], [1, 1]));
    window.dispatchEvent(new Event('pagehide'));
    expect(answers()).toEqual([['A1', NUMBERS[0]]]);
  });

  test('and to a new refusal', async () => {
    await show(results([bad('A1', '第2行单位不合法')], [0, 1]));
    expect(answers()).toEqual([['A1', 'refuses']]);
  });

  test('of a route of this portal that she left and came back to', async () => {
    window.history.pushState({}, '', '/blue-invoice-makeout');
    await vi.advanceTimersByTimeAsync(1_100);
    window.history.pushState({}, '', dppt.batch.path);
    await vi.advanceTimersByTimeAsync(1_100);
    issue();
    facts.splice(0, facts.length, ...of('submitted'));
    await show(old);
    expect(answers()).toEqual([]);
  });
});

describe('L2 a result of an unseen 流水号', () => {
  test('is no submission where the list showed all that was imported; it is said', async () => {
    await start(list(SERIALS));
    issue();
    await show(results([bad('B9', WHY), good('A1', NUMBERS[0])]));
    expect(answers()).toEqual([['A1', NUMBERS[0]]]);
    expect(of('submitted')).toHaveLength(3);
    expect(missed().map(({ kept }) => kept?.includes('B9'))).toEqual([true]);
    await show(`${results([bad('B9', WHY), good('A1', NUMBERS[0])])} `);
    expect(missed()).toHaveLength(1);
  });

  test('that is of an earlier import of ours is neither kept again nor said', async () => {
    await start(list(['B9']));
    issue();
    const more = find('#more');
    page(list(SERIALS));
    expect(more.isConnected).toBe(false);
    issue();
    await show(results([bad('B9', WHY)]));
    expect(of('submitted')).toHaveLength(4);
    expect([answers(), missed()]).toEqual([[], []]);
  });

  test('without a word of how many were imported it is said, never kept', async () => {
    await start(list(SERIALS).replace(/<p>导入完成[^<]*<\/p>/, ''));
    issue();
    await show(results([good('B9', NUMBERS[0])]));
    expect(of('submitted')).toHaveLength(3);
    expect(missed()).toHaveLength(1);
  });

  describe('of a list that shows 3 of 5', () => {
    beforeEach(async () => {
      await start(list(SERIALS, 5));
      issue();
      facts.splice(0, facts.length, ...of('submitted'));
    });

    test('is kept with its answer where the page counts just these', async () => {
      await show(results([bad('B4', WHY), good('B5', NUMBERS[0]), bad('A1', WHY)], [1, 4]));
      expect(answers()).toEqual([
        ['B4', 'refuses'],
        ['B5', NUMBERS[0]],
        ['A1', 'refuses'],
      ]);
      expect(imports()).toBe(1);
    });

    test('waits while they are not all there, and refuses nothing when no more come', async () => {
      await show(results([bad('B4', WHY)], [0, 1]));
      expect(of('submitted')).toHaveLength(3);
      window.dispatchEvent(new Event('pagehide'));
      expect(answers()).toEqual([['B4', 'doubt']]);
      expect(of('leftPage').map(({ submissionId }) => serialOf(submissionId))).toEqual(SERIALS);
    });

    test('with a number is kept at once, though more are to come', async () => {
      await show(results([good('B5', NUMBERS[0])], [1, 0]));
      expect(answers()).toEqual([['B5', NUMBERS[0]]]);
    });

    test('is a doubt where the page counts none; a number proves itself', async () => {
      await show(results([bad('B4', WHY), good('B5', NUMBERS[0])]));
      expect(answers()).toEqual([
        ['B4', 'doubt'],
        ['B5', NUMBERS[0]],
      ]);
    });

    test('is none beyond what was imported', async () => {
      await show(results([...NUMBERS.map((number, nth) => good(`B${nth}`, number))]));
      expect(answers()).toEqual([
        ['B0', NUMBERS[0]],
        ['B1', NUMBERS[1]],
      ]);
      expect(missed().map(({ kept }) => kept?.includes('B2'))).toEqual([true]);
    });

    test('is none where the page counts earlier ones, too', async () => {
      await show(results([bad('B9', WHY), good('A1', NUMBERS[0]), bad('A2', WHY)], [20, 3]));
      expect(answers()).toEqual([['A1', NUMBERS[0]]]);
      await show('');
      // A failure among results that nobody read may be an old one.
      expect(answers()).toEqual([
        ['A1', NUMBERS[0]],
        ['A2', 'doubt'],
      ]);
    });

    test('a toast that is gone told how many were imported', async () => {
      stop();
      await start(list(SERIALS).replace(/<p>导入完成[^<]*<\/p>/, ''));
      await show('<div class="t-message t-is-success">导入完成，共处理数据5条，处理成功5条</div>');
      await show('');
      issue();
      await show(results([bad('B4', WHY)], [0, 5]));
      expect(answers()).toEqual([['B4', 'refuses']]);
    });
  });
});

test('L2 another amount is another invoice, though the 流水号 is the same', async () => {
  await start(list(SERIALS));
  issue();
  await show(results([bad('A1', WHY, '999.00'), bad('A2', WHY, '202.00'), bad('A3', WHY, '200')]));
  expect(answers()).toEqual([
    ['A2', 'refuses'],
    ['A3', 'refuses'],
  ]);
  window.dispatchEvent(new Event('pagehide'));
  expect(answers().at(-1)).toEqual(['A1', 'doubt']);
});

test('old results that stood there whole are counted off', async () => {
  await start(list(SERIALS));
  await show(results([bad('X1', WHY), bad('X2', WHY)], [0, 2]));
  issue();
  await show(results([bad('A1', WHY), bad('X1', WHY), bad('X2', WHY)], [0, 3]));
  await show(
    results([bad('A1', WHY), bad('A2', WHY), good('A3', NUMBERS[0]), bad('X1', WHY), bad('X2', WHY)], [1, 4]),
  );
  expect(answers()).toEqual([
    ['A1', 'refuses'],
    ['A2', 'refuses'],
    ['A3', NUMBERS[0]],
  ]);
});
