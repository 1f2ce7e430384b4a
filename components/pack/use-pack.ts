import { ref, watch } from 'vue';
import type { PackScope } from '../../utils/services/desk/pack/make-pack';
import { readSettings } from '../../utils/services/shared/settings';
import type { LedgerApp } from '../common/use-ledger-app';
import { useExport } from '../exchange/use-export';

const WORDS = { progress: 'pack.progress', done: 'pack.made', none: 'pack.none' } as const;

/** `Asia/Shanghai +08:00` */
function zoneOf(now: number): string {
  const minutes = -new Date(now).getTimezoneOffset();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
  return `${Intl.DateTimeFormat().resolvedOptions().timeZone} ${offset}`;
}

/** Makes evidence packs, one at a time, and tells how far it is. */
export function usePack(app: LedgerApp) {
  const exporting = useExport(document, app.t);

  /** As on our pages, until she says otherwise for the packs that she makes here. */
  const masked = ref(app.masks.value);
  watch(app.masks, (now) => {
    masked.value = now;
  });

  const make = (scope: PackScope) => {
    // As it is when she presses.
    const isMasked = masked.value;
    return exporting.run(async (run) => {
      // Large, and loaded with the first pack.
      const { makePack } = await import('../../utils/services/desk/pack/make-pack');
      const { fetchStamp } = await import('../../utils/services/desk/pack/fetch-stamp');
      const { packSheet } = await import('../../utils/services/desk/pack/pack-sheet');
      const { stampAddress, reporter, taxOffices } = await readSettings(app.browser.storage.local);
      return makePack(
        {
          openLedger: app.openLedger,
          now: Date.now,
          t: app.t.value,
          language: app.language.value,
          product: app.browser.runtime.getManifest().version,
          zone: zoneOf(Date.now()),
          readVerifier: async () => (await fetch(app.browser.runtime.getURL('/verifier.js'))).text(),
          sheetHtml: async (db) =>
            packSheet(db, scope, { clerk: reporter.name, phone: reporter.phone, taxOffices }, isMasked),
          masked: isMasked,
          ...(stampAddress !== '' && { askStamp: (hash: string) => fetchStamp(stampAddress, hash) }),
        },
        scope,
        run,
      );
    }, WORDS);
  };

  return { exporting, masked, make };
}
