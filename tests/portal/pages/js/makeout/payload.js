import { toText } from '../lib/decimal.js';

/** The body of the issue call, under the back end's names. */
export function toPayload(invoice, ticket, totals) {
  const { buyer, seller, shows } = invoice;
  const flag = (/** @type {boolean} */ value) => (value ? 'Y' : 'N');
  return {
    FppzDm: ticket.fppzDm,
    TdyslxDm: ticket.tdyslxDm,
    CezslxDm: ticket.cezslxDm ?? '',
    JazslxDm: ticket.jazslxDm ?? '',
    Gmfmc: buyer.gmfmc,
    Gmfnsrsbh: buyer.gmfnsrsbh,
    Gmfdz: buyer.dz,
    Gmflxdh: buyer.lxdh,
    Gmfkhh: buyer.yhyywdmc,
    Gmfyhzh: buyer.yhzh,
    GmfZrrbs: flag(invoice.naturalPerson),
    Xsfmc: seller.xsfmc,
    Xsfnsrsbh: seller.xsfnsrsbh,
    Xsfdz: seller.xsfdz,
    Xsflxdh: seller.xsflxdh,
    Xsfkhh: seller.xsfkhh,
    Xsfyhzh: seller.xsfyhzh,
    SfzsGmfdz: flag(shows.buyerAddress),
    SfzsGmfyh: flag(shows.buyerBank),
    SfzsXsfdz: flag(shows.sellerAddress),
    SfzsXsfyh: flag(shows.sellerBank),
    Bz: invoice.bz,
    Hjje: toText(totals.net),
    Hjse: toText(totals.tax),
    Jshj: toText(totals.gross),
    MxzbList: invoice.lines.map((line, index) => ({
      Xh: String(index + 1),
      Xmmc: line.xmmc,
      Ggxh: line.ggxh,
      Dw: line.dw,
      Spsl: line.spsl,
      Dj: line.dj,
      Je: line.je,
      Slv: line.slv,
      Se: line.se,
    })),
  };
}
