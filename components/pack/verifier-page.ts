import { FIRST_LANGUAGE, isLanguage } from '../../utils/domain/texts/languages';
import { createTexts } from '../../utils/domain/texts/texts';
import { type CheckPorts, checkPack } from '../../utils/exchange/pack/check-pack';
import { node } from '../../utils/exchange/pack/nodes';
import { openPack, RefusedPack } from '../../utils/exchange/pack/open-pack';
import { checkStamp } from '../../utils/exchange/pack/read-stamp';
import { FAULT_WORDS } from '../../utils/portal/fault-words';
import { knowledgeWith } from '../../utils/portal/registry';
import { drawNode } from './draw-nodes';
import { isWhole, verdictParts } from './show-verdict';

const languageOf = (code: string) => (isLanguage(code) ? code : FIRST_LANGUAGE);

const PORTS: CheckPorts = {
  knowledgeOf: knowledgeWith(),
  faultWords: FAULT_WORDS,
  textsOf: (code) => createTexts(languageOf(code)),
  checkStamp: (token, hash) => checkStamp(token, hash),
};

/**
 * 验证.html: takes a pack, by drop or by choice, and says whether it is whole. It reads the file in this page and sends
 * nothing anywhere; its own policy would not let it.
 */
export function startVerifier(document: Document): void {
  const t = createTexts(languageOf(document.documentElement.lang.replace('-', '_')));
  const draw = (...parts: Parameters<typeof drawNode>[1][]) => parts.map((part) => drawNode(document, part));
  const main = document.createElement('main');
  const drop = document.createElement('div');
  drop.className = 'drop';
  const label = document.createElement('label');
  label.className = 'file';
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.zip';
  label.append(t('verifier.choose'), input);
  drop.append(...draw(node('p', '', t('verifier.says'))), label);
  const result = document.createElement('div');
  result.id = 'result';
  result.setAttribute('role', 'status');
  main.append(...draw(node('h1', '', t('verifier.title'))), drop, result);
  document.body.append(main);

  let run = 0;
  const says = (state: string, ...parts: Parameters<typeof drawNode>[1][]) => {
    result.dataset.state = state;
    result.replaceChildren(...draw(...parts));
  };

  async function check(file: Blob) {
    run += 1;
    const mine = run;
    const bar = document.createElement('progress');
    says('reading', node('p', '', t('verifier.reading')));
    result.append(bar);
    const onProgress = (done: number, all: number) => {
      bar.max = Math.max(1, all);
      bar.value = done;
    };
    try {
      const pack = await openPack(file);
      try {
        const verdict = await checkPack(pack, { ...PORTS, onProgress });
        if (mine === run) says(isWhole(verdict) ? 'good' : 'bad', ...verdictParts(verdict, t));
      } finally {
        await pack.close();
      }
    } catch (error) {
      if (mine !== run) return;
      const isRefused = error instanceof RefusedPack;
      const text = isRefused
        ? t(`verifier.refused.${error.refusal}`, { part: error.part })
        : t('verifier.failed');
      says(
        'refused',
        node('p', 'verdict bad', text),
        ...(isRefused ? [] : [node('small', '', String(error))]),
      );
    }
  }

  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    // Else the same file, copied anew, could not be chosen a second time.
    input.value = '';
    if (file) void check(file);
  });
  for (const type of ['dragover', 'dragleave', 'drop'] as const) {
    document.addEventListener(type, (event) => {
      event.preventDefault();
      drop.classList.toggle('over', type === 'dragover');
      const [file] = type === 'drop' ? ((event as DragEvent).dataTransfer?.files ?? []) : [];
      if (file) void check(file);
    });
  }
}
