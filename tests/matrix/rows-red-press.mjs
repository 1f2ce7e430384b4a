/** The press of 开具发票 in a red-letter confirmation, and what comes of it. */
import { says } from './says.mjs';
import { SOON, unknown } from './want.mjs';
import { issued, PRESSED, RED, refused } from './want-red.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

const RATE = '税率不合法，请使用 0.03、0.01';
const OWN = { redWords: /** @type {const} */ ('own') };

/** @type {Row[]} */
export const RED_PRESS_ROWS = [
  { ...RED, id: 'red, pressed and issued', steps: PRESSED, expect: issued(), issued: 1, always: true },
  {
    ...RED,
    id: 'red, pressed and issued, the page says its number',
    options: OWN,
    steps: [['redMade'], ['redBecomes', '04'], ['redPress']],
    expect: issued(1),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, press refused',
    fault: says('dialog', RATE),
    steps: PRESSED,
    expect: refused(RATE),
    issued: 0,
  },
  {
    ...RED,
    id: 'red, press refused in a toast',
    fault: says('toast', RATE),
    steps: PRESSED,
    expect: refused(RATE),
    issued: 0,
  },
  {
    ...RED,
    id: 'red, press answered by what names nothing',
    fault: says('dialog', '业务处理未完成'),
    steps: PRESSED,
    expect: unknown('unclearText', '业务处理未完成'),
    issued: 0,
  },
  {
    ...RED,
    id: 'red, press answered by HTTP 503',
    fault: { id: 'http-503-html', call: 'issue', kind: 'http', status: 503, body: 'html' },
    steps: PRESSED,
    expect: unknown('httpError|portalText'),
    issued: 0,
  },
  {
    ...RED,
    id: 'red, the answer never comes, not issued',
    fault: 'hang',
    deadlines: SOON,
    steps: PRESSED,
    expect: unknown('timedOut', null),
    issued: 0,
  },
  {
    ...RED,
    id: 'red, the answer never comes, issued',
    fault: 'hang-issued',
    deadlines: SOON,
    steps: PRESSED,
    expect: unknown('timedOut', null),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, connection dropped, not issued',
    fault: 'drop-before',
    steps: PRESSED,
    expect: unknown('networkError|unclearText'),
    issued: 0,
  },
  {
    ...RED,
    // The browser sends it once more, and is told that the state is not right: which proves nothing.
    id: 'red, connection dropped, issued',
    fault: 'drop-after',
    steps: PRESSED,
    expect: unknown('networkError|unclearText'),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, tab closed while the answer is awaited',
    fault: 'hang-issued',
    steps: [...PRESSED, ['redCallArrived'], ['closeTab']],
    expect: unknown('leftPage'),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, refused, pressed again, issued',
    fault: says('dialog', RATE),
    steps: [...PRESSED, ['outcome', 'refused'], ['dialog', '我知道了'], ['redOpen'], ['redPress']],
    expect: issued(),
    issued: 1,
  },
];
