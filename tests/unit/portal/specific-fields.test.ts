import { describe, expect, test } from 'vitest';
import { SPECIFIC_BUSINESSES, specificFields } from '../../../utils/portal/template/specific-fields';

describe('fields of a 特定业务', () => {
  test.each(SPECIFIC_BUSINESSES)('%s has some', (business) =>
    expect(specificFields(business).length).toBeGreaterThan(1),
  );
  test.each(['', '别的业务', 'valueOf', 'constructor', '__proto__', 'toString'])(
    '「%s」 has none',
    (business) => expect(specificFields(business)).toEqual([]),
  );
});
