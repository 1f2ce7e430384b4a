import { computed, onMounted, onUnmounted, ref, shallowRef } from 'vue';
import { REMINDERS } from '../../utils/domain/inbox/reminder-settings';
import { OF_OTHERS } from '../../utils/domain/inbox/reminder-topics';
import type { Browser } from '../../utils/services/shared/browser-api';
import { type ReminderFacts, readReminderFacts } from '../../utils/services/shared/reminders/reminder-facts';
import { readSettings } from '../../utils/services/shared/settings';
import { onChanged } from '../../utils/store/ledger/changed';
import type { Ledger } from '../../utils/store/ledger/db';

import { useBackupHealth } from '../backup/use-backup-health';

/** What is due in other respects, as the lines above the list say it. */
export function useTopics(browser: Browser, ledger: () => Promise<Ledger>) {
  const found = shallowRef<ReminderFacts>();
  const days = ref(REMINDERS.coverageDays);
  const now = ref(Date.now());
  const backup = useBackupHealth(now);

  async function look() {
    const area = browser.storage.local;
    now.value = Date.now();
    const isLookedAt = backup.look();
    const { reminders } = await readSettings(area);
    const read = await readReminderFacts(area, await ledger(), OF_OTHERS, reminders, Date.now());
    await isLookedAt;
    days.value = reminders.coverageDays;
    found.value = read;
  }
  /** What fails here is said by the popup itself, which reads the same ledger. */
  const lookAgain = () => look().catch(() => undefined);

  let stop: (() => void) | undefined;
  onMounted(() => {
    stop = onChanged(() => void lookAgain());
  });
  onUnmounted(() => stop?.());
  return {
    found,
    days,
    /** Of the backup: said only when she should look at it. */
    backup: computed(() => ({
      health: backup.health.value,
      lastGoodAt: backup.lastGoodAt.value,
      now: now.value,
    })),
    look: lookAgain,
  };
}
