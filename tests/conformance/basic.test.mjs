// The plan of Basic OP: response_type=code.
import assert from 'node:assert/strict';
import { plan } from './lib/plan.mjs';
import { reuseLater } from './modules/codes.mjs';
import { core } from './modules/core.mjs';

const basic = plan({ types: ['code'] });

core(basic);

basic.check('oidcc-idtoken-unsigned: nobody may register for unsigned ID tokens', async ({ world }) => {
  assert.equal(world.metadata.id_token_signing_alg_values_supported.includes('none'), false);
  const { code } = await world.tryRegister({
    client_name: 'Unsigned',
    redirect_uris: ['https://app.example/callback'],
    id_token_signed_response_alg: 'none',
  });
  assert.notEqual(code, 0);
});

reuseLater(basic);
