import type { Fact } from '../../domain/fact/fact';
import type { PortalProfile } from '../../portal/profile';
import type { PageFacts } from '../page-facts';
import { readConfirms } from './read-red';

/**
 * The list of confirmations with their states: each row is told when it says something new.
 * @param onListShown she came back to it
 */
export function createRedList(
  document: Document,
  { id, red: page }: Pick<PortalProfile, 'id' | 'red'>,
  ports: { keepAll(facts: readonly Fact[]): void },
  { site, made }: Pick<PageFacts, 'site' | 'made'>,
  tellDrift: (detail: string) => void,
  onListShown: () => void,
) {
  let isListShown = false;
  /** Rows as they were told last. */
  let told = new Map<string, string>();

  const readList = () => {
    const rows = readConfirms(document, page);
    // Back on the list: what is pressed from now on is of another, if it names none itself.
    if (rows.length > 0 && !isListShown) onListShown();
    isListShown = rows.length > 0;
    const facts = rows.flatMap((row) => {
      const { names, state, text, invoiceNumbers } = row;
      if (state === undefined && text !== '') tellDrift(`确认单状态「${text}」`);
      const key = names.confirmId ?? `${names.originalNumber} ${names.gross}`;
      const content = JSON.stringify(row);
      if (told.get(key) === content) return [];
      told.set(key, content);
      const shown = { ...names, text, invoiceNumbers, ...(state === undefined ? {} : { state }) };
      return [made({ type: 'redConfirmSeen', profileId: id, site: site(), ...shown })];
    });
    if (facts.length > 0) ports.keepAll(facts);
  };

  return {
    read: readList,
    /** A visit begins. */
    begin() {
      told = new Map();
    },
    /** It ends. */
    end() {
      isListShown = false;
    },
  };
}
