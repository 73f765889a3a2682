// The modules that the plans of all response types have in common; each knows where it applies.
import { codes } from './codes.mjs';
import { happy } from './happy.mjs';
import { prompts } from './prompts.mjs';
import { requests } from './requests.mjs';
import { scopes } from './scopes.mjs';
import { userinfo } from './userinfo.mjs';

export function core(plan) {
  for (const part of [happy, scopes, userinfo, prompts, requests, codes]) part(plan);
}
