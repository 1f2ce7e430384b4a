/** Words of the 核对 page, and of what the portal's list says where other pages show it. */
export const zhCNReconcilePage = {
  'standing.checkedAt': '{time} 和税局清单核对',
  'standing.field': '哪一项',
  'standing.here': '这里',
  'standing.there': '税局',
  'standing.sentence.duplicatedAgain': '前后提交了两次，税局的清单里两张都有',
  'ledger.standing': '核对状态',
  'ledger.allStandings': '全部核对状态',
  'standing.unchecked': '还没核对到',

  'class.duplicated': '疑似重复开具',
  'class.missing': '税局查不到',
  'class.mismatched': '与税局不一致',
  'todo.duplicated': '打开看对上的号码；确实多开了，红冲多出来的一张；不是重复，点「已处理」写明',
  'todo.missing': '先别再点发票开具；再完整查一遍全量发票查询，还是没有，请主管税务所查这一张',
  'todo.mismatched': '打开看哪一项不同，以税局的为准；真开错了再红冲，弄清了点「已处理」写明',
} as const;
