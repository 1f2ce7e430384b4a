/** What the network and the back end do. */
import { BROKEN } from '../portal/server/transport/addresses.mjs';
import { issued, notSent, SOON, unknown } from './want.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

const STATUSES = [400, 403, 404, 429, 500, 502, 503, 504];
const BODIES = /** @type {const} */ (['json', 'html']);
/** What the page says by itself on any status but 200. */
const HTTP_TEXT = '请求异常';
/** The page's own 网络异常 and the browser's error come in either order. */
const BROKEN_CALL = unknown('networkError|unclearText');

/** @type {Row[]} */
export const NETWORK_ROWS = [
  ...STATUSES.flatMap((status) =>
    BODIES.map((body) => ({
      id: `HTTP ${status} as ${body}`,
      fault: {
        id: `http-${status}-${body}`,
        call: /** @type {const} */ ('issue'),
        kind: 'http',
        status,
        body,
      },
      // The page's own 请求异常 and the status come in either order.
      expect: unknown('httpError|portalText'),
      issued: 0,
      ...(status === 503 && body === 'html' ? { always: /** @type {true} */ (true) } : {}),
    })),
  ),
  { id: 'maintenance page with 200', fault: 'html-200', expect: unknown('portalText', HTTP_TEXT), issued: 0 },
  { id: '302 to the log-in', fault: 'login-302', expect: unknown('sessionLost'), issued: 0, always: true },
  { id: 'CodeMsg: refresh', fault: 'refresh', expect: unknown('leftPage', null), issued: 0 },
  {
    id: 'connection dropped, not issued',
    fault: 'drop-before',
    expect: BROKEN_CALL,
    issued: 0,
    always: true,
  },
  {
    id: 'connection dropped, issued',
    fault: 'drop-after',
    expect: BROKEN_CALL,
    issued: 1,
    always: true,
  },
  { id: 'dropped once, sent again by the browser', fault: 'drop-once', expect: issued(), issued: 1 },
  {
    id: 'the answer never comes, not issued',
    fault: 'hang',
    deadlines: SOON,
    expect: unknown('timedOut', null),
    issued: 0,
    always: true,
  },
  {
    id: 'the answer never comes, issued',
    fault: 'hang-issued',
    deadlines: SOON,
    expect: unknown('timedOut', null),
    issued: 1,
  },
  {
    id: 'reset and sent again by the browser: several issued by one click',
    fault: 'reset-keepalive',
    times: 10,
    expect: BROKEN_CALL,
    always: true,
  },
  {
    id: 'answer lost, sent again by the page: two issued by one click',
    fault: 'drop-after',
    options: { issueRetries: 1 },
    expect: issued(1),
    issued: 2,
  },
  {
    id: 'connection refused',
    options: { issueOrigin: BROKEN.closed },
    expect: BROKEN_CALL,
    issued: 0,
  },
  {
    id: 'no such name (DNS)',
    options: { issueOrigin: BROKEN.nowhere },
    expect: BROKEN_CALL,
    issued: 0,
  },
  {
    id: 'certificate error',
    options: { issueOrigin: BROKEN.stranger },
    expect: BROKEN_CALL,
    issued: 0,
  },
  { id: 'issued, but not in the list', fault: 'missing-from-list', expect: issued(), issued: 1 },
  { id: 'slow, then issued', fault: 'slow-5s', expect: issued(), issued: 1 },
  {
    id: 'offline before the click',
    steps: [['offline'], ['press']],
    expect: notSent(null),
    issued: 0,
    always: true,
  },
  {
    id: 'offline while the answer is awaited',
    fault: 'hang-issued',
    steps: [['press'], ['callArrived'], ['offline']],
    deadlines: SOON,
    expect: unknown('timedOut'),
    issued: 1,
  },
];
