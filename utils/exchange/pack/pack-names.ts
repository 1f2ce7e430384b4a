import { withoutUnseen } from '../../domain/invoice/plain-text';
import { folderName } from '../originals/originals-zip';

const LONGEST = 80;

/**
 * One name of a file made from a foreign text: no path, no direction marks or other unseen characters, nothing in front that
 * hides a file or that a spreadsheet runs, at most 80 characters.
 */
export function safeName(text: string, ending = ''): string {
  const plain = folderName(withoutUnseen(text.normalize('NFC')).replace(/\p{C}/gu, ''))
    .replace(/^[\s.=+\-@~＝＋－＠]+/, '')
    .slice(0, LONGEST - ending.length)
    .replace(/[\s.]+$/, '');
  return (plain === '' ? folderName('') : plain) + ending;
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/webp': 'webp',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/ofd': 'ofd',
  'text/xml': 'xml',
  'application/xml': 'xml',
  'text/plain': 'txt',
};

/** Under which its bytes lie in the pack: their SHA-256 and an ending that names their kind; what is not known is no kind. */
export const blobName = (sha256: string, mime: string): string =>
  `blobs/${sha256}.${ENDINGS[mime.toLowerCase()] ?? 'bin'}`;

/** `证据包_<what>_20261124-1403.zip` */
export const packFileName = (what: string, madeAtText: string): string =>
  safeName(
    `证据包_${safeName(what).slice(0, 40)}_${madeAtText.slice(0, 16).replace(/[-:]/g, '').replace(' ', '-')}`,
    '.zip',
  );
