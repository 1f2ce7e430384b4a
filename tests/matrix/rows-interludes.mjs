/** Questions and face-scans in the middle of a submission. */
import { QUESTIONS } from '../portal/questions.mjs';
import { says } from './says.mjs';
import { issued, notSent, PENDING, refused, SOON, unknown } from './want.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

const RATE = '税率不合法，请使用 0.03、0.01';

/** Each question, asked by the page before it sends anything, or by the back end after the first call. */
const questionRows = QUESTIONS.flatMap(({ id, yes, no, ends = 'timedOut' }) => {
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
      expect: unknown(ends),
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
      expect: unknown(ends),
      issued: 0,
    },
    {
      id: `question ${id} by the back end: yes, then refused`,
      ...byBackEnd,
      steps: [['press'], ['dialogShown'], ['fault', says('dialog', RATE)], ['dialog', yes]],
      expect: refused(RATE),
      issued: 0,
    },
  ];
  return rows;
});

/** How the page says that the session is lost; said to which call, nobody knows. */
const LOST = ['身份认证已失效', '登录已失效', '账号已退出', '会话已失效'];
/** @type {Row[]} */
const sessionRows = [
  ...LOST.map((text) => ({
    id: `session, toast: ${text}`,
    fault: says('toast', text),
    deadlines: SOON,
    expect: unknown('sessionLost', text),
    issued: 0,
    ...(text === '登录已失效' ? { always: /** @type {true} */ (true) } : {}),
  })),
  {
    id: 'session, dialog open: the clock stands',
    fault: says('dialog', '登录已失效'),
    steps: [['press'], ['dialogShown']],
    expect: PENDING,
    issued: 0,
  },
  {
    id: 'session, dialog closed',
    fault: says('dialog', '登录已失效'),
    steps: [['press'], ['dialogShown'], ['dialog', '我知道了']],
    deadlines: SOON,
    expect: unknown('sessionLost', '登录已失效'),
    issued: 0,
  },
  {
    id: 'session, pressed anew and refused: the first press is not known',
    fault: says('toast', '登录已失效'),
    steps: [['press'], ['callEnded'], ['fault', says('dialog', RATE)], ['press']],
    expect: unknown('answerUnread', '登录已失效'),
    issued: 0,
  },
  {
    id: 'session, pressed anew and issued',
    fault: says('toast', '登录已失效'),
    steps: [['press'], ['callEnded'], ['press']],
    expect: issued(),
    issued: 1,
  },
];

const SCAN = /** @type {[string, ...any[]][]} */ ([['press'], ['scanShown']]);
const EXPIRED = '认证二维码失效，请刷新二维码后重新认证';

/** @type {Row[]} */
export const INTERLUDE_ROWS = [
  ...questionRows,
  ...sessionRows,
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
