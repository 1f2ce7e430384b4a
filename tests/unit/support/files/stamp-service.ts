import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CONFIG = `
[req]
distinguished_name = dn
prompt = no
[dn]
CN = Practice TSA
[stamps]
extendedKeyUsage = critical,timeStamping
[servers]
extendedKeyUsage = serverAuth
[soft]
extendedKeyUsage = timeStamping,serverAuth
[none]
basicConstraints = CA:FALSE
[tsa]
default_tsa = service
[service]
serial = $ENV::FOLDER/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

/** A time stamp service of its own (`openssl ts`), with its certificate and key in a folder that `close` removes. */
export function createStamps(key: 'rsa' | 'ec' = 'rsa') {
  const folder = mkdtempSync(join(tmpdir(), 'piaoying-tsa-'));
  const at = (name: string) => join(folder, name);
  const run = (...args: string[]) =>
    execFileSync('openssl', args, {
      env: { ...process.env, FOLDER: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    }).toString();
  writeFileSync(at('tsa.cnf'), CONFIG);
  writeFileSync(at('serial'), '01\n');
  const kind = key === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  /** @param extensions section of the configuration */
  const certify = (extensions: string, name: string) =>
    run(
      'req',
      '-x509',
      '-newkey',
      ...kind,
      '-nodes',
      '-keyout',
      at(`${name}.key`),
      '-out',
      at(`${name}.cert`),
      '-config',
      at('tsa.cnf'),
      '-extensions',
      extensions,
      '-days',
      '30',
    );
  certify('stamps', 'own');
  let asked: Buffer = Buffer.alloc(0);

  return {
    /** What was sent last. */
    asked: () => asked,
    answer(query: Uint8Array): Buffer {
      writeFileSync(at('query.tsq'), query);
      run(
        'ts',
        '-reply',
        '-config',
        at('tsa.cnf'),
        '-queryfile',
        at('query.tsq'),
        '-signer',
        at('own.cert'),
        '-inkey',
        at('own.key'),
        '-out',
        at('answer.tsr'),
      );
      return readFileSync(at('answer.tsr'));
    },
    /**
     * An answer whose signer has another certificate: openssl would not sign it so, and the same content is signed by hand.
     * @param extensions section of the configuration
     */
    answerAs(extensions: string, query: Uint8Array): Buffer {
      // Before the stamp is made: a certificate does not reach back.
      certify(extensions, 'other');
      writeFileSync(at('good.tsr'), this.answer(query));
      run('ts', '-reply', '-in', at('good.tsr'), '-token_out', '-out', at('good.token'));
      run(
        'cms',
        '-verify',
        '-noverify',
        '-inform',
        'DER',
        '-in',
        at('good.token'),
        '-out',
        at('content.der'),
      );
      run(
        'cms',
        '-sign',
        '-binary',
        '-nodetach',
        '-cades',
        '-econtent_type',
        '1.2.840.113549.1.9.16.1.4',
        '-md',
        'sha256',
        '-in',
        at('content.der'),
        '-signer',
        at('other.cert'),
        '-inkey',
        at('other.key'),
        '-outform',
        'DER',
        '-out',
        at('forged.token'),
      );
      const token = readFileSync(at('forged.token'));
      const length = token.length + 5;
      // TimeStampResp: status granted, then the token.
      return Buffer.concat([
        Buffer.from([0x30, 0x82, length >> 8, length & 255, 0x30, 0x03, 0x02, 0x01, 0x00]),
        token,
      ]);
    },
    /** What openssl itself says of a token over these bytes. */
    verify(content: Uint8Array, token: Uint8Array): string {
      writeFileSync(at('content'), content);
      writeFileSync(at('token.tsr'), token);
      return run('ts', '-verify', '-data', at('content'), '-in', at('token.tsr'), '-CAfile', at('own.cert'));
    },
    /** On the loopback. @param change what a forger makes of the answer */
    async serve(change: (answer: Buffer) => Buffer = (answer) => answer) {
      const server = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          asked = Buffer.concat(chunks);
          response.setHeader('Content-Type', 'application/timestamp-reply');
          response.end(change(this.answer(asked)));
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return {
        address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`,
        close: () => new Promise((resolve) => server.close(resolve)),
      };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
