import { beijingText, endOfMonth, startOfPeriod } from '../../../domain/invoice/beijing-time';
import type { Language } from '../../../domain/texts/languages';
import { languageTag } from '../../../domain/texts/languages';
import type { Translate } from '../../../domain/texts/texts';
import { htmlPage } from '../../../exchange/pack/html';
import { packFileName } from '../../../exchange/pack/pack-names';
import { PACK_STYLE } from '../../../exchange/pack/style';
import { writePack } from '../../../exchange/pack/write-pack';
import type { Company } from '../../../messages';
import { FAULT_WORDS } from '../../../portal/fault-words';
import { knowledgeWith } from '../../../portal/registry';
import type { Ledger } from '../../../store/ledger/db';
import { submissionPages } from '../../../store/read/submission-pages';
import type { ExportedFile, ExportRun } from '../../shared/export-ledger';
import { keptBytes } from '../kept-bytes';
import { chooseEvents, type PackChoice } from './choose-events';
import type { StampAnswer } from './fetch-stamp';

/** Which submissions, faults and files go into a pack. */
export type PackScope =
  | {
      readonly kind: 'outage';
      readonly host: string;
      readonly from: number;
      readonly to: number;
      readonly submissionIds: readonly string[];
    }
  | { readonly kind: 'period'; readonly month: string; readonly company?: Company | undefined }
  | { readonly kind: 'chosen'; readonly submissionIds: readonly string[] };

export interface PackPorts {
  readonly openLedger: () => Promise<Ledger>;
  readonly now: () => number;
  readonly t: Translate;
  readonly language: Language;
  readonly product: string;
  readonly zone: string;
  /** The text of the verifier's script. */
  readonly readVerifier: () => Promise<string>;
  /** 报障单.html of the scope, where there is one. */
  readonly sheetHtml?: ((db: Ledger) => Promise<string | undefined>) | undefined;
  /** 证件号码, phones and accounts are shown in part, and files are left out. */
  readonly masked?: boolean | undefined;
  /** Undefined where no time stamp is wanted. */
  readonly askStamp?: ((manifestSha256: string) => Promise<StampAnswer>) | undefined;
}

async function choiceOf(db: Ledger, scope: PackScope): Promise<PackChoice> {
  if (scope.kind === 'chosen') return { submissionIds: scope.submissionIds };
  if (scope.kind === 'outage') {
    const { submissionIds, from, to, host } = scope;
    return { submissionIds, span: { from, to, host } };
  }
  const { month, company } = scope;
  const submissionIds: string[] = [];
  for await (const page of submissionPages(db, { month, sellerTaxId: company?.taxId })) {
    submissionIds.push(...page.filter(({ practice }) => !practice).map(({ id }) => id));
  }
  return { submissionIds, span: { from: startOfPeriod(month), to: endOfMonth(month) - 1 } };
}

function namesOf(scope: PackScope, count: number, t: Translate): { scope: string; file: string } {
  if (scope.kind === 'outage') {
    const [begins, ends] = [beijingText(scope.from), beijingText(scope.to)];
    const sameDay = begins.slice(0, 10) === ends.slice(0, 10);
    const span = `${begins.slice(0, 16)} – ${ends.slice(sameDay ? 11 : 0, 16)}`;
    return {
      scope: t('pack.scopeOutage', { span, host: scope.host }),
      file: `${t('pack.fileOutage')}${begins.slice(0, 16)}`,
    };
  }
  if (scope.kind === 'chosen')
    return { scope: t('pack.scopeChosen', { count }), file: t('pack.fileChosen', { count }) };
  const who = scope.company ? scope.company.name || scope.company.taxId : t('xlsx.allCompanies');
  const taxId = scope.company ? ` (${scope.company.taxId})` : '';
  return { scope: `${scope.month} ${who}${taxId}`, file: `${who}_${scope.month}` };
}

/** 验证.html: the verifier's own script in a page that nothing leaves. */
const verifierHtml = (script: string, language: Language, t: Translate): string =>
  htmlPage({
    language: languageTag(language),
    title: t('verifier.title'),
    style: PACK_STYLE,
    body: '',
    script,
  });

const PAGE = 100;

/** The rows as the ledger holds them, so that the verifier sees where they differ from the events. */
async function* rowsOf(db: Ledger, ids: readonly string[]) {
  for (let at = 0; at < ids.length; at += PAGE) {
    const store = db.transaction('submissions').store;
    const rows = await Promise.all(ids.slice(at, at + PAGE).map((id) => store.get(id)));
    yield rows.filter((row) => row !== undefined);
  }
}

/** Makes the evidence pack of a scope. @returns count: events in it */
export async function makePack(
  ports: PackPorts,
  scope: PackScope,
  run: ExportRun = {},
): Promise<ExportedFile> {
  const { t, language } = ports;
  const db = await ports.openLedger();
  const chosen = await chooseEvents(db, await choiceOf(db, scope));
  run.signal?.throwIfAborted();
  const madeAt = ports.now();
  const madeAtText = beijingText(madeAt);
  const names = namesOf(scope, chosen.submissionIds.length, t);
  const name = packFileName(names.file, madeAtText);
  if (chosen.events.length === 0) return { name, content: new Blob(), count: 0 };
  let stamp: StampAnswer | undefined;
  const askStamp = ports.askStamp;
  const written = await writePack({
    events: chosen.events,
    heads: chosen.heads,
    rows: () => rowsOf(db, chosen.submissionIds),
    async bytesOf(sha256) {
      const kept = await keptBytes(db, sha256);
      return kept.type === 'whole' ? kept.bytes : kept.type;
    },
    sheetHtml: await ports.sheetHtml?.(db),
    verifierHtml: verifierHtml(await ports.readVerifier(), language, t),
    scopeKind: scope.kind,
    labels: {
      scope: names.scope,
      madeAtText,
      zone: ports.zone,
      installation: chosen.installation,
      product: ports.product,
      language,
    },
    madeAt,
    t,
    knowledgeOf: knowledgeWith(),
    faultWords: FAULT_WORDS,
    ...(askStamp && {
      async stamp(hash) {
        stamp = await askStamp(hash);
        return stamp.type === 'token' ? stamp.token : undefined;
      },
    }),
    ...run,
    // The word of this pack, whatever is set for exported tables.
    masked: ports.masked,
  });
  const note = [
    ...(ports.masked ? [t('pack.maskedNote')] : []),
    ...(written.lacks > 0 ? [t('pack.lacksNote', { count: written.lacks })] : []),
    ...(stamp?.type === 'none' ? [t('pack.stampFailed', { why: t(`pack.stamp.${stamp.why}`) })] : []),
  ].join(' ');
  const saved = t('pack.saved', { name, count: written.submissions, hash: written.manifestSha256 });
  return {
    name,
    content: written.content,
    // Faults alone are worth a pack as well.
    count: chosen.events.length,
    note: note === '' ? saved : `${saved} ${note}`,
  };
}
