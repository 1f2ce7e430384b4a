import type { ReportLine } from '../../domain/case/report-sheet';
import { REPORT_WORDS, SHEET_WORDS } from '../../portal/report/report-words';
import { htmlOf, htmlPage } from './html';
import { node } from './nodes';

/** One A4 page: what a company reports to its tax office. */
export interface Sheet {
  readonly lines: readonly ReportLine[];
  readonly photos: ReadonlyArray<{ readonly mime: string; readonly bytes: Uint8Array }>;
}

/** A page each, black on white, with room for the seal; nothing is loaded. */
const SHEET_STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1f1f1f;font:14px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums}
article{max-width:794px;margin:0 auto;padding:24px}
article+article{break-before:page}
h1{margin:0 0 12px;font-size:20px;text-align:center}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th,td{padding:5px 8px;border:1px solid #57606a;overflow-wrap:anywhere;text-align:left;vertical-align:top;white-space:pre-line}
th{width:132px;font-weight:400}
td:empty{height:32px}
.photos{display:flex;gap:8px;margin:8px 0 0}
img{width:calc(50% - 4px);height:52mm;border:1px solid #d0d7de;object-fit:contain}
.end{display:grid;grid-template-columns:1fr 1fr;gap:8px 32px;min-height:34mm;margin-top:12px}
.end p{margin:0;white-space:pre-line}.end .whole{grid-column:1/-1}
@media print{article{max-height:264mm;padding:0;max-width:none;overflow:hidden;break-inside:avoid}}
@page{size:A4;margin:16mm}
`;

/** What a photograph is, and nothing that could be more than a picture. */
const PHOTO_TYPES: ReadonlySet<string> = new Set(['image/webp', 'image/png', 'image/jpeg']);
const CHUNK = 0x8000;

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

const photosOf = (photos: Sheet['photos']) =>
  photos
    .filter(({ mime }) => PHOTO_TYPES.has(mime))
    .map(({ mime, bytes }) => `<img alt="" src="data:${mime};base64,${base64Of(bytes)}">`)
    .join('');

function sheetBody({ lines, photos }: Sheet): string {
  const rows = lines.map(({ label, text = '' }) =>
    node('tr', '', node('th', '', label), node('td', '', text)),
  );
  const { statement, sign, seal, date, year, month, day } = SHEET_WORDS;
  const end = node(
    'section',
    'end',
    node('p', 'whole', statement),
    node('p', '', sign),
    node('p', '', `${seal}\n${date}　　　${year}　　${month}　　${day}`),
  );
  const shown = photosOf(photos);
  return [
    '<article>',
    htmlOf(node('h1', '', REPORT_WORDS.title)),
    htmlOf(node('table', '', node('tbody', '', ...rows))),
    shown === '' ? '' : `<p class="photos">${shown}</p>`,
    htmlOf(end),
    '</article>',
  ].join('');
}

/** 报障单.html: a page of A4 for each company, in Chinese in every language, for it is read at the tax office. */
export const sheetHtml = (sheets: readonly Sheet[]): string =>
  htmlPage({
    language: 'zh-CN',
    title: REPORT_WORDS.title,
    style: SHEET_STYLE,
    body: sheets.map(sheetBody).join(''),
    holdsImages: true,
  });
