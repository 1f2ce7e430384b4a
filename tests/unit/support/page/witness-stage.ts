import { afterEach, beforeEach, vi } from 'vitest';
import type { CapturePorts } from '../../../../utils/capture/ports';
import { dppt } from '../../../../utils/portal/dppt';
import { captureStage, goTo } from './capture';
import { formPage } from './form';
import { page } from './page';

export const NUMBER = '26112000000123456789';
/** Its words are none that a profile has: the button is renamed, or the page translated. */
export const RENAMED = { change: ['<span>发票开具</span>', '<span>Go</span>'] } as const;
export const successView = (number = NUMBER, more = '') =>
  `<div><p>发票号码：${number}</p>${more}<button class="qrcode-btn">二维码交付</button></div>`;

/** The frame of the running test, from `start` on. */
export let stage: ReturnType<typeof captureStage>;
export const start = (given: Partial<CapturePorts> = {}) => {
  stage = captureStage(given);
  return stage;
};
/** Of the submission that was told last. */
export const last = () => stage.of('submitted').at(-1)?.submissionId ?? '';
export const state = (outcome: 'pending' | 'issued' | 'refused' | 'unknown', ended = false) =>
  stage.state({ submissionId: last(), outcome, waitsForClerk: false, ...(ended ? { ended } : {}) });

/** Before each test the entry form stands there, and nobody watches it yet. */
export function onEntryForm(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    goTo(dppt.entry.path);
    page(formPage());
  });
  afterEach(() => {
    stage.stop();
    vi.useRealTimers();
  });
}
