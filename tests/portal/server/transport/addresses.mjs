/** Addresses of the imitated portal, and how a browser is led to them. All real hosts use port 8443. */

export const PORTAL_PORT = 8443;
export const HOSTS = {
  invoices: 'dppt.beijing.chinatax.gov.cn',
  login: 'tpass.beijing.chinatax.gov.cn',
  home: 'etax.beijing.chinatax.gov.cn',
};

/** @param {string} host */
const originOf = (host) => `https://${host}:${PORTAL_PORT}`;

export const ORIGINS = {
  invoices: originOf(HOSTS.invoices),
  login: originOf(HOSTS.login),
  home: originOf(HOSTS.home),
};

/** Places where no connection comes about, each for its own reason; taken for invoice sites by their names. */
export const BROKEN = {
  /** No such name. */
  nowhere: originOf('dppt.nowhere.chinatax.gov.cn'),
  /** Nobody listens. */
  closed: originOf('dppt.closed.chinatax.gov.cn'),
  /** A certificate that nobody trusts. */
  stranger: originOf('dppt.stranger.chinatax.gov.cn'),
};

export const PATHS = {
  tiles: '/invoice-business',
  makeoutHome: '/blue-invoice-makeout',
  form: '/blue-invoice-makeout/invoice-makeout',
  batch: '/blue-invoice-makeout/invoice-batch',
  redHome: '/red-invoice/home',
  redForm: '/red-invoice/info-confirm',
  query: '/invoice-query/invoice-query',
  widgets: '/practice/widgets',
  login: '/login',
  /** Of the home site: a page that holds the entry form in a frame. */
  homeWork: '/invoice-work',
};

/**
 * Which of the three sites a Host header asks for; any area's host of a site is answered alike.
 * @param {string | undefined} hostHeader
 * @returns {'invoices' | 'login' | 'home' | undefined}
 */
export function siteOf(hostHeader) {
  const name = (hostHeader ?? '').split('.')[0];
  return { dppt: 'invoices', tpass: 'login', etax: 'home' }[name];
}

/**
 * Chromium flags that send the portal's hosts to this machine and everything else nowhere.
 * @param {number} port
 * @param {number} strangerPort of the server with the untrusted certificate
 * @param {string} spki base64 SHA-256 of the certificate's public key info
 */
export function chromiumArgs(port, strangerPort, spki) {
  const mapped = ['dppt', 'tpass', 'etax'].map(
    (site) => `MAP ${site}.*.chinatax.gov.cn:${PORTAL_PORT} 127.0.0.1:${port}`,
  );
  const rules = [
    // The first rule that fits counts.
    `MAP ${new URL(BROKEN.nowhere).host} ^NOTFOUND`,
    `MAP ${new URL(BROKEN.closed).host} 127.0.0.1:1`,
    `MAP ${new URL(BROKEN.stranger).host} 127.0.0.1:${strangerPort}`,
    ...mapped,
    'MAP gone.chinatax.gov.cn ^NOTFOUND',
    'MAP * ~NOTFOUND',
    'EXCLUDE localhost',
    'EXCLUDE 127.0.0.1',
  ];
  return [`--host-resolver-rules=${rules.join(', ')}`, `--ignore-certificate-errors-spki-list=${spki}`];
}
