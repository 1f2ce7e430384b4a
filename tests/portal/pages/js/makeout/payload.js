import { toText } from '../lib/decimal.js';
import { grossOf, netOf, priceOf } from './lines/line-arithmetic.js';

/** FphxzDm: 0 normal, 1 a discount line, 2 a line that has one. @param {Record<string, any>} line */
const natureOf = (line) => (line.discountOf ? '1' : line.discount ? '2' : '0');

/** @param {Record<string, string>} values */
const capitalised = (values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name[0].toUpperCase() + name.slice(1), value]),
  );

/** The body of the issue call, under the back end's names. */
export function toPayload(invoice, ticket, totals) {
  const { buyer, seller, shows, person, special } = invoice;
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
    ...(invoice.naturalPerson && {
      GmfzjlxDm: person.zjlxDm,
      Gmfzjhm: person.zjhm,
      GmfgjhdqDm: person.gjhdqDm,
    }),
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
    Skr: invoice.skr,
    Fhr: invoice.fhr,
    ...capitalised(invoice.agent),
    Hsbz: flag(invoice.taxIncluded),
    TdywxxList: Object.keys(special).length ? [capitalised(special)] : [],
    Hjje: toText(totals.net),
    Hjse: toText(totals.tax),
    Jshj: toText(totals.gross),
    MxzbList: invoice.lines.map((line, index) => ({
      Xh: String(index + 1),
      FphxzDm: natureOf(line),
      Spbm: line.spbm,
      Xmmc: line.xmmc,
      Ggxh: line.ggxh,
      Dw: line.dw,
      Spsl: line.spsl,
      Dj: priceOf(line, false),
      Je: netOf(line),
      Hsdj: priceOf(line, true),
      Hsje: grossOf(line),
      Slv: line.slv,
      Se: line.se,
    })),
  };
}
