import { createHash, X509Certificate } from 'node:crypto';
import selfsigned from 'selfsigned';
import { HOSTS } from './addresses.mjs';

/**
 * A fresh key and self-signed certificate for the portal's hosts.
 * @returns {Promise<{ key: string, cert: string, spki: string }>} PEM texts, and the hash Chromium can be told to trust
 */
export async function createCertificate() {
  const wildcard = HOSTS.invoices.replace(/^dppt/, '*');
  const names = [...Object.values(HOSTS), wildcard].map((value) => ({ type: /** @type {2} */ (2), value }));
  const pems = await selfsigned.generate([{ name: 'commonName', value: HOSTS.invoices }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: names },
    ],
  });
  const publicKey = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' });
  const spki = createHash('sha256').update(publicKey).digest('base64');
  return { key: pems.private, cert: pems.cert, spki };
}
