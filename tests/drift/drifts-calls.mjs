/** The issue call: its path, method, status, and by what means the page sends it. */

/** @type {import('./drifts.mjs').Drift[]} */
export const CALL_DRIFTS = [
  {
    // A sibling that is known of the real portal.
    id: 'issue-path-sibling',
    says: '开具的接口改到同一族的另一个',
    options: { issuePath: '/kpfw/lzfpkj/v1/jzfwfpkj' },
    tells: 'answer',
  },
  {
    id: 'issue-path-family',
    says: '开具的接口改到另一族',
    options: { issuePath: '/fpgl/kjfw/v2/submit' },
    tells: 'answer',
  },
  { id: 'issue-put', says: '开具的接口改用 PUT', options: { issueMethod: 'PUT' }, tells: 'answer' },
  {
    id: 'issue-201',
    says: '开具的接口回 201',
    options: { issueStatus: 201 },
    tells: 'answer',
    seenIn: ['issued', 'refused'],
  },
  {
    id: 'issue-204',
    says: '开具成功时接口回 204，没有正文',
    options: { issueStatus: 204 },
    tells: 'answer',
    seenIn: ['issued'],
  },
  { id: 'send-fetch', says: '页面改用 fetch 发送', options: { sendBy: 'fetch' }, tells: 'nothing' },
  {
    id: 'send-form',
    says: '页面改用表单提交，回的是一整页',
    options: { sendBy: 'form' },
    refusedIn: 'dialog',
    tells: 'nothing',
    // A form knows no PUT, an answer without a body is no page, and a question would be asked of a page that has gone.
    without: ['issueMethod', 'issueStatus', 'asks'],
    always: ['issued'],
  },
  {
    id: 'asked-by-answer',
    says: '开具的回应先是一个问题',
    asks: 'ask-buyer-unknown',
    tells: 'nothing',
    always: ['refused'],
  },
];
