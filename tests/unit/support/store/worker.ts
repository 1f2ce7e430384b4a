import { vi } from 'vitest';
import type { Browser } from '../../../../utils/services/shared/browser-api';
import { createWorker } from '../../../../utils/services/worker/worker';
import type { FakeArea } from './fake-area';

/**
 * A worker as the browser starts it anew over the same storage: each call is one of its own.
 * @param tabs calls of `browser.tabs` that the test looks at
 */
export const startWorker = (areas: { local: FakeArea; session: FakeArea }, tabs: object = {}) =>
  createWorker({
    storage: areas,
    action: { setBadgeText: async () => undefined, setBadgeBackgroundColor: async () => undefined },
    tabs: { sendMessage: vi.fn(async () => undefined), ...tabs },
  } as unknown as Browser);
