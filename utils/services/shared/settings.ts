import { TOLERANCES, Tolerances } from '../../domain/check/tolerances';
import { REMINDERS, ReminderSettings } from '../../domain/inbox/reminder-settings';
import { withoutTravellers } from '../../domain/invoice/without-travellers';
import {
  SETTLE_SECOND_MS,
  SETTLE_WAIT_MS,
  type SettleWaits,
  settleWaits,
} from '../../domain/list/may-settle';
import { DEADLINES } from '../../domain/outcome/deadline';
import { FIRST_LANGUAGE, LANGUAGE_CODES } from '../../domain/texts/languages';
import { SavedViews } from '../../domain/view/saved-view';
import * as z from '../../domain/zod';
import { TRAVELLERS } from '../../portal/travellers';
import type { Browser } from './browser-api';

const KEY = 'settings';
const NOBODY = { name: '', phone: '' };

/** One that holds something by company goes with it: `forget-beside.ts`. Each setting by itself: a damaged one takes its default and leaves the others alone. */
const Settings = z.object({
  language: z.catch(z._default(z.enum(LANGUAGE_CODES), FIRST_LANGUAGE), FIRST_LANGUAGE),
  theme: z.catch(z._default(z.enum(['system', 'light', 'dark']), 'system'), 'system'),
  deadlines: z.catch(z._default(z.object({ quietMs: z.int(), openCallMs: z.int() }), DEADLINES), DEADLINES),
  /** How far from the submit, and from each other, two readings of the portal's list must be (law L2), ms. */
  settleWaitMs: z.catch(z._default(z.int(), SETTLE_WAIT_MS), SETTLE_WAIT_MS),
  /** How far from the submit the second of them must be, ms; counted as the first where it is less. */
  settleSecondMs: z.catch(z._default(z.int(), SETTLE_SECOND_MS), SETTLE_SECOND_MS),
  chip: z.catch(z._default(z.boolean(), true), true),
  /** What is typed in a form and not submitted is kept. */
  drafts: z.catch(z._default(z.boolean(), true), true),
  /** A backup file into the downloads folder once a day. */
  safetyCopy: z.catch(z._default(z.boolean(), true), true),
  /** Columns of the ledger's list that the clerk put away. */
  hiddenColumns: z.catch(z._default(z.array(z.string()), []), []),
  /** Of the service that stamps evidence packs (RFC 3161); empty for none. */
  stampAddress: z.catch(z._default(z.string().check(z.maxLength(300)), ''), ''),
  /** A photograph of the portal's tab goes with each picture of a page; needs the browser's permission, too. */
  screenshots: z.catch(z._default(z.boolean(), false), false),
  /** Who reports to the tax office, and which office is whose, by normalised tax id: `report-sheet.ts`. */
  reporter: z.catch(z._default(z.object({ name: z.string(), phone: z.string() }), NOBODY), NOBODY),
  taxOffices: z.catch(z._default(z.record(z.string(), z.string()), {}), {}),
  /** How a company is called in lists, by normalised tax id; others go by their whole name. */
  shortNames: z.catch(z._default(z.record(z.string(), z.string()), {}), {}),
  /** Where it watches, by the name of an area in the host: `areas.ts`. Empty: everywhere. */
  areas: z.catch(z._default(z.array(z.string()), []), []),
  /** 证件号码, phones and accounts are shown in part: on our pages and in reports; in exported tables. */
  maskPages: z.catch(z._default(z.boolean(), false), false),
  maskExports: z.catch(z._default(z.boolean(), false), false),
  /** Who travels (旅客运输服务) is left out of what is kept. Off: a record that lacks something fills in less. */
  leavesOutTravellers: z.catch(z._default(z.boolean(), false), false),
  reminders: z.catch(z._default(ReminderSettings, REMINDERS), REMINDERS),
  /** 常用筛选 of the ledger, in her order. */
  views: z.catch(z._default(SavedViews, []), []),
  /** What the checks of an invoice let pass. */
  checks: z.catch(z._default(Tolerances, TOLERANCES), TOLERANCES),
});
export type Settings = z.infer<typeof Settings>;

/** Law L2 by these settings. */
export const waitsOf = ({
  settleWaitMs,
  settleSecondMs,
}: Pick<Settings, 'settleWaitMs' | 'settleSecondMs'>): SettleWaits =>
  settleWaits(settleWaitMs, settleSecondMs);

/** What these settings let be kept of a value, whatever its shape. */
export const keptOf =
  ({ leavesOutTravellers }: Pick<Settings, 'leavesOutTravellers'>) =>
  <T>(value: T): T =>
    leavesOutTravellers ? withoutTravellers(value, TRAVELLERS) : value;
export type Kept = ReturnType<typeof keptOf>;

interface LocalArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

const asRecord = (stored: unknown): Record<string, unknown> =>
  typeof stored === 'object' && stored !== null ? { ...stored } : {};

export async function readSettings(area: LocalArea): Promise<Settings> {
  const { [KEY]: stored } = await area.get(KEY);
  return Settings.parse(asRecord(stored));
}

/** Writes over what is stored, so that a setting of a newer version is not lost by an older one. */
export async function saveSettings(area: LocalArea, change: Partial<Settings>): Promise<void> {
  const { [KEY]: stored } = await area.get(KEY);
  await area.set({ [KEY]: { ...asRecord(stored), ...change } });
}

/**
 * What `tabs.captureVisibleTab` needs in Chromium and Firefox where nobody has just clicked our button: this one pattern,
 * word for word; a permission for the portal's sites alone does not do (2026-11: Chromium's `CanCaptureVisiblePage`, MDN).
 */
const PHOTOGRAPHING = { origins: ['<all_urls>'] };

export const mayPhotograph = (browser: Pick<Browser, 'permissions'>): Promise<boolean> =>
  browser.permissions.contains(PHOTOGRAPHING);

/** The browser shows its own question, and only from inside a click. */
export const askToPhotograph = (browser: Pick<Browser, 'permissions'>): Promise<boolean> =>
  browser.permissions.request(PHOTOGRAPHING).catch(() => false);
