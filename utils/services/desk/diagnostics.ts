import { type ChainDefect, verifyChain } from '../../domain/record/chain';
import { PROFILES } from '../../portal/registry';
import type { ChainHead, Ledger } from '../../store/ledger/db';
import { rightlyErased } from '../../store/ledger/erasures';
import { readFaultPage } from '../../store/read/fault-pages';
import type { Browser } from '../shared/browser-api';
import { readSafetyCopy } from '../shared/safety-copy-state';
import { lookAtSelf } from './look-at-self';

const NEWEST_FAULTS = 200;
const CHAIN_PAGE = 500;

interface ChainSummary {
  readonly checked: number;
  readonly defects: ReadonlyArray<{ n: number; defect: ChainDefect }>;
}

/** Checks this installation's own chain a page at a time: each page begins with the last event of the one before. */
async function checkChain(db: Ledger): Promise<ChainSummary> {
  const head = (await db.get('meta', 'head')) as ChainHead | undefined;
  if (!head) return { checked: 0, defects: [] };
  const { chainId } = head;
  const defects: Array<{ n: number; defect: ChainDefect }> = [];
  let from = 0;
  for (;;) {
    const range = IDBKeyRange.bound([chainId, from], [chainId, Number.MAX_SAFE_INTEGER]);
    const page = await db.getAllFromIndex('events', 'chain', range, CHAIN_PAGE);
    const last = page.length < CHAIN_PAGE;
    const erased = await rightlyErased(db.transaction('events').store, page);
    const report = verifyChain(page, last ? head : undefined, undefined, {
      isErased: ({ id }) => erased.has(id),
    });
    for (const { n, defect } of report.defects) {
      // Its place was looked at with the page before.
      if (from > 0 && n === from && (defect === 'gap' || defect === 'linkBroken')) continue;
      defects.push({ n, defect });
    }
    if (last) return { checked: head.n, defects };
    from = page.at(-1)?.n as number;
  }
}

/**
 * For a technician who is not to see any invoice: versions, counts, kinds and instants. Never a text that a page,
 * a file or the clerk wrote: the details of faults and errors may repeat one.
 */
export async function collectDiagnostics(
  browser: Browser,
  db: Ledger,
  page: Pick<Navigator, 'userAgent' | 'language' | 'storage'>,
  now: number,
) {
  const [look, session, safety, faults, chain] = await Promise.all([
    lookAtSelf(browser, async () => page.storage.estimate()),
    browser.storage.session.get(null),
    readSafetyCopy(browser.storage.local),
    readFaultPage(db, undefined, NEWEST_FAULTS),
    checkChain(db),
  ]);
  const watched = Object.entries(session).flatMap(([key, value]) => {
    const state = (value as { state?: unknown } | null)?.state;
    return key.startsWith('watch:') && /^(on|drift|off)$/.test(String(state)) ? [String(state)] : [];
  });
  const stores = await Promise.all(
    [...db.objectStoreNames].map(async (name) => [name, await db.count(name)] as const),
  );
  const { waitingSince, ...rest } = look;
  return {
    format: 'piaoying-diagnostics',
    version: 1,
    madeAt: now,
    program: browser.runtime.getManifest().version,
    userAgent: page.userAgent,
    language: page.language,
    profiles: PROFILES.map(({ id, lastVerified }) => ({ id, lastVerified })),
    watched,
    self: { ...rest, waiting: waitingSince.length, waitingSince: Math.min(...waitingSince, now) },
    stores: Object.fromEntries(stores),
    faults: faults.rows.map(({ kind, at }) => ({ kind, at })),
    chain,
    safetyCopy: {
      count: safety.copies.length,
      madeAt: safety.madeAt ?? null,
      failing: safety.failing !== undefined,
    },
  };
}
