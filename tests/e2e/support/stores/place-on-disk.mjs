/** What somebody may do to backups who can write where they lie, and has no key: to the files of one computer, on the disk of the store. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Encrypter } from 'age-encryption';

const hashOf = (/** @type {string | Uint8Array} */ bytes) => createHash('sha256').update(bytes).digest('hex');
const digits = (/** @type {number} */ value, /** @type {number} */ count) =>
  String(value).padStart(count, '0');

/** @param {string} data folder of the store @param {string} installation */
export function placeOnDisk(data, installation) {
  const pointer = (/** @type {number} */ seq) =>
    join(data, 'p', installation, digits(Math.floor(seq / 500), 4), digits(seq, 7));
  const keyOf = (/** @type {number} */ seq) => readFileSync(pointer(seq), 'utf8');
  const pathOf = (/** @type {number} */ seq) => join(data, keyOf(seq));
  /** Under the name that its hash gives it there, with a pointer to it. */
  const putAs = (/** @type {number} */ seq, /** @type {Uint8Array} */ bytes) => {
    const key = keyOf(seq).replace(/\d{7}-[0-9a-f]{64}/, `${digits(seq, 7)}-${hashOf(bytes)}`);
    writeFileSync(join(data, key), bytes);
    writeFileSync(pointer(seq), key);
  };
  /** All that can be told without the key: the place in the series, the hash of what is before. */
  const made = async (/** @type {number} */ seq, /** @type {string} */ recipient) => {
    const packed = gzipSync(
      JSON.stringify({ format: 'piaoying-backup', version: 2, exportedAt: 1, events: [], evidence: [] }),
    );
    const head = {
      format: 'piaoying-segment',
      version: 1,
      installation,
      seq,
      prev: /-([0-9a-f]{64})\.age$/.exec(keyOf(seq - 1))?.[1],
      sealedAt: 1,
      events: 0,
      digest: hashOf(packed),
      epoch: 1,
      mark: randomBytes(32).toString('hex'),
    };
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    return encrypter.encrypt(Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), packed]));
  };

  return {
    /** @param {number} seq @param {(bytes: Buffer) => Uint8Array} change */
    change: (seq, change) => writeFileSync(pathOf(seq), change(readFileSync(pathOf(seq)))),
    /** What two files hold, each under the name of the other. @param {number} one @param {number} other */
    swapContents(one, other) {
      const [ofOne, ofOther] = [readFileSync(pathOf(one)), readFileSync(pathOf(other))];
      writeFileSync(pathOf(one), ofOther);
      writeFileSync(pathOf(other), ofOne);
    },
    /** What two pointers name. @param {number} one @param {number} other */
    swapNames(one, other) {
      const [ofOne, ofOther] = [keyOf(one), keyOf(other)];
      writeFileSync(pointer(one), ofOther);
      writeFileSync(pointer(other), ofOne);
    },
    /** An older one again, in the place of a newer one. @param {number} older @param {number} seq */
    replay: (older, seq) => putAs(seq, readFileSync(pathOf(older))),
    /** One that was made for whom the public half names. @param {number} seq @param {string} recipient */
    forge: async (seq, recipient) => putAs(seq, await made(seq, recipient)),
  };
}
