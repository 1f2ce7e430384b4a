/**
 * Texts of the catalogue that the portal itself is known to show, each where it appears. Questions and face-scans have
 * rows of their own (`rows-interludes.mjs`), codes and statuses are faults (`rows-network.mjs`).
 */
import { says } from './says.mjs';
import { issued, unknown } from './want.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

const ALREADY = '系统检测到您在当前页已成功开具发票';
const INVALID = '无效请求,请重新进入开具页面';
/** They say that she must log in again; whether the invoice went through they do not say. */
const LOG_IN = [
  '身份认证成功时间查询失败:请重新登录后继续办理业务',
  '会话失效，请重新登录',
  '请重新登录',
  '请您重新登录后再试',
];

/** @type {Row[]} */
export const CATALOGUE_ROWS = [
  {
    id: 'catalogue: already issued, dialog',
    fault: says('dialog', ALREADY),
    expect: issued(0),
    issued: 0,
    always: true,
  },
  { id: 'catalogue: already issued, toast', fault: says('toast', ALREADY), expect: issued(0), issued: 0 },
  {
    id: 'catalogue: invalid request, dialog',
    fault: says('dialog', INVALID),
    expect: unknown('portalText', INVALID),
    issued: 0,
  },
  {
    id: 'catalogue: invalid request, toast, other punctuation',
    fault: says('toast', '无效请求，请重新进入开具页面！'),
    expect: unknown('portalText', '无效请求，请重新进入开具页面！'),
    issued: 0,
  },
  {
    id: 'catalogue: internal error',
    fault: 'internal-error',
    expect: unknown('portalText', '内部错误'),
    issued: 0,
    always: true,
  },
  ...LOG_IN.map((text) => ({
    id: `catalogue: ${text}`,
    fault: says('dialog', text),
    // The page goes to the log-in once she has read it.
    steps: /** @type {[string, ...any[]][]} */ ([['press'], ['dialogGo', '我知道了']]),
    deadlines: { quietMs: 6_000, openCallMs: 8_000 },
    // No page of the portal is left to keep the time: the worker's alarm does, once a minute.
    patienceMs: 70_000,
    expect: unknown('sessionLost', text),
    issued: 0,
  })),
];
