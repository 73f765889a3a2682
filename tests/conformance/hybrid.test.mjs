// The plan of Hybrid OP: a code, and an ID token or an access token in the browser, by an app that
// opted in (OIDC Core §3.3).
import assert from 'node:assert/strict';
import { checkError } from './lib/checks.mjs';
import { send } from './lib/flow.mjs';
import { plan } from './lib/plan.mjs';
import { core } from './modules/core.mjs';

const hybrid = plan({ types: ['code id_token', 'code token', 'code id_token token'] });

core(hybrid);

hybrid.check('oidcc-server: an app that did not opt in gets no token in the browser', async ({ world, register, signedIn, type }) => {
  const client = await register({ response_types: ['code'], grant_types: ['authorization_code', 'refresh_token'] });
  const { sent, outcome } = await send(client, signedIn(), { response_type: type });
  checkError(world, sent, outcome, 'unauthorized_client', 'unsupported_response_type');
});

hybrid.check('oidcc-server: tokens are never handed over in the query', async ({ world, client, signedIn }) => {
  const { sent, outcome } = await send(client, signedIn(), { response_mode: 'query' });
  checkError(world, sent, outcome, 'invalid_request', 'unsupported_response_mode');
  assert.notEqual(outcome.answer.mode, 'form_post');
});
