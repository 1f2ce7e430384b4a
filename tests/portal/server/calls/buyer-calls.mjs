import { ok, openSealed, readBody, sendJson } from './envelope.mjs';

/**
 * The buyer auto-complete: names at once, the rest of a picked buyer after options.lateTaxIdMs.
 * The paths of these two calls are not known of the real portal.
 * @param {import('../state.mjs').State} state
 * @returns {Record<string, import('./calls.mjs').CallHandler>}
 */
export function createBuyerCalls(state) {
  return {
    'POST /kpfw/gfxx/v1/search': async ({ request, response }) => {
      const { Gmfmc = '' } = openSealed(await readBody(request));
      const names = state.buyers.map(({ name }) => name).filter((name) => Gmfmc && name.includes(Gmfmc));
      sendJson(response, ok({ List: names.map((name) => ({ Gmfmc: name })) }));
    },
    'POST /kpfw/gfxx/v1/detail': async ({ request, response }) => {
      const { Gmfmc } = openSealed(await readBody(request));
      const buyer = state.buyers.find(({ name }) => name === Gmfmc);
      await new Promise((resolve) => setTimeout(resolve, state.options.lateTaxIdMs));
      sendJson(
        response,
        ok(
          buyer
            ? {
                Gmfnsrsbh: buyer.taxId,
                Gmfdz: buyer.address,
                Gmflxdh: buyer.phone,
                Gmfkhh: buyer.bankName,
                Gmfyhzh: buyer.bankAccount,
              }
            : {},
        ),
      );
    },
  };
}
