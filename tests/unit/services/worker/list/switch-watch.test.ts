import { describe, expect, test } from 'vitest';
import { watchSwitches } from '../../../../../utils/services/worker/list/switch-watch';
import type { RequestDetails } from '../../../../../utils/services/worker/record/request-watch';

const TPASS = 'https://tpass.beijing.chinatax.gov.cn:8443';

/** What is told of a request. */
function told(url: string, type = 'xmlhttprequest') {
  let listener: ((details: RequestDetails) => undefined) | undefined;
  const found: Array<[string, number]> = [];
  const onBeforeRequest = {
    addListener(heard: typeof listener) {
      listener = heard;
    },
  };
  watchSwitches({ onBeforeRequest }, [], (hostname, at) => void found.push([hostname, at]));
  listener?.({ requestId: '1', url, method: 'POST', tabId: 7, timeStamp: 1_000.4, type });
  return found;
}

describe('a portal session may go over to another company', () => {
  test.each([
    ['the call, whatever stands before it', `${TPASS}/sys-api/v1.0/auth/changeUser?token=1`, undefined],
    ['in other letters', `${TPASS}/api/changeuser`, undefined],
    ['of a numbered host', 'https://tpass2.beijing.chinatax.gov.cn:8443/changeUser', undefined],
    ['a page of that site', `${TPASS}/#/login`, 'main_frame'],
  ])('%s', (_, url, type) => expect(told(url, type)).toEqual([[new URL(url).hostname, 1_000]]));

  test.each([
    ['another call of that site', `${TPASS}/api/captcha`, undefined],
    ['a page of the invoice site', 'https://dppt.beijing.chinatax.gov.cn:8443/invoice-query', 'main_frame'],
    ['the word on another site', 'https://dppt.beijing.chinatax.gov.cn:8443/changeUser', undefined],
    ['a host that only begins so', 'https://tpass.beijing.chinatax.gov.cn.example/changeUser', 'main_frame'],
  ])('not by %s', (_, url, type) => expect(told(url, type)).toEqual([]));
});
