import type { TextKind } from '../domain/outcome/classify-text';

/** Up to the end of the clause, so far. */
const NEAR = '[^,。;!?]';

/**
 * Texts after 发票开具 by kind, 2026-11: what the portal's texts of one kind have in common, never one sentence. All are
 * held against the text without spaces and in half width. A kind that refuses does so only where nothing doubts
 * (`doubts.ts`).
 */
export const TEXT_KINDS: readonly TextKind[] = [
  {
    rule: 'T7',
    name: 'session',
    class: 'auth',
    patterns: [
      '(?:登[录陆]|会话|认证|绑定(?:关系)?)(?:状态|信息|已经?|均|都|被)*(?:失效|过期|超时|丢失|解除|退出)',
      '(?:账号|帐号|账户|帐户|用户)(?:已经?|被|在别处|强制)*(?:退出|登出|下线)',
      '(?:尚未|还未|未|没有)登[录陆]',
      `[请需须]${NEAR}{0,10}重新登[录陆]`,
      '请先登[录陆]',
      '(?:已经?)?(?:被|在)?(?:其他|其它|别的|别|另一)(?:地方|地点|设备|台?电脑|处|浏览器|终端|人)登[录陆]',
      '解绑|(?:尚未|还未|未|没有)(?:进行)?绑定',
    ],
  },
  {
    rule: 'T7',
    name: 'authentication',
    class: 'auth',
    unlistedOnly: true,
    patterns: [
      '(?:人脸|刷脸|扫脸|实名|实人|短信|二次|身份)(?:识别|核验|确认|校验|验证|认证|比对)',
      '[请需须](?:要|您|先|重新|进行|完成|通过|再次|使用|电子税务局APP)*(?:认证|刷脸|扫脸|扫码|人脸)',
      '认证(?:等级|级别|方式)',
    ],
  },
  {
    rule: 'T8',
    name: 'quota',
    class: 'refused',
    patterns: [
      `额度${NEAR}{0,8}(?:不足|不够|超限|用完|用尽)`,
      `(?:超过|超出|超|大于|高于)${NEAR}{0,12}额度`,
      `(?:无|没有)${NEAR}{0,4}(?:授信|发票|开票|可用)额度`,
      `无可用(?:的)?发票`,
      `发票(?:代码|号码|份数|数量)${NEAR}{0,4}(?:不足|不够|用完|用尽)`,
    ],
  },
  {
    rule: 'T9',
    name: 'permission',
    class: 'refused',
    patterns: [
      `(?:无|没有|缺少|不具备|不具有|未开通|未取得|未获得)${NEAR}{0,12}(?:权限|资格|授权)`,
      '权限不足|未(?:经|获|被)?授权',
      '(?:不是|非)开票员',
    ],
  },
  {
    rule: 'T10',
    name: 'code',
    class: 'refused',
    patterns: [`(?:商品|税收|分类|服务|项目|货物)${NEAR}{0,8}编码`, '商编|简码|码值|汇总商品|报验管理编号'],
  },
  {
    rule: 'T11',
    name: 'company',
    class: 'refused',
    patterns: [
      '非正常户|未核定|风险纳税人',
      `(?:企业|公司|纳税人|销售方|开票方|购买方|登记)${NEAR}{0,6}(?:注销|吊销|停业|歇业|非正常)`,
      '(?:限制|暂停|停止|禁止|不允许|不得)(?:继续)?(?:开具|开票|领用)',
      `(?:不是|不属于|非)${NEAR}{0,10}(?:纳税人|试点|企业|机构)`,
      `所属(?:年月|月份|期)${NEAR}{0,12}不(?:再)?允许`,
      '不再允许',
    ],
  },
  {
    rule: 'T12',
    name: 'red letters',
    class: 'refused',
    patterns: ['不(?:允许|能|可|得)(?:进行)?红冲', '无需申请红字'],
  },
];

/** T13: asks whether, or how, this submission is to go on. */
export const QUESTION_FORMS: readonly string[] = [
  '(?:请(?:您)?确认)?是否(?:确认|仍要?|要|需要|同意|愿意)?(?:继续|提交|开具|开票|保存|使用|选择|享受|放弃|适用|添加|更新|替换|因为|属于)',
  `(?:确定|确认)(?:要|仍)?${NEAR}{0,12}[吗么?]`,
  '请(?:您)?选择',
  '仍[要需]?(?:继续|开具|开票|提交)',
  `可能存在${NEAR}{0,12}不(?:规范|合规|一致|准确)`,
];

/** T13: what asks in these words asks about something that went wrong, or whether it went well. */
export const NO_QUESTION: readonly string[] = [
  '失败|错误|无法|未返回|未响应|没有响应|中断|断开',
  '重新|再次|重试|再试|重开',
  '发票(?:是否|有无)|是否(?:已|有|存在|重|再)',
  '是否(?:开具|开票|提交|保存)(?:了|过|完|成|好|到)',
];

/** T14: in these a word of doubt doubts nothing: a code that names nothing, a month that is closed, a line of a form. */
export const PLAIN_PHRASES: readonly string[] = [
  '编[码号]未查询到所?对应的[^,。;!?发票]{0,8}项目',
  '已完成对账,不再允许上传此年月',
  '确认单中第\\d+条明细',
];
