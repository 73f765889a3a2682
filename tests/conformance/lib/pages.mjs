// What a person could press on a page.

const SIGNS = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const readable = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return SIGNS[name] ?? whole;
  });

function attributes(tag) {
  const found = {};
  for (const [, name, double, single, bare] of tag.matchAll(/([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)) {
    found[name.toLowerCase()] = readable(double ?? single ?? bare ?? '');
  }
  return found;
}

/** The forms of a page: `{ action, method, fields, buttons }`, fields and buttons with name and value. */
export function formsOf(html) {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(([, tag, inside]) => {
    const { action = '', method = 'get' } = attributes(tag);
    const fields = [...inside.matchAll(/<input\b([^>]*)>/gi)].map(([, input]) => attributes(input));
    const buttons = [...inside.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/gi)].map(([, button, label]) => ({
      ...attributes(button),
      label: readable(label.replace(/<[^>]*>/g, '').trim()),
    }));
    return { action, method: method.toLowerCase(), fields, buttons };
  });
}

/** The addresses of a page's inline frames. */
export function framesOf(html) {
  return [...html.matchAll(/<iframe\b([^>]*)>/gi)].map(([, tag]) => attributes(tag).src);
}

/** The text of a page. */
export function textOf(html) {
  return readable(html.replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim();
}
