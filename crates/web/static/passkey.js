// Passkeys (W3C WebAuthn Level 3). A form with data-passkey="create" or "get" carries the
// options in the hidden input `options`; the answer goes into `answer` and the form posts itself.
const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(Array.from(new Uint8Array(buffer), (b) => String.fromCharCode(b)).join(""))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const binaryIds = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

async function create({ publicKey: options }) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: binaryIds(options.excludeCredentials),
    },
  });
  return answer(made, {
    attestationObject: text(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

async function get({ publicKey: options }) {
  const used = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: binaryIds(options.allowCredentials),
    },
  });
  const { authenticatorData, signature, userHandle } = used.response;
  return answer(used, {
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    userHandle: userHandle ? text(userHandle) : null,
  });
}

function answer(credential, response) {
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: { ...response, clientDataJSON: text(credential.response.clientDataJSON) },
    extensions: credential.getClientExtensionResults(),
  });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const run = form.dataset.passkey === "create" ? create : get;
  const failure = document.querySelector("[data-passkey-error]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (failure) failure.hidden = true;
    try {
      form.elements.answer.value = await run(JSON.parse(form.elements.options.value));
      form.submit();
    } catch {
      if (failure) failure.hidden = false;
    }
  });
}

const able = Boolean(globalThis.PublicKeyCredential && navigator.credentials);
for (const part of document.querySelectorAll("[data-needs-passkey]")) part.hidden = !able;
for (const part of document.querySelectorAll("[data-without-passkey]")) part.hidden = able;
