import { expect, test } from 'vitest';
import { classifyText, type TextClass } from '../../../utils/domain/classify-text';
import { knowledgeWith } from '../../../utils/portal/registry';
import { QUOTED_TEXTS, type QuotedText } from '../../fixtures/quoted-texts';

const { texts, redTexts } = knowledgeWith()('dppt');
/** Classes that say something for certain, and the texts that allow it. */
const CERTAIN: Partial<Record<TextClass, ReadonlyArray<QuotedText['allows']>>> = {
  issued: ['issued'],
  refused: ['refused'],
  scanEnded: ['refused', 'session'],
  question: ['question'],
  auth: ['session'],
};

test.each(QUOTED_TEXTS)(
  'T4 X5 no certainty that the words do not carry: $page $text',
  ({ text, page, allows }) => {
    const read = classifyText(text, page === 'red' ? redTexts : texts);
    expect(CERTAIN[read] ?? [allows], read).toContain(allows);
  },
);
