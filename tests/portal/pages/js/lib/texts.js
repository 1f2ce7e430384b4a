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
  /** @param {string} label */
  fieldMissing: (label) => `${label}不能为空`,
  /** @param {number} count */
  imported: (count) => `明细导入成功，共${count}行`,
  discountNeedsLine: '请选择一行明细添加折扣',
  discountNeedsAmount: '请先填写该行金额',
  discountTwice: '该行已有折扣行',
  discountOutOfRange: '折扣应大于0且不超过该行金额',
  faceScanTitle: '电子税务局APP扫脸认证',
  faceScanHow: '请使用电子税务局APP扫描二维码，完成实名认证',
  faceScanExpired: '认证二维码失效，请刷新二维码后重新认证',
  faceScanRefresh: '刷新二维码',
  faceScanPassed: '扫脸认证已通过，请继续开票',
  knowAndGoOn: '我已知晓，继续开票',
  redOriginalMissing: '请选择原蓝字发票号码',
  redTaken: '红字发票确认信息提交成功',
  /** @param {string} number */
  redIssued: (number) => `红字发票开具成功，数电发票号码：${number}`,
  redWithdrawn: '撤销成功',
  clearConfirm: '确定清空已填写的内容吗？',
  hint: '提示',
  gotIt: '我知道了',
  goOn: '继续开具',
  cancel: '取消',
};
