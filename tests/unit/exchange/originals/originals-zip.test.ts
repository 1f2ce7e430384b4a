import { expect, test } from 'vitest';
import type { KeptOriginal } from '../../../../utils/domain/originals/original';
import type { Submission } from '../../../../utils/domain/record/submission';
import {
  createPlaces,
  folderName,
  originalsFileName,
} from '../../../../utils/exchange/originals/originals-zip';

test.each([
  ['北京云杉科技有限公司', '北京云杉科技有限公司'],
  ['../../etc', 'etc'],
  ['..\\..\\windows', 'windows'],
  ['..', '未知公司'],
  ['', '未知公司'],
  ['甲/乙:丙*?"<>|', '甲乙丙'],
  ['某公司. . ', '某公司'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['company', 'company'],
  ['甲\u202e公司\u200b', '甲公司'],
  ['长'.repeat(200), '长'.repeat(60)],
])('folder of %j', (text, folder) => expect(folderName(text)).toBe(folder));

test('each file has its own place', () => {
  const placeOf = createPlaces();
  const place = (name: string, sellerTaxId: string, format: KeptOriginal['format']) =>
    placeOf({
      record: { invoice: { seller: { name } }, sellerTaxId, day: '2026-11-24' } as unknown as Submission,
      invoiceNumber: '26112000000123456789',
      kept: { format } as KeptOriginal,
    });
  expect([
    place('甲公司', 'A', 'xml'),
    place('甲公司', 'A', 'pdf'),
    place('甲公司', 'A', 'xml'),
    place('甲/公司', 'B', 'xml'),
    place('', 'C', 'ofd'),
  ]).toEqual([
    '甲公司/2026-11/26112000000123456789.xml',
    '甲公司/2026-11/26112000000123456789.pdf',
    '甲公司/2026-11/26112000000123456789_2.xml',
    '甲公司_B/2026-11/26112000000123456789.xml',
    'C/2026-11/26112000000123456789.ofd',
  ]);
});

test('the name of the whole', () =>
  expect(originalsFileName('甲/公司', '2026-11')).toBe('发票原件_甲公司_2026-11.zip'));
