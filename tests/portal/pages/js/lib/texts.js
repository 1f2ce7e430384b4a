/** Every text that a page says of its own accord; texts of the back end come with its answers. */
export const TEXTS = {
  httpError: '请求异常',
  networkError: '网络异常，请稍后重试',
  noNumber: '服务器数据返回错误',
  buyerNameMissing: '请输入购买方名称',
  buyerTaxIdMissing: '请输入统一社会信用代码/纳税人识别号',
  formIncomplete: '请完善发票信息后再开具',
  lineMissing: '请至少填写一行明细',
  /** @param {number} n @param {string} label */
  lineFieldMissing: (n, label) => `第${n}行${label}不能为空`,
  issued: '开票成功',
  draftSaved: '草稿保存成功',
  importUnavailable: '练习环境暂不支持明细导入',
  clearConfirm: '确定清空已填写的内容吗？',
  hint: '提示',
  gotIt: '我知道了',
  goOn: '继续开具',
  cancel: '取消',
};
