// Client certificates (RFC 8705), made with openssl.
import { execFileSync } from 'node:child_process';
import { X509Certificate, createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../e2e/lib/folder.mjs';

const openssl = (folder, ...args) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });

/** An authority: `caFile` for the product, `issue(subject)` for a client, `stop()` removes it. */
export function newAuthority() {
  const { folder, remove } = temporaryFolder('conformance-ca');
  makeKey(folder, 'ca');
  const usage = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign'];
  openssl(folder, 'req', '-x509', '-new', '-key', 'ca.key', '-days', '30', '-subj', '/CN=Clients CA', ...usage, '-out', 'ca.pem');
  let count = 0;
  return {
    caFile: join(folder, 'ca.pem'),
    issue(subject) {
      const name = `client${(count += 1)}`;
      makeKey(folder, name);
      openssl(folder, 'req', '-new', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`);
      writeFileSync(join(folder, 'ext'), 'extendedKeyUsage=clientAuth\nbasicConstraints=CA:FALSE\n');
      openssl(folder, 'x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '30', '-extfile', 'ext', '-out', `${name}.pem`);
      return read(join(folder, `${name}.pem`));
    },
    /** A certificate that its own key signed. */
    selfSigned(subject) {
      const name = `self${(count += 1)}`;
      makeKey(folder, name);
      openssl(folder, 'req', '-x509', '-new', '-key', `${name}.key`, '-days', '30', '-subj', subject, '-out', `${name}.pem`);
      return read(join(folder, `${name}.pem`));
    },
    stop: remove,
  };
}

const makeKey = (folder, name) =>
  openssl(folder, 'genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`);

function read(path) {
  const pem = readFileSync(path, 'utf8');
  const certificate = new X509Certificate(pem);
  return {
    pem,
    /** As a TLS proxy hands it on. */
    header: encodeURIComponent(pem),
    /** `x5t#S256` (RFC 8705 §3.1). */
    thumbprint: createHash('sha256').update(certificate.raw).digest('base64url'),
    x5c: certificate.raw.toString('base64'),
    jwk: certificate.publicKey.export({ format: 'jwk' }),
    // RFC 4514: from the most specific name on.
    subject: certificate.subject.split('\n').reverse().join(','),
  };
}
