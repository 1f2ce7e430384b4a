import type { FaultWords } from '../domain/fault/fault-of-text';

/**
 * By which words a text of the portal tells a fault of the portal, 2026-11: from the texts of `catalogue.ts` and, for notices,
 * from how public pages of tax offices announce a stop. Held against the text without spaces and in half width; the first
 * kind that fits counts.
 */
export const FAULT_WORDS: readonly FaultWords[] = [
  {
    kind: 'offline',
    patterns: [],
    // This computer had no line, or slept: names of Chromium and Firefox, 2026-11.
    errors: ['INTERNET_DISCONNECTED', 'NETWORK_IO_SUSPENDED', 'NETWORK_CHANGED', 'NS_ERROR_OFFLINE'],
    // Her router, proxy or name service; or the portal's.
    perhaps: [
      'NAME_NOT_RESOLVED',
      'NAME_RESOLUTION_FAILED',
      'DNS_TIMED_OUT',
      'DNS_SERVER_FAILED',
      'ADDRESS_UNREACHABLE',
      'NETWORK_ACCESS_DENIED',
      'PROXY_CONNECTION_FAILED',
      'TUNNEL_CONNECTION_FAILED',
      'PROXY_AUTH',
      'NS_ERROR_UNKNOWN_HOST',
      'NS_ERROR_UNKNOWN_PROXY_HOST',
      'NS_ERROR_PROXY_CONNECTION_REFUSED',
    ],
  },
  {
    kind: 'maintenance',
    patterns: [
      '(?:系统|平台|网站|服务|电子税务局|功能)[^,。;!?]{0,12}(?:维护|升级|停机|割接|迁移)',
      '(?:暂停|停止)[^,。;!?]{0,10}(?:服务|使用|办理|开放)',
      '(?:维护|升级)(?:公告|通知|中|期间)',
    ],
  },
  {
    kind: 'sessionLost',
    patterns: [
      '(?:登[录陆]|会话|认证|绑定(?:关系)?)(?:状态|信息|已经?|均|都|被)*(?:失效|过期|超时|丢失|解除|退出|失败)',
      '(?:账号|帐号|账户|帐户|用户)(?:已经?|被|在别处|强制)*(?:退出|登出|下线)',
      '重新登[录陆]|请先登[录陆]|(?:尚未|还未|未|没有)登[录陆]',
    ],
  },
  {
    kind: 'noPermission',
    patterns: [
      '(?:无|没有|缺少|不具备|不具有|未开通|未取得|未获得)[^,。;!?]{0,12}(?:权限|资格|授权)',
      '权限不足|未(?:经|获|被)?授权',
    ],
  },
  {
    kind: 'busy',
    patterns: [
      '繁忙|拥堵|拥挤|排队|限流|频繁|超时|稍后|稍候|重试|再试',
      '(?:内部|系统|服务器?|网络|网关|接口|数据库|请求|后台|局端)[^,。;!?]{0,8}(?:错误|异常|故障|失败|不可用|无响应|中断)',
      '未(?:能)?(?:处理)?完成|无法(?:访问|连接|响应|处理)',
      'Bad ?Gateway|Gateway ?Time-?out|Service ?Unavailable|Internal ?Server ?Error',
    ],
  },
];

/**
 * What shows on any page of the portal that it is still loading, 2026-11: the classes of its two component libraries
 * (TDesign, Element UI) and the standard mark.
 */
export const LOADING_MARKS: readonly string[] = [
  '.t-loading',
  '.t-loading__fullscreen',
  '.t-is-loading',
  '.el-loading-mask',
  '[aria-busy="true"]',
];

/**
 * Of which loads a line of their times is drawn: the page from which invoices are entered, and the call that issues. Paths as
 * they were seen, 2026-11; a portal that changes them gets a further one behind.
 */
export const DRAWN_LOADS = [
  { name: 'page', kind: 'page', paths: ['/blue-invoice-makeout', '/blue-invoice-makeout/invoice-makeout'] },
  { name: 'issue', kind: 'call', paths: ['/kpfw/lzfpkj/v1/tyfpkj'] },
] as const;
