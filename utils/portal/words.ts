/**
 * Words by which an unlisted text shows what it is about. Labels of the entry form and words of its rules: a text
 * that holds one of them and no word of doubt is a refusal (`design.md` §3).
 */
export const RULE_WORDS: readonly string[] = [
  '购买方名称',
  '纳税人识别号',
  '统一社会信用代码',
  '税号',
  '购买方地址',
  '购买方电话',
  '开户银行',
  '银行账号',
  '项目名称',
  '规格型号',
  '单位',
  '数量',
  '单价',
  '金额',
  '税率',
  '征收率',
  '税额',
  '备注',
  '商品编码',
  '税收分类编码',
  '不正确',
  '不合法',
  '不能为空',
  '超出',
  '不足',
  '必填',
  '格式错误',
];

/** Words of the dialog that wants the clerk's face scanned; what else stands in it is not known. */
export const FACE_SCAN_WORDS: readonly string[] = ['扫脸认证'];

export const RULE_PATTERNS: readonly string[] = [
  '第\\d+[行条]',
  // Two fields that do not go together.
  '(?:名称|简称|编码|税率|征收率|金额|税额|单价|数量|单位|识别号|税号|项目)[^,。;!?]{0,40}(?:不符|不一致|不匹配)',
];
