import { FAULT_WORDS, LOADING_MARKS } from '../../portal/fault-words';
import type { PortalProfile } from '../../portal/profile';
import { SECRET_VIEWS } from '../../portal/secret-views';
import { watchBatch } from '../batch/watch-batch';
import { watchHealth } from '../health/watch-health';
import { watchList } from '../list/watch-list';
import { watchQuota } from '../list/watch-quota';
import { watchRed } from '../red/watch-red';
import { watchRedForm } from '../red/watch-red-form';

/**
 * Watches the portal's pages beside the entry form: 批量开票, 红字, 全量发票查询, 可用发票额度; and on any of them what tells
 * that the portal does not serve.
 * @param submitting ports for those from which something is submitted
 * @returns stops
 */
export const watchOtherPages = (
  window: Window,
  profile: PortalProfile,
  ports: Parameters<typeof watchList>[2] &
    Parameters<typeof watchQuota>[2] &
    Parameters<typeof watchRedForm>[2],
  submitting: Parameters<typeof watchBatch>[2] & Parameters<typeof watchRed>[2],
): Array<() => void> => [
  watchBatch(window, profile, submitting),
  watchRed(window, profile, submitting),
  watchRedForm(window, profile, ports),
  watchList(window, profile, ports),
  watchQuota(window, profile, ports),
  watchHealth(window, profile, { faults: FAULT_WORDS, loading: LOADING_MARKS, secret: SECRET_VIEWS }, ports),
];
