export type Values = Readonly<Record<string, string | number>>;

/** Puts values into the `{name}` places of a text; a place without a value stays visible. */
export const fillIn = (text: string, values: Values = {}): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
