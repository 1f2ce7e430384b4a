// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { groupsOfKey } from '../../../../utils/domain/backup/key-text';
import {
  find,
  leaveBackup,
  part,
  press,
  send,
  showBackup,
  there,
  write,
} from '../../support/backup/backup-page';
import { FakeDesk, HeldRun, KEY, place } from '../../support/backup/fake-desk';

afterEach(leaveBackup);

const shownGroups = () =>
  [...document.querySelectorAll('[data-part="key-group"]')].map((group) => group.textContent);
const askedFor = () => Number(/第 (\d+) 组/.exec(part('ask-group') ?? '')?.[1]);
async function toGroup(desk: FakeDesk) {
  await showBackup(desk);
  await press('start-backup');
  await press('make-key');
  await there('[data-part="key-sheet"]');
  await press('noted-key');
  await there('[data-part="ask-group"]');
}
const typeGroup = async (text: string) => {
  await write('key-group', text);
  send('ask-group');
};

describe('step 1: the recovery key', () => {
  test('says what it is for, makes nothing before she asks, shows all of the key on the sheet', async () => {
    const desk = new FakeDesk();
    await showBackup(desk);
    expect(document.body.textContent).toContain('存放的地方看不到发票内容');
    await press('start-backup');
    await there('[data-action="make-key"]');
    expect(desk.asked).toEqual([]);
    await press('make-key');
    await there('[data-part="key-sheet"]');
    expect(shownGroups()).toEqual(groupsOfKey(KEY));
    expect(shownGroups()).toHaveLength(15);
    expect(part('key-sheet')).toContain('谁也打不开，我们也打不开');
    expect(desk.names()).toEqual(['makeKeys']);
  });

  test('counts only when one group was typed back; a wrong one keeps nothing; then it is nowhere on the page', async () => {
    const desk = new FakeDesk();
    await toGroup(desk);
    expect(shownGroups()).toEqual([]);
    const right = groupsOfKey(KEY)[askedFor() - 1] as string;
    await typeGroup('1111');
    await there('[data-part="wrong-group"]');
    expect(desk.names()).toEqual(['makeKeys']);
    await typeGroup(` ${right.toLowerCase()} `);
    await there('[data-part="place-form"]');
    expect(desk.names()).toEqual(['makeKeys', 'keepKeys']);
    expect(document.documentElement.outerHTML).not.toContain(groupsOfKey(KEY)[3]);
  });

  test('the last, short group is never asked for, and she may look again', async () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.999_999);
    const desk = new FakeDesk();
    await toGroup(desk);
    random.mockRestore();
    expect(askedFor()).toBe(14);
    await press('show-key');
    await there('[data-part="key-sheet"]');
    expect(shownGroups()).toHaveLength(15);
  });

  test('not stored: it does not count, and the same group can be sent again', async () => {
    const desk = new FakeDesk();
    desk.keepKeysFails = true;
    await toGroup(desk);
    await typeGroup(groupsOfKey(KEY)[askedFor() - 1] as string);
    await vi.waitUntil(() => part('ask-group')?.includes('密钥没有存上'));
    desk.keepKeysFails = false;
    send('ask-group');
    await there('[data-part="place-form"]');
  });

  test('left before it counts: nothing is kept, and the next time begins anew', async () => {
    const desk = new FakeDesk();
    await toGroup(desk);
    await showBackup(desk);
    await there('[data-action="start-backup"]');
    expect(shownGroups()).toEqual([]);
    expect(desk.names()).toEqual(['makeKeys']);
  });
});

