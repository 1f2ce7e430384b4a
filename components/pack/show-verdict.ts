import { beijingText } from '../../utils/domain/invoice/beijing-time';
import type { TextKey, Translate } from '../../utils/domain/texts/texts';
import type { PackFinding, PackVerdict } from '../../utils/exchange/pack/check-pack';
import { foreign, node, type PackNode, pairs } from '../../utils/exchange/pack/nodes';
import { storyParts } from '../../utils/exchange/pack/story-parts';

/** More in one list than a person reads. */
const MOST_SHOWN = 200;

/** What is not as it was, in words. */
export function findingText({ what, values }: PackFinding, t: Translate): string {
  const { at } = values;
  return t(`verifier.found.${what}` as TextKey, {
    ...values,
    ...(typeof at === 'number' && { time: beijingText(at) }),
  });
}

function stampText({ stamp }: PackVerdict, t: Translate): string {
  if (!stamp) return t('verifier.noStamp');
  if (!stamp.isGood) return t('verifier.stampBad', { why: t(`pack.stamp.${stamp.refusal}`) });
  return t('verifier.stampGood', { time: beijingText(stamp.at), signer: stamp.signer, serial: stamp.serial });
}

/** Whether nothing was found to be otherwise; a time stamp that does not count is such a thing. */
export const isWhole = ({ findings, stamp }: PackVerdict): boolean =>
  findings.length === 0 && stamp?.isGood !== false;

const hashesOf = (lacks: PackVerdict['manifest']['lacks'], wanted: boolean) =>
  lacks
    .filter(({ why }) => (why === 'masked') === wanted)
    .map(({ sha256 }) => sha256)
    .join(' ');

/** Which events show numbers of people in part, and what of them is proven all the same. */
function maskedParts({ manifest, masked }: PackVerdict, t: Translate): PackNode[] {
  if (manifest.masked === undefined) return [];
  const shown = masked.slice(0, MOST_SHOWN);
  const line = ({ n, at, type, id }: (typeof masked)[number]) =>
    t('verifier.maskedEvent', { n, time: beijingText(at), type, id });
  return [
    node('p', 'warn', t('verifier.masked', { count: masked.length })),
    node(
      'details',
      '',
      node('summary', '', t('verifier.maskedWhich')),
      node('ul', '', ...shown.map((event) => node('li', '', foreign(line(event))))),
      ...(masked.length > shown.length
        ? [node('p', 'quiet', t('verifier.more', { count: masked.length - shown.length }))]
        : []),
    ),
  ];
}

/** The verdict as a document: the answer first, then the reasons, then what the events tell. */
export function verdictParts(verdict: PackVerdict, t: Translate): PackNode[] {
  const { manifest, findings, stamp } = verdict;
  const isGood = isWhole(verdict);
  const count = findings.length + (stamp?.isGood === false ? 1 : 0);
  const shown = findings.slice(0, MOST_SHOWN);
  const hidden = findings.length - shown.length;
  return [
    node(
      'p',
      `verdict ${isGood ? 'good' : 'bad'}`,
      isGood ? `✓ ${t('verifier.good')}` : `✕ ${t('verifier.bad', { count })}`,
    ),
    node('p', 'warn', t('pack.disclaimer')),
    ...maskedParts(verdict, t),
    ...(shown.length === 0
      ? []
      : [node('ul', 'bad', ...shown.map((finding) => node('li', '', foreign(findingText(finding, t)))))]),
    ...(hidden > 0 ? [node('p', 'bad', t('verifier.more', { count: hidden }))] : []),
    node(
      'section',
      'card',
      pairs([
        [t('pack.scope'), manifest.scope.text],
        [t('pack.madeAt'), `${beijingText(manifest.madeAt)} (UTC+8)`],
        [t('pack.zone'), manifest.zone],
        [t('pack.installation'), manifest.installation],
        [t('pack.product'), manifest.product],
        [t('verifier.manifestHash'), verdict.manifestSha256],
        [t('verifier.stamp'), stampText(verdict, t)],
        [t('verifier.events'), t('verifier.eventsCount', { count: verdict.events, linked: verdict.linked })],
        [t('verifier.files'), t('verifier.filesCount', { count: manifest.files.length })],
        [t('verifier.lacks'), hashesOf(manifest.lacks, false)],
        [t('verifier.leftOut'), hashesOf(manifest.lacks, true)],
      ]),
    ),
    node('p', 'quiet', t('verifier.recount')),
    ...storyParts(verdict.story, t),
  ];
}
