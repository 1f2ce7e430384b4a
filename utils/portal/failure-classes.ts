import type { FailureClassRule } from '../domain/inbox/failure-class';

/**
 * Words of the portal's refusals by the clerk's classes, 2026-11. Order is meaning: what only others can lift comes
 * first (entering it again would be in vain), then what may pass by itself, then what she corrects; of those the
 * one whose words are the more special. Texts of `catalogue.ts` and of the failure workbooks; the rest are words
 * that name the class itself.
 */
export const FAILURE_CLASS_RULES: readonly FailureClassRule[] = [
  {
    class: 'quota',
    words: ['授信额度', '发票额度', '开票额度', '可用额度', '总额度', '剩余额度', '额度不足', '超出额度'],
  },
  {
    class: 'restricted',
    words: [
      '限制开票',
      '暂停开票',
      '停止开票',
      '禁止开票',
      '不允许开票',
      '不允许开具',
      '未核定',
      '非正常户',
      '风险纳税人',
      '涉税风险',
      '已注销',
    ],
    patterns: ['纳税人状态(为|是)?(异常|非正常|注销)'],
  },
  {
    class: 'permission',
    words: ['权限', '未授权', '没有授权', '不是开票员', '非开票员', '身份不符'],
  },
  {
    class: 'auth',
    words: [
      '刷脸',
      '扫脸',
      '人脸',
      '实名认证',
      '身份认证',
      '认证已超时',
      '认证超时',
      '二维码失效',
      '重新登录',
      '登录失效',
      '会话失效',
      '短信认证',
    ],
  },
  {
    class: 'busy',
    words: ['繁忙', '稍后', '超时', '系统维护', '系统升级', '服务不可用', '内部错误', '请求异常', '网络异常'],
  },
  {
    class: 'itemCode',
    words: ['商编', '商品编码', '税收分类编码', '税收编码', '商品和服务编码', '简码', '项目名称'],
  },
  { class: 'taxRate', words: ['税率', '征收率', '减按', '优惠政策', '免税', '不征税'] },
  {
    class: 'length',
    words: ['备注', '超长', '长度', '字符', '字节', '字数'],
    patterns: ['(超过|超出|最多|不能多于)\\d+个?(汉?字|位)'],
  },
  {
    class: 'buyer',
    words: [
      '购买方',
      '购方',
      '受票方',
      '纳税人识别号',
      '统一社会信用代码',
      '税号',
      '抬头',
      '自然人',
      '身份证',
      '证件号码',
    ],
  },
];
