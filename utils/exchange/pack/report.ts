import type { Translate } from '../../domain/texts/texts';
import { SIGNATURE_LAW } from '../../portal/law/signature-law';
import { htmlOf, htmlPage } from './html';
import { foreign, node, type PackNode, pairs } from './nodes';
import { PACK_FILES } from './pack-format';
import type { PackStory } from './pack-story';
import { storyParts } from './story-parts';
import { PACK_STYLE } from './style';

export interface PackLabels {
  /** 「2026-11-24 09:02 – 09:41 故障时段」, 「2026-11」, 「所选 3 张」 */
  readonly scope: string;
  readonly madeAtText: string;
  readonly zone: string;
  readonly installation: string;
  readonly product: string;
  readonly language: string;
}

/** What the law asks, word for word with its date, and what answers it here. */
const lawPart = (t: Translate): PackNode =>
  node(
    'section',
    '',
    node('h2', '', t('pack.lawTitle')),
    node(
      'p',
      '',
      `《${SIGNATURE_LAW.name}》（${SIGNATURE_LAW.date}）${SIGNATURE_LAW.article}：${SIGNATURE_LAW.begins}`,
    ),
    node(
      'dl',
      'law',
      ...SIGNATURE_LAW.items.flatMap(({ key, words }) => [
        node('dt', '', words),
        node('dd', '', t(`pack.law.${key}`)),
      ]),
    ),
    node('p', 'quiet', t('pack.noAdvice')),
  );

const howPart = (t: Translate): PackNode =>
  node(
    'section',
    '',
    node('h2', '', t('pack.how')),
    node('p', '', t('pack.howOpen', { verifier: PACK_FILES.verifier })),
    node(
      'ul',
      '',
      ...(['proves1', 'proves2', 'proves3', 'not1', 'not2', 'not3'] as const).map((key) =>
        node('li', '', t(`pack.${key}`)),
      ),
    ),
  );

/** 报告.html: what happened, by time, and how far it stands by itself. */
export function reportHtml(story: PackStory, labels: PackLabels, t: Translate): string {
  const parts = [
    node('h1', '', t('pack.title')),
    node('p', 'warn', t('pack.disclaimer')),
    ...(story.isMasked ? [node('p', 'warn', t('pack.maskedSays'))] : []),
    pairs([
      [t('pack.scope'), labels.scope],
      [t('pack.madeAt'), `${labels.madeAtText} (UTC+8)`],
      [t('pack.zone'), labels.zone],
      [t('pack.installation'), labels.installation],
      [t('pack.product'), labels.product],
    ]),
    ...storyParts(story, t),
    lawPart(t),
    howPart(t),
    node('p', 'quiet', foreign(t('pack.stampSays', { verifier: PACK_FILES.verifier }))),
  ];
  return htmlPage({
    language: labels.language,
    title: t('pack.title'),
    style: PACK_STYLE,
    body: `<main>${parts.map(htmlOf).join('')}</main>`,
  });
}
