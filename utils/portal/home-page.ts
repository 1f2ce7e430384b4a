/** Where the home site names the company that is signed in. */
export interface HomePage {
  /** Of a visible element: its title is the name. */
  readonly selectors: readonly string[];
  /** The tax id stands in the text of one that holds it, at most so many up. */
  readonly up: number;
  /** Behind a label: the first group. */
  readonly labelled: string;
}
