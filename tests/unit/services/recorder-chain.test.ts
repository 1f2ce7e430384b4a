import { beforeEach, describe, expect, test } from 'vitest';
import type { Fact } from '../../../utils/domain/fact/fact';
import * as make from '../support/facts/facts';
import { LINES, snapshot } from '../support/page/snapshots';
import { type StartedRecorder, startRecorder } from '../support/store/recorder';

const { NOON } = make;

let on: StartedRecorder;
beforeEach(async () => {
  on = await startRecorder();
});

describe('a changed submit of the same form', () => {
  const again = (given: Partial<Parameters<typeof make.submitted>[0]> = {}) =>
    make.submitted({ submissionId: 'S2', tabKey: 'A:7', form: 'V1', at: NOON + 900, ...given });
  const corrected = snapshot({ lines: LINES.map((cells) => cells.with(7, '6%').with(8, '6.00')) });

  const chained = async (first: Fact, ...later: Fact[]) => {
    await on.put(first, ...later);
    await on.recorder.sweep();
    return (await on.record('S2'))?.retryOf;
  };
  const first = () => make.submitted({ tabKey: 'A:7', form: 'V1' });
  const refusal = () => make.answered('税率不合法，请使用 0.03、0.01', { at: NOON + 500 });

  test('after a refusal repeats the refused one', async () => {
    expect(await chained(first(), refusal(), again({ snapshot: corrected }))).toBe('S1');
    expect((await on.record('S1'))?.newerAttempt).toBe('S2');
    expect((await on.record('S1'))?.open).toBe(0);
  });

  test('another buyer and other items are another invoice', async () => {
    const other = snapshot({ buyer: { name: '另一家', taxId: '' } });
    expect(await chained(first(), refusal(), again({ snapshot: other }))).toBeUndefined();
    expect((await on.record('S1'))?.open).toBe(1);
  });

  test('another visit of the form is another invoice', async () => {
    expect(await chained(first(), refusal(), again({ form: 'V2', snapshot: corrected }))).toBeUndefined();
  });

  test('after one that was issued it is another invoice', async () => {
    const issued = make.success(['26112000000000000001'], { at: NOON + 500 });
    expect(await chained(first(), issued, again({ snapshot: corrected }))).toBeUndefined();
  });
});
