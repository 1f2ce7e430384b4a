/** Words of the page: the button, labels, the success view, the browser's translator. */

/** @param {string} id @param {string} to @returns {import('./drifts.mjs').Drift} */
const button = (id, to) => ({
  id: `button-words-${id}`,
  says: `「发票开具」按钮改成「${to}」`,
  options: { words: { '=发票开具': to } },
  tells: 'form',
});

/** @param {string} id @param {string} from @param {string} to @returns {import('./drifts.mjs').Drift} */
const label = (id, from, to) => ({
  id: `label-${id}`,
  says: `「${from}」改称「${to}」`,
  options: { words: { [from]: to } },
  tells: 'form',
});

const SUCCESS = { 开票成功: '已完成开具', 数电发票号码: '票号' };

/** @type {import('./drifts.mjs').Drift[]} */
export const WORD_DRIFTS = [
  button('turned', '开具发票'),
  button('at-once', '立即开具'),
  button('traditional', '發票開具'),
  button('bilingual', '发票开具 Issue'),
  button('english', 'Issue invoice'),
  label('buyer', '购买方', '受票方'),
  label('seller', '销售方', '开票方'),
  label('gross', '价税合计', '总计'),
  label('item', '项目名称', '货物或应税劳务、服务名称'),
  {
    id: 'translated',
    says: '浏览器翻译开着，页面上的字都成了英文',
    options: { translate: 'en' },
    tells: 'form',
    // Its words are the only place of it, and those of a translator are no fact about the portal.
    mayLack: ['kind'],
  },
  // That the success view has these words is this portal's own: nobody knows those of the real one.
  {
    id: 'success-words',
    says: '成功页的字改了',
    options: { words: SUCCESS },
    tells: 'nothing',
    always: ['issued'],
  },
  {
    id: 'success-words-no-number',
    says: '成功页的字改了，也不显示号码',
    options: { words: SUCCESS, successView: 'noNumber' },
    tells: 'nothing',
  },
];
