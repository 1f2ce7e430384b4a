import { beijingText } from '../../domain/invoice/beijing-time';
import { formatAmount } from '../../domain/invoice/money';
import type { Translate } from '../../domain/texts/texts';
import type { StoryCase } from './pack-story';

/** One thing that was said of a case, in words. */
export function caseLine({ said, takenBack }: StoryCase['said'][number], t: Translate): string {
  const back = takenBack ? t('pack.takenBack') : '';
  switch (said.what) {
    case 'opened':
      return t('pack.said.opened', { title: said.title, count: said.submissionIds.length }) + back;
    case 'state':
      return t('pack.said.state', { state: t(`pack.state.${said.state}`) }) + back;
    case 'call':
      return (
        t('pack.said.call', {
          at: beijingText(said.calledAt),
          number: said.number,
          seat: said.seat,
          answer: said.answer,
          ticket: said.ticket ?? '',
        }) + back
      );
    case 'note':
      return t('pack.said.note', { text: said.text }) + back;
    case 'file':
      return t('pack.said.file', { name: said.bytes.fileName, text: said.text }) + back;
    case 'loss':
      return (
        t('pack.said.loss', {
          kind: t(`pack.loss.${said.kind}`),
          amount: said.amount === undefined ? '' : `¥${formatAmount(said.amount)}`,
          text: said.text,
        }) + back
      );
    case 'takenBack':
      return t('pack.said.takenBack');
  }
}
