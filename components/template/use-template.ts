import { computed, ref, shallowRef } from 'vue';
import { TOLERANCES } from '../../utils/domain/check/tolerances';
import { TemplateRefused } from '../../utils/domain/retry/bar-of-template';
import { isForColleagues } from '../../utils/domain/retry/team-bar';
import type { TemplateBook } from '../../utils/exchange/template/template-book';
import { RefusedWorkbook, UnknownSheetForm } from '../../utils/exchange/xlsx/refused-workbook';
import { knowledgeWith } from '../../utils/portal/registry';
import { TEMPLATE_WORDS } from '../../utils/portal/template/template-words';
import { readItemCodes, saveItemCodes } from '../../utils/services/desk/item-codes';
import {
  planTemplate,
  readCandidates,
  type TemplateGroup,
  type TemplatePlan,
} from '../../utils/services/desk/plan-template';
import { saveFile } from '../../utils/services/desk/save-file';
import { newId } from '../../utils/services/shared/new-id';
import { readSettings } from '../../utils/services/shared/settings';
import { tellChanged } from '../../utils/store/ledger/changed';
import type { LedgerApp } from '../common/use-ledger-app';
import { refusalText } from './template-words';

const CODE = new RegExp(TEMPLATE_WORDS.code);

interface Chosen {
  readonly name: string;
  readonly book: TemplateBook;
  readonly group: TemplateGroup;
  readonly known: ReadonlyMap<string, string>;
}

/** Choosing a template, what would go into it, writing it. One thing at a time. */
export function useTemplate({ browser, openLedger, t }: LedgerApp) {
  const area = browser.storage.local;
  const chosen = shallowRef<Chosen>();
  /** Tax codes that she types now, by item. */
  const typed = ref<Record<string, string>>({});
  const tolerances = shallowRef(TOLERANCES);
  const busy = ref<'' | 'template.reading' | 'template.writing'>('');
  const message = ref('');
  const error = ref('');
  const done = shallowRef<{ count: number; name: string }>();
  /** The colleagues' place does not answer: she asks them herself first. */
  const mustAsk = ref(false);

  const readKnowledge = async () => knowledgeWith((await readSettings(area)).deadlines);
  const sweep = () => browser.runtime.sendMessage({ kind: 'sweep' });
  /** Only whole codes count. */
  const codes = computed(
    () =>
      new Map([
        ...(chosen.value?.known ?? []),
        ...Object.entries(typed.value).flatMap(([item, code]): [string, string][] =>
          CODE.test(code.trim()) ? [[item, code.trim()]] : [],
        ),
      ]),
  );
  const plan = computed<TemplatePlan | undefined>(
    () => chosen.value && planTemplate(chosen.value.group, chosen.value.book, codes.value, knowledgeWith()),
  );
  /** Items to be asked for: also those that she is just typing. */
  const items = computed(() => [
    ...new Set([...Object.keys(typed.value), ...(plan.value?.itemsWithoutCode ?? [])]),
  ]);

  async function work(what: 'template.reading' | 'template.writing', act: () => Promise<void>) {
    if (busy.value !== '') return;
    busy.value = what;
    mustAsk.value = false;
    message.value = '';
    error.value = '';
    try {
      await act();
    } catch (reason) {
      if (reason instanceof RefusedWorkbook) message.value = t.value(`template.refused.${reason.refusal}`);
      else if (reason instanceof UnknownSheetForm) message.value = t.value('template.unknownForm');
      else if (reason instanceof TemplateRefused && isForColleagues(reason.bar)) {
        mustAsk.value = true;
        message.value = t.value(`bar.${reason.bar}`);
      } else if (reason instanceof TemplateRefused) {
        chosen.value = undefined;
        message.value = t.value('template.changed', { bar: t.value(`bar.${reason.bar}`) });
      } else error.value = String(reason);
    } finally {
      busy.value = '';
    }
  }

  return {
    chosen,
    typed,
    items,
    plan,
    tolerances,
    busy,
    message,
    error,
    done,
    mustAsk,
    /** For another list of entries. */
    reset() {
      chosen.value = undefined;
      typed.value = {};
      message.value = '';
      error.value = '';
      done.value = undefined;
      mustAsk.value = false;
    },
    choose: (file: File, ids: readonly string[]) =>
      work('template.reading', async () => {
        chosen.value = undefined;
        typed.value = {};
        // Loaded when it is needed: the ledger shows itself without a zip library.
        const { readTemplate } = await import('../../utils/exchange/template/template-book');
        const book = await readTemplate(new Uint8Array(await file.arrayBuffer()));
        if ('refusal' in book) {
          message.value = refusalText(book, t.value);
          return;
        }
        await sweep();
        tolerances.value = (await readSettings(area)).checks;
        const group = await readCandidates(await openLedger(), area, ids);
        const known = await readItemCodes(area, group.seller.taxId);
        chosen.value = { name: file.name, book, group, known };
      }),
    /** @param asked she asked her colleagues: nobody has any of them in hand */
    write: (asked: boolean) =>
      work('template.writing', async () => {
        const [from, wanted] = [chosen.value, plan.value];
        if (!from || !wanted || wanted.goesIn.length === 0 || wanted.isTooMany) return;
        const [{ writeTemplate }, { meetTeam }] = await Promise.all([
          import('../../utils/services/desk/write-template'),
          import('../../utils/services/shared/team/meet'),
        ]);
        const ports = {
          openLedger,
          area,
          sweep,
          readKnowledge,
          newId,
          now: Date.now,
          onCommitted: tellChanged,
          meet: () => meetTeam(browser, openLedger),
        };
        const file = await writeTemplate(ports, from.name, from.book, from.group, wanted, asked);
        chosen.value = undefined;
        try {
          saveFile(document, file.name, file.content);
          done.value = { count: file.count, name: file.name };
        } catch (reason) {
          message.value = t.value('template.notSaved');
          error.value = String(reason);
        }
        const learnt = Object.keys(typed.value).flatMap((item): [string, string][] => {
          const code = codes.value.get(item);
          return code === undefined ? [] : [[item, code]];
        });
        await saveItemCodes(area, from.group.seller.taxId, new Map(learnt));
      }),
  };
}

export type Templating = ReturnType<typeof useTemplate>;
