// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { folderTarget } from '../../../../utils/exchange/target/folder-target';
import { fakeDisk } from '../../support/stores/fake-folder';
import { faultOf } from '../../support/stores/fake-line';

const BYTES = new Uint8Array([1, 2, 3]);

describe('a folder', () => {
  test('keeps files in folders of their own, gives them back and lists them', async () => {
    const disk = fakeDisk();
    const target = folderTarget(disk.handle);
    await target.put('m/a/202611/1.age', BYTES);
    await target.put('m/a/202611/1.age', BYTES);
    await target.put('m/b/1', BYTES);
    await target.put('k', BYTES);
    expect([...disk.files.keys()]).toEqual(['m/a/202611/1.age', 'm/b/1', 'k']);
    expect(await target.get('m/a/202611/1.age')).toEqual(BYTES);
    expect(await target.list('m/')).toEqual(['m/a/202611/1.age', 'm/b/1']);
    expect((await target.list('')).sort()).toEqual(['k', 'm/a/202611/1.age', 'm/b/1']);
  });

  test('has none of what is not there, whatever of its way is missing', async () => {
    const target = folderTarget(fakeDisk({ 'm/1': 'x' }).handle);
    expect(await target.get('m/2')).toBeUndefined();
    expect(await target.get('nothing/at/all')).toBeUndefined();
    expect(await target.list('nothing/')).toEqual([]);
  });

  test('lists nothing that the browser or others left there', async () => {
    const target = folderTarget(
      fakeDisk({ 'm/1': 'x', 'm/2.crswap': 'x', '备份/1': 'x', 'm/a b': 'x' }).handle,
    );
    expect(await target.list('')).toEqual(['m/1']);
  });

  test.each(['write', 'close'] as const)('keeps nothing of a file that failed on %s', async (where) => {
    const disk = fakeDisk({ 'm/1': 'before' });
    disk.fail('QuotaExceededError', where);
    const target = folderTarget(disk.handle);
    expect(await faultOf(target.put('m/2', BYTES))).toBe('noRoom: QuotaExceededError');
    expect(await faultOf(target.put('m/1', BYTES))).toBe('noRoom: QuotaExceededError');
    expect(disk.aborted).toBe(2);
    disk.fail(undefined);
    expect(await target.get('m/2')).toBeUndefined();
    expect(new TextDecoder().decode(await target.get('m/1'))).toBe('before');
  });

  test('that was removed is no place, for every method alike', async () => {
    const disk = fakeDisk({ 'm/1': 'x' });
    disk.removeRoot();
    const target = folderTarget(disk.handle);
    const all = [
      target.put('m/1', BYTES),
      target.put('1', BYTES),
      target.get('m/1'),
      target.list('m/'),
      target.list(''),
    ];
    expect(await Promise.all(all.map(faultOf))).toEqual(Array(5).fill('noPlace: NotFoundError'));
  });

  test.each([
    ['NotAllowedError', 'permission'],
    ['SecurityError', 'permission'],
    ['NoModificationAllowedError', 'busy'],
    ['InvalidStateError', 'busy'],
    ['NotReadableError', 'busy'],
    ['TypeMismatchError', 'odd'],
    ['constructor', 'odd'],
  ])('%s is told as %s, without the words of the browser', async (name, fault) => {
    const disk = fakeDisk({ 'm/1': 'x' });
    disk.fail(name);
    const target = folderTarget(disk.handle);
    const all = [target.put('m/1', BYTES), target.get('m/1'), target.list('m/')];
    expect(await Promise.all(all.map(faultOf))).toEqual(Array(3).fill(`${fault}: ${name}`));
  });

  test('gives no file that is larger than ours can be', async () => {
    const disk = fakeDisk();
    disk.files.set('1', new Uint8Array((64 << 20) + 1));
    expect(await faultOf(folderTarget(disk.handle).get('1'))).toBe('odd: file too large');
  });
});
