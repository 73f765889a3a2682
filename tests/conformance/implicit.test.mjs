// The plan of Implicit OP: tokens in the browser alone, by an app that opted in (OIDC Core §3.2).
import assert from 'node:assert/strict';
import { checkError } from './lib/checks.mjs';
import { send } from './lib/flow.mjs';
import { plan } from './lib/plan.mjs';
import { core } from './modules/core.mjs';

const implicit = plan({ types: ['id_token', 'id_token token'] });

core(implicit);

implicit.check('oidcc-server: an app that did not opt in gets no token in the browser', async ({ world, register, signedIn, type }) => {
  const client = await register({
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_basic',
  });
  const { sent, outcome } = await send(client, signedIn(), { response_type: type });
  checkError(world, sent, outcome, 'unauthorized_client', 'unsupported_response_type');
});

implicit.check('oidcc-server: response_type=token, which signs nobody in, is not offered', async ({ world, client, signedIn }) => {
  assert.equal(world.metadata.response_types_supported.includes('token'), false);
  const { sent, outcome } = await send(client, signedIn(), { response_type: 'token' });
  checkError(world, sent, outcome, 'unsupported_response_type');
}, { only: (parts) => parts.length === 2 });
