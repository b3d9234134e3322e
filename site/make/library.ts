/** The references of the library and of the protocol: what is exported, as it is written in the source. */
import { type ExportedDeclarations, type JSDoc, Node, Project } from 'ts-morph';
import { code, inline, plain } from './markdown.ts';

function openSource(path: string) {
  const project = new Project({ tsConfigFilePath: 'tsconfig.json', skipAddingFilesFromTsConfig: true });
  const file = project.addSourceFileAtPath(path);
  project.resolveSourceFileDependencies();
  return file;
}

/** Everything that the library exports: its functions first, then its types. */
export function libraryReference(): string {
  const exported = [...openSource('src/index.ts').getExportedDeclarations()].flatMap(([name, [declared]]) =>
    declared === undefined ? [] : [{ name, declared, isType: isType(declared) }],
  );
  const part = (title: string, ofTypes: boolean) => [
    `## ${title}`,
    ...exported
      .filter(({ isType }) => isType === ofTypes)
      .sort((a, b) => a.name.localeCompare(b.name, 'en'))
      .map(({ name, declared }) => section(name, declared)),
  ];
  return [...part('Functions', false), ...part('Types', true)].join('\n\n');
}

/** The calls of the protocol, and the types that the same file declares. */
export function protocolReference(): string {
  const file = openSource('src/serve/protocol.ts');
  const simulation = file.getInterfaceOrThrow('Simulation');
  const calls = simulation
    .getMethods()
    .map((method) =>
      [`### ${method.getName()}`, code('ts', method.getText()), ...said(method.getJsDocs())].join('\n\n'),
    );
  const types = file
    .getStatements()
    .filter((one) => (Node.isInterfaceDeclaration(one) || Node.isTypeAliasDeclaration(one)) && one !== simulation)
    .flatMap((one) => (isType(one) ? [section(one.getName(), one)] : []));
  return ['## Calls', ...calls, '## What they take and give', ...types].join('\n\n');
}

const isType = (declared: Node) => Node.isInterfaceDeclaration(declared) || Node.isTypeAliasDeclaration(declared);

function section(name: string, declared: ExportedDeclarations): string {
  return [`### ${name}`, code('ts', written(declared)), ...said(docsOf(declared))].join('\n\n');
}

/** A declaration without its body, as the source has it. */
function written(declared: ExportedDeclarations): string {
  if (Node.isFunctionDeclaration(declared)) {
    const body = declared.getBody();
    const text = declared.getText();
    return body === undefined ? text : text.slice(0, text.length - body.getText().length).replace(/^export /, '');
  }
  if (Node.isVariableDeclaration(declared)) {
    const type = declared
      .getType()
      .getText(declared)
      .replaceAll(/import\("[^"]*"\)\./g, '');
    return `const ${declared.getName()}: ${type}`;
  }
  return declared.getText().replace(/^export /, '');
}

const docsOf = (declared: ExportedDeclarations): JSDoc[] => {
  const holder = Node.isVariableDeclaration(declared) ? declared.getVariableStatement() : declared;
  return holder !== undefined && Node.isJSDocable(holder) ? holder.getJsDocs() : [];
};

/** What stands above a declaration: its description, then its parameters, its result and its errors. */
function said(docs: readonly JSDoc[]): string[] {
  return docs.flatMap((doc) => {
    const tags = doc.getTags().flatMap((tag) => {
      const text = (tag.getCommentText() ?? '').trim();
      if (Node.isJSDocParameterTag(tag)) return [`- ${inline(tag.getName())}: ${prose(text)}`];
      const of = ({ returns: 'Gives', throws: 'Fails with' } as Record<string, string>)[tag.getTagName()];
      return of === undefined ? [] : [`- ${of}: ${prose(text)}`];
    });
    return [prose(doc.getDescription()), tags.join('\n')].filter((text) => text !== '');
  });
}

/** A comment as Markdown: code in it stays code, all else is text. */
const prose = (text: string): string =>
  text
    .trim()
    .split(/(`[^`]+`)/)
    .map((part) => (/^`.+`$/s.test(part) ? inline(part.slice(1, -1)) : plain(part)))
    .join('');
