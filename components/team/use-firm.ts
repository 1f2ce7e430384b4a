import { computed } from 'vue';
import { behindOf } from '../../utils/domain/team/colleague';
import type { FirmComputer } from '../../utils/exchange/xlsx/firm-xlsx';
import type { LedgerApp } from '../common/use-ledger-app';
import { tellDone } from '../look/undo-toast';
import { behindSays, browserOf, clerkName, computerName, ownWorkOf, troubleSays } from './team-words';
import { useTeam } from './use-team';

/** 公司一览 over all computers of the firm: who serves a company, and how each computer stands. */
export function useFirm(app: LedgerApp) {
  const { t, fail } = app;
  const team = useTeam();
  const { state, lastGoodAt } = team;
  const servingOf = (taxId: string) => state.value.serving.get(taxId) ?? [];

  async function assign(taxId: string, clerks: readonly string[]) {
    await (await team.open()).assign(taxId, clerks);
    await team.look();
  }

  return {
    team,
    /** Who can be chosen: each clerk that has a computer, once. */
    clerks: computed(() => [
      ...new Set(
        state.value.computers
          .filter(({ outSince }) => outSince === undefined)
          .map(({ name }) => clerkName(name))
          .filter((name) => name !== ''),
      ),
    ]),
    servingOf,
    /** @param company its name, to say what was done */
    async serve(taxId: string, company: string, clerks: readonly string[]) {
      const before = servingOf(taxId);
      try {
        await assign(taxId, clerks);
      } catch (reason) {
        fail(reason);
        return;
      }
      const names = clerks.join(t.value('join.names'));
      tellDone({
        text: t.value(names === '' ? 'team.firm.savedNone' : 'team.firm.saved', { company, names }),
        undo: () => assign(taxId, before),
      });
    },
    /** For the workbook. */
    computersAt: (now: number): FirmComputer[] =>
      state.value.computers.map((one) => ({
        ...(one.isOwn ? { ...one.work, ...ownWorkOf(app) } : one.work),
        clerk: clerkName(one.name) || computerName(one, t.value),
        computer: browserOf(one.name),
        lastSubmittedAt: one.work.lastSubmittedAt,
        knownUpTo: one.isOwn ? lastGoodAt.value : one.knownUpTo,
        state: [
          one.isOwn ? t.value('team.own') : '',
          troubleSays(one, t.value) || (behindOf([one], now).length > 0 ? behindSays(one, now, t.value) : ''),
        ]
          .filter(Boolean)
          .join('；'),
      })),
  };
}
