// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchForm } from '../../../../utils/capture/entry/watch-form';
import { watchVisit } from '../../../../utils/capture/entry/watch-visit';
import { dppt } from '../../../../utils/portal/dppt';
import { captureStage, goTo } from '../../support/page/capture';
import { formPage } from '../../support/page/form';
import { click, find, page } from '../../support/page/page';

const HOURS = 8 * 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
  goTo(dppt.entry.path);
});
afterEach(() => vi.useRealTimers());

/** The clock of the computer is set back by hours; what counts the time since the page began goes on. */
const setBack = () => vi.setSystemTime(Date.now() - HOURS);

test('X17 a changed form is told within seconds though the clock was set back', async () => {
  page(formPage({ change: ['t-form-item__gmfmc', 't-form-item__renamed'] }));
  const states: string[] = [];
  const stop = watchForm(
    window,
    dppt.entry,
    () => performance.now(),
    ({ state }) => states.push(state),
    () => {},
  );
  await vi.advanceTimersByTimeAsync(1_000);
  setBack();
  await vi.advanceTimersByTimeAsync(5_000);
  stop();
  expect(states).toEqual(['drift']);
});

test('X17 a visit goes on to be told how long it lasts', async () => {
  const lasted: number[] = [];
  const stop = watchVisit(window, [dppt.entry.path], {
    clock: () => performance.now(),
    safely: (step) => step(),
    enter: () => {},
    leave: () => {},
    here: (since) => lasted.push(performance.now() - since),
  });
  await vi.advanceTimersByTimeAsync(2_000);
  setBack();
  await vi.advanceTimersByTimeAsync(3_000);
  stop();
  expect(lasted.at(-1)).toBe(5_000);
});

test('X17 a press long after another is another one though the clock says it was before', async () => {
  page(formPage());
  const stage = captureStage();
  click(find('#issue'));
  stage.state({ submissionId: 'ID2', outcome: 'refused', waitsForClerk: false });
  await stage.wait(5_000);
  setBack();
  click(find('#issue'));
  stage.stop();
  expect(stage.of('submitted')).toHaveLength(2);
});
