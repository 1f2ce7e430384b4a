import { type Ledger, openLedger } from '../store/db';

/**
 * Opens the ledger once a worker or page, and anew after the browser closed it (storage pressure, a newer
 * version in another tab).
 */
export function createLedgerHost(open: () => Promise<Ledger> = () => openLedger()): () => Promise<Ledger> {
  let opened: Promise<Ledger> | undefined;
  return () => {
    opened ??= open().then(
      (db) => {
        const forget = () => {
          opened = undefined;
        };
        db.addEventListener('close', forget);
        db.addEventListener('versionchange', () => {
          db.close();
          forget();
        });
        return db;
      },
      (error: unknown) => {
        opened = undefined;
        throw error;
      },
    );
    return opened;
  };
}
