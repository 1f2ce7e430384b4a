import { type InitialsOf, needsInitials } from '../../domain/view/ledger-filter';

const known = new Map<string, string>();
/** Names of buyers come again; a ledger of years has tens of thousands. */
const MOST_KNOWN = 50_000;

/**
 * The pinyin of names, for a search that may ask for it. The dictionary (0.3 MB) is loaded with the first such search.
 * @returns undefined for a search without letters
 */
export async function loadInitials(text: string | undefined): Promise<InitialsOf | undefined> {
  if (!needsInitials(text)) return undefined;
  const { pinyin } = await import('pinyin-pro');
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' })
      .join('')
      .toLowerCase()
      // A bracket in a name is typed by nobody.
      .replace(/[^a-z0-9]/g, '');
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(name, initials);
    return initials;
  };
}
