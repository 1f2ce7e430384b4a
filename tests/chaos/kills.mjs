/** What takes the page, the worker or the browser away, by the names of the plan. */
import { crashTab, stopWorker } from '../e2e/support/browser/extension.mjs';

/**
 * @typedef {object} Kill
 * @property {'page' | 'worker'} takes
 * @property {(session: import('./session.mjs').Session, place: number) => Promise<unknown>} act
 */

/** @type {Record<string, Kill>} */
export const KILLS = {
  'worker-after': { takes: 'worker', act: ({ browser }) => stopWorker(browser) },
  'tab-closed': { takes: 'page', act: (session, place) => session.dropTab(place) },
  'tab-crashed': {
    takes: 'page',
    async act(session, place) {
      const page = session.tabs[place];
      if (page) await crashTab(page);
      await session.dropTab(place);
    },
  },
  navigated: { takes: 'page', act: async ({ tabs }, place) => tabs[place]?.goto('about:blank') },
  reloaded: { takes: 'page', act: async ({ tabs }, place) => tabs[place]?.reload() },
  'browser-killed': { takes: 'page', act: (session) => session.killAndRestart() },
  'extension-reloaded': { takes: 'page', act: (session) => session.reloadExtension() },
};
