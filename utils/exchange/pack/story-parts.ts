import { beijingText } from '../../domain/invoice/beijing-time';
import { formatAmount, isDecimal, sum } from '../../domain/invoice/money';
import { OPEN_OUTCOMES, OUTCOME_TYPES } from '../../domain/outcome/outcome';
import { callTroubles } from '../../domain/outcome/sent-calls';
import type { Submission } from '../../domain/record/submission';
import type { Translate } from '../../domain/texts/texts';
import { messageOf } from '../../domain/view/columns';
import { historyLine } from '../../domain/view/history-line';
import { standingWord } from '../../domain/view/standing-words';
import { fileLink, foreign, node, type PackNode, pairs, quoted, table } from './nodes';
import { blobName } from './pack-names';
import type { PackStory, StoryPicture } from './pack-story';
import { caseLine } from './story-words';

const yuan = (amount: string | undefined) =>
  isDecimal(amount) ? `¥${formatAmount(amount)}` : (amount ?? '');
const nameOf = ({ name, taxId }: { name?: string | undefined; taxId?: string | undefined }) =>
  [name, taxId && `(${taxId})`].filter(Boolean).join(' ');

/** How many of which outcome, and their sum, by company. */
function sumsPart(records: readonly Submission[], t: Translate): PackNode {
  const byCompany = new Map<string, Submission[]>();
  for (const record of records)
    byCompany.set(record.sellerTaxId, [...(byCompany.get(record.sellerTaxId) ?? []), record]);
  const outcomes = OUTCOME_TYPES.filter((type) => records.some(({ outcomeType }) => outcomeType === type));
  const rowOf = (title: string, some: readonly Submission[]) => [
    title,
    String(some.length),
    ...outcomes.map((type) => String(some.filter(({ outcomeType }) => outcomeType === type).length)),
    yuan(sum(some.map(({ invoice }) => invoice.totalNet).filter(isDecimal))),
    yuan(sum(some.map(({ invoice }) => invoice.totalGross).filter(isDecimal))),
  ];
  const rows = [...byCompany.values()].map((some) => {
    const named = some.find(({ invoice }) => invoice.seller.name) ?? (some[0] as Submission);
    return rowOf(nameOf(named.invoice.seller), some);
  });
  const head = [
    t('xlsx.company'),
    t('pack.count'),
    ...outcomes.map((type) => t(`outcome.${type}`)),
    t('column.totalNet'),
    t('column.totalGross'),
  ];
  return table(
    head,
    rows.length > 1 ? [...rows, rowOf(t('pack.all'), records)] : rows,
    new Set([...head.keys()].slice(1)),
  );
}

function faultsPart({ faults, submissions }: PackStory, t: Translate): PackNode {
  if (faults.length === 0) return node('p', '', t('pack.noFaults'));
  const byId = new Map(submissions.map((record) => [record.id, record]));
  const seconds = (ms: number) => t('faults.seconds', { seconds: Math.round(ms / 100) / 10 });
  /** A slow load is slow beside what is usual on this computer. */
  const besideUsual = (usualMs: number | undefined, ms: number) =>
    usualMs !== undefined && t('faults.usual', { usual: seconds(usualMs), now: seconds(ms) });
  return table(
    [
      t('faults.time'),
      t('pack.until'),
      t('faults.what'),
      t('faults.shown'),
      t('faults.where'),
      t('faults.whom'),
    ],
    faults.map(({ from, to, kind, words, status, error, silent, usualMs, origin, path, submissionId }) => [
      beijingText(from),
      beijingText(to).slice(11),
      t(`portalFault.${kind}`),
      [
        words && quoted(words),
        status && `HTTP ${status}`,
        error,
        silent && t('faults.silent'),
        besideUsual(usualMs, to - from),
      ]
        .filter(Boolean)
        .join(' '),
      origin + path,
      submissionId === undefined ? '' : (byId.get(submissionId)?.invoice.buyer.name ?? submissionId),
    ]),
    new Set(),
    new Set([0, 1, 2]),
  );
}

/** A file beside the report; of a pack that shows numbers in part it was left out. */
const fileOf = ({ isMasked }: Pick<PackStory, 'isMasked'>, sha256: string, mime: string, t: Translate) =>
  isMasked ? node('small', 'quiet', t('pack.leftOut')) : fileLink(blobName(sha256, mime));

function picturePart({ fact, photos }: StoryPicture, story: PackStory, t: Translate): PackNode {
  const { title, site, width, height, agent, zone, text, cut } = fact;
  const links = photos.map(({ bytes, lacks }) =>
    bytes
      ? node('p', '', t('pack.photo'), fileOf(story, bytes.sha256, bytes.mime, t))
      : node('p', 'quiet', t('pack.noPhoto', { why: t(`pack.lack.${lacks ?? 'failed'}`) })),
  );
  return node(
    'details',
    '',
    node('summary', '', t('pack.pictureAt', { time: beijingText(fact.at) })),
    pairs([
      [t('faults.where'), `${title} ${site.origin}${site.path}`],
      [t('pack.window'), `${width} × ${height}`],
      [t('pack.browser'), agent],
      [t('pack.zone'), zone],
    ]),
    node('pre', '', foreign(text)),
    ...(cut ? [node('p', 'quiet', t('pack.cut'))] : []),
    ...links,
  );
}

