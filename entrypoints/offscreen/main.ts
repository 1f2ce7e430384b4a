import { browser } from 'wxt/browser';
import { makeBackup } from '../../utils/services/shared/make-backup';
import { openLedger } from '../../utils/store/ledger/db';

// Opened by the worker for the daily copy, which has no object URLs; closed by it when the file is written.
openLedger()
  .then((db) => makeBackup(db, Date.now()))
  .then(
    (made) => browser.runtime.sendMessage({ kind: 'backupMade', ...made }),
    (reason) => browser.runtime.sendMessage({ kind: 'backupFailed', detail: String(reason) }),
  );
