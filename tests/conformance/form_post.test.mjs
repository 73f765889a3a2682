// The plans of Form Post OP: the answer is a form that the browser posts to the app, whatever the
// response type (OAuth 2.0 Form Post Response Mode §2).
import assert from 'node:assert/strict';
import { send, signIn } from './lib/flow.mjs';
import { formsOf } from './lib/pages.mjs';
import { plan } from './lib/plan.mjs';
import { core } from './modules/core.mjs';

const types = ['code', 'id_token', 'id_token token', 'code id_token', 'code token', 'code id_token token'];
const formPost = plan({ types, responseMode: 'form_post' });

core(formPost);

formPost.check('oidcc-server: the form holds the response alone, goes nowhere else, and is not stored', async ({ world, client, signedIn }) => {
  const { sent, outcome } = await send(client, signedIn());
  const { page } = outcome.answer;
  const forms = formsOf(page.text).filter(({ action }) => action === client.redirectUri);
  assert.equal(forms.length, 1);
  const names = forms[0].fields.map(({ name }) => name).filter(Boolean).sort();
  const parts = sent.params.response_type.split(' ');
  const expected = [
    ...(parts.includes('code') ? ['code'] : []),
    ...(parts.includes('id_token') ? ['id_token'] : []),
    ...(parts.includes('token') ? ['access_token', 'expires_in', 'token_type', 'scope'] : []),
    'iss',
    'state',
  ];
  for (const name of names) assert.ok(expected.includes(name), `${name} is part of the response`);
  for (const name of expected.filter((one) => one !== 'scope')) assert.ok(names.includes(name), name);
  assert.match(page.headers.get('cache-control'), /no-store/);
  assert.equal(new URL(page.url).origin, world.issuer);
  const policy = page.headers.get('content-security-policy');
  assert.doesNotMatch(policy, /unsafe-inline/);
  assert.match(policy, /form-action [^;]*https:/, 'the form may go to the app');
});

formPost.check('oidcc-server: text of the app is never taken for markup', async ({ world, client, signedIn }) => {
  const state = '"><script>alert(1)</script>&amp;';
  const got = await signIn(world, client, signedIn(), { state });
  assert.equal(got.sent.params.state, state);
}, { only: (parts) => parts.length === 1 });
