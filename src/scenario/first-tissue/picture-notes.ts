/** What there is to know of how a picture was read: how it was scaled, and what became of small pieces. */
import type { Words } from '../../texts/words.ts';
import type { Size } from './frame.ts';
import { listed, type Note, some } from './import-report.ts';
import type { SitesRead } from './sites-of-pixels.ts';

export const pixelCount = (count: number): Words =>
  some(count, { en: '1 pixel', de: '1 Pixel' }, { en: '{n} pixels', de: '{n} Pixel' });

export function scaledNote({ width, height }: Size, size: Size, thin: readonly string[]): Words {
  const given = { width, height, columns: size.width, rows: size.height, thin: listed(thin) };
  if (width <= size.width)
    return {
      told: {
        en: '{width} × {height} pixels are drawn on {columns} × {rows} sites',
        de: '{width} × {height} Pixel liegen auf {columns} × {rows} Gitterplätzen',
      },
      ...given,
    };
  const most = {
    en: '{width} × {height} pixels are drawn on {columns} × {rows} sites: a site takes the type of most of its pixels',
    de: '{width} × {height} Pixel liegen auf {columns} × {rows} Gitterplätzen: Ein Platz bekommt den Typ der meisten seiner Pixel',
  };
  if (thin.length === 0) return { told: most, ...given };
  return {
    told: {
      en: `${most.en}, and {thin!} if any pixel has it`,
      de: `${most.de}, und {thin!}, sobald ein Pixel ihn hat`,
    },
    ...given,
  };
}

/** What became of pieces that are smaller or thinner than a site. */
export function pieceNotes(
  { small, specks, thinned }: SitesRead,
  names: readonly string[],
  thin: readonly string[],
): Note[] {
  const namesOf = (types: Iterable<number>): string[] => [...types].map((type) => names[type]);
  return [
    ...(small > 0
      ? [
          {
            words: some(
              small,
              {
                en: '1 piece that fills no site by half is a cell',
                de: '1 Stück, das keinen Gitterplatz halb füllt, ist eine Zelle',
              },
              {
                en: '{n} pieces that fill no site by half are a cell each',
                de: '{n} Stücke, die keinen Gitterplatz halb füllen, sind je eine Zelle',
              },
            ),
          },
        ]
      : []),
    ...[...thinned].map(([type, pieces]): Note => thinnedNote(names[type], pieces, thin)),
    ...(specks.size > 0
      ? [
          {
            words: {
              told: {
                en: 'pieces of {names!} of less than a twentieth of a site count as specks',
                de: 'Stücke {names!} von weniger als einem Zwanzigstel eines Gitterplatzes gelten als Flecken',
              },
              names: listed(namesOf(specks.keys())),
            },
            hint: `--thin ${namesOf(specks.keys()).join(' ')} takes each pixel`,
          },
        ]
      : []),
  ];
}

/** What became of structures of a type that are thinner than a site, and what keeps them whole. */
function thinnedNote(name: string, pieces: number, thin: readonly string[]): Note {
  const words = some(
    pieces,
    {
      en: '1 piece of {name!} is thinner than a site and has gaps: it has fewer sites than it crosses',
      de: '1 Stück {name!} ist dünner als ein Gitterplatz und hat Lücken: Es hat weniger Plätze, als es kreuzt',
    },
    {
      en: '{n} pieces of {name!} are thinner than a site and have gaps: they have fewer sites than they cross',
      de: '{n} Stücke {name!} sind dünner als ein Gitterplatz und haben Lücken: Sie haben weniger Plätze, als sie kreuzen',
    },
    { name },
  );
  return thin.includes(name) ? { words } : { words, hint: `--thin ${name} fills each site where it has a pixel` };
}
