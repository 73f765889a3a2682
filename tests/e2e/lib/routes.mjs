// Which paths the product answers GET requests at, by the table that it routes by.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const table = fileURLToPath(new URL('../../../crates/web/src/routes/table/', import.meta.url));

function read() {
  const source = ['mod.rs', 'admin.rs'].map((file) => readFileSync(`${table}${file}`, 'utf8')).join('\n');
  const patterns = [...source.matchAll(/\b(?:get\(|row\(\s*Get,)\s*"([^"]+)"/g)].map(([, pattern]) => pattern);
  // A row that is written in another way must not be missed: the rows that are left are of other methods.
  const rows = source.match(/^ {4}(?:get|post|row)\(/gm).length;
  const others = source.match(/^ {4}post\(|^ {4}row\(\s*(?:Post|Put|Patch|Delete|Options),/gm).length;
  if (patterns.length !== rows - others) throw new Error(`${patterns.length} GET rows found of ${rows - others}`);
  return patterns;
}

const patterns = read();

/** Every pattern that answers GET, such as `/admin/guests/{}`. */
export const patternsOfGet = () => patterns;

const literal = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const holes = (pattern) => pattern.split('{}').length;

/** The pattern by which a path is answered: a written segment comes before one that takes anything. */
export function patternOf(path) {
  const fits = (pattern) => new RegExp(`^${pattern.split('{}').map(literal).join('[^/]+')}$`).test(path);
  return patterns.filter(fits).sort((a, b) => holes(a) - holes(b))[0];
}
