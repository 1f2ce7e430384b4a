import { normaliseTaxId } from '../../../domain/invoice/tax-id';
import type { SavedView } from '../../../domain/view/saved-view';
import { DRAFT_PREFIX } from '../../shared/draft-ahead';
import { OUTBOX_PREFIX, type OutboxArea } from '../../shared/outbox';
import { REFILL_PREFIX } from '../../shared/refill-tasks';
import { readReminderState, saveReminderState } from '../../shared/reminders/reminder-state';
import { readSettings, type Settings, saveSettings } from '../../shared/settings';
import { TYPED_PREFIX } from '../entries/entry-draft';
import { forgetItemCodes } from '../item-codes';

/** A company that left, as the journal of its erasure names it. */
interface Leaving {
  readonly companyTaxId: string;
  readonly companyName?: string | undefined;
  readonly submissionIds: readonly string[];
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
const taxIdOf = (value: unknown) => (typeof value === 'string' ? normaliseTaxId(value) : '');

type Own = (value: unknown, key: string) => boolean;

/**
 * Keys of `storage.local` that hold something of a company, by their beginning. Those of one key for all stand below: each place that
 * keeps something by company is named in this file, and nowhere else.
 */
function keysOf({ companyTaxId, submissionIds }: Leaving): Readonly<Record<string, Own>> {
  const own = new Set(submissionIds);
  const isOwn = (id: unknown) => typeof id === 'string' && own.has(id);
  const isSeller = (seller: unknown) => taxIdOf(member(seller, 'taxId')) === companyTaxId;
  return {
    // Words of its submissions on their way; a submit that came since is kept (law L1).
    [OUTBOX_PREFIX]: (value) => isOwn(member(value, 'submissionId')),
    [DRAFT_PREFIX]: (value) => isSeller(member(value, 'seller')),
    [REFILL_PREFIX]: (value) => isSeller(member(member(value, 'plan'), 'seller')),
    [TYPED_PREFIX]: (value, key) => {
      if (isOwn(key.slice(TYPED_PREFIX.length))) return true;
      const seller = taxIdOf(member(value, 'sellerTaxId'));
      // For which she opened it, where she had chosen no other since.
      return seller === '' ? normaliseTaxId(key).endsWith(companyTaxId) : seller === companyTaxId;
    },
  };
}

/** A filter by another company that looks for this one as a buyer stays. */
function isViewOf({ address }: SavedView, { companyTaxId, companyName = '' }: Leaving): boolean {
  const asked = new URLSearchParams(address.slice(address.indexOf('?') + 1));
  const company = taxIdOf(asked.get('company') ?? '');
  if (company !== '') return company === companyTaxId;
  const words = [...asked.values()].join('\n');
  return normaliseTaxId(words).includes(companyTaxId) || (companyName !== '' && words.includes(companyName));
}

type Without<K extends keyof Settings> = (value: Settings[K], leaving: Leaving) => Settings[K];
const named = (names: Settings['shortNames'], { companyTaxId }: Leaving): Settings['shortNames'] =>
  Object.fromEntries(Object.entries(names).filter(([of]) => normaliseTaxId(of) !== companyTaxId));

/** Each setting: what it is without a company; `none` where it holds nothing by company. */
const SETTINGS: { readonly [K in keyof Settings]: Without<K> | 'none' } = {
  language: 'none',
  theme: 'none',
  deadlines: 'none',
  settleWaitMs: 'none',
  settleSecondMs: 'none',
  chip: 'none',
  drafts: 'none',
  safetyCopy: 'none',
  hiddenColumns: 'none',
  stampAddress: 'none',
  screenshots: 'none',
  reporter: 'none',
  taxOffices: named,
  shortNames: named,
  areas: 'none',
  maskPages: 'none',
  maskExports: 'none',
  reminders: 'none',
  views: (views, leaving) => views.filter((view) => !isViewOf(view, leaving)),
  checks: 'none',
  leavesOutTravellers: 'none',
};

async function forgetSettings(area: OutboxArea, leaving: Leaving): Promise<void> {
  const settings = await readSettings(area);
  const change: Partial<Settings> = {};
  const without = <K extends keyof Settings>(name: K) => {
    const forget = SETTINGS[name];
    if (forget === 'none') return;
    const left = forget(settings[name], leaving);
    if (JSON.stringify(left) !== JSON.stringify(settings[name])) change[name] = left;
  };
  for (const name of Object.keys(SETTINGS) as (keyof Settings)[]) without(name);
  if (Object.keys(change).length > 0) await saveSettings(area, change);
}

/** What was told stays told; only of whom goes. */
async function forgetReminders(area: OutboxArea, { companyTaxId }: Leaving): Promise<void> {
  const state = await readReminderState(area);
  const isOf = (company: string | undefined) => company !== undefined && taxIdOf(company) === companyTaxId;
  if (!Object.values(state.told).some(({ company }) => isOf(company))) return;
  const told = Object.fromEntries(
    Object.entries(state.told).map(([topic, { company, ...rest }]) => [
      topic,
      isOf(company) || company === undefined ? rest : { ...rest, company },
    ]),
  );
  await saveReminderState(area, { ...state, told });
}

/** What lies of a company beside the database: words on their way, what is typed and not kept, and what settings name it. */
export async function forgetBeside(area: OutboxArea, leaving: Leaving): Promise<void> {
  const owns = Object.entries(keysOf(leaving));
  const keys = Object.entries(await area.get(null)).flatMap(([key, value]) =>
    owns.some(([prefix, isOwn]) => key.startsWith(prefix) && isOwn(value, key)) ? [key] : [],
  );
  if (keys.length > 0) await area.remove(keys);
  await forgetItemCodes(area, leaving.companyTaxId);
  await forgetReminders(area, leaving);
  await forgetSettings(area, leaving);
}