describe('step 2: the place', () => {
  const withKeys = () => {
    const desk = new FakeDesk();
    desk.state = { hasKeys: true, keysMadeAt: 0, places: [] };
    return desk;
  };
  async function fillWebDav() {
    find('[data-kind="webdav"]').dispatchEvent(new Event('change'));
    await write('user', ' wang@example.com ');
    await write('password', ' p w ');
  }

  test('a preset fills fields and nothing else; what is missing is named and nothing is tried', async () => {
    const desk = withKeys();
    await showBackup(desk);
    await write('bucket', 'piaoying-1250000000');
    find('[data-preset="cos"]').click();
    await vi.waitUntil(() => find<HTMLInputElement>('[data-field="region"]').value === 'ap-beijing');
    expect(find<HTMLInputElement>('[data-field="endpoint"]').value).toBe(
      'https://cos.ap-beijing.myqcloud.com',
    );
    expect(find<HTMLInputElement>('[data-field="bucket"]').value).toBe('piaoying-1250000000');
    send('place-form');
    await there('[data-part="field-trouble"]');
    expect(part('field-trouble')).toContain('密钥编号');
    expect(desk.asked).toEqual([]);
  });

  test('passwords are typed unseen and not offered to be remembered', async () => {
    await showBackup(withKeys());
    const secret = find<HTMLInputElement>('[data-field="secret"]');
    expect([secret.type, secret.autocomplete]).toEqual(['password', 'off']);
  });

  test('the place is asked for within the press, then all is stored there, as she watches', async () => {
    const desk = withKeys();
    desk.held = new HeldRun();
    await showBackup(desk);
    await fillWebDav();
    send('place-form');
    // Not a turn later: the browser would no longer count it as her click.
    expect(desk.asked).toEqual([
      [
        'addPlace',
        {
          kind: 'webdav',
          address: 'https://dav.jianguoyun.com/dav/piaoying/',
          user: 'wang@example.com',
          password: ' p w ',
        },
        undefined,
      ],
    ]);
    await there('[data-part="work"]');
    desk.held.run.onProgress?.(1_200, 5_000);
    await vi.waitUntil(() => part('work')?.includes('1,200 / 5,000'));
    desk.held.finish();
    await there('[data-part="first-done"]');
    expect(part('first-done')).toContain('已备份 5,000 条记录，2026-11-30 10:20');
    await press('first-close');
    await there('[data-part="place"]');
  });

  test('取消 ends the first backup and it can be gone on with', async () => {
    const desk = withKeys();
    desk.held = new HeldRun();
    await showBackup(desk);
    await fillWebDav();
    send('place-form');
    await press('cancel-work');
    await there('[data-part="work-ended"]');
    expect(part('work-ended')).toContain('已取消');
    desk.held = undefined;
    await press('first-again');
    await there('[data-part="first-done"]');
  });

  test.each([
    ['refused', '对方不认这个账号或密码'],
    ['otherKey', '另一把恢复密钥'],
    ['noHostPermission', '点「允许」'],
    ['noPlace', '请先建好'],
    ['clock', '调准'],
  ] as const)('%s: says what to do, keeps what was typed, and can be sent again', async (refusal, says) => {
    const desk = withKeys();
    desk.placeResult = { ok: false, refusal, detail: '403 SomeWord' };
    await showBackup(desk);
    await fillWebDav();
    send('place-form');
    await there('[data-part="refusal"]');
    expect(part('refusal')).toContain(says);
    expect(part('refusal')).toContain('403 SomeWord');
    expect(find<HTMLInputElement>('[data-field="password"]').value).toBe(' p w ');
    desk.placeResult = { ok: true, id: 'P1' };
    send('place-form');
    await there('[data-part="first-done"]');
  });

  test('a folder only where the browser can remember one', async () => {
    await showBackup(withKeys());
    expect(find<HTMLInputElement>('[data-kind="folder"]').disabled).toBe(true);
    expect(part('no-folders')).toContain('请用 Chrome 或 Edge');
  });

  test('a chosen folder goes with its handle; a picker that was closed is no failure', async () => {
    const handle = { name: '票影备份' };
    const pick = vi.fn(async () => handle);
    pick.mockRejectedValueOnce(Object.assign(new Error('closed'), { name: 'AbortError' }));
    vi.stubGlobal('showDirectoryPicker', pick);
    const desk = withKeys();
    const app = await showBackup(desk);
    vi.unstubAllGlobals();
    Object.assign(window, { showDirectoryPicker: pick });
    find('[data-kind="folder"]').dispatchEvent(new Event('change'));
    await press('choose-folder');
    await vi.waitUntil(() => pick.mock.calls.length === 1);
    expect(app.fail).not.toHaveBeenCalled();
    await press('choose-folder');
    await there('[data-part="folder"]');
    send('place-form');
    expect(desk.asked).toEqual([['addPlace', { kind: 'folder', name: '票影备份' }, handle]]);
    Reflect.deleteProperty(window, 'showDirectoryPicker');
  });
});

test('no desk to be had: said, and tried again by a press', async () => {
  const desk = new FakeDesk();
  desk.state = { hasKeys: true, places: [place()] };
  await showBackup(undefined);
  expect(part('unread')).toContain('留底不受影响');
});
