import type { zhCNDrafts } from './zh-cn-drafts';

/** Words of what was typed and not submitted, on our own pages. */
export const enDrafts: Record<keyof typeof zhCNDrafts, string> = {
  'draft.list': 'Not submitted ({count})',
  'draft.sentence': 'Not submitted last time, still here',
  'draft.noAmount': 'no amount yet',
  'bar.draftTyping': 'It is being entered on another page, go on there',
  'bar.draftGone': 'It was submitted or discarded meanwhile',
  'settings.drafts': 'Remember what was typed and not submitted',
  'settings.draftsNote':
    'After a lost network, a log-out or a closed browser it can be filled in again on the next form of the same company. Switched off, nothing more is remembered; what is remembered stays. Open pages follow after a reload.',
};
