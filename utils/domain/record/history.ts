import type { Fact } from '../fact/fact';
import type { HistoryEntry, Submission } from './submission';

/** What a fact says in words, for the timeline. */
function historyText(fact: Fact): string | undefined {
  switch (fact.type) {
    case 'submitted':
      return fact.red ? (fact.red.originalNumber ?? '') : fact.batch?.serialNumber;
    case 'answered':
    case 'redTaken':
      return fact.text;
    case 'redConfirmSeen':
      return [fact.text, ...fact.invoiceNumbers].filter(Boolean).join(' ');
    case 'responded':
      return String(fact.status);
    case 'callFailed':
      return fact.error;
    case 'called':
      return fact.unlisted ? `${fact.method} ${fact.site.path}` : undefined;
    case 'fault':
      return fact.detail;
    case 'settled':
    case 'otherRow':
      return fact.invoiceNumber;
    case 'reconciled':
      return fact.invoiceNumbers.join(' ');
    case 'takenOver':
      return fact.row.source ?? '';
    case 'handled':
    case 'importFailed':
      return fact.reason;
    case 'originalKept':
      return fact.fileName;
    case 'templateWritten':
      return fact.serialNumber;
    case 'reviewed':
    case 'claimed':
      return fact.by;
    case 'noted':
      return [fact.note, ...fact.tags].filter(Boolean).join(' · ');
    case 'fileAttached':
      return fact.bytes.fileName;
    case 'entered':
      return fact.fileName;
    default:
      return undefined;
  }
}

/** Types that say more than their name when told apart. */
function historyType(fact: Fact): string {
  switch (fact.type) {
    case 'submitted':
      if (fact.twinOf !== undefined) return 'submitted.twin';
      if (fact.red?.press !== undefined)
        return fact.witness === 'call' ? 'submitted.redCall' : 'submitted.redPressed';
      if (fact.red) return 'submitted.red';
      if (fact.batch) return 'submitted.batch';
      if (fact.witness !== undefined && fact.witness !== 'gesture') return `submitted.${fact.witness}`;
      return fact.gesture === 'script' ? 'submitted.script' : 'submitted';
    case 'answered':
      if (fact.belongs !== false) return 'answered';
      return fact.area === 'batchResult' ? 'answered.otherImport' : 'answered.hint';
    case 'redPressed':
      return fact.witness === 'call' ? 'redPressed.call' : 'redPressed';
    case 'leftPage':
      return fact.how === 'noResult' ? 'leftPage.noResult' : 'leftPage';
    case 'called':
      return fact.unlisted && fact.call === 'issue' ? 'called.unlisted' : `called.${fact.call}`;
    case 'responded':
      return `responded.${fact.call}`;
    case 'settled':
      return `settled.${fact.as}`;
    case 'wordUndone':
      return `wordUndone.${fact.what}`;
    case 'entered':
      return `entered.${fact.way}`;
    case 'entryDropped':
      return fact.dropped ? 'entryDropped' : 'entryDropped.undone';
    case 'reviewed':
      return fact.reviewed ? 'reviewed' : 'reviewed.undone';
    case 'reconciled':
      return `reconciled.${fact.standing}`;
    case 'refillClosed':
      return `refillClosed.${fact.how}`;
    default:
      return fact.type;
  }
}

/** One step of 经过. @param record before the step: it knows when a call began */
export function historyEntry(fact: Fact, record?: Pick<Submission, 'signals'>): HistoryEntry {
  const text = historyText(fact);
  const started =
    record && (fact.type === 'responded' || fact.type === 'callFailed')
      ? [...record.signals.issueCalls, ...record.signals.otherCalls].find(
          (call) => call.requestId === fact.requestId,
        )?.startedAt
      : undefined;
  return {
    at: fact.at,
    type: historyType(fact),
    ...(text === undefined ? {} : { text }),
    ...(started === undefined ? {} : { durationMs: fact.at - started }),
    ...(fact.type === 'submitted' && fact.readAgoMs !== undefined ? { readAgoMs: fact.readAgoMs } : {}),
  };
}
