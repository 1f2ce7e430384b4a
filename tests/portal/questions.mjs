/**
 * The questions that may come up in the middle of a submission, one line each. options.questionDialog takes an id, any
 * other text, or a list of both; the faults of kind `question` let the back end ask them.
 *
 * @typedef {object} Question
 * @property {string} [id]
 * @property {string} text
 * @property {string} [flag] goes into the payload as Y once the clerk has said yes
 * @property {string} [yes] words on the buttons
 * @property {string} [no]
 * @property {'sessionLost'} [ends] why nothing more is known after a no, where it is not the time that ran out
 */

/** @type {Question[]} */
export const QUESTIONS = [
  {
    id: 'buyer-unknown',
    text: '当前未查询到购买方纳税人信息，请确认是否继续开具',
    flag: 'GfxxConfirm',
    yes: '确定',
    no: '取消',
  },
  {
    id: 'large-amount',
    text: '开具金额较大，请确认是否开具？',
    flag: 'SxedDefptxgz',
    yes: '确定',
    no: '取消',
  },
  // Only the button of this one is known, not its text.
  { id: 'tax-rate', text: '您选择的税率与以往不同，请核实', yes: '继续开具', no: '取消' },
  {
    id: 'rate-3-percent',
    text: '您现在选择 3%征收率，是否因为前期已开具 3%征收率的发票，发生销售折让、中止或者退回等情形需要开具？',
    yes: '是',
    no: '否',
  },
  // On nobody's list: made up, of the kind that asks.
  {
    id: 'unlisted',
    text: '购买方为自然人，是否继续提交？',
    flag: 'SpflxConfirm',
    yes: '确定',
    no: '取消',
  },
  // Quoted; what its buttons say is not known.
  {
    id: 'farm-purchase',
    text: '尊敬的纳税人，从贵公司开具的农产品收购发票分析，可能存在开具不规范的情况',
    flag: 'ncpsrrzrcgzConfirm',
    yes: '确认',
    no: '返回',
  },
  {
    id: 'authenticate',
    text: '您当前认证等级无法访问该功能，请先进行认证',
    yes: '去认证',
    no: '取消',
    ends: 'sessionLost',
  },
];

/** @param {string} idOrText @returns {Question} */
export const resolveQuestion = (idOrText) =>
  QUESTIONS.find(({ id }) => id === idOrText) ?? { text: idOrText };
