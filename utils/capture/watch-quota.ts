import { findText } from '../dom/find-text';
import type { Fact } from '../domain/fact';
import { parseDecimal } from '../domain/money';
import type { PortalProfile } from '../portal/profile';
import type { CapturePorts } from './ports';

/** The tiles come after the page; looked for as long as it is open, for the amount changes with each invoice. */
const LOOK_EVERY_MS = 2_000;

type Ports = Pick<CapturePorts, 'now' | 'newId' | 'keep'>;

/**
 * Reads 可用发票额度 where the portal shows it, with the company of the page's header. Without one of the two nothing is
 * kept: whose it is, is never guessed.
 * @returns stop
 */
export function watchQuota(
  window: Window,
  { id, quota, query }: Pick<PortalProfile, 'id' | 'quota' | 'query'>,
  ports: Ports,
): () => void {
  const { document, location } = window;
  let told = '';
  const look = () => {
    if (document.hidden || location.pathname !== quota.path) return;
    const left = parseDecimal(findText(document, quota));
    const companyTaxId = left === undefined ? undefined : findText(document, query.company);
    if (left === undefined || companyTaxId === undefined || told === companyTaxId + left) return;
    told = companyTaxId + left;
    const site = { origin: location.origin, path: location.pathname };
    const fact = { type: 'quotaSeen', profileId: id, site, companyTaxId, left } as const;
    ports.keep({ ...fact, id: ports.newId(), at: ports.now() } satisfies Fact);
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
