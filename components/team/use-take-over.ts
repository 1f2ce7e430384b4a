import { computed, ref, shallowRef } from 'vue';
import type { Submission } from '../../utils/domain/record/submission';
import type { ClaimBar, ClaimResult } from '../../utils/services/desk/team/team-ports';
import type { Team } from './use-team';

/** Why some were not taken over, with what is known of them here. */
export interface Barred {
  readonly bar: ClaimBar;
  readonly ids: readonly string[];
  readonly records: readonly Submission[];
}

/** What only the colleague can know: once she was asked, it bars no more. */
const ASKABLE: ReadonlySet<ClaimBar> = new Set(['refillOpen', 'pending', 'unread']);
/** So many of a kind are named. */
const NAMED = 5;

/**
 * 接手: what is to be taken over is shown first; what came of it stays until she goes on.
 * @param readRecord of the ledger, to name those that were not taken over
 */
export function useTakeOver(
  team: Pick<Team, 'open' | 'look'>,
  readRecord: (id: string) => Promise<Submission | undefined>,
) {
  const ids = shallowRef<readonly string[]>();
  const isBusy = ref(false);
  const result = shallowRef<{ readonly claimed: readonly string[]; readonly barred: readonly Barred[] }>();
  const error = ref('');
  const toAsk = computed(() =>
    (result.value?.barred ?? []).filter(({ bar }) => ASKABLE.has(bar)).flatMap(({ ids }) => ids),
  );
  let run = 0;
  /** By the record: what she was told so far, and asked about. */
  let told = new Map<string, readonly ClaimBar[]>();

  async function group(barred: ClaimResult['barred']): Promise<Barred[]> {
    const bars = [...new Set(barred.values())];
    return Promise.all(
      bars.map(async (bar) => {
        const ofBar = [...barred].filter(([, why]) => why === bar).map(([id]) => id);
        const read = await Promise.all(
          // That a name cannot be read changes nothing of what was taken over.
          ofBar.slice(0, NAMED).map((id) => readRecord(id).catch(() => undefined)),
        );
        return { bar, ids: ofBar, records: read.filter((record) => record !== undefined) };
      }),
    );
  }

  async function claim(of: readonly string[], asked: boolean) {
    if (isBusy.value || of.length === 0) return;
    isBusy.value = true;
    error.value = '';
    const mine = run;
    try {
      const { claimed, barred } = await (await team.open()).claim(of, told);
      const before = result.value?.claimed ?? [];
      const grouped = await group(barred);
      if (mine !== run) return;
      const rest = asked ? (result.value?.barred ?? []).filter(({ bar }) => !ASKABLE.has(bar)) : [];
      result.value = { claimed: [...before, ...claimed], barred: [...rest, ...grouped] };
      await team.look();
    } catch (reason) {
      if (mine === run) error.value = String(reason);
    } finally {
      isBusy.value = false;
    }
  }

  return {
    /** Undefined while they are looked for, or nothing was asked for. */
    ids,
    isBusy,
    result,
    error,
    /** Those that stand in a form or wait over there: asked for again once she spoke with the colleague. */
    toAsk,
    /** @param find what is to be taken over */
    async begin(find: () => Promise<readonly string[]>) {
      run += 1;
      const mine = run;
      told = new Map();
      ids.value = undefined;
      result.value = undefined;
      error.value = '';
      try {
        const found = await find();
        if (mine === run) ids.value = found;
      } catch (reason) {
        if (mine === run) error.value = String(reason);
      }
    },
    take() {
      told = new Map();
      return claim(ids.value ?? [], false);
    },
    takeAsked() {
      for (const { bar, ids } of result.value?.barred ?? [])
        if (ASKABLE.has(bar)) for (const id of ids) told.set(id, [...(told.get(id) ?? []), bar]);
      return claim(toAsk.value, true);
    },
    leave() {
      run += 1;
      ids.value = undefined;
      result.value = undefined;
      error.value = '';
    },
  };
}

export type TakeOver = ReturnType<typeof useTakeOver>;