/** One submission: who, what, and each step by its time. */
function submissionPart(
  record: Submission,
  pictures: readonly StoryPicture[],
  story: PackStory,
  t: Translate,
): PackNode {
  const { invoice, outcome, history, signals } = record;
  // What the page showed is the portal's word; a status or the name of an error is not.
  const shown = [...new Set(signals.verdicts.map(({ text }) => text).filter(Boolean))];
  // Of one that is issued after all there is nothing to explain; its course tells what went wrong on the way.
  const troubles = OPEN_OUTCOMES.includes(outcome.type) ? callTroubles(signals) : [];
  const causes = [...new Set([messageOf(outcome), ...troubles])].filter((cause) => !shown.includes(cause));
  const title = [beijingText(record.submittedAt), invoice.buyer.name, yuan(invoice.totalGross)]
    .filter(Boolean)
    .join(' · ');
  return node(
    'article',
    `outcome-${outcome.type}`,
    node('h3', '', foreign(title), ' ', node('b', 'outcome', t(`outcome.${outcome.type}`))),
    pairs([
      [t('detail.seller'), nameOf(invoice.seller)],
      [t('detail.buyer'), nameOf(invoice.buyer)],
      [t('column.totalNet'), yuan(invoice.totalNet)],
      [t('column.totalTax'), yuan(invoice.totalTax)],
      [t('column.totalGross'), yuan(invoice.totalGross)],
      [t('column.items'), invoice.lines.map(({ itemName }) => itemName ?? '').join('；')],
      [t('detail.portalText'), shown.map(quoted).join(' ')],
      [t('column.reason'), causes.filter(Boolean).join(' ')],
      [t('column.invoiceNumber'), record.invoiceNumbers.join(' ')],
      [t('column.list'), standingWord(record, t)],
      [t('faults.where'), record.site.origin + record.site.path],
      [t('pack.recordId'), record.id],
    ]),
    node(
      'ol',
      'history',
      ...history.map((entry) =>
        node(
          'li',
          '',
          node('b', 'time', beijingText(entry.at)),
          ' ',
          foreign(historyLine(entry, t)),
          entry.outcome ? node('b', 'outcome', ` → ${t(`outcome.${entry.outcome}`)}`) : '',
        ),
      ),
    ),
    ...pictures.map((picture) => picturePart(picture, story, t)),
    ...(record.originals ?? []).map(({ sha256, mime, fileName }) =>
      node('p', '', t('pack.original'), foreign(fileName), ' ', fileOf(story, sha256, mime, t)),
    ),
    ...(record.files ?? []).map(({ sha256, mime, fileName, text }) =>
      node(
        'p',
        '',
        t('pack.ownFile'),
        foreign([fileName, text].filter(Boolean).join(' · ')),
        ' ',
        fileOf(story, sha256, mime, t),
      ),
    ),
  );
}

function casePart({ said }: PackStory['cases'][number], story: PackStory, t: Translate): PackNode {
  return node(
    'ol',
    'history',
    ...said.map((one) =>
      node(
        'li',
        '',
        node('b', 'time', beijingText(one.at)),
        ' ',
        foreign(caseLine(one, t)),
        ...(one.said.what === 'file'
          ? [' ', fileOf(story, one.said.bytes.sha256, one.said.bytes.mime, t)]
          : []),
      ),
    ),
  );
}

/** Everything that the events tell, for the report and for the verifier alike. */
export function storyParts(story: PackStory, t: Translate): PackNode[] {
  const { submissions, pictures, cases } = story;
  const known = new Set(submissions.map(({ id }) => id));
  const ofNone = pictures.filter(
    ({ fact }) => fact.submissionId === undefined || !known.has(fact.submissionId),
  );
  return [
    node('section', '', node('h2', '', t('pack.sums')), sumsPart(submissions, t)),
    node(
      'section',
      '',
      node('h2', '', t('pack.sheetFaults')),
      faultsPart(story, t),
      ...ofNone.map((one) => picturePart(one, story, t)),
    ),
    node(
      'section',
      '',
      node('h2', '', t('pack.each')),
      ...submissions.map((record) =>
        submissionPart(
          record,
          pictures.filter(({ fact }) => fact.submissionId === record.id),
          story,
          t,
        ),
      ),
    ),
    ...(cases.length === 0
      ? []
      : [
          node(
            'section',
            '',
            node('h2', '', t('pack.sheetCases')),
            ...cases.map((one) => casePart(one, story, t)),
          ),
        ]),
  ];
}
