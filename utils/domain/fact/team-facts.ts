import * as z from '../zod';
import { id, observed, ofSubmission, text } from './fact-parts';

/** How often it was taken over, this time included: clocks of two computers do not tell which came after which. */
const turn = z.int().check(z.positive());

/** 接手: from now on the computer of that log is the one that may enter this record again, and no other (law L2). */
const ClaimedFact = z.object({
  ...observed,
  type: z.literal('claimed'),
  submissionId: id,
  /** Log of the computer that has it now: the one that says it, or the one that it is given back to. */
  owner: id,
  turn,
  /** Of the clerk there, as she gave it in 设置; may be empty. */
  by: text(100),
  /** Forms on other computers in which it stood by then, by the events that opened them: she asked, and they are given up. */
  forms: z.array(id).check(z.maxLength(50)),
});

/** 接手 of all that a computer has and will have: it is used no more, or another one goes on with what it kept. */
const LogClaimedFact = z.object({
  ...ofSubmission,
  type: z.literal('logClaimed'),
  /** Log of that computer. */
  log: id,
  owner: id,
  turn,
  by: text(100),
});

/** Who serves a company, each the whole list; the newest word counts. */
const AssignedFact = z.object({
  ...ofSubmission,
  type: z.literal('assigned'),
  companyTaxId: text(40),
  /** Names of clerks, as they gave them in 设置. */
  clerks: z.array(text(100)).check(z.maxLength(50)),
});

export const TEAM_FACTS = [ClaimedFact, LogClaimedFact, AssignedFact] as const;
