import { computed, nextTick, ref, shallowRef, watch } from 'vue';
import { EMPTY_ENTRY, type Entry, type EntrySeller, isEmptyLine } from '../../utils/domain/entry/entry';
import { entryOfRecord } from '../../utils/domain/entry/entry-of-record';
import { entryTotals } from '../../utils/domain/entry/entry-totals';
import { normaliseTaxId } from '../../utils/domain/invoice/tax-id';
import { knowledgeWith } from '../../utils/portal/registry';
import { forgetTyped, keepTyped, readTyped } from '../../utils/services/desk/entries/entry-draft';
import { entryHomeOf } from '../../utils/services/desk/entries/entry-home';
import { readSuggestions, type Suggestions } from '../../utils/services/desk/entries/entry-suggestions';
import { type EntryLook, lookAtEntry } from '../../utils/services/desk/entries/look-at-entry';
import { readSettings } from '../../utils/services/shared/settings';
import {
  barOfEntry,
  type EntryBar,
  type EntryRefusal,
  EntryRefused,
} from '../../utils/store/guards/guard-entry';
import type { LedgerApp } from '../common/use-ledger-app';

/** Which entry is written: a new one of a company, one that is changed, or a copy of a record. */
export interface EntryPlace {
  readonly edit?: string | undefined;
  readonly copy?: string | undefined;
  readonly company?: string | undefined;
}

/** What is typed is kept beside the ledger after so long without a key, ms. */
const TYPING_MS = 400;
/** Where the typing of a new entry waits. */
const NEW = 'new';
const NOTHING: Suggestions = { buyers: [], items: [] };

const isEmpty = ({ buyer, lines }: Entry) => buyer.name.trim() === '' && lines.every(isEmptyLine);

