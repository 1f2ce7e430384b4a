import { expect, test } from 'vitest';
import { originsOf, stampAddressOf } from '../../../../../utils/services/desk/pack/stamp-address';

test.each([
  ['', ''],
  ['  ', ''],
  [' http://127.0.0.1:8080/tsr ', 'http://127.0.0.1:8080/tsr'],
  ['https://tsa.example', 'https://tsa.example/'],
  ['tsa.example', undefined],
  ['ftp://tsa.example', undefined],
  ['javascript:alert(1)', undefined],
  ['https://user:word@tsa.example', undefined],
  [`https://tsa.example/${'x'.repeat(400)}`, undefined],
])('%j is kept as %j', (text, kept) => expect(stampAddressOf(text)).toBe(kept));

test('the browser is asked about that site alone', () =>
  expect(originsOf('http://127.0.0.1:8080/tsr')).toEqual(['http://127.0.0.1/*']));
