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
];

/** @param {string} idOrText @returns {Question} */
export const resolveQuestion = (idOrText) =>
  QUESTIONS.find(({ id }) => id === idOrText) ?? { text: idOrText };
