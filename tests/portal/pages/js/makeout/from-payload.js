import { createInvoice, createLine } from './invoice-model.js';

/** `Gmfmc` → `gmfmc`. @param {Record<string, string>} values */
const lowered = (values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name[0].toLowerCase() + name.slice(1), value]),
  );

/** What the picker asked. @param {Record<string, any>} payload @returns {import('./special/tickets.js').Ticket} */
export const ticketOf = ({ FppzDm, TdyslxDm = '', CezslxDm = '', JazslxDm = '' }) => ({
  fppzDm: FppzDm,
  tdyslxDm: TdyslxDm,
  cezslxDm: CezslxDm,
  jazslxDm: JazslxDm,
});

/**
 * The form as it is filled from an earlier invoice or a draft: the buyer, the lines and the 备注, for the company that is
 * signed in. Lines with a discount come as they are, without their tie.
 * @param {Record<string, any>} payload
 */
export function fromPayload(payload) {
  const lines = (payload.MxzbList ?? []).map((/** @type {Record<string, string>} */ line) => {
    const { xmmc, spbm, ggxh, dw, spsl, dj, je, slv, se } = lowered(line);
    return createLine({ xmmc, spbm, ggxh, dw, spsl, dj, je, slv, se });
  });
  const invoice = createInvoice(ticketOf(payload));
  return {
    ...invoice,
    buyer: {
      gmfmc: payload.Gmfmc ?? '',
      gmfnsrsbh: payload.Gmfnsrsbh ?? '',
      dz: payload.Gmfdz ?? '',
      lxdh: payload.Gmflxdh ?? '',
      yhyywdmc: payload.Gmfkhh ?? '',
      yhzh: payload.Gmfyhzh ?? '',
    },
    bz: payload.Bz ?? '',
    lines: lines.length > 0 ? lines : invoice.lines,
  };
}
