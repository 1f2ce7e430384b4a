type Texts = Readonly<Record<string, string>>;
type KeyOf<Part> = Part extends unknown ? keyof Part & string : never;

/** The texts of several pages as one. A call that is marked pure: the builder would keep a spread that nobody reads. */
export const joinTexts = <const Parts extends readonly Texts[]>(
  ...parts: Parts
): Readonly<Record<KeyOf<Parts[number]>, string>> => Object.assign({}, ...parts);
