import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';

/** What csp_evaluator says of a part of a policy. */
export interface Judgement {
  readonly directive: string;
  readonly value: string;
  readonly severity: Severity;
}

/**
 * What it asks of every policy with 'self' for scripts: whether somebody can upload a script to the site, or the site
 * answers with what it is asked (JSONP). Nobody can, and it does not; docs/security.md says why it stays.
 */
export const ownScripts: Judgement = {
  directive: 'script-src',
  value: "'self'",
  severity: Severity.MEDIUM_MAYBE,
};

export const judge = (policy: string): readonly Judgement[] =>
  new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .map(({ directive, value = '', severity }) => ({ directive, value, severity }));

/** All that is more than a piece of information. */
export const findAboveLow = (policy: string): readonly Judgement[] =>
  judge(policy).filter(({ severity }) => severity < Severity.INFO);
