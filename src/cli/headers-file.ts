/**
 * Reads a file `_headers`, as hosts of static files know it: a line with a path, and below it, indented, the headers of
 * the files that the path means; where two rules give one header, its values are joined.
 */
export function headersBy(text: string): (path: string) => Record<string, string> {
  const rules: { path: string; headers: [string, string][] }[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    if (/^\S/.test(line)) rules.push({ path: line.trim(), headers: [] });
    else {
      const at = line.indexOf(':');
      rules.at(-1)!.headers.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
    }
  }
  const means = (rule: string, path: string) =>
    rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule;
  return (path) => {
    const given: Record<string, string> = {};
    for (const [name, value] of rules.filter((rule) => means(rule.path, path)).flatMap(({ headers }) => headers))
      given[name] = name in given ? `${given[name]}, ${value}` : value;
    return given;
  };
}
