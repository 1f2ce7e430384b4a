import type { FactOf } from '../../../domain/fact/fact';
import { lackedBy, lackedText, showsNothing } from '../../../domain/fault/query-empty';
import { endOfDay, startOfPeriod } from '../../../domain/invoice/beijing-time';
import type { Ledger } from '../../../store/ledger/db';
import { pagesByTime } from '../../../store/read/submission-pages';
import type { ListFact } from '../../shared/reconcile-run';

interface EmptyQueryPorts {
  ledger(): Promise<Ledger>;
  /** How long after a submission its row comes at the latest, ms (law L2). */
  readWaitMs(): Promise<number>;
  keep(fact: FactOf<'fault'>): Promise<void>;
}

/** A record counts by 开票日期 and lies at its submit time. */
const MARGIN_MS = 2 * 86_400_000;

const siteOf = (pages: readonly ListFact[], readingId: string) =>
  pages.flatMap((page) => (page.type === 'listRead' && page.readingId === readingId ? [page.site] : []))[0];

/** Tells of each query of the portal's list that showed nothing although the ledger holds issued invoices of its days. */
export function createEmptyQueryDesk({ ledger, readWaitMs, keep }: EmptyQueryPorts) {
  return {
    async afterPages(pages: readonly ListFact[]): Promise<void> {
      const db = await ledger();
      for (const readingId of new Set(pages.map((page) => page.readingId))) {
        const reading = await db.get('coverage', readingId);
        if (!reading || !showsNothing(reading)) continue;
        const { from = '', to = '' } = reading.query;
        const [start, end] = [startOfPeriod(from) - MARGIN_MS, endOfDay(to) + MARGIN_MS];
        const waitMs = await readWaitMs();
        let count = 0;
        for await (const page of pagesByTime(db, reading.companyTaxId, start, end))
          count += lackedBy(reading, page, waitMs)?.count ?? 0;
        if (count === 0) continue;
        await keep({
          type: 'fault',
          kind: 'queryEmpty',
          // One for a reading: an event that is known already changes nothing.
          id: `${readingId.slice(0, 58)}.empty`,
          at: reading.finishedAt,
          profileId: reading.profileId,
          site: siteOf(pages, readingId) ?? { origin: reading.origin, path: '' },
          detail: lackedText({ from, to, count }),
        });
      }
    },
  };
}
