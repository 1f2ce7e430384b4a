/** What the clerk or the browser does to the page while the answer is awaited. */

import { says } from './says.mjs';
import { issued, refused, SOON, unknown } from './want.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

const WAITING = /** @type {[string, ...any[]][]} */ ([['press'], ['callArrived']]);
const RATE = '税率不合法，请使用 0.03、0.01';

/**
 * The same way to leave, once with nothing issued and once with an invoice that she does not see.
 * @param {string} name @param {string} step @param {boolean} [always] @returns {Row[]}
 */
const leaving = (name, step, always = false) => [
  {
    id: `${name}, not issued`,
    fault: 'hang',
    steps: [...WAITING, [step]],
    expect: { type: 'unknown', offers: '去核对' },
    issued: 0,
  },
  {
    id: `${name}, issued`,
    fault: 'hang-issued',
    steps: [...WAITING, [step]],
    expect: { type: 'unknown', offers: '去核对' },
    issued: 1,
    ...(always && { always: /** @type {const} */ (true) }),
  },
];

/** @type {Row[]} */
export const PAGE_ROWS = [
  ...leaving('reload', 'reload'),
  ...leaving('back', 'back'),
  ...leaving('another page', 'goto'),
  ...leaving('tab closed', 'closeTab', true),
  ...leaving('tab crashed', 'crashTab', true),
  {
    id: 'extension reloaded under the form, issued',
    steps: [['reloadExtension'], ['press'], ['success'], ['openInside']],
    expect: issued(),
    issued: 1,
  },
  {
    id: 'extension reloaded under the form, refused',
    fault: says('dialog', RATE),
    steps: [['reloadExtension'], ['press'], ['dialogShown'], ['openInside']],
    deadlines: SOON,
    patienceMs: 70_000,
    // Whether the old script saw the text is a matter of moments; that no request was seen proves nothing either way.
    // On a quick machine the new one is there before the press, and sees all of it.
    expect: { ...unknown('callsUnseen|timedOut'), or: refused(RATE) },
    issued: 0,
  },
  { id: 'double click', steps: [['doubleClick']], expect: issued(), issued: 1, always: true },
  {
    id: 'two tabs at once, the same invoice',
    steps: [['openTwin'], ['pressEverywhere']],
    expect: [issued(), issued()],
    issued: 2,
  },
  {
    id: 'two companies at once',
    fault: says('dialog', RATE),
    times: 2,
    steps: [['company', 1], ['openTwin'], ['pressEverywhere']],
    expect: [refused(RATE), refused(RATE)],
    issued: 0,
  },
  {
    id: 'the same invoice again after it was issued',
    steps: [['press'], ['success'], ['openTwin'], ['warned', '刚开过一张同样的'], ['pressLast']],
    expect: [issued(), issued()],
    issued: 2,
    always: true,
  },
  {
    id: 'the same invoice again while nobody knows of the first',
    fault: 'unlisted-vague',
    steps: [
      ['press'],
      ['outcome', 'unknown'],
      ['openTwin'],
      ['warned', '刚提交过一张同样的，结果不明'],
      ['meant'],
      ['pressLast'],
    ],
    expect: [unknown('unclearText'), issued()],
    issued: 1,
  },
  {
    id: 'inline error first, and an issue call without a click',
    buyer: '',
    fault: 'hang-issued',
    steps: [['press'], ['outcome', 'notSent'], ['pageSends'], ['callArrived']],
    deadlines: SOON,
    patienceMs: 40_000,
    // The text before the call answers nothing after it; it stays in the history.
    expect: unknown('timedOut', null),
    issued: 1,
  },
  {
    // What is said later answers what came later: the first may have been issued.
    id: 'an answer that shows nothing, and a further call of the page',
    fault: says('none', RATE),
    steps: [['press'], ['callEnded'], ['pageSends'], ['outcome', 'unknown']],
    expect: unknown('answerUnread', null),
  },
  {
    id: 'refused, clicked again unchanged, issued',
    fault: says('dialog', RATE),
    steps: [['press'], ['outcome', 'refused'], ['dialog', '我知道了'], ['press']],
    // Each press after an answer is an attempt of its own: the refusal stays in lists, counts and exports.
    expect: [{ ...refused(RATE), offers: '查看' }, issued()],
    issued: 1,
  },
];
