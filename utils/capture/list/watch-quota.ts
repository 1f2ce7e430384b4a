import { findText } from '../../dom/find-text';
import type { Fact } from '../../domain/fact/fact';
import type { PortalProfile } from '../../portal/profile';
import type { CapturePorts } from '../ports';
import { readQuota } from './read-quota';

/** The tiles come after the page; looked for as long as it is open, for the amount changes with each invoice. */
const LOOK_EVERY_MS = 2_000;

type Ports = Pick<CapturePorts, 'now' | 'newId' | 'keep'>;

/**
 * Reads 可用发票额度 where the portal shows it, with the company of the page's header. Without one of the two nothing is
 * kept: whose it is, is never guessed. Amounts before and after declaring are told each for itself.
 * @returns stop
 */
export function watchQuota(
  window: Window,
  { id, quota, query }: Pick<PortalProfile, 'id' | 'quota' | 'query'>,
  ports: Ports,
): () => void {
  const { document, location } = window;
  const told = new Map<string, string>();
  const look = () => {
    if (document.hidden || location.pathname !== quota.path) return;
    const shown = readQuota(document, { quota });
    const companyTaxId = shown.length === 0 ? undefined : findText(document, query.company);
    if (companyTaxId === undefined) return;
    const site = { origin: location.origin, path: location.pathname };
    for (const amount of shown) {
      const basis = amount.basis ?? '';
      if (told.get(basis) === companyTaxId + amount.left) continue;
      told.set(basis, companyTaxId + amount.left);
      const fact = { type: 'quotaSeen', profileId: id, site, companyTaxId, ...amount } as const;
      ports.keep({ ...fact, id: ports.newId(), at: ports.now() } satisfies Fact);
    }
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
