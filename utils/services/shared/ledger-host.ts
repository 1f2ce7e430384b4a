import { type Ledger, openLedger } from '../../store/ledger/db';
import { stampRules } from '../../store/ledger/rules-place';

/** An open that takes longer is held up by another connection, or the browser's storage hangs, ms. */
const OPEN_PATIENCE_MS = 10_000;

export interface LedgerHost {
  (): Promise<Ledger>;
  /** Gives the connection up: the next call opens anew. Writes that are under way still end. */
  renew(): void;
}

/** @throws TimeoutError when it stays closed; should it open later after all, it is closed at once */
function openInTime(open: () => Promise<Ledger>, patienceMs: number): Promise<Ledger> {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(new DOMException('the database does not open', 'TimeoutError'));
    }, patienceMs);
    open().then(
      (db) => {
        clearTimeout(timer);
        if (late) db.close();
        else resolve(db);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

/**
 * Opens the ledger once a worker or page, and anew after the browser closed it (storage pressure, a newer
 * version in another tab).
 * @param onOpened done before the ledger is used
 */
export function createLedgerHost(
  open: () => Promise<Ledger> = () => openLedger(),
  onOpened: (db: Ledger) => Promise<unknown> = async () => undefined,
  patienceMs = OPEN_PATIENCE_MS,
): LedgerHost {
  let opened: Promise<Ledger> | undefined;

  const start = () => {
    const forget = () => {
      if (opened === mine) opened = undefined;
    };
    const mine: Promise<Ledger> = openInTime(open, patienceMs).then(async (db) => {
      db.addEventListener('close', forget);
      db.addEventListener('versionchange', () => {
        db.close();
        forget();
      });
      // What cannot be written now is noted the next time; the ledger can be read all the same.
      await stampRules(db).catch(() => undefined);
      await onOpened(db).catch((error: unknown) => {
        db.close();
        throw error;
      });
      return db;
    });
    mine.catch(forget);
    return mine;
  };

  const host = () => {
    opened ??= start();
    return opened;
  };
  return Object.assign(host, {
    renew() {
      opened?.then(
        (db) => db.close(),
        () => undefined,
      );
      opened = undefined;
    },
  });
}
