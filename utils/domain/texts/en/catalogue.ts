import { joinTexts } from '../join-texts';
import type * as zhCN from '../zh-cn/catalogue';
import { backupTexts } from './backup';
import { backupPlaceTexts } from './backup-place';
import { backupRestoreTexts } from './backup-restore';
import { casesTexts } from './cases';
import { checkTexts } from './check';
import { detailTexts } from './detail';
import { doorTexts } from './door';
import { entryTexts } from './entries';
import { entryFileTexts } from './entry-file';
import { exportTexts } from './export';
import { faultsTexts } from './faults';
import { handoverTexts } from './handover';
import { helpTexts } from './help';
import { inboxTexts } from './inbox';
import { ledgerTexts } from './ledger';
import { listImportTexts } from './list-import';
import { notesTexts } from './notes';
import { originalsTexts } from './originals';
import { outcomeTexts } from './outcome';
import { packTexts } from './pack';
import { picturesTexts } from './pictures';
import { popupTexts } from './popup';
import { portalTexts } from './portal';
import { practiceTexts } from './practice';
import { reconcileTexts } from './reconcile';
import { redTexts } from './red';
import { remindersTexts } from './reminders';
import { restoreTexts } from './restore';
import { retryTexts } from './retry';
import { reviewTexts } from './review';
import { settingsTexts } from './settings';
import { settleTexts } from './settle';
import { statisticsTexts } from './statistics';
import { teamTexts } from './team';
import { teamFirmTexts } from './team-firm';
import { templateTexts } from './template';
import { todayTexts } from './today';
import { welcomeTexts } from './welcome';

export const catalogue: Record<keyof typeof zhCN.catalogue, string> = /* @__PURE__ */ joinTexts(
  casesTexts,
  checkTexts,
  detailTexts,
  doorTexts,
  entryFileTexts,
  exportTexts,
  faultsTexts,
  handoverTexts,
  helpTexts,
  inboxTexts,
  ledgerTexts,
  listImportTexts,
  notesTexts,
  originalsTexts,
  outcomeTexts,
  packTexts,
  picturesTexts,
  popupTexts,
  portalTexts,
  practiceTexts,
  reconcileTexts,
  redTexts,
  remindersTexts,
  restoreTexts,
  retryTexts,
  reviewTexts,
  settingsTexts,
  settleTexts,
  statisticsTexts,
  entryTexts,
  templateTexts,
  todayTexts,
  welcomeTexts,
  backupTexts,
  backupPlaceTexts,
  backupRestoreTexts,
  teamTexts,
  teamFirmTexts,
);

// What the portal page and the worker load alone.
const onPortal = /* @__PURE__ */ joinTexts(checkTexts, portalTexts);

export { onPortal as portalTexts, remindersTexts };
