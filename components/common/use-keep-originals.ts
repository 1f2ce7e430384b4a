import { type Ref, ref, shallowRef } from 'vue';
import type { Translate } from '../../utils/domain/texts/texts';
import type { OriginalFile, OriginalResult } from '../../utils/services/desk/keep-original';
import { keepWords } from './keep-words';

export interface KeptLine {
  readonly name: string;
  readonly type: OriginalResult['type'] | 'failed';
  readonly text: string;
  /** It waits for her word that it is of this record. */
  readonly waiting?: { readonly file: OriginalFile; readonly submissionId: string };
}

/** What takes files in; loaded with its readers when the first one is chosen. */
export interface KeepHost {
  readonly t: Ref<Translate>;
  keepOriginal(file: OriginalFile, submissionId?: string, hasWord?: boolean): Promise<OriginalResult>;
}

/** Files one after another: what became of each, and how far it is. */
export function useKeepOriginals({ t, keepOriginal }: KeepHost) {
  const lines = shallowRef<readonly KeptLine[]>([]);
  const progress = ref('');
  const summary = ref('');
  let stopped = false;

  async function keepOne(
    file: OriginalFile,
    submissionId: string | undefined,
    hasWord = false,
  ): Promise<KeptLine> {
    try {
      const result = await keepOriginal(file, submissionId, hasWord);
      const text = keepWords(result, t.value, submissionId !== undefined);
      const line = { name: file.name, type: result.type, text };
      return result.type === 'askWord' && submissionId !== undefined
        ? { ...line, waiting: { file, submissionId } }
        : line;
    } catch (error) {
      return { name: file.name, type: 'failed', text: t.value('keep.failed', { error: String(error) }) };
    }
  }

  function tell(chosen: number) {
    const count = (...types: KeptLine['type'][]) =>
      lines.value.filter(({ type }) => types.includes(type)).length;
    const [kept, known] = [count('kept'), count('known')];
    const left = chosen - lines.value.length;
    const told = t.value('keep.summary', { kept, known, refused: lines.value.length - kept - known });
    summary.value =
      left > 0 ? [told, t.value('keep.stopped', { count: left })].join(t.value('join.sentences')) : told;
    progress.value = '';
  }

  return {
    lines,
    progress,
    summary,
    stop() {
      stopped = true;
    },
    async keep(files: readonly OriginalFile[], submissionId?: string) {
      if (progress.value !== '' || files.length === 0) return;
      stopped = false;
      lines.value = [];
      summary.value = '';
      for (const [index, file] of files.entries()) {
        if (stopped) break;
        progress.value = t.value('keep.progress', { done: index + 1, count: files.length });
        lines.value = [...lines.value, await keepOne(file, submissionId)];
      }
      tell(files.length);
    },
    /** Her word for the file of this line. */
    async giveWord(index: number) {
      const waiting = lines.value[index]?.waiting;
      if (!waiting || progress.value !== '') return;
      progress.value = t.value('keep.progress', { done: 1, count: 1 });
      const line = await keepOne(waiting.file, waiting.submissionId, true);
      lines.value = lines.value.map((before, at) => (at === index ? line : before));
      tell(lines.value.length);
    },
  };
}
