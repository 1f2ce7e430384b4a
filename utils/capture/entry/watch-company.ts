import { findText } from '../../dom/find-text';
import { listFields } from '../../dom/list-fields';
import { findField } from '../../domain/invoice/pick-field';
import { normaliseTaxId } from '../../domain/invoice/tax-id';
import type { Company } from '../../messages';
import type { PortalProfile } from '../../portal/profile';
import { isEntryForm } from './recognise-form';

/** The portal is a single-page app: route changes make no event that reaches us, so the page is looked at. */
const LOOK_EVERY_MS = 1_000;
/** Once the company is known it is looked for less often. */
const AGAIN_MS = 5_000;

interface CompanyPorts {
  now(): number;
  /** Ms of a clock that never jumps (X17). */
  clock(): number;
  /** When the page was loaded, epoch ms: what it shows first is of then, at the latest. */
  loadedAt(): number;
  /** The company that the page shows, and since when; again with each return of the clerk. */
  shown(company: Company, since: number): void;
  error(reason: unknown): void;
  /** Of a page that has its own way of naming it, and no form. */
  readonly read?: () => Company;
}

/** The seller of the form; of its tables nothing is read, for they may have thousands of rows. */
function readSeller(document: Document, entry: PortalProfile['entry']): Company {
  const tables = [...document.querySelectorAll('table')];
  const fields = listFields(document, new Set(tables), entry).map(({ field }) => field);
  const read = (name: 'seller.name' | 'seller.taxId') =>
    findField({ fields, texts: {} }, entry.mapping.fields[name]) ?? '';
  return { name: read('seller.name'), taxId: read('seller.taxId') };
}

/**
 * Tells whom a page shows as the company: the seller of the entry form, elsewhere the tax id in the page's header,
 * where there is one. Passive.
 * @returns stop
 */
export function watchCompany(
  window: Window,
  { entry, query }: Pick<PortalProfile, 'entry' | 'query'>,
  ports: CompanyPorts,
): () => void {
  const { document } = window;
  let told: { readonly company: Company; readonly since: number } | undefined;
  let lookedAt = 0;
  let atForm = false;

  const formIsHere = () => !ports.read && isEntryForm(window, entry);
  const read = (): Company => {
    if (ports.read) return ports.read();
    if (atForm) return readSeller(document, entry);
    // The header is the whole page's.
    const taxId = window.top === window ? findText(document, query.company) : undefined;
    return { name: '', taxId: taxId ?? '' };
  };
  const look = () => {
    try {
      lookedAt = ports.clock();
      atForm = formIsHere();
      const { name, taxId } = read();
      const company = { name: name.slice(0, 400), taxId: normaliseTaxId(taxId).slice(0, 40) };
      if (company.taxId === '') return;
      const isSame = told?.company.taxId === company.taxId;
      if (isSame && (name === '' || told?.company.name === name)) return;
      // A page that goes on showing one company learns nothing of a switch elsewhere: it is as old as before.
      const since = told === undefined ? ports.loadedAt() : isSame ? told.since : ports.now();
      told = { company, since };
      ports.shown(company, since);
    } catch (error) {
      ports.error(error);
    }
  };
  /** A page that slept, or lay in the browser's memory of pages left, may have missed what was told. */
  const onReturn = () => {
    if (document.hidden) return;
    const before = told;
    look();
    if (told && told === before) ports.shown(told.company, told.since);
  };
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) onReturn();
  };

  const timer = setInterval(() => {
    const isQuiet = told && (document.hidden || ports.clock() - lookedAt < AGAIN_MS);
    if (!isQuiet || formIsHere() !== atForm) look();
  }, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', onReturn);
  window.addEventListener('pageshow', onPageShow);
  look();
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onReturn);
    window.removeEventListener('pageshow', onPageShow);
  };
}
