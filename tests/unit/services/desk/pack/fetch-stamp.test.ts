import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkStamp, stampRequest } from '../../../../../utils/exchange/pack/read-stamp';
import { fetchStamp } from '../../../../../utils/services/desk/pack/fetch-stamp';
import {
  CHOSEN,
  evidenceLedger,
  found,
  packOf,
  partsOf,
  sha,
  textOf,
  verdictOf,
  zipParts,
} from '../../../support/files/packs';
import { createStamps } from '../../../support/files/stamp-service';

const HASH = sha('a manifest');
const NONCE = Uint8Array.from([0x41, 2, 3, 4, 5, 6, 7, 8]);
const stamps = createStamps();
const elliptic = createStamps('ec');
afterAll(() => {
  stamps.close();
  elliptic.close();
});

const refusalOf = async (token: Uint8Array, hash = HASH, nonce?: Uint8Array) => {
  const check = await checkStamp(token, hash, nonce);
  return check.isGood ? 'good' : check.refusal;
};

describe('a token of a service', () => {
  let token: Buffer;
  beforeAll(() => {
    token = stamps.answer(stampRequest(HASH, NONCE));
  });

  test('is read: time, signer, policy; openssl finds it good as well', async () => {
    const check = await checkStamp(token, HASH, NONCE);
    expect(check).toMatchObject({ isGood: true, signer: 'Practice TSA', policy: '1.2.3.4.1' });
    expect(Math.abs((check as { at: number }).at - Date.now())).toBeLessThan(60_000);
    expect(stamps.verify(Buffer.from('a manifest'), token)).toContain('Verification: OK');
  });

  test('signed by an elliptic curve', async () =>
    expect(await refusalOf(elliptic.answer(stampRequest(HASH, NONCE)), HASH, NONCE)).toBe('good'));

  test('of other bytes', async () => expect(await refusalOf(token, sha('another'))).toBe('imprint'));
  test('of another question', async () =>
    expect(
      await refusalOf(
        token,
        HASH,
        NONCE.map((byte) => byte ^ 1),
      ),
    ).toBe('nonce'));
  test('cut, or with something behind it', async () => {
    expect(await refusalOf(token.subarray(0, token.length - 9))).toBe('unreadable');
    expect(await refusalOf(Buffer.concat([token, Buffer.from([0])]))).toBe('unreadable');
    expect(await refusalOf(Buffer.alloc(0))).toBe('unreadable');
  });

  test('with another time in it, which its signature does not cover', async () => {
    const year = Buffer.from(String(new Date().getUTCFullYear()));
    const at = token.indexOf(Buffer.concat([Buffer.from([0x18, 0x0f]), year])) + 2;
    expect(at).toBeGreaterThan(2);
    const forged = Buffer.from(token);
    forged.write('2020', at, 'latin1');
    expect(['signature', 'expired']).toContain(await refusalOf(forged, HASH, NONCE));
    forged.set(year, at);
    forged[forged.length - 5] = (forged[forged.length - 5] as number) ^ 1;
    expect(await refusalOf(forged, HASH, NONCE)).toBe('signature');
  });

  test('any byte of it changed: it is never taken for another one', async () => {
    const before = await checkStamp(token, HASH, NONCE);
    for (let at = 0; at < token.length; at += 3) {
      const forged = Buffer.from(token);
      forged[at] = (forged[at] as number) ^ 4;
      const check = await checkStamp(forged, HASH, NONCE);
      // What the signature does not cover tells nothing here: status words, the order of members.
      if (check.isGood) expect(check).toEqual(before);
    }
  });
});

test.each([
  ['stamps', 'good'],
  ['servers', 'purpose'],
  ['soft', 'purpose'],
  ['none', 'purpose'],
])('signed by hand with a certificate for %s: %s', async (extensions, told) => {
  const others = createStamps();
  const token = others.answerAs(extensions, stampRequest(HASH, NONCE));
  expect(await refusalOf(token, HASH, NONCE)).toBe(told);
  others.close();
});

describe('asked over the network', () => {
  const ask = async (change?: (answer: Buffer) => Buffer) => {
    const service = await stamps.serve(change);
    try {
      return await fetchStamp(service.address, HASH);
    } finally {
      await service.close();
    }
  };

  test('one hash goes out and a token comes back', async () => {
    const answer = await ask();
    expect(answer.type).toBe('token');
    expect(stamps.asked().includes(Buffer.from(HASH, 'hex'))).toBe(true);
    expect(stamps.asked().length).toBeLessThan(90);
  });

  test('an answer to an earlier question, another file, a cut one: none is kept', async () => {
    const earlier = stamps.answer(stampRequest(HASH, NONCE));
    expect(await ask(() => earlier)).toEqual({ type: 'none', why: 'nonce' });
    expect(await ask(() => stamps.answer(stampRequest(sha('other'), NONCE)))).toEqual({
      type: 'none',
      why: 'imprint',
    });
    expect(await ask((answer) => answer.subarray(0, 100))).toEqual({ type: 'none', why: 'unreadable' });
    expect(await ask(() => Buffer.from('<html>'))).toEqual({ type: 'none', why: 'unreadable' });
  });

  test('nobody answers', async () =>
    expect(await fetchStamp('http://127.0.0.1:9/', HASH)).toEqual({ type: 'none', why: 'unreached' }));
});

describe('a pack with a time stamp', () => {
  test('keeps it, openssl verifies it over the manifest, the verifier tells it; a forged one is told', async () => {
    const service = await stamps.serve();
    const { bytes } = await packOf(await evidenceLedger(), CHOSEN, {
      askStamp: (hash) => fetchStamp(service.address, hash),
    });
    await service.close();
    const parts = await partsOf(bytes);
    const [manifest, token] = [
      parts.get('manifest.json') as Uint8Array,
      parts.get('manifest.tsr') as Uint8Array,
    ];
    expect(stamps.verify(manifest, token)).toContain('Verification: OK');
    const verdict = await verdictOf(bytes);
    expect(found(verdict)).toEqual([]);
    expect(verdict.stamp).toMatchObject({ isGood: true, signer: 'Practice TSA' });
    const forged = stamps.answer(stampRequest(sha('other'), NONCE));
    expect((await verdictOf(await zipParts(new Map([...parts]).set('manifest.tsr', forged)))).stamp).toEqual({
      isGood: false,
      refusal: 'imprint',
    });
    expect(() => stamps.verify(manifest, forged)).toThrow();
    expect(textOf(parts.get('报告.html'))).toContain('仅能证明导出后未改动');
  });

  test('without an answer it is made all the same, and says so', async () => {
    const { note, bytes } = await packOf(await evidenceLedger(), CHOSEN, {
      askStamp: async () => ({ type: 'none', why: 'unreached' }),
    });
    expect(note).toContain('没能取到时间戳（连不上时间戳服务）');
    expect((await verdictOf(bytes)).stamp).toBeUndefined();
  });
});
