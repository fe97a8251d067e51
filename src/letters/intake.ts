import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { answerJson } from './answers.ts';
import { answerOutcome, toAsker } from './answer-outcome.ts';
import { readFields, type Fields } from './fields.ts';
import { usualLimits, type IntakeOptions } from './intake-options.ts';
import { toCounter } from './rate-limit.ts';
import { receiveLetter, type Outcome } from './receive-letter.ts';
import { isFromElsewhere, isFromSite } from './request-origin.ts';
import { toSigner } from './signer.ts';
import { toToken } from './token.ts';

/**
 * Takes letters in. The address that a request comes from is used for limits, and never kept; where nobody knows it, no
 * letter is taken.
 */
export type Intake = (request: Request, address: string | undefined) => Promise<Response>;

/** A letter of the greatest length, in the script that percent-encoding makes longest, and room for the rest. */
export const mostBytes = 96 * 1024;

/**
 * The service as one function of the web's own types: it runs wherever these are. `GET …/token?article=` hands out a
 * token, `POST …/letters` takes a letter, as a form or as JSON, and answers in the same way.
 */
export const toIntake = (options: IntakeOptions): Intake => {
  const { now, random, siteOrigins } = options;
  const limits = { ...usualLimits, ...options.limits };
  const signer = toSigner(options.secret);
  const isLetterWelcome = toCounter(limits.letters, now, random);
  const isTokenWelcome = toCounter(limits.tokens, now, random);
  const isAnyWelcome = toCounter(limits.all, now, random);
  const receive = (fields: Fields) =>
    receiveLetter(options, signer, fields, () => isAnyWelcome(''));
  const answer = (request: Request, outcome: Outcome) =>
    answerOutcome(options, toAsker(request), outcome);

  const app = new Hono<{ Bindings: { readonly address: string | undefined } }>().basePath(
    options.path,
  );
  app.use(cors({ origin: [...siteOrigins], allowMethods: ['GET', 'POST'], maxAge: 600 }));
  app.get('token', async ({ req, env }) => {
    const article = req.query('article') ?? '';
    if (env.address === undefined) return answer(req.raw, refused(503, 'failed'));
    if (!(await isTokenWelcome(env.address))) return answer(req.raw, refused(429, 'tooMany'));
    if (!(await options.findOpenArticle(article))) return answer(req.raw, refused(404, 'closed'));
    return answerJson(200, { token: await toToken(signer, article, now(), random) });
  });
  app.post(
    'letters',
    async ({ req }, next) =>
      isFromElsewhere(req.raw, siteOrigins) ? answer(req.raw, refused(403, 'elsewhere')) : next(),
    async ({ req, env }) => {
      const read = await readFields(req.raw, mostBytes);
      if ('status' in read) {
        const fault = read.status === 413 ? 'tooLarge' : 'unreadable';
        return answer(req.raw, refused(read.status, fault));
      }
      const { fields } = read;
      // Without a token a letter is only shown to its writer, on a page of the service's own that says where it comes from.
      if (fields.token !== '' && !isFromSite(req.raw, siteOrigins))
        return answer(req.raw, refused(403, 'elsewhere'));
      if (env.address === undefined) return answer(req.raw, refused(503, 'failed', fields));
      if (!(await isLetterWelcome(env.address))) {
        return answer(req.raw, refused(429, 'tooMany', fields));
      }
      // Whatever fails, its writer gets the letter back.
      return answer(req.raw, await receive(fields).catch(() => refused(503, 'failed', fields)));
    },
  );
  app.notFound(({ req }) => answer(req.raw, refused(404, 'unreadable')));
  app.onError((_error, { req }) => answer(req.raw, refused(503, 'failed')));
  return async (request, address) => app.fetch(request, { address });
};

const refused = (
  status: 400 | 403 | 404 | 413 | 415 | 429 | 503,
  fault: Extract<Outcome, { readonly kind: 'refused' }>['fault'],
  fields?: Fields,
): Outcome => ({ kind: 'refused', status, fault, fields, article: undefined });
