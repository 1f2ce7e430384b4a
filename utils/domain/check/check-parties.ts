import type { Invoice } from '../invoice/invoice';
import { compareNames, isShownInPart } from '../invoice/same-party';
import { creditCodeCheckCharacter, isCreditCode, isPersonId, normaliseTaxId } from '../invoice/tax-id';
import { type Finding, finding } from './finding';
import type { CheckKnown, CheckLimits } from './limits';

const CODE_LENGTH = 18;

/** K5: of 18 characters the last one is counted from the others; other lengths are legal (15, 17, 20). */
function checkId(
  taxId: string | undefined,
  field: 'buyer.taxId' | 'seller.taxId',
  lengths: readonly number[],
): Finding[] {
  const id = normaliseTaxId(taxId);
  if (id === '' || isShownInPart(id)) return [];
  if (!lengths.includes(id.length)) return [finding('idLength', { length: id.length }, { field })];
  if (id.length !== CODE_LENGTH || isCreditCode(id)) return [];
  // The id of a natural person may stand where a company's does.
  if (isPersonId(id)) return [];
  const body = id.slice(0, -1);
  const wanted = creditCodeCheckCharacter(body);
  if (wanted !== undefined)
    return [finding('checkCharacter', { wanted, shown: id.at(-1) as string }, { field })];
  const place = [...body].findIndex((character) => !/[0-9A-HJ-NP-RTUWXY]/.test(character));
  return [finding('idCharacter', { place: place + 1, shown: body[place] ?? '' }, { field })];
}

/** K5, K10 to K12: the parties, and what the company's ledger knows of the buyer. */
export function checkParties(invoice: Invoice, { taxIdLengths }: CheckLimits, known: CheckKnown): Finding[] {
  const { seller, buyer, buyerIsNaturalPerson } = invoice;
  const [sellerId, buyerId] = [normaliseTaxId(seller.taxId), normaliseTaxId(buyer.taxId)];
  const { sameToday, earlierName } = known;
  const isRenamed =
    earlierName !== undefined &&
    buyer.name !== undefined &&
    !isShownInPart(buyer.name + earlierName.name) &&
    compareNames(buyer.name, earlierName.name) !== 'same';
  return [
    ...(buyerIsNaturalPerson ? [] : checkId(buyer.taxId, 'buyer.taxId', taxIdLengths)),
    ...checkId(seller.taxId, 'seller.taxId', taxIdLengths),
    ...(sellerId !== '' && sellerId === buyerId ? [finding('sellerIsBuyer')] : []),
    ...(sameToday
      ? [finding('sameToday', { time: sameToday.time, number: sameToday.invoiceNumber?.slice(-8) ?? '' })]
      : []),
    ...(isRenamed
      ? [
          finding(
            'otherName',
            { earlier: earlierName.name, shown: buyer.name ?? '', day: earlierName.day },
            { field: 'buyer.name' },
          ),
        ]
      : []),
  ];
}
