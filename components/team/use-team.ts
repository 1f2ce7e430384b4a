import { computed, inject, onMounted, shallowRef } from 'vue';
import { clerkOf } from '../../utils/domain/team/colleague';
import type { Clerks } from '../../utils/domain/team/entered-by';
import type { TeamDesk, TeamState } from '../../utils/services/desk/team/team-ports';
import { BACKUP, type BackupSource } from '../backup/backup-host';
import { lastGoodOf } from '../backup/backup-words';

/** Records change in bursts: the colleagues are looked at once after them, ms. */
const SETTLE_MS = 1_000;

const NOBODY: TeamState = { computers: [], serving: new Map() };

/** The computers of the firm as pages of ours show them; all pages of a tab share what one of them read. */
function createTeam(source: BackupSource | undefined) {
  const state = shallowRef(NOBODY);
  /** When this computer last stored its own. */
  const lastGoodAt = shallowRef<number>();
  const isRead = shallowRef(false);
  let desk: Promise<TeamDesk> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;

  function open(): Promise<TeamDesk> {
    if (!source) return Promise.reject(new Error('no source of the team'));
    desk ??= source.openTeam().then((opened) => {
      opened.onChanged(() => {
        clearTimeout(settling);
        settling = setTimeout(() => look().catch(() => undefined), SETTLE_MS);
      });
      return opened;
    });
    // What failed once may be there the next time.
    desk.catch(() => {
      desk = undefined;
    });
    return desk;
  }

  /** Reads anew. Without a place of backups nothing is loaded: there is nobody. */
  async function look(): Promise<void> {
    if (!source) return;
    const { hasKeys, places } = await source.readState();
    state.value = hasKeys && places.length > 0 ? await (await open()).read() : NOBODY;
    lastGoodAt.value = lastGoodOf(places);
    isRead.value = true;
  }

  const clerks = computed<Clerks>(
    () =>
      new Map(
        state.value.computers.flatMap(({ chainId, name }) =>
          chainId === undefined ? [] : [[chainId, clerkOf(name)] as const],
        ),
      ),
  );

  return {
    state,
    lastGoodAt,
    isRead,
    /** Clerks by the log of their computer, this one's own among them. */
    clerks,
    /** The same for a file, which stays as it is written: they are read first. What cannot be read is nobody. */
    async readClerks(): Promise<Clerks> {
      if (!isRead.value) await look().catch(() => undefined);
      return clerks.value;
    },
    /** Whether there is anybody else. */
    hasColleagues: computed(() => state.value.computers.some(({ isOwn }) => !isOwn)),
    open,
    look,
  };
}

export type Team = ReturnType<typeof createTeam>;

const teams = new WeakMap<BackupSource, Team>();

/** That of a source of backups. */
export function teamOf(source: BackupSource | undefined): Team {
  if (!source) return createTeam(undefined);
  const known = teams.get(source);
  if (known) return known;
  const team = createTeam(source);
  teams.set(source, team);
  return team;
}

/** For a page that says something of colleagues: what cannot be read is said by the page 备份, and is nobody here. */
export function useTeam(): Team {
  const team = teamOf(inject(BACKUP, undefined));
  onMounted(() => {
    void team.look().catch(() => undefined);
  });
  return team;
}
