import type { zhCNReconcilePage } from './zh-cn-reconcile-page';

export const enReconcilePage: Readonly<Record<keyof typeof zhCNReconcilePage, string>> = {
  'standing.checkedAt': "checked with the portal's list, {time}",
  'standing.field': 'Field',
  'standing.here': 'Here',
  'standing.there': 'Portal',
  'standing.sentence.duplicatedAgain': "It was submitted twice, and the portal's list has both",
  'ledger.standing': 'Check',
  'ledger.allStandings': 'All checks',
  'standing.unchecked': 'Not checked yet',

  'class.duplicated': 'May be issued twice',
  'class.missing': 'Not found at the portal',
  'class.mismatched': 'Different at the portal',
  'todo.duplicated':
    'Look at the numbers; if one is too many, reverse it; if they are two on purpose, press Dealt with and say so',
  'todo.missing':
    'Do not press 发票开具 again; read the whole list once more, and if it is still not there, ask the tax office',
  'todo.mismatched':
    'Look at what differs; the portal counts. Reverse it if it is wrong, else press Dealt with and say why',
};
