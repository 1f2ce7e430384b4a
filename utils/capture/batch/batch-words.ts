import type { PortalProfile } from '../../portal/profile';
import { readVerdicts } from '../answer/read-verdict';
import type { PageFacts } from '../page-facts';

/** What the batch page says about an import, or while rows wait for their result; it answers no single row. */
export function createBatchWords(
  document: Document,
  { batch: page, entry }: Pick<PortalProfile, 'batch' | 'entry'>,
  { tellFault }: Pick<PageFacts, 'tellFault'>,
) {
  let said = new Map<Element, string>();
  /** What a toast said of the import, until its rows are issued. */
  let lastTaken: number | undefined;

  const importedCount = () => {
    const found = new RegExp(page.imported).exec(document.body?.textContent ?? '');
    return found ? { read: Number(found[1]), taken: Number(found[2]) } : undefined;
  };

  const readWords = (isRunning: boolean) => {
    const shown = new Map<Element, string>();
    for (const { element, text, area } of readVerdicts(document, entry.verdicts, new Set())) {
      shown.set(element, text);
      if (said.get(element) === text || element.textContent?.includes(page.result.title)) continue;
      const counts = new RegExp(page.imported).exec(text);
      if (counts) lastTaken = Number(counts[2]);
      const told = counts
        ? counts[1] !== counts[2]
        : area !== 'notice' && (isRunning || new RegExp(page.aboutImport).test(text));
      if (told) tellFault('batchText', text);
    }
    said = shown;
  };

  return {
    importedCount,
    /** Of the import that is issued now; the next one says its own. */
    takeCount() {
      const taken = importedCount()?.taken ?? lastTaken;
      lastTaken = undefined;
      return taken;
    },
    read: readWords,
    forget() {
      said = new Map();
    },
  };
}
export type BatchWords = ReturnType<typeof createBatchWords>;
