import { expect, test } from 'vitest';
import { attachedKind } from '../../../../utils/exchange/door/attached-kind';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0) & 0xff) : [...part],
    ),
  );
const utf8 = (text: string) => new TextEncoder().encode(text);
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const wide = (name: string) => [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
const ZIP = [0x50, 0x4b, 3, 4];

test.each([
  ['a PNG', bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0]), 'picture image/png'],
  ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0]), 'picture image/jpeg'],
  ['a WebP', bytes('RIFF', [0x0a, 0x0d, 0, 1], 'WEBPVP8 '), 'picture image/webp'],
  ['a GIF', bytes('GIF89a', [1, 0]), 'picture image/gif'],
  ['a BMP', bytes('BM', [9, 9, 9, 9, 0, 0, 0, 0], new Array(20).fill(0)), 'picture image/bmp'],
  ['a text that begins with BM', utf8('BM 公司的情况'), 'text text/plain'],
  ['a PDF', bytes('%PDF-1.7', [0]), 'pdf application/pdf'],
  ['a text', utf8('税务所让等到周五'), 'text text/plain'],
  ['a text of an older Notepad', bytes([0xcb, 0xb0, 0xce, 0xf1]), 'text text/plain'],
  ['a web page: its letters', utf8('<!doctype html><script>alert(1)</script>'), 'text text/plain'],
  [
    'a drawing: its letters',
    utf8('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
    'text text/plain',
  ],
  [
    'a Word document',
    bytes(ZIP, '[Content_Types].xml', 'word/document.xml'),
    'office application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  [
    'an Excel workbook',
    bytes(ZIP, 'xl/workbook.xml', '[Content_Types].xml'),
    'office application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  ['an old Word document', bytes(OLE, wide('WordDocument')), 'office application/msword'],
  ['an old workbook', bytes(OLE, wide('Workbook')), 'office application/vnd.ms-excel'],
])('%s', (_, given, kind) => {
  const found = attachedKind(given);
  expect(typeof found === 'string' ? found : `${found.kind} ${found.mime}`).toBe(kind);
});

test.each([
  ['an installer in the same container', bytes(OLE, wide('SummaryInformation')), 'unknown'],
  ['a program', bytes('MZ', [0x90, 0, 3]), 'unknown'],
  ['noise', new Uint8Array([0xff, 0xfe, 0xfd, 0xfc, 1]), 'unknown'],
  ['any other packed file', bytes(ZIP, 'a.exe'), 'archive'],
])('%s is not taken', (_, given, kind) => expect(attachedKind(given)).toBe(kind));
