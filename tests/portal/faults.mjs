/**
 * What can go wrong with an issue call, one line each. A fault is armed with portal.setFault(id).
 *
 * kind                    what the server does
 * error                   200 with Response.Error; `show` is where the page puts the message (inline needs `field`, none
 *                         shows nothing); `also` is a second message at the same time; `ms` later, where given
 * question                asks `question` (an id of questions.mjs) instead of issuing; at yes the page calls once more
 * faceScan                wants a face-scan instead of issuing; after it the page calls once more. `becomes` and `ms` let the
 *                         first QR code pass, expire or be cancelled by itself, else portal.setFaceScan() does it
 * delay                   waits `ms`, then issues normally
 * http                    answers `status` with a JSON or HTML `body`, nothing is issued; `issue: true` issues first
 * maintenanceHtml         200 with a maintenance page
 * redirectLogin           302 to the login site
 * refresh                 200 with Data.CodeMsg = "refresh"
 * dropBefore              closes the connection without issuing or answering; so, too, when the browser sends the request
 *                         again, unless `once`: then the second sending gets through
 * dropAfter               issues, then closes the connection without answering; a second sending is closed, not issued
 * resetKeepAlive          issues, resets the connection, and refuses new ones for `refuseMs`; a browser that resends on
 *                         another kept-alive connection is issued again and reset again
 * hang                    never answers, nothing is issued; `issue: true` issues first
 * issuedMissingFromList   issues normally, but the query list does not show it
 *
 * @typedef {object} Fault
 * @property {string} id
 * @property {'issue'} call
 * @property {string} kind
 * @property {string} [code]
 * @property {string} [message]
 * @property {'dialog' | 'toast' | 'inline' | 'none'} [show]
 * @property {{ message: string, show: 'dialog' | 'toast' | 'inline', field?: string }} [also]
 * @property {string} [field] class suffix of the form item that shows an inline message
 * @property {string} [question]
 * @property {'passed' | 'expired' | 'cancelled'} [becomes]
 * @property {number} [ms]
 * @property {number} [status]
 * @property {'json' | 'html'} [body]
 * @property {number} [refuseMs]
 * @property {boolean} [issue]
 * @property {boolean} [once] does not hit the same request when the browser sends it again
 */

/** The code is known, the words are not. */
const FACE_SCAN = { code: 'GT400010129997', message: '请先完成扫脸认证' };

/** @type {Fault[]} */
export const FAULTS = [
  {
    id: 'refuse-rate',
    call: 'issue',
    kind: 'error',
    code: 'GT4000101',
    message: '税率不合法，请使用 0.03、0.01',
    show: 'dialog',
  },
  {
    id: 'refuse-toast',
    call: 'issue',
    kind: 'error',
    code: 'GT4000101',
    message: '第1行税率不合法，请使用如下税率：0.03、0.01',
    show: 'toast',
  },
  {
    id: 'refuse-inline',
    call: 'issue',
    kind: 'error',
    code: 'GT4000102',
    message: '购买方纳税人识别号格式不正确',
    show: 'inline',
    field: 'gmfnsrsbh',
  },
  {
    id: 'refuse-unlisted-field',
    call: 'issue',
    kind: 'error',
    code: 'GT4000188',
    message: '第2行规格型号不能为空，请补充后提交',
    show: 'dialog',
  },
  {
    id: 'unlisted-vague',
    call: 'issue',
    kind: 'error',
    code: 'GT4000999',
    message: '业务处理未完成，请核对后再试',
    show: 'dialog',
  },
  {
    id: 'already-issued',
    call: 'issue',
    kind: 'error',
    code: 'GT4000121',
    message: '系统检测到您在当前页已成功开具发票',
    show: 'dialog',
  },
  {
    id: 'internal-error',
    call: 'issue',
    kind: 'error',
    code: 'GT4000500',
    message: '内部错误',
    show: 'dialog',
  },
  {
    id: 'invalid-request',
    call: 'issue',
    kind: 'error',
    code: 'GT4000403',
    message: '无效请求,请重新进入开具页面',
    show: 'dialog',
  },
  {
    id: 'relogin',
    call: 'issue',
    kind: 'error',
    code: 'GT4000401',
    message: '身份认证成功时间查询失败:请重新登录后继续办理业务',
    show: 'dialog',
  },
  { id: 'ask-buyer-unknown', call: 'issue', kind: 'question', question: 'buyer-unknown' },
  { id: 'ask-large-amount', call: 'issue', kind: 'question', question: 'large-amount' },
  { id: 'ask-tax-rate', call: 'issue', kind: 'question', question: 'tax-rate' },
  { id: 'ask-rate-3-percent', call: 'issue', kind: 'question', question: 'rate-3-percent' },
  { id: 'ask-unlisted', call: 'issue', kind: 'question', question: 'unlisted' },
  { id: 'ask-farm-purchase', call: 'issue', kind: 'question', question: 'farm-purchase' },
  { id: 'ask-authenticate', call: 'issue', kind: 'question', question: 'authenticate' },
  { id: 'face-scan', call: 'issue', kind: 'faceScan', ...FACE_SCAN },
  { id: 'face-scan-passed', call: 'issue', kind: 'faceScan', ...FACE_SCAN, becomes: 'passed', ms: 1500 },
  { id: 'face-scan-expired', call: 'issue', kind: 'faceScan', ...FACE_SCAN, becomes: 'expired', ms: 1500 },
  {
    id: 'face-scan-cancelled',
    call: 'issue',
    kind: 'faceScan',
    ...FACE_SCAN,
    becomes: 'cancelled',
    ms: 1500,
  },
  { id: 'slow-5s', call: 'issue', kind: 'delay', ms: 5000 },
  { id: 'http-500-json', call: 'issue', kind: 'http', status: 500, body: 'json' },
  { id: 'http-500-html', call: 'issue', kind: 'http', status: 500, body: 'html' },
  { id: '502', call: 'issue', kind: 'http', status: 502, body: 'html' },
  { id: '503', call: 'issue', kind: 'http', status: 503, body: 'html' },
  { id: '504', call: 'issue', kind: 'http', status: 504, body: 'html' },
  { id: '500-issued', call: 'issue', kind: 'http', status: 500, body: 'json', issue: true },
  { id: '504-issued', call: 'issue', kind: 'http', status: 504, body: 'html', issue: true },
  { id: 'html-200', call: 'issue', kind: 'maintenanceHtml' },
  { id: 'login-302', call: 'issue', kind: 'redirectLogin' },
  { id: 'refresh', call: 'issue', kind: 'refresh' },
  { id: 'drop-before', call: 'issue', kind: 'dropBefore' },
  { id: 'drop-once', call: 'issue', kind: 'dropBefore', once: true },
  { id: 'drop-after', call: 'issue', kind: 'dropAfter' },
  { id: 'reset-keepalive', call: 'issue', kind: 'resetKeepAlive', refuseMs: 3000 },
  { id: 'hang', call: 'issue', kind: 'hang' },
  { id: 'hang-issued', call: 'issue', kind: 'hang', issue: true },
  { id: 'missing-from-list', call: 'issue', kind: 'issuedMissingFromList' },
];

/**
 * @param {string | Fault} idOrFault
 * @returns {Fault}
 */
export function resolveFault(idOrFault) {
  if (typeof idOrFault !== 'string') return idOrFault;
  const found = FAULTS.find((fault) => fault.id === idOrFault);
  if (!found) throw new Error(`unknown fault: ${idOrFault}`);
  return found;
}
