/**
 * A lesson as a package for a learning platform such as Moodle or Canvas: the page with all of its files, and a
 * manifest of SCORM 1.2 that opens it at the lesson. The page then reports completion and score (`scorm.ts`).
 */
import { zipSync } from 'fflate';

interface Packaged {
  /** Id of the scenario. */
  scenario: string;
  title: string;
  /** Two-letter code of the language in which the page opens. */
  language: string;
  /** The seed of every page; null for one of its own. */
  seed: string | null;
}

/** Files of the page that are not in its own list. */
const OWN = ['index.html', 'files.json', 'offline.js'];

/**
 * The package, zipped. Rejects where the page's files cannot be read, as in the page that is one file.
 * @param told is told how many files have been read, and out of how many
 */
export async function makePackage(packaged: Packaged, told: (done: number, all: number) => void): Promise<Blob> {
  const listed = (await read('files.json').then((bytes) => JSON.parse(new TextDecoder().decode(bytes)))) as string[];
  const names = [...new Set([...OWN, ...listed])];
  const files: Record<string, Uint8Array> = {};
  for (const name of names) {
    files[name] = await read(name);
    told(Object.keys(files).length, names.length);
  }
  files['imsmanifest.xml'] = new TextEncoder().encode(manifest(packaged, names));
  // At once: fflate's other way makes workers out of text, which the page's policy denies.
  const zipped = zipSync(files, { level: 6 }) as Uint8Array<ArrayBuffer>;
  return new Blob([zipped], { type: 'application/zip' });
}

async function read(name: string): Promise<Uint8Array> {
  const response = await fetch(new URL(name, document.baseURI));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

export function manifest({ scenario, title, language, seed }: Packaged, files: readonly string[]): string {
  const query = new URLSearchParams({ scenario, lesson: '1', lang: language, ...(seed === null ? {} : { seed }) });
  const name = escaped(title);
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="stroma-${escaped(scenario)}" version="1"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="stroma">
    <organization identifier="stroma">
      <title>${name}</title>
      <item identifier="lesson" identifierref="page" parameters="?${escaped(query.toString())}">
        <title>${name}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
${files.map((file) => `      <file href="${escaped(file)}" />`).join('\n')}
    </resource>
  </resources>
</manifest>
`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
