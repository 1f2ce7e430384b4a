import { browserName } from '../../../domain/view/browser-name';
import { leftAt } from '../../../exchange/segment/keyring';
import type { BackupDb } from '../../../store/backup/backup-db';
import type { ChainHead, Ledger } from '../../../store/ledger/db';
import { readServing } from '../../../store/ledger/serving';
import { lastSubmittedByLog, type WorkInHand, workOfColleagues } from '../../../store/team/colleague-work';
import { othersOf } from '../../shared/team/others';
import type { ColleagueWork, TeamState } from './team-ports';

type Computer = TeamState['computers'][number];

const workOf = (work: WorkInHand | undefined, lastSubmittedAt: number | undefined): ColleagueWork => ({
  open: work?.open.length ?? 0,
  unknown: work?.unknown ?? 0,
  entries: work?.entries.length ?? 0,
  ...(lastSubmittedAt === undefined ? {} : { lastSubmittedAt }),
});

/** The same computer at two places is one: what is known of it latest counts. */
function withoutDoubles(computers: readonly Computer[]): Computer[] {
  const byLog = new Map<string, Computer>();
  for (const one of computers) {
    const name = one.isOwn ? 'own' : (one.chainId ?? one.installation);
    const before = byLog.get(name);
    if (!before || (one.knownUpTo ?? 0) > (before.knownUpTo ?? 0)) byLog.set(name, one);
  }
  return [...byLog.values()];
}

/**
 * The computers of the firm as this one knows them, and what each has in hand.
 * @param own the clerk's name here, and the browser's own word for itself
 */
export async function readTeam(
  backup: BackupDb,
  ledger: Ledger,
  own: { readonly name: string; readonly userAgent: string },
): Promise<TeamState> {
  const [places, { others: colleagues, keys }] = await Promise.all([
    backup.getAll('places'),
    othersOf(backup, ledger),
  ]);
  const [work, last, serving, head] = await Promise.all([
    workOfColleagues(ledger),
    lastSubmittedByLog(ledger),
    readServing(ledger),
    ledger.get('meta', 'head') as Promise<ChainHead | undefined>,
  ]);
  const lastOf = (log: string | undefined) => (log === undefined ? undefined : last.get(log));
  const here: Computer[] = places.map(({ id, installation, addedAt, lastGoodAt }) => ({
    installation,
    placeId: id,
    name: [own.name, browserName(own.userAgent)].filter((part) => part !== '').join(' · '),
    ...(head ? { chainId: head.chainId } : {}),
    isOwn: true,
    since: addedAt,
    ...(lastGoodAt === undefined ? {} : { knownUpTo: lastGoodAt }),
    work: workOf(undefined, lastOf(head?.chainId)),
  }));
  const others = colleagues
    .map((row): Computer => {
      const outSince = keys && leftAt(keys.keyring, row.installation);
      return {
        ...row,
        isOwn: false,
        ...(outSince === undefined ? {} : { outSince }),
        work: workOf(row.chainId === undefined ? undefined : work.get(row.chainId), lastOf(row.chainId)),
      };
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'zh-CN'));
  return { computers: withoutDoubles([...here, ...others]), serving };
}
