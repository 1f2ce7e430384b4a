import { beforeEach, expect, test } from 'vitest';
import { NotSaved, type SavePorts, saveWhole } from '../../../../../utils/services/desk/handover/save-whole';

const NAME = '客户移交_北京山毛榉贸易有限公司_2026-11-24.json';
const CONTENT = new Blob(['{"format":"piaoying-backup"}']);
type Item = Awaited<ReturnType<SavePorts['downloads']['search']>>[number];
const item = (state: string, given: Partial<Item> = {}): Item => ({
  state,
  filename: `C:\\Users\\王\\Downloads\\${NAME}`,
  fileSize: CONTENT.size,
  ...given,
});

/** What the browser says of the download, one look after the other; the last for ever. */
let looks: (Item | undefined)[];
let refusal: Error | undefined;
let waits: number;
const ports: SavePorts = {
  downloads: {
    async download({ filename, url }) {
      if (refusal) throw refusal;
      expect([filename, url.slice(0, 5)]).toEqual([NAME, 'blob:']);
      return 7;
    },
    async search({ id }) {
      const now = looks.length > 1 ? looks.shift() : looks[0];
      return id === 7 && now ? [now] : [];
    },
  },
  async wait() {
    waits += 1;
  },
};
const save = () => saveWhole(ports, NAME, CONTENT);
beforeEach(() => {
  [refusal, waits] = [undefined, 0];
});

test('is saved when the browser says that all of it lies there, not before', async () => {
  looks = [item('in_progress', { fileSize: 0 }), item('in_progress'), item('complete')];
  expect(await save()).toBe(NAME);
  expect(waits).toBe(2);
});

test('is named as it lies there', async () => {
  looks = [item('complete', { filename: '/home/wang/下载/客户移交 (1).json' })];
  expect(await save()).toBe('客户移交 (1).json');
});

test.each([
  [
    '取消 where she is asked for the place',
    [item('in_progress'), item('interrupted', { error: 'USER_CANCELED' })],
  ],
  ['a full disk', [item('interrupted', { error: 'FILE_NO_SPACE' })]],
  ['a part of it', [item('complete', { fileSize: 3 })]],
  ['a download that the browser forgot', [item('in_progress'), undefined]],
])('%s: it is not saved', async (_, said) => {
  looks = said;
  await expect(save()).rejects.toBeInstanceOf(NotSaved);
});

test('取消 before the download has a number: it is not saved', async () => {
  refusal = new Error('Download canceled by the user');
  await expect(save()).rejects.toBeInstanceOf(NotSaved);
});