/** One entry of 待开登记 while it is written; its typing survives a closed tab. */
export function useEntry({ browser, openLedger, companies, entries, fail }: LedgerApp, place: EntryPlace) {
  const area = browser.storage.local;
  const entry = ref<Entry>(structuredClone(EMPTY_ENTRY));
  const seller = ref<EntrySeller>({ name: '', taxId: '' });
  const suggestions = shallowRef<Suggestions>(NOTHING);
  const look = shallowRef<EntryLook>();
  const bar = ref<EntryBar | 'gone'>();
  const isRestored = ref(false);
  /** It was changed elsewhere since what stands here was read or typed: she may look at that, or keep this over it. */
  const isOutdated = ref(false);
  /** The record holds more than an entry does. */
  const isCut = ref(false);
  const isSaving = ref(false);
  const isReady = ref(false);
  const problem = ref<
    'entries.noSeller' | 'entries.nothing' | `entries.refused.${Exclude<EntryRefusal, 'changed'>}`
  >();
  const isFixed = computed(() => place.edit !== undefined);
  const totals = computed(() => entryTotals(entry.value));
  // What was typed for one company is never offered to another (law L2).
  const key = place.edit ?? [NEW, place.copy ?? '', place.company ?? ''].join('-');
  let before = '';
  let changes: number | undefined;

  const sellerOf = (taxId: string | undefined): EntrySeller => ({
    taxId: taxId ?? '',
    name: companies.value.find((company) => company.taxId === taxId)?.name ?? '',
  });

  async function readRecord(id: string) {
    const record = await (await openLedger()).get('submissions', id);
    if (!record) {
      bar.value = 'gone';
      return;
    }
    if (place.edit !== undefined) {
      bar.value = barOfEntry(record);
      changes = record.entry?.changedAt;
    }
    const made = entryOfRecord(record, knowledgeWith()(record.profileId).mapping);
    isCut.value = made.isCut;
    before = JSON.stringify(made.entry);
    const { name = '' } = record.invoice.seller;
    seller.value = { taxId: record.sellerTaxId, name: name || sellerOf(record.sellerTaxId).name };
  }

  async function load() {
    const from = place.edit ?? place.copy;
    if (from === undefined) seller.value = sellerOf(place.company);
    else await readRecord(from);
    if (before === '') before = JSON.stringify(entry.value);
    entry.value = JSON.parse(before);
    const typed = await readTyped(area, key);
    if (typed && bar.value === undefined && JSON.stringify(typed.entry) !== before) {
      const isOfThis = place.edit === undefined || typed.sellerTaxId === seller.value.taxId;
      if (isOfThis && !isEmpty(typed.entry)) {
        entry.value = typed.entry;
        if (place.edit === undefined && typed.sellerTaxId !== '')
          seller.value = {
            ...sellerOf(typed.sellerTaxId),
            ...(typed.sellerName ? { name: typed.sellerName } : {}),
          };
        isRestored.value = true;
        isOutdated.value = changes !== undefined && typed.at < changes;
      }
    }
    isReady.value = true;
    if (from !== undefined && bar.value === undefined) await lookAgain();
  }

  // The ledger may not have told its companies yet when the form opens.
  watch(companies, () => {
    const { name } = sellerOf(seller.value.taxId);
    if (seller.value.name === '' && name !== '') seller.value = { ...seller.value, name };
  });

  const typedNow = () => ({
    at: Date.now(),
    entry: JSON.parse(JSON.stringify(entry.value)) as Entry,
    sellerTaxId: seller.value.taxId,
    sellerName: seller.value.name,
  });

  let typing: ReturnType<typeof setTimeout> | undefined;
  let waits = false;
  const flush = () => {
    clearTimeout(typing);
    if (!waits) return;
    waits = false;
    void keepTyped(area, key, typedNow()).catch(fail);
  };
  /** Puts something else into the form, which nobody typed. */
  async function put(next: Entry) {
    entry.value = next;
    await nextTick();
    waits = false;
    clearTimeout(typing);
  }
  let looking = 0;
  async function lookAgain() {
    looking += 1;
    const mine = looking;
    const db = await openLedger();
    const home = await entryHomeOf(db, seller.value);
    const { checks } = await readSettings(area);
    const found = await lookAtEntry(db, entry.value, home, place.edit, Date.now(), checks);
    if (mine === looking) look.value = found;
  }
  watch(
    [entry, seller],
    () => {
      if (!isReady.value) return;
      waits = true;
      problem.value = undefined;
      clearTimeout(typing);
      typing = setTimeout(() => {
        flush();
        lookAgain().catch(fail);
      }, TYPING_MS);
    },
    { deep: true },
  );
  watch(
    () => seller.value.taxId,
    async (taxId) => {
      const id = normaliseTaxId(taxId);
      suggestions.value = id === '' ? NOTHING : await readSuggestions(await openLedger(), id);
    },
  );

  async function keep(): Promise<boolean> {
    const { name, taxId } = seller.value;
    if (name.trim() === '' || normaliseTaxId(taxId) === '') problem.value = 'entries.noSeller';
    else if (isEmpty(entry.value)) problem.value = 'entries.nothing';
    else problem.value = undefined;
    if (problem.value) return false;
    const db = await openLedger();
    const home = await entryHomeOf(db, { name: name.trim(), taxId });
    const { reporter } = await readSettings(area);
    const way = place.copy === undefined ? 'typed' : 'copied';
    const copyOf = place.copy === undefined ? {} : { copyOf: place.copy };
    const of =
      place.edit === undefined
        ? {}
        : { submissionId: place.edit, ...(changes === undefined ? {} : { changes }) };
    try {
      await entries.keep([{ ...of, entry: typedNow().entry, way, ...copyOf }], home, reporter.name);
    } catch (reason) {
      if (!(reason instanceof EntryRefused)) throw reason;
      if (reason.bar === 'changed') {
        await readRecord(reason.submissionId);
        isOutdated.value = bar.value === undefined;
      } else problem.value = `entries.refused.${reason.bar}`;
      return false;
    }
    waits = false;
    clearTimeout(typing);
    await forgetTyped(area, key);
    return true;
  }

  return {
    entry,
    seller,
    suggestions,
    totals,
    look,
    bar,
    problem,
    isFixed,
    isRestored,
    isOutdated,
    isCut,
    isSaving,
    isReady,
    load: () => load().catch(fail),
    /** Writes down what was typed just now: the page may be going. */
    flush,
    /** @returns takes it back: what was typed is kept again, for the form that opens next; undefined where nothing was */
    async forget(): Promise<(() => Promise<void>) | undefined> {
      const typed = typedNow();
      const isTyped = JSON.stringify(typed.entry) !== before;
      isRestored.value = false;
      isOutdated.value = false;
      await put(JSON.parse(before));
      await forgetTyped(area, key);
      return isTyped ? () => keepTyped(area, key, typed) : undefined;
    },
    /** For the next one of the same company. */
    async clear() {
      before = JSON.stringify(EMPTY_ENTRY);
      look.value = undefined;
      isRestored.value = false;
      await put(JSON.parse(before));
    },
    /** @returns whether it was kept; else `problem` or `isOutdated` says why not. While it is kept a second press does nothing. */
    async keep(): Promise<boolean> {
      if (isSaving.value) return false;
      isSaving.value = true;
      try {
        return await keep();
      } finally {
        isSaving.value = false;
      }
    },
  };
}
