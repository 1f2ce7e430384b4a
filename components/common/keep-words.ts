import type { Translate } from '../../utils/domain/texts/texts';
import { comparedWords, conflictWords, differenceWords } from '../../utils/domain/view/original-words';
import type { OriginalResult } from '../../utils/services/desk/keep-original';

const LONGEST_NUMBER = 40;
const DIFFERENCES = 5;

/** What became of a file, with the reason when it was not kept. */
export function keepWords(result: OriginalResult, t: Translate, isAttached: boolean): string {
  switch (result.type) {
    case 'kept':
      return `${t('keep.kept')} · …${result.invoiceNumber.slice(-8)} · ${comparedWords(result, t)}`;
    case 'known':
      return `${t('keep.known')} · …${result.invoiceNumber.slice(-8)}`;
    case 'refused':
      if (result.conflict) return t('keep.contradicts', { conflict: conflictWords(result.conflict, t) });
      return t(`keep.refused.${result.refusal}`);
    case 'noNumber':
      return t(isAttached ? 'keep.noNumberHere' : 'keep.noNumber');
    case 'unnumbered':
      return t('keep.unnumbered');
    case 'noRecord':
      return t('keep.noRecord', { number: result.invoiceNumber.slice(0, LONGEST_NUMBER) });
    case 'otherRecord': {
      const { invoiceNumber, here } = result;
      return t('keep.otherRecord', { number: invoiceNumber.slice(0, LONGEST_NUMBER), here });
    }
    case 'named': {
      const { invoiceNumber, named } = result;
      return t('keep.named', { number: invoiceNumber.slice(0, LONGEST_NUMBER), named });
    }
    case 'askWord':
      return t('keep.askWord', { number: result.invoiceNumber.slice(-8) });
    case 'differs': {
      const told = result.differences.slice(0, DIFFERENCES).map((one) => differenceWords(one, t));
      return t('keep.differs', { differences: told.join(t('join.parts')) });
    }
  }
}
