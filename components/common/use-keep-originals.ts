import { type Ref, ref, shallowRef } from 'vue';
import type { Translate } from '../../utils/domain/texts/texts';
import type { KeepResult, OriginalFile } from '../../utils/services/keep-original';
import { keepWords } from './keep-words';

export interface KeptLine {
  readonly name: string;
  readonly type: KeepResult['type'] | 'failed';
  readonly text: string;
}

/** What takes files in; loaded with its readers when the first one is chosen. */
export interface KeepHost {
  readonly t: Ref<Translate>;
  keepOriginal(file: OriginalFile, submissionId?: string): Promise<KeepResult>;
}

/** Files one after another: what became of each, and how far it is. */
export function useKeepOriginals({ t, keepOriginal }: KeepHost) {
  const lines = shallowRef<readonly KeptLine[]>([]);
  const progress = ref('');
  const summary = ref('');
  let stopped = false;

  async function keepOne(file: OriginalFile, submissionId: string | undefined): Promise<KeptLine> {
    try {
      const result = await keepOriginal(file, submissionId);
      const text = keepWords(result, t.value, submissionId !== undefined);
      return { name: file.name, type: result.type, text };
    } catch (error) {
      return { name: file.name, type: 'failed', text: t.value('keep.failed', { error: String(error) }) };
    }
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
      const count = (...types: KeptLine['type'][]) =>
        lines.value.filter(({ type }) => types.includes(type)).length;
      const [kept, known] = [count('kept'), count('known')];
      const left = files.length - lines.value.length;
      const told = t.value('keep.summary', { kept, known, refused: lines.value.length - kept - known });
      summary.value = left > 0 ? `${told}。${t.value('keep.stopped', { count: left })}` : told;
      progress.value = '';
    },
  };
}
