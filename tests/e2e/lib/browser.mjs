// Chromium as people use it, with an eye on what they would not notice.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

const artefacts = fileURLToPath(new URL('../../artefacts/', import.meta.url));

/** Starts Chromium. It reaches this machine and nothing else. */
export async function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.E2E_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
    ],
  });
}

/**
 * One person's browser: its own cookies. `javaScript: false` for people without scripts.
 * `violations` collects refused scripts, styles and Trusted Types as well as script errors.
 */
export async function openPerson(browser, { javaScript = true, locale = 'en-US', ...options } = {}) {
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    locale,
    viewport: { width: 1024, height: 768 },
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const violations = [];
  await collectCspReports(context, violations);
  const page = await context.newPage();
  return { context, page, violations, close: () => context.close() };
}

async function collectCspReports(context, violations) {
  await context.exposeBinding('__reportViolation', ({ page }, report) => violations.push({ at: page.url(), ...report }));
  await context.addInitScript(() => {
    const report = globalThis.__reportViolation;
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample, sourceFile }) =>
      report({ kind: 'csp', violatedDirective, blockedURI, sample, sourceFile }));
  });
  context.on('page', (page) => {
    page.on('pageerror', (error) => violations.push({ at: page.url(), kind: 'script', message: String(error) }));
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted ?(Types?|HTML|Script)/i.test(message.text())) {
        violations.push({ at: page.url(), kind: 'console', message: message.text() });
      }
    });
  });
}

/** Keeps a picture of the page in tests/artefacts. */
export async function screenshot(page, name) {
  mkdirSync(artefacts, { recursive: true });
  const path = join(artefacts, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}

/** What every page is looked at in: each theme on a wide window and on the narrowest phone. */
export const conditions = ['light', 'dark'].flatMap((colorScheme) => [1280, 320].map((width) => ({ colorScheme, width })));

/** Does something with the page in a theme and at a width, and leaves it as it was. */
export async function under(page, { colorScheme, forcedColors = null, width }, body) {
  const before = page.viewportSize();
  await page.emulateMedia({ colorScheme, forcedColors });
  await page.setViewportSize({ width, height: before.height });
  try {
    return await body();
  } finally {
    await page.emulateMedia({ colorScheme: null, forcedColors: null });
    await page.setViewportSize(before);
  }
}

/**
 * Accessibility violations by axe as short texts, in each theme and width; empty is good.
 * It runs beside the page's own scripts, so the page's policy neither stops nor notices it.
 */
export async function accessibilityViolations(page) {
  const devtools = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await devtools.send('Page.getFrameTree');
    const { executionContextId } = await devtools.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'axe',
    });
    const evaluate = async (expression) => {
      const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
        expression,
        contextId: executionContextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    await evaluate(`${axe.source}; undefined`);
    const found = [];
    for (const condition of conditions) {
      const run = () => evaluate('axe.run(document, { resultTypes: ["violations"] })');
      const { violations } = await under(page, condition, run);
      found.push(...violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, failureSummary }) =>
          `${condition.colorScheme} ${condition.width}: ${id} (${help}) at ${target.join(' ')}: ${failureSummary}`)));
    }
    return found;
  } finally {
    await devtools.detach();
  }
}

/** Pixels by which the page is wider than a window of the given width; it need not run scripts. */
export async function overflow(page, width) {
  const devtools = await page.context().newCDPSession(page);
  try {
    return await under(page, { colorScheme: 'light', width }, async () => {
      const { cssContentSize, cssLayoutViewport } = await devtools.send('Page.getLayoutMetrics');
      return Math.max(0, cssContentSize.width - cssLayoutViewport.clientWidth);
    });
  } finally {
    await devtools.detach();
  }
}

/** Gives the page a passkey device that says yes by itself (WebAuthn §11). */
export async function addVirtualAuthenticator(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    credentials: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    remove: async () => {
      await devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
      await devtools.detach();
    },
  };
}
