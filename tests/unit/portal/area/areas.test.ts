import { describe, expect, test } from 'vitest';
import { AREAS, isWatchedHost } from '../../../../utils/portal/area/areas';
import { profileOfHost } from '../../../../utils/portal/registry';

describe('areas', () => {
  test('nothing chosen: everywhere', () =>
    expect(isWatchedHost('dppt.guangdong.chinatax.gov.cn', [])).toBe(true));

  test.each([
    ['dppt.beijing.chinatax.gov.cn', true],
    ['etax.beijing.chinatax.gov.cn', true],
    ['dppt2.beijing.chinatax.gov.cn', true],
    ['dppt.shanghai.chinatax.gov.cn', false],
    // Of an area that stands in no list, and of none at all.
    ['dppt.elsewhere.chinatax.gov.cn', false],
    ['www.chinatax.gov.cn', true],
  ])('北京 alone: %s', (host, expected) => expect(isWatchedHost(host, ['beijing'])).toBe(expected));

  test('each is one of a host of the profile', () => {
    for (const area of Object.keys(AREAS))
      expect(profileOfHost(`dppt.${area}.chinatax.gov.cn`), area).toBeDefined();
    expect(new Set(Object.values(AREAS)).size).toBe(36);
  });
});
