import { beforeEach, expect, test } from 'vitest';
import { TemplateRefused } from '../../../../../utils/domain/retry/bar-of-template';
import type { TeamWord } from '../../../../../utils/domain/retry/team-bar';
import { planTemplate, readCandidates } from '../../../../../utils/services/desk/plan-template';
import { writeTemplate } from '../../../../../utils/services/desk/write-template';
import type { OutboxArea } from '../../../../../utils/services/shared/outbox';
import * as make from '../../../support/facts/facts';
import { CODE, templateBook } from '../../../support/facts/template';
import { snapshot } from '../../../support/page/snapshots';
import { FakeArea } from '../../../support/store/fake-area';
import { type Computer, computerOf } from '../../../support/store/firm';
import { context } from '../../../support/store/ledger';
import { firmKeys, memoryTarget } from '../../../support/store/places';

const CODES = new Map(['一', '二', '三'].map((word) => [`*信息技术服务*服务${word}`, CODE]));

let wang: Computer;
let li: Computer;

const refused = (submissionId: string) => [
  make.submitted({ submissionId, snapshot: snapshot({ buyer: { name: `购买方${submissionId}` } }) }),
  make.answered('第1行税率不合法', { submissionId }),
];

/** She writes it into a template on her computer. @param meet what her computer learns of the colleagues, at each time */
async function write(
  computer: Computer,
  id: string,
  meet: (times: number) => Promise<TeamWord>,
  asked = false,
) {
  const area = new FakeArea() as OutboxArea;
  let times = 0;
  const ports = {
    openLedger: async () => computer.db,
    area,
    sweep: async () => undefined,
    readKnowledge: async () => context.knowledgeOf,
    newId: make.nextId,
    now: () => make.NOON + 60_000,
    onCommitted: () => undefined,
    async meet() {
      times += 1;
      return meet(times);
    },
  };
  const book = await templateBook();
  const group = await readCandidates(computer.db, area, [id]);
  const plan = planTemplate(group, book, CODES, context.knowledgeOf);
  return writeTemplate(ports, '模板.xlsx', book, group, plan, asked).then(
    ({ count }) => count,
    (reason: unknown) => {
      if (reason instanceof TemplateRefused) return reason.bar;
      throw reason;
    },
  );
}

beforeEach(async () => {
  const store = memoryTarget();
  const keys = await firmKeys();
  wang = await computerOf('W', store.target, keys, '王芳');
  li = await computerOf('L', store.target, keys, '李莉');
  await wang.keep(...refused('S1'));
  await li.keep(...refused('S2'));
  for (let at = 0; at < 2; at += 1) for (const one of [wang, li]) await one.meet();
});

test('what a colleague took over a moment ago goes into no template, though nothing had come here yet', async () => {
  expect((await li.claim(['S1'])).claimed).toEqual(['S1']);
  expect(await wang.mayRetry('S1')).toBe('yes');
  expect(await write(wang, 'S1', wang.meet)).toBe('colleague');
});

test('once the file is handed out a colleague knows that it stands there', async () => {
  expect(await write(wang, 'S1', wang.meet)).toBe(1);
  await li.claim(['S1'], ['refillOpen']);
  expect(await li.mayRetry('S1')).toBe('inTemplate');
});

test('a claim that comes between: no file, and nothing stays marked', async () => {
  const bar = await write(wang, 'S1', async (times) => {
    if (times === 2) expect((await li.claim(['S1'])).claimed).toEqual(['S1']);
    return wang.meet();
  });
  expect(bar).toBe('colleague');
  expect((await wang.record('S1'))?.inTemplate).toBeFalsy();
  await li.meet();
  expect(await li.mayRetry('S1')).toBe('yes');
});

test('the place does not answer: not before she says that she asked', async () => {
  const away = async (): Promise<TeamWord> => 'unreachable';
  expect(await write(wang, 'S1', away)).toBe('teamUnreachable');
  expect((await wang.record('S1'))?.inTemplate).toBeFalsy();
  expect(await write(wang, 'S1', async (times) => (times === 2 ? 'unreachable' : wang.meet()))).toBe(
    'teamUnreachable',
  );
  expect((await wang.record('S1'))?.inTemplate).toBeFalsy();
  expect(await write(wang, 'S1', away, true)).toBe(1);
});
