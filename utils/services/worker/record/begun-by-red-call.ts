import type { Fact, FactOf } from '../../../domain/fact/fact';
import { profileOfFormHost } from '../../../portal/registry';
import { begunAt } from './begun-by-call';

/**
 * A call that issues a red invoice, of which the page said nothing and which follows no press that we saw. Of which
 * confirmation it is nobody knows, but an invoice may exist: it begins a record of its own, to be looked up. The press has the
 * name that was given to the page, so that a late answer of its makes no second one.
 */
export function begunByRedCall(fact: Fact): [FactOf<'submitted'>, FactOf<'called'>] | undefined {
  if (fact.type !== 'called' || fact.call !== 'redIssue' || fact.begins === undefined) return undefined;
  const { begins, site } = fact;
  const profileId = profileOfFormHost(new URL(site.origin).hostname)?.id;
  if (profileId === undefined) return undefined;
  const submitted: FactOf<'submitted'> = {
    ...begunAt(fact, begins),
    profileId,
    site,
    red: { press: begins },
  };
  return [submitted, { ...fact, submissionId: begins }];
}
