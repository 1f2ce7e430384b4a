/** Questions and face-scans in the middle of a submission. */
import { QUESTIONS } from '../portal/questions.mjs';
import { issued, notSent, PENDING, SOON, unknown } from './want.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

/** The four known questions, asked by the page before it sends anything, or by the back end after the first call. */
const questionRows = QUESTIONS.flatMap(({ id, yes, no }) => {
  const byPage = { options: { questionDialog: id } };
  const byBackEnd = { fault: `ask-${id}` };
  /** @type {Row[]} */
  const rows = [
    {
      id: `question ${id} by the page: yes`,
      ...byPage,
      steps: [['press'], ['dialog', yes]],
      expect: issued(),
      issued: 1,
    },
    {
      id: `question ${id} by the page: no`,
      ...byPage,
      steps: [['press'], ['dialogShown'], ['dialog', no]],
      deadlines: SOON,
      expect: unknown('timedOut'),
      issued: 0,
    },
    {
      id: `question ${id} by the back end: yes`,
      ...byBackEnd,
      steps: [['press'], ['dialog', yes]],
      expect: issued(),
      issued: 1,
    },
    {
      id: `question ${id} by the back end: no`,
      ...byBackEnd,
      steps: [['press'], ['dialogShown'], ['dialog', no]],
      deadlines: SOON,
      expect: unknown('timedOut'),
      issued: 0,
    },
  ];
  return rows;
});

const SCAN = /** @type {[string, ...any[]][]} */ ([['press'], ['scanShown']]);
const EXPIRED = '认证二维码失效，请刷新二维码后重新认证';

/** @type {Row[]} */
export const INTERLUDE_ROWS = [
  ...questionRows,
  {
    id: 'question open: the clock stands',
    options: { questionDialog: 'large-amount' },
    steps: [['press'], ['dialogShown']],
    expect: PENDING,
    issued: 0,
    always: true,
  },
  {
    id: 'face-scan passed',
    fault: 'face-scan',
    steps: [...SCAN, ['scanBecomes', 'passed'], ['scanGoOn']],
    expect: issued(),
    issued: 1,
    always: true,
  },
  { id: 'face-scan open: the clock stands', fault: 'face-scan', steps: SCAN, expect: PENDING, issued: 0 },
  {
    id: 'face-scan expired, closed',
    fault: 'face-scan',
    steps: [...SCAN, ['scanBecomes', 'expired'], ['scanExpired'], ['scanClose']],
    deadlines: SOON,
    expect: { type: 'notSent', holds: EXPIRED, offers: '填回开票页' },
    issued: 0,
    always: true,
  },
  {
    id: 'face-scan expired, refreshed, passed',
    fault: 'face-scan',
    steps: [...SCAN, ['scanBecomes', 'expired'], ['scanRefresh'], ['scanBecomes', 'passed'], ['scanGoOn']],
    expect: issued(),
    issued: 1,
  },
  {
    id: 'face-scan cancelled on the phone',
    fault: 'face-scan',
    steps: [...SCAN, ['scanBecomes', 'cancelled']],
    deadlines: SOON,
    expect: notSent('扫脸认证已取消'),
    issued: 0,
  },
  {
    id: 'face-scan closed by the clerk',
    fault: 'face-scan',
    steps: [...SCAN, ['scanClose']],
    deadlines: SOON,
    expect: unknown('timedOut'),
    issued: 0,
  },
  {
    id: 'tab closed while scanning',
    fault: 'face-scan',
    steps: [...SCAN, ['closeTab']],
    expect: unknown('leftPage'),
    issued: 0,
  },
];
