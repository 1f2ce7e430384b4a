import { computed, onMounted, ref, shallowRef } from 'vue';
import { eraseCompany } from '../../utils/services/desk/handover/erase-company';
import { type HandoverFile, writeHandover } from '../../utils/services/desk/handover/handover-file';
import { NotSaved, saveWhole } from '../../utils/services/desk/handover/save-whole';
import { readSettings } from '../../utils/services/shared/settings';
import { ErasureRefused } from '../../utils/store/erase/begin-erasure';
import { type CompanyMatter, findCompany } from '../../utils/store/erase/find-company';
import { tellChanged } from '../../utils/store/ledger/changed';
import { countsOf } from '../../utils/store/ledger/counters';
import type { LedgerApp } from '../common/use-ledger-app';
import { erasePorts } from './go-on-erasing';

export interface HandoverCounts {
  readonly invoices: number;
  readonly issued: number;
  readonly gross: string;
}

export type Step = 'looking' | 'ready' | 'saving' | 'erasing' | 'done' | 'failed';

/** Looking through one company, saving it as a file, erasing it: one after the other. */
export function useHandover(app: LedgerApp, taxId: string) {
  const step = ref<Step>('looking');
  const progress = ref(0);
  const of = ref(0);
  const matter = shallowRef<CompanyMatter>();
  const counts = shallowRef<HandoverCounts>({ invoices: 0, issued: 0, gross: '0' });
  /** What the saved file holds: only that is erased. */
  const saved = shallowRef<{ readonly file: HandoverFile; readonly matter: CompanyMatter }>();
  const trouble = ref<
    'saveFailed' | 'notSaved' | 'eraseFailed' | 'refused.underWay' | 'refused.another' | 'refused.changed'
  >();
  const ports = erasePorts(app);
  const saving = {
    downloads: app.browser.downloads,
    wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  };

  async function look() {
    // What still waits in the outbox belongs to it, too.
    await app.browser.runtime.sendMessage({ kind: 'sweep' }).catch(() => undefined);
    const db = await app.openLedger();
    const found = await findCompany(db, taxId, await ports.readKnowledge(), (count) => {
      progress.value = count;
    });
    const rows = Object.values(await countsOf(db, found.taxId, 'all'));
    const issued = rows.find(({ outcome }) => outcome === 'issued');
    counts.value = {
      invoices: found.submissionIds.length,
      issued: issued?.count ?? 0,
      gross: issued?.gross ?? '0',
    };
    matter.value = found;
    return { db, found };
  }

  onMounted(() =>
    look().then(
      () => {
        step.value = 'ready';
      },
      () => {
        step.value = 'failed';
      },
    ),
  );

  return {
    step,
    progress,
    of,
    matter,
    counts,
    saved,
    trouble,
    /** Law L2: nothing of it may be on its way. */
    isBarred: computed(() => (matter.value?.open.pending ?? 0) + (matter.value?.open.refills ?? 0) > 0),
    async save() {
      trouble.value = undefined;
      step.value = 'saving';
      progress.value = 0;
      try {
        const { db, found } = await look();
        const onProgress = (count: number) => {
          progress.value = count;
        };
        const file = await writeHandover(db, found, Date.now(), { onProgress });
        // What is not surely saved must not be erased: 取消 in the browser's own question saves nothing.
        const name = await saveWhole(saving, file.name, file.content);
        saved.value = { file: { ...file, name }, matter: found };
      } catch (reason) {
        trouble.value = reason instanceof NotSaved ? 'notSaved' : 'saveFailed';
      } finally {
        step.value = 'ready';
      }
    },
    async erase() {
      if (!saved.value) return;
      trouble.value = undefined;
      step.value = 'erasing';
      progress.value = 0;
      of.value = saved.value.matter.seqs.length;
      const { name: by } = (await readSettings(app.browser.storage.local)).reporter;
      try {
        const word = { by, fileName: saved.value.file.name };
        const onProgress = (count: number) => {
          progress.value = count;
        };
        await eraseCompany(ports, saved.value.matter, word, { onProgress });
        step.value = 'done';
      } catch (reason) {
        trouble.value = reason instanceof ErasureRefused ? `refused.${reason.bar}` : 'eraseFailed';
        step.value = 'ready';
      }
      tellChanged();
      // The worker notes how far the log goes.
      await app.browser.runtime.sendMessage({ kind: 'sweep' }).catch(() => undefined);
    },
  };
}
