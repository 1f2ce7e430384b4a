import type * as zhCN from '../zh-cn/check';

/** What does not fit on an invoice (rules K1 to K12): on the portal page, in 待开登记, in the ledger and in the exports. */
export const checkTexts: Record<keyof typeof zhCN.checkTexts, string> = {
  'check.netOff': 'The net total is {total}, the lines add up to {counted}: {off} apart',
  'check.taxTotalOff': 'The tax total is {total}, the lines add up to {counted}: {off} apart',
  'check.grossOff':
    'The gross is {total}, net and tax add up to {counted}: {off} apart; some lines may not have been read',
  'check.amountOff':
    'Line {line}: price × quantity is {counted}, the amount is {amount}: more than {most} apart',
  'check.taxOff': 'Line {line}: amount × rate is {counted}, the tax is {tax}: more than {most} apart',
  'check.taxOfNone': 'Line {line} is {rate}, but has a tax of {tax}',
  'check.reducedOff':
    'Line {line}: at {rate}% the tax would be {counted}, by the reduced way {reduced}; it says {tax}, which fits neither',
  'check.reducedFor':
    'Line {line} has {rate}%: known is only the letting of homes by natural persons; please make sure that it applies',
  'check.checkCharacter':
    '{where}: the last character is 「{shown}」, by the 17 before it it should be 「{wanted}」; one of them may be wrong',
  'check.idCharacter':
    '{where}: 「{shown}」 at place {place} is no character of a credit code; it may be wrong',
  'check.idLength': '{where} has {length} characters; tax ids have 15, 17, 18 or 20',
  'check.textLong': '{where} has {length} characters, more than the {max} that the portal takes',
  'check.priceLong': '{where} is too long: at most {whole} digits and {decimals} decimals',
  'check.unseen':
    '{where} holds characters that cannot be seen ({count}, the first at place {place}): {shown}',
  'check.wide':
    '{where} holds letters, digits or spaces of double width ({count}, the first at place {place}): {shown}',
  'check.rare':
    '{where} holds rare or special characters ({count}, the first at place {place}, {mark}); the portal may refuse them or show a box: {shown}',
  'check.templateLong':
    '{where} has {length} characters; the batch template takes {max}, of the entry page it is not known',
  'check.templateDecimals': '{where} has more than the {max} decimals of the batch template',
  'check.templateLines': 'There are {count} lines; beyond {max} a batch template may fail',
  'check.rateUnknown': 'Line {line}: the rate {rate} is none of the known ones',
  'check.rateEarly': 'Line {line}: the rate {rate} holds only from {from} on',
  'check.rateOver': 'Line {line}: the rate {rate} held until {until}',
  'check.sellerIsBuyer': 'Buyer and seller have the same tax id; the portal does not take that',
  'check.sameToday':
    'At {time} of that day there was one with the same buyer and amount; please make sure that it is not doubled{number}',
  'check.sameNumber': ' (…{number})',
  'check.otherName': 'The buyer is 「{shown}」; on {day} the same tax id was 「{earlier}」',
  'check.inLine': 'Line {line}, {where}',
  'check.numbered': '{text} ({number})',
  'check.and': '; ',
  'check.more': '{count} more',
  'check.before': 'Please look before you issue: {text}',
  'check.advice':
    'Please look at these; nothing is corrected for you. All is kept; after filling it in again, correct them before you issue.',
  'check.adviceTemplate':
    'The portal may not take these. They are written as they are; correct them in the file before you import it.',
  'check.adviceFill':
    'The portal may not take these. They are filled in as before, uncorrected; correct them before you issue.',
  'check.field.seller.taxId': 'the seller’s tax id',
  'check.field.buyer.name': 'the buyer’s name',
  'check.field.buyer.taxId': 'the buyer’s tax id',
  'check.field.buyer.address': 'the buyer’s address',
  'check.field.buyer.phone': 'the buyer’s phone',
  'check.field.buyer.bankName': 'the buyer’s bank',
  'check.field.buyer.bankAccount': 'the buyer’s account',
  'check.field.note': 'the note',
  'check.field.itemName': 'the item',
  'check.field.specification': '规格型号',
  'check.field.unit': 'the unit',
  'check.field.quantity': 'the quantity',
  'check.field.unitPrice': 'the price',
  'check.field.netAmount': 'the amount',
};
